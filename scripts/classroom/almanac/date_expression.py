"""A day said in words, within a term: 12月第二个周六, 冬至前一天, 春节前三周的周六."""

import datetime
import re
from collections.abc import Callable
from functools import partial

from classroom.almanac.candidates import Candidate, DateExpressionError
from classroom.almanac.lunar import YEARS
from classroom.almanac.named_day import COUNT, NamedDay, nearest_name, parse_iso, parse_named_day, read_weekday
from classroom.almanac.numerals import NUMBER, WEEKDAY, parse_number
from classroom.models.base import quote

__all__ = ["DateExpressionError", "resolve_date"]

Shift = Callable[[datetime.date], datetime.date]

_FULL_WIDTH = str.maketrans("０１２３４５６７８９－", "0123456789-")
_MAX_CHARACTERS = 40
_MAX_DAYS = 180  # farther away, an author counts wrong and a reader cannot check
_MAX_WEEKS = 26
_FORMS = "写成 2026-12-05，或 12月第二个周六、冬至前一天、腊月廿三、春节前三周的周六 这样"
_MAYBE_NAME = re.compile("[\u4e00-\u6707\u6709-\u9fff]{2,10}")  # no 月: a month is no festival
_WEEK = "(?:周|星期|礼拜)"
_SIDE = "的?[之以]?(?P<side>前|后)的?"
_ANCHOR = "(?P<anchor>.+?)"
_SAME_DAY = re.compile(rf"{_ANCHOR}(?:当天|当日|那一?天|这一?天)")
_DAYS = re.compile(rf"{_ANCHOR}{_SIDE}(?P<number>{NUMBER})[天日]")
_SAME_WEEK = re.compile(rf"{_ANCHOR}(?:[那这当同]一?个?{_WEEK}|所在的?[那这]?一?个?{_WEEK})的?(?P<weekday>{WEEKDAY})")
_WEEKS = re.compile(rf"{_ANCHOR}{_SIDE}(?P<number>{NUMBER})个?{_WEEK}(?:的?(?P<weekday>{WEEKDAY}))?")
_NTH_WEEKDAY = re.compile(rf"{_ANCHOR}{_SIDE}{COUNT}的?(?P<weekday>{WEEKDAY})")


def resolve_date(text: str, first: datetime.date, last: datetime.date) -> datetime.date:
    """Return the one day that *text* names within a term, from *first* to *last*, both included.

    A date like 2026-12-05 is returned as it is, also outside the term. Everything else is a day that a year names
    (12月5日, 12月第二个周六, 冬至, 春节, 腊月廿三), or one counted from such an anchor (冬至前一天, 春节后第一个周一,
    春节前三周的周六, 冬至那一周的周六). The anchor may lie outside the term, the result may not. Weeks begin on Monday.
    Spaces and full-width digits do not matter.

    Raises:
        DateExpressionError: the text names no day, or none within the term. Nothing else is raised, whatever the text.
    """
    words = "".join(text.split()).translate(_FULL_WIDTH)
    if len(words) > _MAX_CHARACTERS:
        raise DateExpressionError(f"日期“{quote(text)}”看不懂", _FORMS)
    if day := parse_iso(words):
        return day
    anchor, shift = _split(words)
    named_day = parse_named_day(anchor)
    if named_day is None:
        raise _unknown(text, anchor, is_whole=anchor == words)
    return _choose(text, named_day, shift, first, last)


def _split(words: str) -> tuple[str, Shift]:
    """Return the anchor and how the day is counted from it; an expression without a count is its own anchor."""
    if found := _SAME_DAY.fullmatch(words):
        return found["anchor"], partial(_add_days, 0)
    if found := _DAYS.fullmatch(words):
        days = _read_count(found["number"], _MAX_DAYS, "天")
        return found["anchor"], partial(_add_days, -days if found["side"] == "前" else days)
    if found := _SAME_WEEK.fullmatch(words):
        return found["anchor"], partial(_weekday_of_week, 0, read_weekday(found["weekday"]))
    if found := _WEEKS.fullmatch(words):
        return found["anchor"], _split_weeks(found)
    if found := _NTH_WEEKDAY.fullmatch(words):
        return found["anchor"], _split_nth(found)
    return words, partial(_add_days, 0)


