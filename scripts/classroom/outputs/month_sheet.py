"""A month of a term as a calendar on one sheet: every day, what kind of day it is, and its classes."""

import datetime
from calendar import Calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from classroom.almanac.days import DayKind
from classroom.checks.context import DatedClass
from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.models.term import Term
from classroom.outputs.addresses import absolute, class_uri
from classroom.outputs.class_notice import LINE_EMS, HelpNumber, is_example, read_numbers
from classroom.outputs.site import Site, pair_by_time
from classroom.outputs.text_width import shorten
from classroom.timetable.occurrence import Occurrence, Slot

State = Literal["planned", "done", "cancelled", "moved-away", "moved-here"]
"""How an entry stands: a moved class has one where it was to be and one where it is now."""


@dataclass(frozen=True)
class SheetEntry:
    """A class on a day of the sheet; `other_day` is where it moved to, or came from."""

    start: datetime.time
    end: datetime.time
    title: str
    place: str
    state: State
    other_day: datetime.date | None
    page: str


@dataclass(frozen=True)
class SheetDay:
    """A day of the month and its classes, by time; `holiday` is what made it a day off or a working day."""

    date: datetime.date
    kind: DayKind
    holiday: str | None
    entries: tuple[SheetEntry, ...]


@dataclass(frozen=True)
class MonthSheet:
    """What is printed on the sheet of a month; `weeks` begin on Monday, None stands for days of other months."""

    first: datetime.date
    title: str
    why: str
    weeks: tuple[tuple[SheetDay | None, ...], ...]
    publisher: str
    numbers: tuple[HelpNumber, ...]
    url: str | None
    is_example: bool

    @property
    def days(self) -> Iterator[SheetDay]:
        """Every day of the month."""
        return (day for week in self.weeks for day in week if day)

    @property
    def last_day(self) -> datetime.date:
        """The last day of the month."""
        return max(day.date for day in self.days)

    @property
    def is_announced(self) -> bool:
        """Tell whether the State Council has announced the days off of its year."""
        return all(day.kind != "not announced" for day in self.days)


def list_months(classes: Iterable[DatedClass]) -> list[datetime.date]:
    """Return the first day of each month in which one of *classes* takes place or was to."""
    days = {slot.day for dated in classes for occurrence in dated.occurrences for slot in _slots(occurrence)}
    return sorted({day.replace(day=1) for day in days})


def count_changes(classes: Iterable[DatedClass], first: datetime.date) -> int:
    """Return how many changes were made to occurrences that stand in the month of *first* or stood there."""
    occurrences = (occurrence for dated in classes for occurrence in dated.occurrences)
    return sum(found.sequence for found in occurrences if any(_is_in(slot, first) for slot in _slots(found)))


def read_month(site: Site, term: Entry[Term], first: datetime.date) -> MonthSheet:
    """Return the sheet of the month that begins on *first*, with the classes of *term*."""
    entries: dict[datetime.date, list[SheetEntry]] = {}
    used = set()
    for dated, occurrence in pair_by_time(site.classes_of(term)):
        for slot, entry in _make_entries(site, dated, occurrence):
            if _is_in(slot, first):
                used.add(slot.venue)
                entries.setdefault(slot.day, []).append(entry)
    weeks = [
        tuple(_make_day(site, day, entries.get(day, ())) if day.month == first.month else None for day in week)
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    station = site.library.data.station.model
    return MonthSheet(
        first=first,
        title=shorten(term.model.title, LINE_EMS),
        why=shorten(term.model.why, 2 * LINE_EMS),
        weeks=tuple(weeks),
        publisher=shorten(station.publisher, LINE_EMS),
        numbers=read_numbers(site),
        url=absolute(station.site_address, site_path(term.path)),
        is_example=is_example(site, term.model, [site.library.venues[name] for name in used]),
    )


def _slots(occurrence: Occurrence) -> tuple[Slot, ...]:
    return (*occurrence.earlier, occurrence.slot)


def _is_in(slot: Slot, first: datetime.date) -> bool:
    return (slot.day.year, slot.day.month) == (first.year, first.month)


def _make_entries(site: Site, dated: DatedClass, occurrence: Occurrence) -> Iterator[tuple[Slot, SheetEntry]]:
    """Yield the entry where the class was first to be, when it was moved, and the one where it stands."""
    if occurrence.earlier:
        yield occurrence.planned, _make_entry(site, dated, occurrence.planned, "moved-away", occurrence.day)
    came_from = occurrence.planned.day if occurrence.earlier else None
    state: State = "moved-here" if occurrence.status == "moved" else occurrence.status
    yield occurrence.slot, _make_entry(site, dated, occurrence.slot, state, came_from)


def _make_entry(site: Site, dated: DatedClass, slot: Slot, state: State, other_day: datetime.date | None) -> SheetEntry:
    page = class_uri(dated.term, dated.small_class.id)
    place = site.library.venues[slot.venue].name
    return SheetEntry(slot.start, slot.end, site.class_title(dated), place, state, other_day, page)


def _make_day(site: Site, date: datetime.date, entries: Iterable[SheetEntry]) -> SheetDay:
    day = site.context.almanac.look_up(date)
    return SheetDay(date, day.kind, day.holiday, tuple(sorted(entries, key=lambda entry: (entry.start, entry.title))))
