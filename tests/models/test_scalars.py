import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError, create_model

from classroom.models.base import Model, reject
from classroom.models.scalars import (
    RESOLVE_DATE,
    ClassDate,
    ClockRange,
    IsoDate,
    LessonId,
    LossBand,
    Quarter,
    SiteAddress,
    Slug,
    SomeTexts,
    Text,
    Texts,
    half_year,
    period_days,
    yuan_floor,
)

DATE_FIX = "写成 2026-12-05 这样：四位年-两位月-两位日"
DAY_FIX = "对照日历，改成真实的日期"
YEAR_FIX = "年份在 2000 到 2100 之间，检查一下"
CLOCK_FIX = "写成 09:30-10:30 这样：开始-结束，用英文冒号和减号"
HOUR_FIX = "小时写 0 到 23，分钟写 00 到 59；午夜写 23:59"
ORDER_FIX = "检查两个时间，把早的写在前面"
SLUG_FIX = "只用小写英文字母、数字和减号，例如 parcel-card"
LESSON_FIX = "写成“课程文件夹/课”，例如 anti-fraud/task-rebate（不带前面的序号和 .md）"
QUARTER_FIX = "写成 2025-Q3 这样：年-Q 季度，不写月和日"
BAND_FIX = "写区间，例如 5千-1万、1万-5万、100万以上；没有损失写 0"
LINE_FIX = "改成一行，删掉换行"
LINE = "这里只能写一行，里面有换行或看不见的字符"
EMPTY = ("这里是空的", "写上内容；不需要就把这一项整行删掉")


def parse(kind: Any, value: Any) -> Any:
    """Return *value* as a field of *kind* in a model of the content."""
    holder: Any = create_model("Holder", __base__=Model, field=(kind, ...))
    return holder.model_validate({"field": value}).field


def refuse(kind: Any, value: Any) -> tuple[str, str]:
    """Return what the author reads: the message and the way to mend it."""
    with pytest.raises(ValidationError) as caught:
        parse(kind, value)
    [details] = caught.value.errors()
    assert details["type"] == "content"
    return details["ctx"]["message"], details["ctx"]["fix"]


@pytest.mark.parametrize(
    ("kind", "value", "parsed"),
    [
        (Text, "甲", "甲"),
        (Text, " 甲 乙\n", "甲 乙"),
        (Text, "　甲　", "甲"),
        (Text, "字" * 2000, "字" * 2000),
        (Text, "😀", "😀"),
        (IsoDate, "2026-12-05", datetime.date(2026, 12, 5)),
        (IsoDate, "2000-01-01", datetime.date(2000, 1, 1)),
        (IsoDate, "2100-12-31", datetime.date(2100, 12, 31)),
        (IsoDate, "2028-02-29", datetime.date(2028, 2, 29)),
        (IsoDate, datetime.date(2026, 12, 5), datetime.date(2026, 12, 5)),
        (ClockRange, "09:30-10:30", (datetime.time(9, 30), datetime.time(10, 30))),
        (ClockRange, "9:30-10:05", (datetime.time(9, 30), datetime.time(10, 5))),
        (ClockRange, "00:00-23:59", (datetime.time(0), datetime.time(23, 59))),
        (ClockRange, "13:00-13:01", (datetime.time(13), datetime.time(13, 1))),
        (Slug, "a", "a"),
        (Slug, "parcel-card-2025", "parcel-card-2025"),
        (Slug, "110", "110"),
        (LessonId, "anti-fraud/task-rebate", "anti-fraud/task-rebate"),
        (LessonId, "a/1", "a/1"),
        (Quarter, "2025-Q1", "2025-Q1"),
        (Quarter, "2025-Q4", "2025-Q4"),
        (Quarter, "2025-H1", "2025-H1"),
        (Quarter, "2025-H2", "2025-H2"),
        (LossBand, 0, "0"),
        (LossBand, "0", "0"),
        (LossBand, "1万-5万", "1万-5万"),
        (LossBand, "5千-1万", "5千-1万"),
        (LossBand, "500-1千", "500-1千"),
        (LossBand, "100-999", "100-999"),
        (LossBand, "0-5千", "0-5千"),
        (LossBand, "9千-1万", "9千-1万"),
        (LossBand, "100万以上", "100万以上"),
        (Texts, [], ()),
        (Texts, ["甲", " 乙 "], ("甲", "乙")),
        (SomeTexts, ["甲"], ("甲",)),
    ],
)
def test_good_values(kind: Any, value: Any, parsed: Any) -> None:
    assert parse(kind, value) == parsed


