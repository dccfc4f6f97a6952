"""Many days in few words: the weekdays they fall on, how often, and the days that are missing."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Literal

from classroom.almanac.days import monday_of

_MOST_MISSING = 3


@dataclass(frozen=True)
class DaySeries:
    """Every such weekday, 0 is Monday, from `first` on, `times` of them; `missing` are left out between them."""

    first: datetime.date
    every: Literal["week", "fortnight"]
    weekdays: tuple[int, ...]
    times: int
    missing: tuple[datetime.date, ...] = ()


def find_series(days: Sequence[datetime.date]) -> DaySeries | None:
    """Return the series that *days*, rising and at least one, make up, or None when they follow no week.

    At most three days may be missing, and fewer than half of those there are.
    """
    weekdays = tuple(sorted({day.weekday() for day in days}))
    for every, weeks in (("fortnight", 2), ("week", 1)):
        expected = _expand(days[0], days[-1], weekdays, weeks)
        missing = tuple(day for day in expected if day not in days)
        is_short = len(missing) <= _MOST_MISSING and len(missing) * 2 < len(days)
        if is_short and set(days) <= set(expected):
            return DaySeries(days[0], "fortnight" if every == "fortnight" else "week", weekdays, len(days), missing)
    return None


def _expand(
    first: datetime.date, last: datetime.date, weekdays: tuple[int, ...], weeks: int
) -> tuple[datetime.date, ...]:
    """Return the days from *first* to *last* that fall on *weekdays* of every *weeks*-th week, Monday first."""
    monday = monday_of(first)
    mondays = takewhile(lambda day: day <= last, (monday + datetime.timedelta(weeks=n) for n in count(step=weeks)))
    days = (start + datetime.timedelta(days=weekday) for start in mondays for weekday in weekdays)
    return tuple(day for day in days if first <= day <= last)
