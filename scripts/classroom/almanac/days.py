"""What a day is by the State Council’s notices: weekday, day off, working weekend, or not yet announced."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from classroom.models.data import HolidayYear

DayKind = Literal["workday", "weekend", "holiday", "working weekend", "not announced"]


@dataclass(frozen=True)
class Day:
    """A date, its kind, and the holiday that made it so."""

    date: datetime.date
    kind: DayKind
    holiday: str | None = None


class Almanac:
    """Answers what a day is from the State Council's notices, one a year."""

    def __init__(self, years: Iterable[HolidayYear]) -> None:
        """Read *years*; a year that is not among them is not announced."""
        self._years: set[int] = set()
        self._special: dict[datetime.date, Day] = {}
        for notice in years:
            self._years.add(notice.year)
            for holiday in notice.holidays:
                for date in days_between(holiday.first, holiday.last):
                    self._special[date] = Day(date, "holiday", holiday.name)
                for date in holiday.workdays:
                    self._special[date] = Day(date, "working weekend", holiday.name)

    def look_up(self, date: datetime.date) -> Day:
        """Return what *date* is."""
        if date in self._special:
            return self._special[date]
        if date.year not in self._years:
            return Day(date, "not announced")
        return Day(date, "weekend" if date.weekday() >= 5 else "workday")


def monday_of(date: datetime.date) -> datetime.date:
    """Return the Monday of the week of *date*."""
    return date - datetime.timedelta(days=date.weekday())


def days_between(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Yield every day from *first* to *last*, both included."""
    for offset in range((last - first).days + 1):
        yield first + datetime.timedelta(days=offset)
