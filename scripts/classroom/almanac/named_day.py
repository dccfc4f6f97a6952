"""The words for one day of a year: 2026-12-05, 12月5日, 12月第二个周六, 冬至, 腊月廿三."""

import datetime
import difflib
import re
from collections.abc import Callable
from functools import partial

from classroom.almanac.candidates import (
    Candidate,
    DateExpressionError,
    lunar_month_day,
    month_day,
    term_or_festival,
    weekday_of_month,
)
from classroom.almanac.festivals import FESTIVALS
from classroom.almanac.lunar import SOLAR_TERMS, YEARS, name_month
from classroom.almanac.numerals import NUMBER, WEEKDAY, parse_number, parse_weekday
from classroom.models.base import quote

NamedDay = Callable[[int], Candidate]
"""Gives the day in a year from 2000 to 2100: the lunar year of a lunar date, else the Gregorian one."""

COUNT = rf"(?:第(?P<count>{NUMBER})个?|最后一?个)"
"""The pattern of 第二个 and 最后一个."""

_WITH_YEAR = re.compile(r"[0-9]{4}([-/.年])[0-9]{1,2}([-/.月])[0-9]{1,2}[日号]?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEEKDAY_OF_MONTH = re.compile(rf"(?P<month>{NUMBER})月份?的?{COUNT}的?(?P<weekday>{WEEKDAY})")
_WEEKDAY_ALONE = re.compile(rf"{COUNT}?的?(?P<weekday>{WEEKDAY})")
_MONTH_DAY = re.compile(
    rf"(?P<lunar>农历|阴历)?(?P<leap>闰)?(?P<month>[正冬腊]|{NUMBER})月(?P<day>初?(?:{NUMBER}))(?P<unit>[日号])?"
)
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_NAMES = sorted({*SOLAR_TERMS, *FESTIVALS, "清明节"})


def parse_named_day(text: str) -> NamedDay | None:
    """Return the day that *text*, without spaces, names in every year, or None when it is no such expression.

    Raises:
        DateExpressionError: it is one, with a mistake.
    """
    if text in _NAMES:
        return partial(term_or_festival, text)
    if iso := parse_iso(text):
        return lambda _year: Candidate(iso)
    if found := _WEEKDAY_OF_MONTH.fullmatch(text):
        return _weekday_of_month(found)
    if found := _MONTH_DAY.fullmatch(text):
        return _lunar(found) if _is_lunar(found) else _gregorian(found)
    if found := _WEEKDAY_ALONE.fullmatch(text):
        read_weekday(found["weekday"])
        raise DateExpressionError(f"“{quote(text)}”没说是哪个月的", "前面加上月份，写成 12月第二个周六 这样")
    return None


def parse_iso(text: str) -> datetime.date | None:
    """Return the day of a date like 2026-12-05, or None when *text* is no date with a year.

    Raises:
        DateExpressionError: there is no such day, its year is not from 2000 to 2100, or it is written otherwise.
    """
    if not _WITH_YEAR.fullmatch(text):
        return None
    if not _ISO.fullmatch(text):
        raise DateExpressionError(f"日期“{quote(text)}”的写法不对", "写成 2026-12-05 这样：四位年-两位月-两位日")
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise DateExpressionError(f"没有 {text} 这一天", "对照日历，改成真实的日期") from None
    if day.year not in YEARS:
        fix = f"年份在 {YEARS[0]} 到 {YEARS[-1]} 之间，检查一下"
        raise DateExpressionError(f"日期 {text} 的年份不对", fix)
    return day


def read_weekday(text: str) -> int:
    """Return 0 for 周一 up to 6 for 周日.

    Raises:
        DateExpressionError: *text* is none, such as 周八.
    """
    weekday = parse_weekday(text)
    if weekday is None:
        raise DateExpressionError(f"“{quote(text)}”不是一周里的一天", "写 周一 到 周日 中的一天")
    return weekday


def _read_month(text: str) -> int:
    month = parse_number(text)
    if month is None or not 1 <= month <= 12:
        raise DateExpressionError(f"没有“{quote(text)}月”", "月份写 1月 到 12月")
    return month


def _weekday_of_month(found: re.Match[str]) -> NamedDay:
    month, weekday = _read_month(found["month"]), read_weekday(found["weekday"])
    count = parse_number(found["count"]) if found["count"] else None
    if found["count"] and (count is None or not 1 <= count <= 5):
        message = f"一个月里没有第{quote(found['count'])}个{found['weekday']}"
        raise DateExpressionError(message, f"写第一个到第五个，或写 {month}月最后一个{found['weekday']}")
    return partial(weekday_of_month, month, count, weekday)


def _is_lunar(found: re.Match[str]) -> bool:
    """Tell whether a month and a day are lunar by how they are written: 正冬腊, 闰, 初, 廿 are in no other calendar."""
    return bool(found["lunar"] or found["leap"] or found["month"] in _LUNAR_MONTHS or found["day"][0] in "初廿卅")


def _gregorian(found: re.Match[str]) -> NamedDay:
    month, day = _read_month(found["month"]), parse_number(found["day"])
    if not found["unit"]:
        fix = f"公历写 {month}月{found['day']}日，农历写 农历{found[0]}"
        raise DateExpressionError(f"“{quote(found[0])}”没说是公历还是农历", fix)
    if day is None or not 1 <= day <= 31:
        raise DateExpressionError(f"{month}月没有 {quote(found['day'])} 日", "对照日历，改成真实的日期")
    return partial(month_day, month, day)


def _lunar(found: re.Match[str]) -> NamedDay:
    month = _LUNAR_MONTHS.get(found["month"]) or _read_month(found["month"])
    is_early = found["day"].startswith("初")
    day = parse_number(found["day"].removeprefix("初"))
    if day is None or not 1 <= day <= (10 if is_early else 30):
        name = name_month(month, is_leap=bool(found["leap"]))
        raise DateExpressionError(f"农历{name}没有“{quote(found['day'])}”", "农历的日子写 初一 到 初十、十一 到 三十")
    return partial(lunar_month_day, month, day, is_leap=bool(found["leap"]))


def nearest_name(text: str) -> str | None:
    """Return the solar term or festival most like *text*, or None when none shares half of its characters in place."""

    def likeness(name: str) -> tuple[float, int]:
        # 冬致 is as like 立冬 as 冬至, until it counts where a character stands
        ratio = difflib.SequenceMatcher(None, text, name).ratio()
        return ratio, sum(one == other for one, other in zip(text, name, strict=False))

    best = max(_NAMES, key=likeness)
    return best if likeness(best) >= (0.5, 1) else None
