"""China's calendar besides the Gregorian one: lunar dates, solar terms, festivals, all days in UTC+8.

The astronomy is lunar-python's; the tests hold it against the table that the Hong Kong Observatory publishes.
Its rules are those of GB/T 33661-2017: a month begins on the day of the new moon, the month of the winter solstice
is the eleventh, a leap month is the first without a principal term.

One day from 2000 to 2100 is in doubt: the ninth month of 2057 begins on 09-29 here and on 09-28 in that table, whose
publisher calls it uncertain; the new moon is within a minute of midnight.
"""

import datetime
import math
from dataclasses import dataclass
from functools import cache

import lunar_python

from classroom.almanac.festivals import FESTIVALS
from classroom.almanac.numerals import spell_number

YEARS = range(2000, 2101)
"""The Gregorian years whose days can be asked for."""

_TERMS = "小寒大寒立春雨水惊蛰春分清明谷雨立夏小满芒种夏至小暑大暑立秋处暑白露秋分寒露霜降立冬小雪大雪冬至"
SOLAR_TERMS = tuple(_TERMS[at : at + 2] for at in range(0, len(_TERMS), 2))
"""The 24 solar terms in the order of a Gregorian year, two a month."""

_LUNAR_YEARS = range(YEARS.start - 1, YEARS.stop)  # 2000-01-01 lies in the lunar year 1999
_MONTH_NAMES = "正二三四五六七八九十冬腊"
_DAY_ONE = 1721425  # the Julian day number of the day before 0001-01-01, which has ordinal 1
_BEFORE_MINOR_COLD = 2  # 大雪 and 冬至 of the year before come first in the library's list


@dataclass(frozen=True)
class LunarDate:
    """A day of the lunar year that began in the Gregorian `year`."""

    year: int
    month: int
    day: int
    is_leap: bool

    @property
    def text(self) -> str:
        """The month and day as a calendar prints them: 腊月廿三, 闰六月初一, 正月三十."""
        return name_month(self.month, is_leap=self.is_leap) + name_day(self.day)

    @property
    def short(self) -> str:
        """The day alone, or the month on its first day, as a small cell has room for: 廿三, 腊月."""
        return name_month(self.month, is_leap=self.is_leap) if self.day == 1 else name_day(self.day)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class LunarMonth:
    """A lunar month: its number from 1 to 12, its first day, and how many days it has, 29 or 30."""

    month: int
    is_leap: bool
    first: datetime.date
    length_days: int


def name_month(month: int, *, is_leap: bool) -> str:
    """Return the name of a lunar month: 正月, 冬月, 腊月, 闰六月."""
    return f"{'闰' if is_leap else ''}{_MONTH_NAMES[month - 1]}月"


def name_day(day: int) -> str:
    """Return the name of a day of a lunar month: 初一, 初十, 十五, 二十, 廿三, 三十."""
    return (
        f"初{spell_number(day)}" if day <= 10 else f"廿{spell_number(day - 20)}" if 20 < day < 30 else spell_number(day)
    )


def _check_year(year: int, years: range) -> None:
    if year not in years:
        raise ValueError(f"the year {year} is not in {years[0]} to {years[-1]}")


def _to_date(julian_day: float) -> datetime.date:
    return datetime.date.fromordinal(math.floor(julian_day + 0.5) - _DAY_ONE)


@cache
def lunar_months(year: int) -> tuple[LunarMonth, ...]:
    """Return the 12 or 13 months of the lunar *year*, in order.

    Raises:
        ValueError: *year* is not from 1999 to 2100.
    """
    _check_year(year, _LUNAR_YEARS)
    return tuple(
        LunarMonth(
            abs(found.getMonth()), found.getMonth() < 0, _to_date(found.getFirstJulianDay()), found.getDayCount()
        )
        for found in lunar_python.LunarYear.fromYear(year).getMonthsInYear()
    )


@cache
def _solar_terms(year: int) -> dict[str, datetime.date]:
    _check_year(year, YEARS)
    instants = lunar_python.LunarYear.fromYear(year).getJieQiJulianDays()
    return dict(zip(SOLAR_TERMS, map(_to_date, instants[_BEFORE_MINOR_COLD:]), strict=False))


def lunar_date(day: datetime.date) -> LunarDate:
    """Return the lunar date of *day*.

    Raises:
        ValueError: *day* is not in the years 2000 to 2100.
    """
    _check_year(day.year, YEARS)
    year = day.year if day >= lunar_months(day.year)[0].first else day.year - 1
    month = next(found for found in reversed(lunar_months(year)) if found.first <= day)
    return LunarDate(year, month.month, (day - month.first).days + 1, month.is_leap)


def lunar_day(year: int, month: int, day: int, *, is_leap: bool = False) -> datetime.date | None:
    """Return the Gregorian day of a lunar date, or None when that year has no such month or that month no such day.

    Raises:
        ValueError: *year* is not from 1999 to 2100.
    """
    for found in lunar_months(year):
        if (found.month, found.is_leap) == (month, is_leap) and 1 <= day <= found.length_days:
            return found.first + datetime.timedelta(days=day - 1)
    return None


def solar_term(day: datetime.date) -> str | None:
    """Return the solar term that begins on *day*, or None.

    Raises:
        ValueError: *day* is not in the years 2000 to 2100.
    """
    return next((name for name, found in _solar_terms(day.year).items() if found == day), None)


def solar_term_day(name: str, year: int) -> datetime.date:
    """Return the day of the Gregorian *year* on which the solar term *name* begins.

    Raises:
        ValueError: no term is called so, or *year* is not from 2000 to 2100.
    """
    if name not in SOLAR_TERMS:
        raise ValueError(f"no solar term is called {name}")
    return _solar_terms(year)[name]


def festival_day(name: str, year: int) -> datetime.date:
    """Return the day of a festival, by any of its names, in the Gregorian *year*.

    腊八, 小年 and 除夕 are those before the Spring Festival of *year*; 腊八 may so fall in the last days of December.
    A lunar festival is kept in the ordinary month, not in the leap month after it.

    Raises:
        ValueError: no festival is called so, or *year* is not from 2000 to 2100.
    """
    if name in ("清明", "清明节"):
        return solar_term_day("清明", year)
    if name not in FESTIVALS:
        raise ValueError(f"no festival is called {name}")
    _check_year(year, YEARS)
    festival = FESTIVALS[name]
    if festival.calendar == "solar":
        return datetime.date(year, festival.month, festival.day)
    months = lunar_months(year - 1 if festival.month == 12 else year)
    first = next(found.first for found in months if (found.month, found.is_leap) == (festival.month, False))
    return first + datetime.timedelta(days=festival.day - 1)
