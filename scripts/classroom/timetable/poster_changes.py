"""Posters on walls that are wrong by now: to take down, to print again, to put up."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from classroom.models.schedule_file import ClassRecord, OccurrenceRecord, ScheduleFile

Why = Literal["cancelled", "removed", "over", "not here"]


@dataclass(frozen=True)
class PosterTask:
    """A poster and the places it is about; `day` is the next of its class, or the one it was for."""

    record: ClassRecord
    day: datetime.date | None
    places: tuple[str, ...]
    why: Why | None = None
    old_version: str | None = None


@dataclass(frozen=True)
class PosterTasks:
    """What to do with the posters, each group by day; `reprint` means another print in the place of the old one."""

    take_down: tuple[PosterTask, ...] = ()
    reprint: tuple[PosterTask, ...] = ()
    put_up: tuple[PosterTask, ...] = ()


def find_poster_tasks(old: ScheduleFile, new: ScheduleFile, today: datetime.date) -> PosterTasks:
    """Return what has to be done on *today* so that walls that were right for *old* are right for *new*.

    A class is over when no day of it is to come; *old* is held against the day it was made for. A poster whose
    class names no place is told all the same, unless it is merely over or new: somebody may know where it hangs.
    """
    before, after = _Wall(old, old.generated_for), _Wall(new, today)
    return PosterTasks(
        take_down=_by_day(_take_down(before, after)),
        reprint=_by_day(_reprint(before, after)),
        put_up=_by_day(_put_up(before, after)),
    )


class _Wall:
    """The classes of a schedule by id, seen on one day."""

    def __init__(self, schedule: ScheduleFile, day: datetime.date) -> None:
        self.classes = {record.id: record for record in schedule.classes}
        self._day = day
        self._occurrences: dict[str, list[OccurrenceRecord]] = {}
        for occurrence in sorted(schedule.occurrences, key=lambda occurrence: occurrence.slot.day):
            self._occurrences.setdefault(occurrence.class_id, []).append(occurrence)

    def next_day(self, class_id: str) -> datetime.date | None:
        """Return the next day on which the class takes place, or None when it is over, cancelled or unknown."""
        return next((day for day in self._held_days(class_id) if day >= self._day), None)

    def is_on(self, class_id: str) -> bool:
        return self.next_day(class_id) is not None

    def is_cancelled(self, class_id: str) -> bool:
        """Tell whether the last day of the class is cancelled."""
        return self._occurrences[class_id][-1].status == "cancelled" if class_id in self._occurrences else False

    def places(self, class_id: str) -> tuple[str, ...]:
        record = self.classes.get(class_id)
        return record.posters if record else ()

    def version(self, class_id: str) -> str | None:
        record = self.classes.get(class_id)
        return record.poster_version if record else None

    def _held_days(self, class_id: str) -> Iterator[datetime.date]:
        for occurrence in self._occurrences.get(class_id, ()):
            if occurrence.status != "cancelled":
                yield occurrence.slot.day


def _take_down(before: _Wall, after: _Wall) -> Iterator[PosterTask]:
    for class_id, record in before.classes.items():
        if not before.is_on(class_id):
            continue
        old_places, day = before.places(class_id), before.next_day(class_id)
        if after.is_on(class_id):
            dropped = tuple(place for place in old_places if place not in after.places(class_id))
            if dropped:
                yield PosterTask(record, day, dropped, "not here", before.version(class_id))
            continue
        why = _why_not_on(after, class_id)
        places = tuple(dict.fromkeys((*old_places, *after.places(class_id))))
        if places or why != "over":
            yield PosterTask(record, day, places, why, before.version(class_id))


def _why_not_on(after: _Wall, class_id: str) -> Why:
    if class_id not in after.classes:
        return "removed"
    return "cancelled" if after.is_cancelled(class_id) else "over"


def _reprint(before: _Wall, after: _Wall) -> Iterator[PosterTask]:
    for class_id, record in after.classes.items():
        is_on = before.is_on(class_id) and after.is_on(class_id)
        is_taken_down = before.places(class_id) and not record.posters
        if is_on and not is_taken_down and before.version(class_id) != record.poster_version:
            yield PosterTask(record, after.next_day(class_id), record.posters, None, before.version(class_id))


def _put_up(before: _Wall, after: _Wall) -> Iterator[PosterTask]:
    for class_id, record in after.classes.items():
        if not after.is_on(class_id):
            continue
        day = after.next_day(class_id)
        if not before.is_on(class_id):
            if record.posters or class_id in before.classes:
                yield PosterTask(record, day, record.posters)
        elif before.version(class_id) == record.poster_version:
            added = tuple(place for place in record.posters if place not in before.places(class_id))
            if added:
                yield PosterTask(record, day, added)


def _by_day(tasks: Iterator[PosterTask]) -> tuple[PosterTask, ...]:
    return tuple(sorted(tasks, key=lambda task: (task.day or datetime.date.max, task.record.id)))