@pytest.mark.parametrize(
    ("kind", "value", "message", "fix"),
    [
        (Text, "", *EMPTY),
        (Text, " \t\n", *EMPTY),
        (Text, "　", *EMPTY),
        (Text, "甲\n乙", LINE, LINE_FIX),
        (Text, "甲\t乙", LINE, LINE_FIX),
        (Text, "甲\x02乙", LINE, LINE_FIX),
        (Text, "字" * 2001, "这里写了 2001 个字，太长了", "缩短到 2000 字以内，细节写进正文"),
        (Text, "甲\u2028乙", LINE, LINE_FIX),
        (Text, "甲\x85乙", LINE, LINE_FIX),
        (Text, "甲\u202e乙", LINE, LINE_FIX),
        # dates
        (IsoDate, "2026-12-5", "日期“2026-12-5”的写法不对", DATE_FIX),
        (IsoDate, "2026/12/05", "日期“2026/12/05”的写法不对", DATE_FIX),
        (IsoDate, "26-12-05", "日期“26-12-05”的写法不对", DATE_FIX),
        (IsoDate, "2026年12月5日", "日期“2026年12月5日”的写法不对", DATE_FIX),
        (IsoDate, "2026-12-05 ", "日期“2026-12-05”的写法不对", DATE_FIX),
        (IsoDate, "2026-12-05\n", "日期“2026-12-05”的写法不对", DATE_FIX),
        (IsoDate, "2026-12-05T09:30", "日期“2026-12-05T09:30”的写法不对", DATE_FIX),
        (IsoDate, "2026－12－05", "日期“2026－12－05”的写法不对", DATE_FIX),
        (IsoDate, 20261205, "日期“20261205”的写法不对", DATE_FIX),
        (IsoDate, "", "日期“”的写法不对", DATE_FIX),
        (IsoDate, "2026-02-29", "没有 2026-02-29 这一天", DAY_FIX),
        (IsoDate, "2026-13-01", "没有 2026-13-01 这一天", DAY_FIX),
        (IsoDate, "2026-11-31", "没有 2026-11-31 这一天", DAY_FIX),
        (IsoDate, "2026-00-10", "没有 2026-00-10 这一天", DAY_FIX),
        (IsoDate, "0000-01-01", "没有 0000-01-01 这一天", DAY_FIX),
        (IsoDate, "1999-12-31", "日期 1999-12-31 的年份不对", YEAR_FIX),
        (IsoDate, "2101-01-01", "日期 2101-01-01 的年份不对", YEAR_FIX),
        (IsoDate, "9999-12-31", "日期 9999-12-31 的年份不对", YEAR_FIX),
        (IsoDate,
            "２０２６-12-05",
            "日期“２０２６-12-05”的写法不对",
            DATE_FIX),
        # times
        (ClockRange, "09:30", "时间“09:30”的写法不对", CLOCK_FIX),
        (ClockRange, "09:30 - 10:30", "时间“09:30 - 10:30”的写法不对", CLOCK_FIX),
        (ClockRange, "09：30-10：30", "时间“09：30-10：30”的写法不对", CLOCK_FIX),
        (ClockRange, "09:30—10:30", "时间“09:30—10:30”的写法不对", CLOCK_FIX),
        (ClockRange, "9:3-10:30", "时间“9:3-10:30”的写法不对", CLOCK_FIX),
        (ClockRange, "上午9点", "时间“上午9点”的写法不对", CLOCK_FIX),
        (ClockRange, 780, "时间“780”的写法不对", CLOCK_FIX),
        (ClockRange, "24:00-24:30", "时间“24:00-24:30”里有不存在的钟点", HOUR_FIX),
        (ClockRange, "23:00-24:00", "时间“23:00-24:00”里有不存在的钟点", HOUR_FIX),
        (ClockRange, "09:60-10:30", "时间“09:60-10:30”里有不存在的钟点", HOUR_FIX),
        (ClockRange, "10:30-09:30", "时间“10:30-09:30”的结束不在开始之后", ORDER_FIX),
        (ClockRange, "10:30-10:30", "时间“10:30-10:30”的结束不在开始之后", ORDER_FIX),
        (ClockRange, "23:00-01:00", "时间“23:00-01:00”的结束不在开始之后", ORDER_FIX),
        (ClockRange, "０９:30-10:30", "时间“０９:30-10:30”的写法不对", CLOCK_FIX),
        # names
        *(
            (Slug, value, f"代号“{value}”的写法不对", SLUG_FIX)
            for value in ("", "A", "a_b", "a--b", "-a", "a-", "a b", "刷单", "a.b", "a/b", "ａ", "é", "{x}")
        ),
        (Slug, "a\n", "代号“a”的写法不对", SLUG_FIX),
        (Slug, 5, "代号“5”的写法不对", f"给它加上引号；{SLUG_FIX}"),
        (Slug, "index", "代号不能是 index", "index 留给首页，换一个词"),
        (Slug, True, "代号“true”的写法不对", SLUG_FIX),
        (Slug, "A" * 31, f"代号“{'A' * 30}…”的写法不对", SLUG_FIX),
        *(
            (LessonId, value, f"课程代号“{value}”的写法不对", LESSON_FIX)
            for value in ("stop", "a/b/c", "a/", "/a", "A/b", "a/b.md", "courses/a/b", "a/01_b", "a\\b", 3)
        ),
        *(
            (Quarter, value, f"时间“{value}”应当只写到季度", QUARTER_FIX)
            for value in ("2025-Q0", "2025-Q5", "2025-q3", "2025Q3", "2025-09", "2025", 2025, "2025-Q3-1", "1999-Q4")
        ),
        *(
            (Quarter, value, f"时间“{value}”应当只写到季度", QUARTER_FIX)
            for value in ("2025-H0", "2025-H3", "2025-h1", "2025H1", "2025-Q1-H1")
        ),
        (Quarter, "２０２５-Q3", "时间“２０２５-Q3”应当只写到季度", QUARTER_FIX),
        (Quarter, "2025-Q3\n", "时间“2025-Q3”应当只写到季度", QUARTER_FIX),
        # bands
        *(
            (LossBand, value, f"损失金额“{value}”的写法不对", BAND_FIX)
            for value in (
                "1万", 1, 12345, "1万元-5万元", "1万－5万", "1万~5万", "1万-5万以上", "以上", "1.5万-5万", "1 万-5万",
                "1万-", "-5万", "1亿以上", "一万-五万", "1万-5万-9万", "", "00", "无",
            )
        ),
        *(
            (LossBand, value, f"损失金额“{value}”前面的数应当比后面的小", BAND_FIX)
            for value in ("5万-1万", "1万-1万", "10千-1万", "1万-9千")
        ),
        (LossBand, "１万-５万", "损失金额“１万-５万”的写法不对", BAND_FIX),
        (LossBand, False, "损失金额“false”的写法不对", BAND_FIX),
        (LossBand, True, "损失金额“true”的写法不对", BAND_FIX),
        (LossBand, "99-1千", "损失金额“99-1千”的写法不对", BAND_FIX),
        (LossBand, "1-5", "损失金额“1-5”的写法不对", BAND_FIX),
        (LossBand, "5-10万", "损失金额“5-10万”的写法不对", BAND_FIX),
    ],
)  # fmt: skip
def test_bad_values(kind: Any, value: Any, message: str, fix: str) -> None:
    assert refuse(kind, value) == (message, fix)


