"""Planted numbers and addresses are found where they stand; what only looks like one passes."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.contacts.digits import read_digits
from classroom.contacts.directory import Directory
from classroom.contacts.numbers import find_numbers
from classroom.models.data import Address, Contact
from classroom.plan import find_problems
from tests.sample import page, write_sample

DAY = datetime.date(2026, 11, 1)
CALLED = ("110", "119", "120", "122", "96110", "12321", "12345", "12381", "10699000")
DIRECTORY = Directory(
    tuple(Contact(id=f"c-{number}", number=number, name="名", purpose="用途", verified=DAY) for number in CALLED),
    (
        Address(id="reports", url="https://12321.cn/", name="举报官网", purpose="举报", verified=DAY),
        Address(id="guide", url="https://www.gov.cn/fanzha/", name="指南", purpose="看", verified=DAY),
        Address(id="account", url="sanyuan_police", name="三元警方", purpose="看", verified=DAY),
        Address(id="mail", url="mailto:school@gov.cn", name="邮箱", purpose="写信", verified=DAY),
    ),
    "https://ketang.example/",
)

NUMBERS = [
    ("拨打 96111", "96111"),
    ("96119 是反诈专线", "96119"),
    ("96 119 是反诈专线", "96119"),
    ("9 6 1 1 9 是反诈专线", "96119"),
    ("96-119 是反诈专线", "96119"),
    ("９６１１９", "96119"),
    ("９６\u3000１１９", "96119"),
    ("请打九六一一九", "96119"),
    ("九六一一九是反诈专线", "96119"),
    ("九 六 一 一 九", "96119"),
    ("玖陆壹壹玖", "96119"),
    ("9六1一玖", "96119"),
    ("٩٦١١٩", "96119"),
    ("银行客服 95588", "95588"),
    ("956123", "956123"),
    ("打 12399 问问", "12399"),
    ("12382 发来短信", "12382"),
    ("一二三八二", "12382"),
    ("打 111", "111"),
    ("拨 911 或 110", "911"),
    ("打 110、999", "999"),
    ("打 110 和 **112**", "112"),
    ("报警电话：117", "117"),
    ("☎ 8222222", "8222222"),
    ("电话 8222 2222", "8222"),
    ("114 服务热线", "114"),
    ("10086 客服", "10086"),
    ("[来电](tel:96112)", "96112"),
    ("13800008000", "13800008000"),
    ("138 0000 8000", "13800008000"),
    ("138-0000-8000", "13800008000"),
    ("138.0000.8000", "13800008000"),
    ("1 3 8 0 0 0 0 8 0 0 0", "13800008000"),
    ("+86 138 0000 8000", "13800008000"),
    ("+8613800008000", "13800008000"),
    ("１３８００００８０００", "13800008000"),
    ("一三八零零零零八零零零", "13800008000"),
    ("幺三八零零零零八零零零", "13800008000"),
    ("加我手机13800008000谢谢", "13800008000"),
    ("138**0000**8000", "13800008000"),
    ("0598-8222222", "05988222222"),
    ("（0598）8222222", "05988222222"),
    ("０５９８－８２２２２２２", "05988222222"),
    ("010 1234 5678", "01012345678"),
    ("010-12399", "01012399"),
    ("400-820-8820", "4008208820"),
    ("4008208820", "4008208820"),
    ("4008-208-820", "4008208820"),
    ("800 810 8888", "8008108888"),
    ("1069000", None),
    ("短信端口 10690000", "10690000"),
    ("1069 9000 1234", "106990001234"),
    ("+852 1234 5678", "85212345678"),
    ("00852-12345678", "0085212345678"),
]
"""Text and the number found in it; None for what is no number's shape."""

ADDRESSES = [
    ("https://evil.com/login", "https://evil.com/login"),
    ("[官网](http://fanzha-police.top/a)", "http://fanzha-police.top/a"),
    ("看 www.96110.cc", "www.96110.cc"),
    ("打开 12321.com.cn 举报", "12321.com.cn"),
    ("12321.cn.evil.vip", "12321.cn.evil.vip"),
    ("https://12321.cn@evil.com/", "https://12321.cn@evil.com/"),
    ("http://12321.cn/", "http://12321.cn/"),
    ("https://12321.cn:8443/", "https://12321.cn:8443/"),
    ("https://www.gov.cn/other/", "https://www.gov.cn/other/"),
    ("https://www.gov.cn/fanzha/../x/", "https://www.gov.cn/fanzha/../x/"),
    ("//cdn.evil.com/a", "//cdn.evil.com/a"),
    ("ｗｗｗ．ｅｖｉｌ．ｃｏｍ", "www.evil.com"),
    ("反诈.中国", "反诈.中国"),
    ("https://ketang.example.evil.com/", "https://ketang.example.evil.com/"),
    ("写信到 help@evil.com", "help@evil.com"),
    ("mailto:help@gov.cn", "mailto:help@gov.cn"),
    ("weixin://dl/chat", "weixin://dl/chat"),
    ("加微信 fanzha_110", "fanzha_110"),
    ("微信号：police96110", "police96110"),
    ("公众号 gh_0123456789ab", "gh_0123456789ab"),
    ("公众号“三元反诈”", "三元反诈"),
    ("QQ：123456789", "123456789"),
    ("抖音号 fanzha2026", "fanzha2026"),
]

