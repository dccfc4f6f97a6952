import datetime
import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from classroom.almanac.date_expression import DateExpressionError, resolve_date
from classroom.almanac.festivals import FESTIVALS
from classroom.almanac.lunar import SOLAR_TERMS, festival_day, lunar_date, solar_term_day
from classroom.almanac.numerals import parse_number, parse_weekday, spell_number
from classroom.models.repeat import WEEKDAYS

DAY = datetime.timedelta(days=1)
WINTER = (datetime.date(2026, 12, 1), datetime.date(2027, 2, 28))
SUMMER = (datetime.date(2025, 6, 1), datetime.date(2025, 8, 31))
FORMS = "写成 2026-12-05，或 12月第二个周六、冬至前一天、腊月廿三、春节前三周的周六 这样"
OUTSIDE = "换成这段时间里的一天；别的季节的课，写进那个季节的文件"
FULL_WIDTH = str.maketrans("１", "1")
LINE_END = re.compile(r"[\n\r\u2028\u2029]")


def resolve(text: str, term: tuple[datetime.date, datetime.date] = WINTER) -> str:
    return resolve_date(text, *term).isoformat()


def refuse(text: str, term: tuple[datetime.date, datetime.date] = WINTER) -> tuple[str, str]:
    with pytest.raises(DateExpressionError) as refused:
        resolve_date(text, *term)
    return refused.value.message, refused.value.fix


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-05", "2026-12-05"),
        ("2026-06-05", "2026-06-05"),  # outside; another rule says so
        ("２０２６－１２－０５", "2026-12-05"),
        ("12月5日", "2026-12-05"),
        ("12月05日", "2026-12-05"),
        ("12月5号", "2026-12-05"),
        ("十二月五号", "2026-12-05"),
        ("１２月５日", "2026-12-05"),
        (" 12 月 5 日 ", "2026-12-05"),
        ("12月\u30005日", "2026-12-05"),
        ("十二月三十一日", "2026-12-31"),
        ("1月1日", "2027-01-01"),
        ("一月一日", "2027-01-01"),
        ("2月28日", "2027-02-28"),
        ("12月1日", "2026-12-01"),
        ("12月第一个周二", "2026-12-01"),
        ("12月第二个周六", "2026-12-12"),
        ("12月 第二个 周六", "2026-12-12"),
        ("12月的第二个周六", "2026-12-12"),
        ("12月份第二个周六", "2026-12-12"),
        ("十二月第2个星期六", "2026-12-12"),
        ("12月第二个礼拜六", "2026-12-12"),
        ("12月第五个周四", "2026-12-31"),
        ("1月第五个周六", "2027-01-30"),
        ("1月最后一个周五", "2027-01-29"),
        ("1月最后一个周日", "2027-01-31"),
        ("1月最后一个周天", "2027-01-31"),
        ("1月最后一个星期天", "2027-01-31"),
        ("2月最后个礼拜日", "2027-02-28"),
        ("冬至", "2026-12-22"),
        ("小寒", "2027-01-05"),
        ("立春", "2027-02-04"),
        ("春节", "2027-02-06"),
        ("除夕", "2027-02-05"),
        ("元宵节", "2027-02-20"),
        ("元宵", "2027-02-20"),
        ("腊八", "2027-01-15"),
        ("小年", "2027-01-30"),
        ("元旦", "2027-01-01"),
        ("国家宪法日", "2026-12-04"),
        ("全国交通安全日", "2026-12-02"),
        ("人民警察节", "2027-01-10"),
        ("腊月廿三", "2027-01-30"),
        ("腊月二十三", "2027-01-30"),
        ("腊月23", "2027-01-30"),
        ("农历腊月廿三", "2027-01-30"),
        ("农历十二月二十三", "2027-01-30"),
        ("十二月廿三", "2027-01-30"),
        ("阴历腊月初八", "2027-01-15"),
        ("腊月廿九", "2027-02-05"),
        ("腊月初十", "2027-01-17"),
        ("正月初一", "2027-02-06"),
        ("正月十五", "2027-02-20"),
        ("正月廿", "2027-02-25"),
        ("冬月初一", "2026-12-09"),
        ("农历11月1日", "2026-12-09"),
        ("冬月三十", "2027-01-07"),
        ("冬至前一天", "2026-12-21"),
        ("冬至前1天", "2026-12-21"),
        ("冬至后三天", "2026-12-25"),
        ("冬至后 3 日", "2026-12-25"),
        ("冬至之后三天", "2026-12-25"),
        ("春节前10天", "2027-01-27"),
        ("春节前十天", "2027-01-27"),
        ("春节以前十天", "2027-01-27"),
        ("冬至当天", "2026-12-22"),
        ("冬至那天", "2026-12-22"),
        ("春节前三周的周六", "2027-01-16"),
        ("春节前三周周六", "2027-01-16"),
        ("春节前3个星期的星期六", "2027-01-16"),
        ("春节前一周周三", "2027-01-27"),
        ("春节前两周的周日", "2027-01-24"),
        ("春节后两周的周一", "2027-02-15"),
        ("春节后第一个周一", "2027-02-08"),
        ("春节后的第一个周六", "2027-02-13"),
        ("春节后第二个周六", "2027-02-20"),
        ("春节前最后一个周六", "2027-01-30"),
        ("春节前最后一个周五", "2027-02-05"),
        ("冬至那一周的周六", "2026-12-26"),
        ("冬至那周周六", "2026-12-26"),
        ("冬至当周周六", "2026-12-26"),
        ("冬至当周的周一", "2026-12-21"),
        ("冬至同一周的周日", "2026-12-27"),
        ("冬至所在那一周的周二", "2026-12-22"),
        ("12月第二个周六前一天", "2026-12-11"),
        ("12月5日后两周的周三", "2026-12-16"),
        ("正月十五前一天", "2027-02-19"),
        ("腊月廿三当天", "2027-01-30"),
        ("2026-12-05后三天", "2026-12-08"),
        ("2026-11-30后第一个周六", "2026-12-05"),  # an anchor may lie outside the term
        ("大雪前一周的周二", "2026-12-01"),
        ("雨水后一周的周日", "2027-02-28"),
        ("清明前40天", "2027-02-24"),
        ("3月第一个周一前一天", "2027-02-28"),
        ("11月最后一个周一后一天", "2026-12-01"),
        ("国庆节后61天", "2026-12-01"),
        ("惊蛰前10天", "2027-02-24"),
    ],
)
def test_day_in_winter(text: str, day: str) -> None:
    assert resolve(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("端午节后一天", "2025-06-01"),
        ("闰六月初一", "2025-07-25"),
        ("农历闰6月初一", "2025-07-25"),
        ("农历六月初一", "2025-06-25"),
        ("五月初五后第一个周日", "2025-06-01"),
        ("国际禁毒日前最后一个周六", "2025-06-21"),
        ("八月最后一个周日", "2025-08-31"),
    ],
)
def test_day_in_summer(text: str, day: str) -> None:
    assert resolve(text, SUMMER) == day


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("2027-02-30", "没有 2027-02-30 这一天", "对照日历，改成真实的日期"),
        ("2026-00-01", "没有 2026-00-01 这一天", "对照日历，改成真实的日期"),
        ("2027-02-30前一天", "没有 2027-02-30 这一天", "对照日历，改成真实的日期"),
        ("1926-12-05", "日期 1926-12-05 的年份不对", "年份在 2000 到 2100 之间，检查一下"),
        ("2026/12/5", "日期“2026/12/5”的写法不对", "写成 2026-12-05 这样：四位年-两位月-两位日"),
        ("2026年12月5日", "日期“2026年12月5日”的写法不对", "写成 2026-12-05 这样：四位年-两位月-两位日"),
        ("6月5日", "“6月5日”是 2027-06-05，不在 2026-12-01 到 2027-02-28 之内", OUTSIDE),
        ("11月30日", "“11月30日”是 2026-11-30，不在 2026-12-01 到 2027-02-28 之内", OUTSIDE),
        ("3月1日", "“3月1日”是 2027-03-01，不在 2026-12-01 到 2027-02-28 之内", OUTSIDE),
        ("端午", "“端午”是 2027-06-09，不在 2026-12-01 到 2027-02-28 之内", OUTSIDE),
        ("农历九月初九", "“农历九月初九”是 2026-10-18，不在 2026-12-01 到 2027-02-28 之内", OUTSIDE),
        ("冬至前三十天", "“冬至前三十天”是 2026-11-22，不在 2026-12-01 到 2027-02-28 之内", OUTSIDE),
        ("春节后 4 周的周一", "“春节后 4 周的周一”是 2027-03-01，不在 2026-12-01 到 2027-02-28 之内", OUTSIDE),
        ("6月第一个周一", "“6月第一个周一”是 2027-06-07，不在 2026-12-01 到 2027-02-28 之内", OUTSIDE),
        ("2027-03-01后一天", "“2027-03-01后一天”是 2027-03-02，不在 2026-12-01 到 2027-02-28 之内", OUTSIDE),
        ("2月29日", "2027年2月没有 29 日", "这个月有 28 天，对照日历改一下"),
        ("二月三十号", "2027年2月没有 30 日", "这个月有 28 天，对照日历改一下"),
        ("2月29日前一天", "2027年2月没有 29 日", "这个月有 28 天，对照日历改一下"),
        ("12月32日", "12月没有 32 日", "对照日历，改成真实的日期"),
        ("12月0日", "12月没有 0 日", "对照日历，改成真实的日期"),
        ("13月5日", "没有“13月”", "月份写 1月 到 12月"),
        ("二二月5日", "没有“二二月”", "月份写 1月 到 12月"),
        ("13月第一个周一", "没有“13月”", "月份写 1月 到 12月"),
        ("农历十三月初一", "没有“十三月”", "月份写 1月 到 12月"),
        ("12月5", "“12月5”没说是公历还是农历", "公历写 12月5日，农历写 农历12月5"),
        ("八月十五", "“八月十五”没说是公历还是农历", "公历写 8月十五日，农历写 农历八月十五"),
        ("第二个周六", "“第二个周六”没说是哪个月的", "前面加上月份，写成 12月第二个周六 这样"),
        ("周六", "“周六”没说是哪个月的", "前面加上月份，写成 12月第二个周六 这样"),
        ("周八", "“周八”不是一周里的一天", "写 周一 到 周日 中的一天"),
        ("12月第二个周八", "“周八”不是一周里的一天", "写 周一 到 周日 中的一天"),
        ("冬至那一周的周末", "“周末”不是一周里的一天", "写 周一 到 周日 中的一天"),
        ("春节前三周的星期七", "“星期七”不是一周里的一天", "写 周一 到 周日 中的一天"),
        ("春节后第一个周七", "“周七”不是一周里的一天", "写 周一 到 周日 中的一天"),
        ("12月第六个周六", "一个月里没有第六个周六", "写第一个到第五个，或写 12月最后一个周六"),
        ("12月第0个周六", "一个月里没有第0个周六", "写第一个到第五个，或写 12月最后一个周六"),
        ("12月第五个周六", "2026年12月只有 4 个周六，没有第五个", "写成 12月最后一个周六，或换一天"),
        ("冬致", "没有叫“冬致”的节气或节日", "是不是“冬至”？"),
        ("立东", "没有叫“立东”的节气或节日", "是不是“立冬”？"),
        ("元霄节", "没有叫“元霄节”的节气或节日", "是不是“元宵节”？"),
        ("腊入", "没有叫“腊入”的节气或节日", "是不是“腊八”？"),
        ("国家先法日", "没有叫“国家先法日”的节气或节日", "是不是“国家宪法日”？"),
        ("冬致前一天", "没有叫“冬致”的节气或节日", "是不是“冬至”？"),
        ("高考前一天", "没有叫“高考”的节气或节日", FORMS),
        ("春节前三周的周六前一天", "没有叫“春节前三周的周六”的节气或节日", FORMS),
        ("腊月三十", "2026 农历年的腊月只有 29 天", "写成 腊月廿九，或换一天"),
        ("腊月三十前一天", "2026 农历年的腊月只有 29 天", "写成 腊月廿九，或换一天"),
        ("闰腊月初一", "2026 农历年没有闰腊月", "去掉“闰”字写 腊月初一，或对照日历改一下"),
        ("腊月三十一", "农历腊月没有“三十一”", "农历的日子写 初一 到 初十、十一 到 三十"),
        ("正月初十一", "农历正月没有“初十一”", "农历的日子写 初一 到 初十、十一 到 三十"),
        ("农历正月0", "农历正月没有“0”", "农历的日子写 初一 到 初十、十一 到 三十"),
        ("冬至前0天", "“0天”数不了", "数字从 1 写到 180；隔得更远的，直接写日期"),
        ("冬至前三百天", "“三百天”数不了", "数字从 1 写到 180；隔得更远的，直接写日期"),
        ("冬至后181天", "“181天”数不了", "数字从 1 写到 180；隔得更远的，直接写日期"),
        ("冬至后27周的周一", "“27周”数不了", "数字从 1 写到 26；隔得更远的，直接写日期"),
        ("春节后第30个周一", "“30个”数不了", "数字从 1 写到 26；隔得更远的，直接写日期"),
        ("春节前三周", "“春节前三周”没说是那一周的哪一天", "写成 春节前三周的周六，或 春节前21天"),
        (
            "春节前第二个周六",
            "“春节前第二个周六”看不出是哪一天",
            "写成 春节前最后一个周六、春节前两周的周六 或 春节后第一个周六",
        ),
        (
            "冬至后最后一个周日",
            "“冬至后最后一个周日”看不出是哪一天",
            "写成 冬至前最后一个周日、冬至前两周的周日 或 冬至后第一个周日",
        ),
        ("明天", "日期“明天”看不懂", FORMS),
        ("每周六", "日期“每周六”看不懂", FORMS),
        ("12月", "日期“12月”看不懂", FORMS),
        ("12-05", "日期“12-05”看不懂", FORMS),
        ("12月第二周的周六", "日期“12月第二周的周六”看不懂", FORMS),
        ("", "日期“”看不懂", FORMS),
        ("前一天", "日期“前一天”看不懂", FORMS),
        ("周" * 2000, f"日期“{'周' * 30}…”看不懂", FORMS),
    ],
)
def test_refused(text: str, message: str, fix: str) -> None:
    assert refuse(text) == (message, fix)