def _split_weeks(found: re.Match[str]) -> Shift:
    weeks = _read_count(found["number"], _MAX_WEEKS, "周")
    if not found["weekday"]:
        fix = f"写成 {quote(found[0])}的周六，或 {quote(found['anchor'])}{found['side']}{weeks * 7}天"
        raise DateExpressionError(f"“{quote(found[0])}”没说是那一周的哪一天", fix)
    return partial(_weekday_of_week, -weeks if found["side"] == "前" else weeks, read_weekday(found["weekday"]))


def _split_nth(found: re.Match[str]) -> Shift:
    weekday, is_before, name = read_weekday(found["weekday"]), found["side"] == "前", found["weekday"]
    if is_before and not found["count"]:
        return partial(_last_before, weekday)
    if is_before or not found["count"]:
        anchor = quote(found["anchor"])
        fix = f"写成 {anchor}前最后一个{name}、{anchor}前两周的{name} 或 {anchor}后第一个{name}"
        raise DateExpressionError(f"“{quote(found[0])}”看不出是哪一天", fix)
    return partial(_first_after, _read_count(found["count"], _MAX_WEEKS, "个"), weekday)


def _read_count(text: str, limit: int, unit: str) -> int:
    number = parse_number(text)
    if number is None or not 1 <= number <= limit:
        message = f"“{quote(text)}{unit}”数不了"
        raise DateExpressionError(message, f"数字从 1 写到 {limit}；隔得更远的，直接写日期")
    return number


def _add_days(days: int, day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=days)


def _weekday_of_week(weeks: int, weekday: int, day: datetime.date) -> datetime.date:
    """Return the weekday of the week, from Monday, that is so many *weeks* after that of *day*."""
    return day + datetime.timedelta(days=weekday - day.weekday() + 7 * weeks)


def _first_after(count: int, weekday: int, day: datetime.date) -> datetime.date:
    """Return the *count*-th such weekday strictly after *day*."""
    return day + datetime.timedelta(days=(weekday - day.weekday() - 1) % 7 + 1 + 7 * (count - 1))


def _last_before(weekday: int, day: datetime.date) -> datetime.date:
    """Return the last such weekday strictly before *day*."""
    return day - datetime.timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def _choose(text: str, named_day: NamedDay, shift: Shift, first: datetime.date, last: datetime.date) -> datetime.date:
    """Return the earliest day within the term among those of the years around it."""
    years = range(max(first.year - 1, YEARS[0]), min(last.year + 1, YEARS[-1]) + 1)
    found = [Candidate(shift(meant.day), meant.error) for meant in map(named_day, years)]
    inside = [meant.day for meant in found if not meant.error and first <= meant.day <= last]
    if inside:
        return min(inside)
    if not found:
        raise DateExpressionError(f"只认 {YEARS[0]} 到 {YEARS[-1]} 年的日期", "检查季节的年份")
    nearest = min(found, key=lambda meant: max(first - meant.day, meant.day - last))
    if nearest.error:
        raise nearest.error
    message = f"“{quote(text)}”是 {nearest.day}，不在 {first} 到 {last} 之内"
    raise DateExpressionError(message, "换成这段时间里的一天；别的季节的课，写进那个季节的文件")


def _unknown(text: str, anchor: str, *, is_whole: bool) -> DateExpressionError:
    name = nearest_name(anchor) if _MAYBE_NAME.fullmatch(anchor) else None
    if name or not is_whole:
        return DateExpressionError(f"没有叫“{quote(anchor)}”的节气或节日", f"是不是“{name}”？" if name else _FORMS)
    return DateExpressionError(f"日期“{quote(text)}”看不懂", _FORMS)
