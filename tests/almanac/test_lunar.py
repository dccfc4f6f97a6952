import datetime
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from classroom.almanac.festivals import FESTIVALS
from classroom.almanac.lunar import (
    SOLAR_TERMS,
    YEARS,
    LunarDate,
    festival_day,
    lunar_date,
    lunar_day,
    lunar_months,
    solar_term,
    solar_term_day,
)

PUBLISHED = yaml.safe_load(Path(__file__).with_name("published.yml").read_text("utf-8"))
DAY = datetime.timedelta(days=1)


def read_day(year: int, text: str) -> datetime.date:
    month, day = text.split("-")
    return datetime.date(year, int(month), int(day))


TERM_DAYS = [
    (read_day(year, text), name)
    for year, line in PUBLISHED["solar_terms"].items()
    for name, text in zip(SOLAR_TERMS, line.split(), strict=True)
]
MONTH_STARTS = [
    (read_day(year, text), name)
    for year, line in PUBLISHED["lunar_months"].items()
    for name, text in zip(line.split()[::2], line.split()[1::2], strict=True)
]
NUMBERS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
NAMES_OF_DAYS = (
    "初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十"
    " 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十"
)


def test_the_published_table_is_whole() -> None:
    assert (len(TERM_DAYS), len(MONTH_STARTS)) == (7 * 24, 87)
    assert {(later - earlier).days for (earlier, _), (later, _) in pairwise(MONTH_STARTS)} == {29, 30}
    assert {(later - earlier).days for (earlier, _), (later, _) in pairwise(TERM_DAYS)} == {14, 15, 16}


def test_solar_terms_are_the_published_ones() -> None:
    assert [(solar_term_day(name, day.year), name) for day, name in TERM_DAYS] == TERM_DAYS


def test_every_other_day_has_no_solar_term() -> None:
    first, last = datetime.date(2024, 1, 1), datetime.date(2030, 12, 31)
    days = [first + DAY * offset for offset in range((last - first).days + 1)]
    assert [(day, name) for day in days if (name := solar_term(day))] == TERM_DAYS


def expected_dates() -> list[tuple[datetime.date, LunarDate, str]]:
    """Return every day of the published months with its lunar date and its name."""
    found, year = [], 2023
    names = NAMES_OF_DAYS.split()
    for (first, name), (after, _) in pairwise(MONTH_STARTS):
        year += name == "正月"
        month, is_leap = NUMBERS.index(name.removeprefix("闰")) + 1, name.startswith("闰")
        for offset in range((after - first).days):
            expected = LunarDate(year, month, offset + 1, is_leap)
            found.append((first + DAY * offset, expected, name + names[offset]))
    return found


def test_lunar_dates_of_every_day_are_the_published_ones() -> None:
    expected = expected_dates()
    assert len(expected) == 2540  # from 2024-01-11 to 2030-12-24
    assert [(day, found := lunar_date(day), found.text) for day, _, _ in expected] == expected


def test_leap_months_are_the_published_ones() -> None:
    leaps = [(day, lunar.month) for day, lunar, _ in expected_dates() if lunar.is_leap and lunar.day == 1]
    assert leaps == [(datetime.date(2025, 7, 25), 6), (datetime.date(2028, 6, 23), 5)]
    found = {year: [month.month for month in lunar_months(year) if month.is_leap] for year in range(2024, 2031)}
    assert found == {2024: [], 2025: [6], 2026: [], 2027: [], 2028: [5], 2029: [], 2030: []}


@pytest.mark.parametrize(
    ("day", "text"),
    [
        # new moon 4 minutes before midnight and 8 minutes after it, where rougher calendars are a day off
        ("2027-02-06", "正月初一"),
        ("2027-02-05", "腊月廿九"),
        ("2030-02-03", "正月初一"),
        ("2030-02-02", "腊月三十"),
        ("2033-12-22", "闰冬月初一"),
        ("2034-01-20", "腊月初一"),
        ("2000-01-01", "冬月廿五"),
        ("2100-12-31", "腊月初一"),
    ],
)
def test_lunar_date(day: str, text: str) -> None:
    assert str(lunar_date(datetime.date.fromisoformat(day))) == text


@pytest.mark.parametrize(
    ("day", "name"),
    [
        # the instants of these terms lie 8 and 12 minutes before midnight
        ("2026-02-18", "雨水"),
        ("2026-02-19", None),
        ("2026-06-05", "芒种"),
        ("2026-06-06", None),
        ("2000-01-06", "小寒"),
        ("2100-12-22", "冬至"),
        ("2026-12-23", None),
    ],
)
def test_solar_term(day: str, name: str | None) -> None:
    assert solar_term(datetime.date.fromisoformat(day)) == name


