"""Accounts, handles, mail, machines, wallets and places on the map."""

import pytest

from tests.checks.anonymity.invented import found

TRON = "TVj7RNVHy6thbM7BWdSe9G6gXwKhjdhdNZ"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("微信：abc_2024", ["abc_2024"]),
        ("威信是xiaopeng1993", ["xiaopeng1993"]),
        ("加V：lan_tian8862", ["lan_tian8862"]),
        ("扣扣2700000088", ["2700000088"]),
        ("小企鹅号 三五零零零零八八一", ["三五零零零零八八一"]),
        ("支付宝账号为huoguo.2019x", ["huoguo.2019x"]),
        ("抖音号：sm_dajie520", ["sm_dajie520"]),
        ("t.me/kuaisu_u88", ["t.me/kuaisu_u88"]),
        ("wxid_9k2m0000ab", ["wxid_9k2m0000ab"]),
        ("要的加我：zq8800xy", ["zq8800xy"]),
        ("微 信 号：hello_0000", ["hello_0000"]),
        ("型号：zq8800xy", []),
        ("领导有威信", []),
        ("微信支付、支付宝", []),
        ("微信8.0.50版", []),
        ("微信转账20000元", []),
        ("QQ群里有5000人", []),
        ("微信号abc***89", []),
        ("公众号 pingan_2024", []),
        ("- id: east-yard", []),
        ("abc_2024", []),
        ("动物园的企鹅馆", []),
    ],
)
def test_account(text: str, names: list[str]) -> None:
    assert found(text, "ACCOUNT") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@山里红果果", ["@山里红果果"]),
        ("@night_owl_77转发", ["@night_owl_77"]),
        ("网名“往事如烟里的鱼”", ["往事如烟里的鱼"]),
        ("网友“海边的石头”", ["海边的石头"]),
        ("@所有人", []),
        ("@国家反诈中心", []),
        ("昵称“退款客服”", []),
        ("网友“高富帅”", []),
        ("a@b", []),
        ("z***@qq.com", []),
        ("以@163.com结尾", []),
    ],
)
def test_handle(text: str, names: list[str]) -> None:
    assert found(text, "HANDLE") == names


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("banzheng2020@163.com", ["banzheng2020@163.com"]),
        ("lily (at) gmail.com", ["lily (at) gmail.com"]),
        ("27000066＠qq．com", ["27000066＠qq．com"]),
        ("88000012艾特qq点com", ["88000012艾特qq点com"]),
        ("z***@qq.com", []),
        ("jubao@12321.cn", []),
        ("bangong@sm.gov.cn", []),
        ("a@example.com", []),
        ("@qq.com结尾", []),
    ],
)
def test_email(text: str, addresses: list[str]) -> None:
    assert found(text, "EMAIL") == addresses


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("26.271935, 117.636822", ["26.271935, 117.636822"]),
        ("北纬26°16′19″、东经117°38′12″", ["北纬26°16′19″、东经117°38′12″"]),
        ("E117.6385 N26.2674", ["E117.6385 N26.2674"]),
        ("经度113.264385", ["经度113.264385"]),
        ("26.3, 117.6", []),
        ("止付 1386.512 万元", []),
        ("东经117度", []),
        ("font-size:0.875rem", []),
    ],
)
def test_gps(text: str, places: list[str]) -> None:
    assert found(text, "GPS") == places


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("117.28.45.206", ["117.28.45.206"]),
        ("36[.]248[.]19[.]73", ["36[.]248[.]19[.]73"]),
        ("IP 1.2.3.4", ["1.2.3.4"]),
        ("2409:8a34:10:22::1f", ["2409:8a34:10:22::1f"]),
        ("127.0.0.1:8000", []),
        ("192.168.1.1", []),
        ("第3.2.1.4节", []),
        ("升级到5.0.121.1版", []),
        ("117.28.*.*", []),
        ("300.1.1.1", []),
        ("09:30:00", []),
        ("std::vector", []),
    ],
)
def test_ip(text: str, addresses: list[str]) -> None:
    assert found(text, "IP") == addresses


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (f"收U：{TRON}", [TRON]),
        (f"{TRON[:17]} {TRON[17:]}", [f"{TRON[:17]} {TRON[17:]}"]),
        (f"{TRON[:20]}\n{TRON[20:]}", [f"{TRON[:20]}\n{TRON[20:]}"]),
        ("0x" + "52908400098527886E0F" * 2, ["0x" + "52908400098527886E0F" * 2]),
        (f"{TRON[:4]}…{TRON[-4:]}", []),
        (f"{TRON}abc", []),
        ("提交号3f2a9c1be07d44518c0e9d6f7a2b3c4d5e6f7081", []),
        ("191 queries, then 73 by fresh wording", []),
    ],
)
def test_wallet(text: str, addresses: list[str]) -> None:
    assert found(text, "WALLET") == addresses