def test_the_handbook_says_what_is_computed() -> None:
    page = (Path(__file__).parents[2] / "docs" / "handbook" / "schedule.md").read_text("utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| (\d{4}-\d{2}-\d{2}) \|", page, re.MULTILINE)
    assert len(rows) >= 16
    assert [(text, resolve(text)) for text, _ in rows] == rows


@pytest.mark.parametrize(
    ("term", "text", "message"),
    [
        ((datetime.date(2027, 3, 1), datetime.date(2027, 5, 31)), "腊月三十", "2026 农历年的腊月只有 29 天"),
        ((datetime.date(2026, 6, 1), datetime.date(2026, 8, 31)), "闰六月初一", "2026 农历年没有闰六月"),
        ((datetime.date(1990, 3, 1), datetime.date(1990, 5, 31)), "清明", "只认 2000 到 2100 年的日期"),
    ],
)
def test_refused_in_another_term(term: tuple[datetime.date, datetime.date], text: str, message: str) -> None:
    assert refuse(text, term)[0] == message


def test_a_leap_day_is_there_in_a_leap_year() -> None:
    assert resolve("2月29日", (datetime.date(2027, 12, 1), datetime.date(2028, 2, 29))) == "2028-02-29"


def test_the_earliest_day_is_taken_when_a_term_is_too_long() -> None:
    assert resolve("冬至", (datetime.date(2025, 1, 1), datetime.date(2027, 12, 31))) == "2025-12-21"


