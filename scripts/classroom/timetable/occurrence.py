"""A class on one day: when and where it takes place, and where it stood before it was moved."""

import datetime
from dataclasses import dataclass

from classroom.models.repeat import Change, Move, Tally
from classroom.models.term import SmallClass, Status
from classroom.timetable.recurrence import expand_repeat


@dataclass(frozen=True, order=True)
class Slot:
    """A day from `start` to `end` in Asia/Shanghai, and the id of a venue; slots sort by time."""

    day: datetime.date
    start: datetime.time
    end: datetime.time
    venue: str


@dataclass(frozen=True, order=True)
class Occurrence:
    """A class in one slot; occurrences sort by time.

    `key` names it for ever: the class's id, with the day that the rule set it for when the class is repeated.
    `earlier` are the slots it was moved away from, the one it was first set for at the front.
    """

    slot: Slot
    class_id: str
    key: str
    status: Status = "planned"
    earlier: tuple[Slot, ...] = ()
    reason: str | None = None
    tally: Tally | None = None

    @property
    def day(self) -> datetime.date:
        """The day it takes place, or was to."""
        return self.slot.day

    @property
    def start(self) -> datetime.time:
        """When it begins."""
        return self.slot.start

    @property
    def end(self) -> datetime.time:
        """When it ends."""
        return self.slot.end

    @property
    def venue(self) -> str:
        """The id of its venue."""
        return self.slot.venue

    @property
    def planned(self) -> Slot:
        """The slot it was first set for."""
        return self.earlier[0] if self.earlier else self.slot

    @property
    def takes_place(self) -> bool:
        """Tell whether somebody should go there."""
        return self.status != "cancelled"

    @property
    def sequence(self) -> int:
        """How often it was changed: each move, and being cancelled after them (RFC 5545 section 3.8.7.4)."""
        return len(self.earlier) + (self.status == "cancelled")


def expand_class(small_class: SmallClass) -> tuple[Occurrence, ...]:
    """Return every occurrence of *small_class*, in order; a moved one stands in its new slot."""
    if small_class.repeat is None:
        return (_place(small_class, small_class.on, small_class.id, small_class),) if small_class.on else ()
    changes = {change.day: change for change in small_class.changes}
    found = []
    for day in expand_repeat(small_class.repeat):
        key = f"{small_class.id}.{day:%Y%m%d}"
        found.append(_place(small_class, day, key, changes.get(day, small_class)))
    return tuple(sorted(found, key=lambda occurrence: occurrence.slot))


def _place(small_class: SmallClass, day: datetime.date, key: str, change: SmallClass | Change) -> Occurrence:
    slots = [Slot(day, *small_class.at, small_class.venue)]
    for move in change.moved:
        slots.append(_move(slots[-1], move))
    return Occurrence(slots[-1], small_class.id, key, change.status, tuple(slots[:-1]), change.reason, change.tally)


def _move(slot: Slot, move: Move) -> Slot:
    start, end = move.at or (slot.start, slot.end)
    return Slot(move.on, start, end, move.venue or slot.venue)
