"""A rule → its days, by the meaning that RFC 5545 section 3.3.10 gives the same rule with `WKST=MO`."""

import calendar
import datetime
from collections.abc import Iterator
from itertools import count, islice, takewhile

from classroom.almanac.days import monday_of
from classroom.models.repeat import Repeat, RepeatDay

_LAST_DAY = datetime.date(2100, 12, 31)
"""The last day that may be written, and that the lunar calendar knows."""


def expand_repeat(repeat: Repeat) -> list[datetime.date]:
    """Return the days of *repeat*, in order, without its exceptions."""
    return [day for day in expand_rule(repeat) if day not in repeat.skip]


def expand_rule(repeat: Repeat) -> list[datetime.date]:
    """Return the days of *repeat*, in order, its exceptions among them; none after 2100, where no term reaches."""
    days = _months(repeat) if repeat.every == "month" else _weeks(repeat)
    last = repeat.until or _LAST_DAY
    known = takewhile(lambda day: day <= last, (day for day in days if day >= repeat.start))
    return list(islice(known, repeat.times))


def _weeks(repeat: Repeat) -> Iterator[datetime.date]:
    monday = monday_of(repeat.start)
    for week in count(step=1 if repeat.every == "week" else 2):
        first = monday + datetime.timedelta(weeks=week)
        yield from (first + datetime.timedelta(days=day.weekday) for day in repeat.on)


def _months(repeat: Repeat) -> Iterator[datetime.date]:
    for month in count(repeat.start.year * 12 + repeat.start.month - 1):
        year, index = divmod(month, 12)
        found = (_nth_weekday(year, index + 1, day) for day in repeat.on)
        yield from sorted({day for day in found if day})


def _nth_weekday(year: int, month: int, day: RepeatDay) -> datetime.date | None:
    """Return the *nth* such weekday of a month, or None when it has fewer."""
    first_weekday, length = calendar.monthrange(year, month)
    days = range(1 + (day.weekday - first_weekday) % 7, length + 1, 7)
    index = (day.nth or 0) - 1 if (day.nth or 0) > 0 else -1
    return datetime.date(year, month, days[index]) if index < len(days) else None
