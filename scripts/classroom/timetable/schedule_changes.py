"""What became different between two schedules, as those who come to the classes would notice it."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from classroom.models.schedule_file import OccurrenceRecord, ScheduleFile

Kind = Literal["added", "moved", "cancelled", "restored", "altered", "removed"]

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, order=True)
class Showing:
    """An occurrence as readers see it: the day, its hours in Asia/Shanghai, the venue's name and the title."""

    day: datetime.date
    start: datetime.time
    end: datetime.time
    place: str
    title: str


@dataclass(frozen=True)
class OccurrenceChange:
    """What became of the occurrence `key`: what was shown and what is; one of both may be missing."""

    key: str
    class_id: str
    season: str
    before: Showing | None
    after: Showing | None
    reason: str | None = None

    @property
    def showings(self) -> tuple[Showing, ...]:
        """What was shown and what is: one or both."""
        return tuple(showing for showing in (self.before, self.after) if showing)

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """The days that it was and is shown on."""
        return tuple(showing.day for showing in self.showings)


@dataclass(frozen=True)
class ScheduleChanges:
    """Every change between two schedules, by kind and then by time.

    `moved` is what its author marks as moved; `altered` has another title, time or place without being marked.
    `removed` is in the older schedule alone; what was cancelled before it was removed is not told again.
    """

    added: tuple[OccurrenceChange, ...] = ()
    moved: tuple[OccurrenceChange, ...] = ()
    cancelled: tuple[OccurrenceChange, ...] = ()
    restored: tuple[OccurrenceChange, ...] = ()
    altered: tuple[OccurrenceChange, ...] = ()
    removed: tuple[OccurrenceChange, ...] = ()

    def of(self, kind: Kind) -> tuple[OccurrenceChange, ...]:
        """Return the changes of *kind*."""
        found: tuple[OccurrenceChange, ...] = getattr(self, kind)
        return found

    def from_day(self, day: datetime.date) -> "ScheduleChanges":
        """Return the changes that are about *day* or a later one."""
        kept = {kind: tuple(change for change in self.of(kind) if max(change.days) >= day) for kind in KINDS}
        return ScheduleChanges(**kept)

    def __iter__(self) -> Iterator[tuple[Kind, OccurrenceChange]]:
        """Yield every change with its kind."""
        return ((kind, change) for kind in KINDS for change in self.of(kind))


@dataclass(frozen=True)
class _State:
    record: OccurrenceRecord
    season: str
    showing: Showing

    @property
    def takes_place(self) -> bool:
        return self.record.status != "cancelled"


def compare_schedules(old: ScheduleFile, new: ScheduleFile) -> ScheduleChanges:
    """Return what is different in *new*, occurrence by occurrence, matched by their keys.

    An occurrence that takes place at the same time, in the same place and under the same title is the same
    for readers, also where its key is another one: a class that begins to repeat is not taken away and set anew.
    """
    before, after = _read_states(old), _read_states(new)
    gone = {state.showing for key, state in before.items() if key not in after and state.takes_place}
    come = {state.showing for key, state in after.items() if key not in before and state.takes_place}
    found: dict[Kind, list[OccurrenceChange]] = {kind: [] for kind in KINDS}
    for key in before.keys() | after.keys():
        kind = _find_kind(before.get(key), after.get(key))
        change = _describe(key, before.get(key), after.get(key))
        if kind and not (kind in ("added", "removed") and {change.before, change.after} & gone & come):
            found[kind].append(change)
    return ScheduleChanges(**{kind: tuple(sorted(changes, key=_by_time)) for kind, changes in found.items()})


def _read_states(schedule: ScheduleFile) -> Mapping[str, _State]:
    """Return the occurrences by key; what a file by another hand does not explain keeps its id for a name."""
    classes = {record.id: record for record in schedule.classes}
    states = {}
    for record in schedule.occurrences:
        slot, small_class = record.slot, classes.get(record.class_id)
        title, season = (small_class.title, small_class.season) if small_class else (record.class_id, "")
        showing = Showing(slot.day, slot.start, slot.end, schedule.venues.get(slot.venue, slot.venue), title)
        states[record.key] = _State(record, season, showing)
    return states


def _find_kind(old: _State | None, new: _State | None) -> Kind | None:
    """Return what became of an occurrence, or None when there is nothing to tell."""
    if new is None:
        return "removed" if old and old.takes_place else None
    if not new.takes_place:
        return "cancelled" if old is None or old.takes_place else None
    if old is None:
        return "added"
    if not old.takes_place:
        return "restored"
    return _find_difference(old, new)


def _find_difference(old: _State, new: _State) -> Kind | None:
    if old.showing == new.showing:
        return None
    is_elsewhere = replace(old.showing, title="") != replace(new.showing, title="")
    return "moved" if is_elsewhere and new.record.earlier else "altered"


def _describe(key: str, old: _State | None, new: _State | None) -> OccurrenceChange:
    state = [state for state in (old, new) if state][-1]
    reason = new.record.reason if new and new.record.status in ("cancelled", "moved") else None
    return OccurrenceChange(
        key, state.record.class_id, state.season, old.showing if old else None, new.showing if new else None, reason
    )


def _by_time(change: OccurrenceChange) -> tuple[Showing, str]:
    return change.showings[-1], change.key