def test_the_error_is_a_value_error_that_says_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="没有叫“冬致”的节气或节日"):
        resolve_date("冬致", *WINTER)


TERMS = st.tuples(st.integers(2000, 2099), st.sampled_from((3, 6, 9, 12))).map(
    lambda start: (
        datetime.date(start[0], start[1], 1),
        datetime.date(start[0] + (start[1] == 12), start[1] % 12 + 3, 1) - DAY,
    )
)
"""Three whole months, as a term has them."""


@given(TERMS, st.integers(0, 91))
def test_every_day_of_a_term_is_named_by_its_month_and_day(
    term: tuple[datetime.date, datetime.date], offset: int
) -> None:
    day = term[0] + DAY * offset
    assume(day <= term[1])
    assert resolve_date(f"{day.month}月{day.day}日", *term) == day
    assert resolve_date(f"{spell_number(day.month)}月{spell_number(day.day)}号", *term) == day
    assert resolve_date(f"农历{lunar_date(day)}", *term) == day


@given(TERMS)
def test_the_terms_and_festivals_within_a_term_are_found(term: tuple[datetime.date, datetime.date]) -> None:
    years = [year for year in {term[0].year, term[1].year, term[1].year + 1} if year <= 2100]
    found = {name: day for name in SOLAR_TERMS for year in years if inside(day := solar_term_day(name, year), term)}
    found |= {name: day for name in FESTIVALS for year in years if inside(day := festival_day(name, year), term)}
    assert {name: resolve_date(name, *term) for name in found} == found


