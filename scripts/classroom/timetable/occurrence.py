"""A class on one day: when and where it takes place, and where it stood before it was moved."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from classroom.almanac.days import WEEKDAYS
from classroom.models.term import Repeat, SmallClass, Status


@dataclass(frozen=True, order=True)
class Occurrence:
    """A class on `day` from `start` to `end` in Asia/Shanghai; `moved_from` is the day it was set for.

    Occurrences sort by time.
    """

    day: datetime.date
    start: datetime.time
    end: datetime.time
    class_id: str
    venue: str
    status: Status
    moved_from: datetime.date | None = None

    @property
    def takes_place(self) -> bool:
        """Tell whether somebody should go there."""
        return self.status != "cancelled"

    def overlaps(self, other: "Occurrence") -> bool:
        """Tell whether both take place and share a minute."""
        together = self.takes_place and other.takes_place and self.day == other.day
        return together and self.start < other.end and other.start < self.end


def expand_class(small_class: SmallClass) -> tuple[Occurrence, ...]:
    """Return every occurrence of *small_class*, in order; a moved class stands at its new time."""
    start, end = small_class.at
    if small_class.moved:
        moved = small_class.moved
        start, end = moved.at or small_class.at
        venue = moved.venue or small_class.venue
        return (Occurrence(moved.on, start, end, small_class.id, venue, "moved", small_class.on),)
    days = [small_class.on] if small_class.on else expand_repeat(small_class.repeat)
    return tuple(
        Occurrence(day, start, end, small_class.id, small_class.venue, small_class.status) for day in days if day
    )


def expand_repeat(repeat: Repeat | None) -> list[datetime.date]:
    """Return the days of a rule: `times` days counted before exceptions are taken away."""
    if repeat is None:
        return []
    ahead = (WEEKDAYS.index(repeat.on) - repeat.start.weekday()) % 7
    first = repeat.start + datetime.timedelta(days=ahead)
    step = 7 if repeat.every == "week" else 14
    days = [first + datetime.timedelta(days=step * index) for index in range(repeat.times)]
    return [day for day in days if day not in repeat.skip]


def find_overlaps(occurrences: Iterable[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Yield each pair of different classes that overlap, the earlier first."""
    ordered = sorted(occurrences)
    for index, first in enumerate(ordered):
        for second in ordered[index + 1 :]:
            if second.day > first.day:
                break
            if first.class_id != second.class_id and first.overlaps(second):
                yield first, second
