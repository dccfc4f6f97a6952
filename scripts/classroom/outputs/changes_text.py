"""What changed, in words to paste into a chat group, and as data for other programs."""

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from classroom.render import render_text
from classroom.timetable.day_series import DaySeries, find_series
from classroom.timetable.schedule_changes import KINDS, Kind, OccurrenceChange, ScheduleChanges, Showing

MOST_LINES = 30
"""A chat message beyond this is not read; what is cut is counted."""

MOST_LISTED_DAYS = 4
"""More days of one class are told as a series, where they make one up."""

_URGENT_FIRST: tuple[Kind, ...] = ("cancelled", "removed", "moved", "altered", "restored", "added")


@dataclass(frozen=True)
class Circumstances:
    """What the words depend on besides the changes.

    `schedule_url` leads to the whole schedule, if anybody knows; `is_partial` says that some classes could not
    be compared; `past_changed` that there are changes which are past and not told; `examples` are the seasons
    whose schedules are examples.
    """

    today: datetime.date
    schedule_url: str | None = None
    is_partial: bool = False
    past_changed: bool = False
    examples: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Line:
    """Days of one class that changed in the same way.

    `shown` is the first of them as it is told: as it is now, or as it was when it is no more. `before` is what
    else was shown of it.
    """

    kind: Kind
    days: tuple[datetime.date, ...]
    shown: Showing
    before: Showing | None
    reason: str | None

    @property
    def series(self) -> DaySeries | None:
        """The days as a series, where there are too many to list."""
        return find_series(self.days) if len(self.days) > MOST_LISTED_DAYS else None

    @property
    def stays_on_its_days(self) -> bool:
        """Tell whether it is held on the same days as before."""
        return self.before is not None and self.before.day == self.shown.day


def format_changes_text(changes: ScheduleChanges, circumstances: Circumstances) -> str:
    """Return *changes* as lines of plain text, what is urgent first, at most `MOST_LINES` of them."""
    lines = [line for kind in _URGENT_FIRST for line in _group(kind, changes.of(kind))]
    is_example = any(change.season in circumstances.examples for _, change in changes)
    context = {
        "lines": lines[:MOST_LINES],
        "more": max(0, len(lines) - MOST_LINES),
        "is_example": is_example,
        **asdict(circumstances),
    }
    return render_text("changes.txt.j2", context)


def format_changes_json(changes: ScheduleChanges, circumstances: Circumstances) -> str:
    """Return *changes* as a JSON object: `format` 1, `is_partial`, and a list of occurrences for each kind."""
    document: dict[str, Any] = {"format": 1, "is_partial": circumstances.is_partial}
    document |= {kind: [_as_row(change) for change in changes.of(kind)] for kind in KINDS}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _group(kind: Kind, changes: Iterable[OccurrenceChange]) -> Iterator[Line]:
    """Yield a line for all days of a class that share everything but the day."""
    groups: dict[object, list[tuple[Showing, OccurrenceChange]]] = {}
    for change in changes:
        other_days = change.days if len(set(change.days)) > 1 else None  # each such day is told by itself
        key = (change.class_id, _timeless(change.before), _timeless(change.after), change.reason, other_days)
        groups.setdefault(key, []).append((_tell(kind, change), change))
    for group in groups.values():
        shown, first = group[0]
        yield Line(kind, tuple(sorted({showing.day for showing, _ in group})), shown, first.before, first.reason)


def _tell(kind: Kind, change: OccurrenceChange) -> Showing:
    """Return what people know of something that is no more, or are to know of what is."""
    return change.showings[0 if kind in ("cancelled", "removed") else -1]


def _timeless(showing: Showing | None) -> object:
    return showing and (showing.start, showing.end, showing.place, showing.title)


def _as_row(change: OccurrenceChange) -> dict[str, Any]:
    return {
        "key": change.key,
        "class": change.class_id,
        "before": _as_object(change.before),
        "after": _as_object(change.after),
        "reason": change.reason,
    }


def _as_object(showing: Showing | None) -> dict[str, str] | None:
    if showing is None:
        return None
    return {
        "title": showing.title,
        "day": showing.day.isoformat(),
        "start": f"{showing.start:%H:%M}",
        "end": f"{showing.end:%H:%M}",
        "place": showing.place,
    }