def inside(day: datetime.date, term: tuple[datetime.date, datetime.date]) -> bool:
    return term[0] <= day <= term[1]


ANCHORS = st.dates(datetime.date(2001, 1, 1), datetime.date(2099, 12, 31))


def days_around(anchor: datetime.date) -> list[datetime.date]:
    return [anchor + DAY * offset for offset in range(-200, 201)]


def resolve_around(anchor: datetime.date, words: str) -> datetime.date:
    days = days_around(anchor)
    return resolve_date(f"{anchor}{words}", days[0], days[-1])


@given(ANCHORS, st.integers(1, 26), st.integers(0, 6), st.booleans())
def test_a_weekday_some_weeks_away(anchor: datetime.date, weeks: int, weekday: int, is_before: bool) -> None:  # noqa: FBT001
    """The day that has as many Mondays between it and the anchor as weeks were said."""
    words = f"{'前' if is_before else '后'}{spell_number(weeks)}周的{WEEKDAYS[weekday]}"
    mondays = [day for day in days_around(anchor) if day.weekday() == 0]
    expected = []
    for day in days_around(anchor):
        start, end = (day, anchor) if is_before else (anchor, day)
        if day.weekday() == weekday and sum(start < monday <= end for monday in mondays) == weeks:
            expected.append(day)
    assert [resolve_around(anchor, words)] == expected