INNOCENT = [
    "2026 年 12 月 5 日",
    "2026-12-05",
    "2026-12-05 09:30-10:30",
    "12-05 9:30 上课",
    "20261205",
    "9:30-11:10",
    "13000 余人次",
    "受众 13000余人次",
    "12500 人",
    "12345678901234",
    "编号 350403199001011234",
    "20251238100",
    "第 96111 号",
    "§12382",
    "第 110 条",
    "第 119—122 页",
    "95%",
    "96.110%",
    "95.588",
    "12,399 元",
    "96111 元",
    "¥12399",
    "13.88 亿条",
    "1940 万用户",
    "95000 户",
    "12000 到 15000",
    "打 800 元",
    "打 300 个电话",
    "打了 120 多个电话",
    "打 3 次电话",
    "每月扣 800。",
    "容量 120",
    "110 宣传日",
    "“123”社区治理模式",
    "v1.23.456",
    "版本 12.3.99",
    "[下一节](#12399)",
    "[课](../courses/01-stop.md#96111)",
    "anti-fraud-96111",
    "sms-10690000",
    "颜色 #961119",
    "f96111a3",
    "1280×720",
    "4.5:1 对比度",
    "60×60",
    "100 万以上",
    "5千-1万、1万-5万",
    "30 分钟内",
    "5 月 25 日",
    "一五一十",
    "三三两两",
    "二〇二六年十二月",
    "一二三年级",
    "统一2399人",
    "周一 110 人",
    "手机号 138****8000",
    "尾号 8000",
    "拨打 96110，一定要接。96110 5 月起",
    "打 110 和 120",
    "九六一一零",
    "9 6 1 1 0",
    "010-12321",
    "区号 010",
    "10699000 48 小时内回复",
    "https://ketang.example/courses/schedule/index.html",
    "https://12321.cn/report/1",
    "12321.cn",
    "www.12321.cn",
    "https://www.gov.cn/fanzha/a.html",
    "https://example.org/a",
    "http://127.0.0.1:8000",
    "写信到 a@school.example",
    "school@gov.cn",
    "公众号 sanyuan_police",
    "公众号“三元警方”",
    "docs/data/contacts.yml",
    "README.md",
    "app.js",
    "index.html",
    "用 Word 写",
    "加微信聊天",
    "微信 5000 元",
    "QQ、微信、电话",
    "e.g. 和 i.e.",
    "3.14",
]


@pytest.mark.parametrize(("text", "number"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_planted_number_is_found(text: str, number: str | None) -> None:
    found = [mention.value for mention in DIRECTORY.unregistered_numbers(text)]
    assert found == ([number] if number else [])


@pytest.mark.parametrize(("text", "address"), ADDRESSES, ids=[text for text, _ in ADDRESSES])
def test_planted_address_is_found(text: str, address: str) -> None:
    assert [mention.value for mention in DIRECTORY.unregistered_addresses(text)] == [address]


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_text_passes(text: str) -> None:
    assert DIRECTORY.unregistered_numbers(text) == ()
    assert DIRECTORY.unregistered_addresses(text) == ()


@given(st.text())
def test_reading_digits_keeps_every_place(text: str) -> None:
    assert len(read_digits(text)) == len(text)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.text(alphabet="请加我，。（）\n", max_size=8))
def test_any_mobile_is_found_between_any_words(number: str, words: str) -> None:
    assert [mention.value for mention in find_numbers(f"{words}{number}{words}")] == [number]


def _codes(root: Path, today: datetime.date = datetime.date(2026, 11, 20)) -> list[str]:
    return [f"{p.path}:{p.line}:{p.column} {p.code} {p.severity}" for p in find_problems(root, today)[1]]


def test_a_number_in_a_body_is_told_at_its_place(tmp_path: Path) -> None:
    root = write_sample(tmp_path, {"docs/now/index.md": page("我该怎么办", "先停手。\n\n先打 110，再打 **96111**。")})
    assert _codes(root) == ["docs/now/index.md:7:13 unregistered-number error"]


def test_front_matter_data_and_terms_are_read_too(tmp_path: Path) -> None:
    root = write_sample(
        tmp_path,
        {
            "docs/now/index.md": "---\ntitle: 我该怎么办\nsummary: 问 www.evil.com\n---\n正文。\n",
            "docs/data/glossary.yml": "terms: [{term: 止付, meaning: 打 96111}]\n",
        },
    )
    assert _codes(root) == [
        "docs/data/glossary.yml:1:29 unregistered-number error",
        "docs/now/index.md:3:10 unregistered-address error",
    ]


VERIFIED = datetime.date(2026, 9, 1)
AGES = [(-1, ["warning"]), (0, []), (150, []), (151, ["warning"]), (180, ["warning"]), (181, ["error"])]


@pytest.mark.parametrize(("days", "severities"), AGES)
def test_a_contact_grows_stale(tmp_path: Path, days: int, severities: list[str]) -> None:
    problems = find_problems(write_sample(tmp_path), VERIFIED + datetime.timedelta(days))[1]
    assert [problem.severity for problem in problems if problem.code == "stale-contact"] == severities