@pytest.mark.parametrize(
    ("kind", "value", "error"),
    [
        (Text, 5, "string_type"),
        (Text, None, "string_type"),
        (Text, True, "string_type"),
        (SomeTexts, [], "too_short"),
        (SomeTexts, "甲", "tuple_type"),
        (Texts, {"甲": 1}, "tuple_type"),
        (Texts, None, "tuple_type"),
    ],
)
def test_values_of_another_kind(kind: Any, value: Any, error: str) -> None:
    with pytest.raises(ValidationError) as caught:
        parse(kind, value)
    assert [details["type"] for details in caught.value.errors()] == [error]


@pytest.mark.parametrize(
    ("band", "floor"),
    [
        ("0", 0),
        ("0-5千", 0),
        ("500-1千", 500),
        ("5千-1万", 5_000),
        ("1万-5万", 10_000),
        ("10万-50万", 100_000),
        ("100万以上", 1_000_000),
    ],
)
def test_yuan_floor(band: str, floor: int) -> None:
    assert yuan_floor(band) == floor


def test_bands_sort_by_money() -> None:
    bands = ["100万以上", "5千-1万", "0", "10万-50万", "1万-5万"]
    assert sorted(bands, key=yuan_floor) == ["0", "5千-1万", "1万-5万", "10万-50万", "100万以上"]


