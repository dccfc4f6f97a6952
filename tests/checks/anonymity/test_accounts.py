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
        ("豆瓣idqiu_yu_0047注销了", ["idqiu_yu_0047"]),
        ("骗我的是zhaopin_9s", ["zhaopin_9s"]),
        ("这个wuye_guanjia07是假的", ["wuye_guanjia07"]),
        ("加老师tz-lao-guan-08", ["tz-lao-guan-08"]),
        ("YY频道880000913", ["880000913"]),
        ("QQ写在两处，左边 2700，右边 0088", ["2700，右边 0088"]),
        ("微信前半截 qishi，后半截 0000_ma", ["qishi，后半截 0000_ma"]),
        ("id改成b a t 四 九 0 0", ["b a t 四 九 0 0"]),
        ("wx：木.木.水_0506", ["木.木.水_0506"]),
        ("微信：yaya😘yaya520", ["yaya😘yaya520"]),
        ("QQ一栏写着 0055318842", ["0055318842"]),
        ("扣扣空间全是花，号码 0091827364", ["0091827364"]),
        ("Steam好友代码417263880", ["417263880"]),
        ("zfb_yunshui-yao@kezhan", ["zfb_yunshui-yao"]),
        ("| 网友 | 微信号 |\n|---|---|\n| 甲 | qiu_0047 |", ["qiu_0047"]),
        ("| 网友 | 版本 |\n|---|---|\n| 甲 | qiu_0047 |", []),
        ("书号是 ISBN 978-7-0000-0417-2", []),
        ("lesson_plan_v2.pptx", []),
        ("打开jiaoan_v2看看", []),
        ('{"id":"case-07"}', []),
        ("commit a1b2c3d", []),
        ("联系华为Mate60和RTX4090", []),
        ("Wi-Fi：Police_Guest_5G", []),
        ("验证码880000", []),
        ("订单号880000913号", []),
        ("微信、QQ、VX 都要防", []),
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
        ("陌陌上他叫北纬三十度的风，说自己跑船", ["北纬三十度的风"]),
        ("网名改成了雨停了吗", ["雨停了吗"]),
        ("手机里那个人叫“云上牧羊人🐑”", ["云上牧羊人🐑"]),
        ("管理员藏金阁_阿文师兄", ["藏金阁_阿文师兄"]),
        ("游戏昵称〆ヤ孤城浪子丶", ["〆ヤ孤城浪子丶"]),
        ("小红书上“糯米团子妈妈”的笔记", ["糯米团子妈妈"]),
        ("发帖人：#夜航西飞Rita，说能查", ["夜航西飞Rita"]),
        ("那个up半熟芝士tv下面", ["半熟芝士tv"]),
        ("注意@是全角的", []),
        ("那种叫“送皮肤”的套路", []),
        ("群里管这叫“杀猪盘”", []),
        ("网名叫什么都行", []),
        ("@page { size: A4 }", []),
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
        ("qiaomai.ledger@example.com", ["qiaomai.ledger@example.com"]),
        ("jia.he [at] example [dot] com", ["jia.he [at] example [dot] com"]),
        ("xiaojuzi小老鼠example点com", ["xiaojuzi小老鼠example点com"]),
        ("q i u @ e x a m p l e . c n", ["q i u @ e x a m p l e . c n"]),
        ("a@example.com", []),
        ("name@example.com", []),
        ("navigation.top", []),
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
        ("203.0.113.77", ["203.0.113.77"]),
        ("对方IP198.51.100.23:8443", ["198.51.100.23:8443"]),
        ("[2001:db8:ff:1e::12]:443", ["[2001:db8:ff:1e::12]:443"]),
        ("DNS 114.114.114.114", []),
        ("255.255.255.0", []),
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
