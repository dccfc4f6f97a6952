"""What a named day is in one year: the day, or why that year has none."""

import calendar
import datetime
from dataclasses import dataclass

from classroom.almanac.lunar import (
    SOLAR_TERMS,
    festival_day,
    lunar_day,
    lunar_months,
    name_day,
    name_month,
    solar_term_day,
)
from classroom.almanac.numerals import spell_number
from classroom.models.repeat import WEEKDAYS


class DateExpressionError(ValueError):
    """A date in words that names no day: what is wrong and how to mend it, in Chinese."""

    def __init__(self, message: str, fix: str) -> None:
        """Keep both texts, each one short sentence."""
        super().__init__(message)
        self.message = message
        self.fix = fix


@dataclass(frozen=True)
class Candidate:
    """A day that was meant in one year; with an `error` that year has no such day, and `day` is the nearest it has."""

    day: datetime.date
    error: DateExpressionError | None = None


def month_day(month: int, day: int, year: int) -> Candidate:
    """Return *day* of *month* from 1 to 12 in *year*."""
    length_days = calendar.monthrange(year, month)[1]
    if 1 <= day <= length_days:
        return Candidate(datetime.date(year, month, day))
    message, fix = f"{year}年{month}月没有 {day} 日", f"这个月有 {length_days} 天，对照日历改一下"
    return Candidate(datetime.date(year, month, length_days), DateExpressionError(message, fix))


def weekday_of_month(month: int, count: int | None, weekday: int, year: int) -> Candidate:
    """Return the *count*-th such weekday, from 1 to 5, of *month* in *year*; the last one when *count* is None."""
    first = datetime.date(year, month, 1)
    days = [datetime.date(year, month, day + 1) for day in range(calendar.monthrange(year, month)[1])]
    found = days[(weekday - first.weekday()) % 7 :: 7]
    if count is None:
        return Candidate(found[-1])
    if count <= len(found):
        return Candidate(found[count - 1])
    name = WEEKDAYS[weekday]
    message = f"{year}年{month}月只有 {len(found)} 个{name}，没有第{spell_number(count)}个"
    return Candidate(found[-1], DateExpressionError(message, f"写成 {month}月最后一个{name}，或换一天"))


def lunar_month_day(month: int, day: int, year: int, *, is_leap: bool) -> Candidate:
    """Return a lunar date, its month from 1 to 12 and its day from 1 to 30, in the lunar *year*."""
    found = lunar_day(year, month, day, is_leap=is_leap)
    if found:
        return Candidate(found)
    months = {(each.month, each.is_leap): each for each in lunar_months(year)}
    name = name_month(month, is_leap=is_leap)
    if (month, is_leap) not in months:
        message, fix = f"{year} 农历年没有{name}", f"去掉“闰”字写 {name[1:]}{name_day(day)}，或对照日历改一下"
        return Candidate(months[month, False].first, DateExpressionError(message, fix))
    length_days = months[month, is_leap].length_days
    message, fix = f"{year} 农历年的{name}只有 {length_days} 天", f"写成 {name}{name_day(length_days)}，或换一天"
    last = months[month, is_leap].first + datetime.timedelta(days=length_days - 1)
    return Candidate(last, DateExpressionError(message, fix))


def term_or_festival(name: str, year: int) -> Candidate:
    """Return the day of a solar term or a festival, by a name that there is, in the Gregorian *year*."""
    return Candidate((solar_term_day if name in SOLAR_TERMS else festival_day)(name, year))