def test_every_day_comes_back_from_its_lunar_date() -> None:
    first = datetime.date(YEARS[0], 1, 1)
    days = [first + DAY * offset for offset in range((datetime.date(YEARS[-1], 12, 31) - first).days + 1)]
    dates = [lunar_date(day) for day in days]
    assert [lunar_day(date.year, date.month, date.day, is_leap=date.is_leap) for date in dates] == days
    assert len(set(dates)) == len(days)


@given(st.sampled_from(YEARS), st.integers(-1, 14), st.integers(-1, 32), st.booleans())
def test_a_lunar_day_has_the_date_it_was_asked_for(year: int, month: int, day: int, is_leap: bool) -> None:  # noqa: FBT001
    found = lunar_day(year, month, day, is_leap=is_leap)
    assert found is None or found.year > 2100 or lunar_date(found) == LunarDate(year, month, day, is_leap)


@pytest.mark.parametrize(
    ("year", "month", "day", "is_leap"),
    [(2026, 12, 30, False), (2026, 6, 1, True), (2025, 5, 1, True), (2026, 0, 1, False), (2026, 1, 0, False)],
)
def test_no_such_lunar_day(year: int, month: int, day: int, is_leap: bool) -> None:  # noqa: FBT001
    assert lunar_day(year, month, day, is_leap=is_leap) is None


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("元旦", 2027, "2027-01-01"),
        ("人民警察节", 2027, "2027-01-10"),
        ("腊八", 2027, "2027-01-15"),
        ("腊八节", 2026, "2026-01-26"),
        ("腊八", 2023, "2022-12-30"),  # before the Spring Festival of 2023
        ("小年", 2027, "2027-01-30"),
        ("南方小年", 2027, "2027-01-31"),
        ("除夕", 2025, "2025-01-28"),
        ("除夕", 2026, "2026-02-16"),
        ("除夕", 2027, "2027-02-05"),
        ("除夕", 2028, "2028-01-25"),
        ("春节", 2027, "2027-02-06"),
        ("元宵", 2027, "2027-02-20"),
        ("元宵节", 2027, "2027-02-20"),
        ("妇女节", 2026, "2026-03-08"),
        ("消费者权益日", 2026, "2026-03-15"),
        ("清明", 2026, "2026-04-05"),
        ("清明节", 2027, "2027-04-05"),
        ("国家安全教育日", 2026, "2026-04-15"),
        ("五一", 2026, "2026-05-01"),
        ("全国防灾减灾日", 2026, "2026-05-12"),
        ("儿童节", 2026, "2026-06-01"),
        ("端午", 2025, "2025-05-31"),
        ("端午节", 2026, "2026-06-19"),
        ("端午节", 2028, "2028-05-28"),  # of the fifth month, not of the leap fifth month
        ("国际禁毒日", 2026, "2026-06-26"),
        ("七夕", 2026, "2026-08-19"),
        ("中秋", 2025, "2025-10-06"),
        ("中秋节", 2026, "2026-09-25"),
        ("国庆节", 2026, "2026-10-01"),
        ("重阳节", 2026, "2026-10-18"),
        ("重阳", 2027, "2027-10-08"),
        ("消防日", 2026, "2026-11-09"),
        ("全国交通安全日", 2026, "2026-12-02"),
        ("国家宪法日", 2026, "2026-12-04"),
    ],
)
def test_festival_day(name: str, year: int, day: str) -> None:
    assert festival_day(name, year) == datetime.date.fromisoformat(day)


def test_a_festival_comes_once_a_year_by_every_name() -> None:
    for name, festival in FESTIVALS.items():
        days = [festival_day(name, year) for year in YEARS]
        assert days == [festival_day(festival.names[0], year) for year in YEARS]
        assert {(later - earlier).days // 29 for earlier, later in pairwise(days)} <= {12, 13}


@pytest.mark.parametrize("year", [1999, 2101])
def test_years_outside(year: int) -> None:
    day = datetime.date(year, 6, 1)
    for ask in (
        lambda: lunar_date(day),
        lambda: solar_term(day),
        lambda: solar_term_day("冬至", year),
        lambda: festival_day("元旦", year),
        lambda: festival_day("春节", year),
        lambda: lunar_day(year - 1 if year < 2000 else year, 1, 1),
    ):
        with pytest.raises(ValueError, match="is not in"):
            ask()


@pytest.mark.parametrize("name", ["冬致", "", "春节"])
def test_unknown_solar_term(name: str) -> None:
    with pytest.raises(ValueError, match="no solar term"):
        solar_term_day(name, 2026)


@pytest.mark.parametrize("name", ["春结", "", "冬至"])
def test_unknown_festival(name: str) -> None:
    with pytest.raises(ValueError, match="no festival"):
        festival_day(name, 2026)