@given(ANCHORS, st.integers(0, 6))
def test_a_weekday_of_the_same_week(anchor: datetime.date, weekday: int) -> None:
    week = anchor.isocalendar()[:2]
    expected = [day for day in days_around(anchor) if day.isocalendar()[:2] == week and day.weekday() == weekday]
    assert [resolve_around(anchor, f"那一周的{WEEKDAYS[weekday]}")] == expected


@given(ANCHORS, st.integers(0, 6), st.integers(1, 20))
def test_weekdays_before_and_after(anchor: datetime.date, weekday: int, count: int) -> None:
    same = [day for day in days_around(anchor) if day.weekday() == weekday]
    name = WEEKDAYS[weekday]
    assert resolve_around(anchor, f"后第{count}个{name}") == [day for day in same if day > anchor][count - 1]
    assert resolve_around(anchor, f"前最后一个{name}") == [day for day in same if day < anchor][-1]


@given(ANCHORS, st.integers(1, 180))
def test_days_before_and_after(anchor: datetime.date, days: int) -> None:
    around = days_around(anchor)
    middle = around.index(anchor)
    assert resolve_around(anchor, f"前{days}天") == around[middle - days]
    assert resolve_around(anchor, f"后{days}天") == around[middle + days]


@given(TERMS, st.integers(0, 2), st.integers(1, 5), st.integers(0, 6))
def test_a_weekday_of_a_month(term: tuple[datetime.date, datetime.date], offset: int, count: int, weekday: int) -> None:
    month = (term[0].month + offset - 1) % 12 + 1
    days = [term[0] + DAY * index for index in range((term[1] - term[0]).days + 1)]
    same = [day for day in days if (day.month, day.weekday()) == (month, weekday)]
    assert resolve_date(f"{month}月最后一个{WEEKDAYS[weekday]}", *term) == same[-1]
    words = f"{spell_number(month)}月第{spell_number(count)}个{WEEKDAYS[weekday]}"
    if count <= len(same):
        assert resolve_date(words, *term) == same[count - 1]
    else:
        message = f"{same[0].year}年{month}月只有 4 个{WEEKDAYS[weekday]}，没有第五个"
        assert refuse(words, term)[0] == message