@pytest.mark.parametrize("kind", [IsoDate, ClockRange, Slug, LessonId, Quarter])
def test_example_of_the_schema_is_good_and_fits_its_pattern(kind: Any) -> None:
    schema = TypeAdapter(kind).json_schema()
    [example] = schema["examples"]
    parse(kind, example)
    assert schema["type"] == "string"


ADDRESS_FIX = "写成 https://ketang.example/ 这样：https:// 开头，/ 结尾，不带 ? 和 #"


@pytest.mark.parametrize(
    "address",
    [
        "https://ketang.example/",
        "http://192.0.2.7:8080/",
        "https://ketang.example/three/taoyuan-1/",
        "https://localhost/",
        "https://a.example/~school/v1.0/",
        "https://xn--fiqs8s/",
    ],
)
def test_good_site_address(address: str) -> None:
    assert parse(SiteAddress, address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://ketang.example",
        "https://ketang.example/a",
        "ketang.example/",
        "ftp://ketang.example/",
        "https://ketang.example/?a=b/",
        "https://ketang.example/#a/",
        "https://课堂.example/",
        "https://ketang.example/课/",
        "https://ketang.example//",
        "https://ketang.example:https/",
        "https://user@ketang.example/",
        "https:///",
        "https://ketang.example/\n",
        " https://ketang.example/",
        "",
        True,
        7,
    ],
)
def test_bad_site_address(address: Any) -> None:
    shown = str(address).strip().lower()
    assert refuse(SiteAddress, address) == (f"网址“{shown}”的写法不对", ADDRESS_FIX)


def resolve(text: str) -> datetime.date:
    """Return the only day that this term has a word for."""
    if text != "冬至":
        raise reject(f"不知道{text}", "写成 冬至")
    return datetime.date(2026, 12, 22)


DATE_HOLDER: Any = create_model("DateHolder", __base__=Model, field=(ClassDate, ...))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("冬至", datetime.date(2026, 12, 22)),
        ("2026-12-05", datetime.date(2026, 12, 5)),
        (datetime.date(2026, 12, 5), datetime.date(2026, 12, 5)),
    ],
)
def test_day_in_words_is_resolved_by_the_term(value: Any, day: datetime.date) -> None:
    assert DATE_HOLDER.model_validate({"field": value}, context={RESOLVE_DATE: resolve}).field == day


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("夏至", ("不知道夏至", "写成 冬至")),
        ("2026-02-30", ("没有 2026-02-30 这一天", DAY_FIX)),
        ("1999-12-31", ("日期 1999-12-31 的年份不对", YEAR_FIX)),
        (20261205, ("日期“20261205”的写法不对", DATE_FIX)),
        (["冬至"], ("日期“冬至”的写法不对", DATE_FIX)),
    ],
)
def test_day_that_the_term_refuses(value: Any, expected: tuple[str, str]) -> None:
    with pytest.raises(ValidationError) as caught:
        DATE_HOLDER.model_validate({"field": value}, context={RESOLVE_DATE: resolve})
    [details] = caught.value.errors()
    assert (details["ctx"]["message"], details["ctx"]["fix"]) == expected


def test_day_in_words_means_nothing_without_a_term() -> None:
    assert refuse(ClassDate, "冬至") == ("日期“冬至”的写法不对", DATE_FIX)
    assert parse(ClassDate, "2026-12-05") == datetime.date(2026, 12, 5)


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_lies_in_its_quarter_and_half(day: datetime.date) -> None:
    quarter, half = f"{day.year}-Q{(day.month + 2) // 3}", f"{day.year}-H{(day.month + 5) // 6}"
    assert half_year(quarter) == half == half_year(half)
    for period, days in ((quarter, range(90, 93)), (half, range(181, 185))):
        first, last = period_days(period)
        assert first <= day <= last
        assert (first.day, (last + datetime.timedelta(days=1)).day) == (1, 1)
        assert (last - first).days + 1 in days