WORDS = """
小寒 冬至 春节 腊八 清明节 2026-12-05 2027-02-30 2026/1/2 12 5 0 999 十 二 廿 百 两 月 日 号 天 周 星期 礼拜 个 第
最后一个 前 后 的 之 那 当 一 六 八 正 腊 冬 闰 初 农历 份 １ ² ٣ 😀 - 周六 所在
"""
PIECES = (*WORDS.split(), " ", "\u3000", "\n", "\0")


@given(
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join) | st.text(max_size=50),
    st.dates(),
    st.integers(-400, 400),
)
@example("²月²日", datetime.date(2026, 12, 1), 90)
@example("٣月٣日", datetime.date(2026, 12, 1), 90)
@example("2099-12-31后180天", datetime.date(2100, 1, 1), 400)
@example("除夕后180天", datetime.date.max - 3 * DAY, 3)
@example("除夕", datetime.date.min, 0)
def test_whatever_is_written_is_a_day_within_the_term_or_refused(text: str, first: datetime.date, length: int) -> None:
    assume(0 < first.toordinal() + length <= datetime.date.max.toordinal())
    last = first + DAY * length
    try:
        found = resolve_date(text, first, last)
    except DateExpressionError as refused:
        parts = [refused.message, refused.fix]
    else:
        parts = []
        assert inside(found, (first, last)) or found.isoformat() == "".join(text.split()).translate(FULL_WIDTH)
    assert [part for part in parts if not part or LINE_END.search(part)] == []


@given(st.integers(1, 99))
def test_numbers_come_back_from_chinese(number: int) -> None:
    assert parse_number(spell_number(number)) == parse_number(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两", 2),
        ("十", 10),
        ("二十", 20),
        ("廿", 20),
        ("廿三", 23),
        ("卅", 30),
        ("05", 5),
        ("十十", None),
        ("三百", None),
        ("零", None),
        ("", None),
        ("²", None),
    ],
)
def test_number(text: str, number: int | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("周一", 0), ("星期3", 2), ("礼拜六", 5), ("周日", 6), ("周天", 6), ("周七", None), ("周7", None), ("六", None)],
)
def test_weekday(text: str, weekday: int | None) -> None:
    assert parse_weekday(text) == weekday
