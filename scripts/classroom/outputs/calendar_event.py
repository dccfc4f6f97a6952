"""An occurrence → a VEVENT by RFC 5545 section 3.6.1."""

import datetime
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event, Timezone

from classroom.almanac.zone import SHANGHAI
from classroom.checks.context import DatedClass
from classroom.outputs.calendar_text import CalendarText
from classroom.outputs.site import Site
from classroom.outputs.wording import describe, known_since, marked_title, page_url, say_place
from classroom.timetable.occurrence import Occurrence

ZONE = ZoneInfo("Asia/Shanghai")

_BEGIN, _END = "BEGIN:VEVENT\r\n", "END:VEVENT\r\n"

_SINCE = datetime.date(1992, 1, 1)
"""After China's last summer time, so that one offset tells the whole zone."""

_UNTIL = datetime.date(2101, 1, 1)
"""After the last year that content may name."""


def make_event(site: Site, dated: DatedClass, occurrence: Occurrence) -> Event:
    """Return the event of *occurrence*: the same bytes on whatever day the site is made.

    Its UID is the occurrence's key for ever; each move and a cancellation raise SEQUENCE, which is how a calendar
    knows the newer of two (section 3.8.7.4). A cancelled event stays, and takes no time of its reader's.
    """
    event = Event()
    _add(event, _own_properties(site, occurrence))
    _add(event, _shared_properties(site, dated, occurrence))
    return event


@dataclass(frozen=True)
class EventWriter:
    """Writes events; the lines that days of one class share are written by the library once."""

    site: Site
    _shared: dict[tuple[object, ...], str] = field(default_factory=dict)

    def write(self, dated: DatedClass, occurrence: Occurrence) -> str:
        """Return the event of *occurrence* as its file has it; the same properties as `make_event`."""
        shared_by = (
            *(occurrence.class_id, occurrence.status, occurrence.venue),
            *(occurrence.reason, occurrence.sequence, occurrence.earlier),
        )
        if shared_by not in self._shared:
            self._shared[shared_by] = _write_lines(_shared_properties(self.site, dated, occurrence))
        own = _write_lines(_own_properties(self.site, occurrence))
        return f"{_BEGIN}{own}{self._shared[shared_by]}{_END}"


def _own_properties(site: Site, occurrence: Occurrence) -> dict[str, Any]:
    """Return what no two occurrences have in common."""
    return {
        "UID": f"{occurrence.key}@{site.library.data.station.model.calendar_id}",
        "DTSTART": datetime.datetime.combine(occurrence.day, occurrence.start, ZONE),
        "DTEND": datetime.datetime.combine(occurrence.day, occurrence.end, ZONE),
    }


def _shared_properties(site: Site, dated: DatedClass, occurrence: Occurrence) -> dict[str, Any]:
    """Return what depends on the class, on where it is held and on what became of it."""
    cancelled = occurrence.status == "cancelled"
    revised = _midnight(known_since(dated.term.model, dated.small_class.changed))
    return {
        "SEQUENCE": occurrence.sequence,
        "STATUS": "CANCELLED" if cancelled else "CONFIRMED",
        "TRANSP": "TRANSPARENT" if cancelled else "OPAQUE",
        # without a METHOD both tell when the event was last revised (section 3.8.7.2), never when the file was made
        "DTSTAMP": revised,
        "LAST-MODIFIED": revised,
        "SUMMARY": CalendarText(marked_title(site, dated, occurrence.status)),
        "LOCATION": CalendarText(say_place(site, occurrence.slot)),
        "DESCRIPTION": CalendarText("\n".join(describe(site, dated, occurrence))),
        "CATEGORIES": [CalendarText(word) for word in dated.small_class.audience],
        "URL": page_url(site, dated),
    }


def _add(event: Event, properties: dict[str, Any]) -> None:
    for name, value in properties.items():
        if value is not None:
            event.add(name, value)


def _write_lines(properties: dict[str, Any]) -> str:
    """Return the content lines of *properties* alone."""
    event = Event()
    _add(event, properties)
    text: str = event.to_ical().decode()
    return text.removeprefix(_BEGIN).removesuffix(_END)


@cache
def write_timezone() -> str:
    """Return the VTIMEZONE that every event refers to, as its file has it."""
    text: str = make_timezone().to_ical().decode()
    return text


def make_timezone() -> Timezone:
    """Return the VTIMEZONE that every event refers to; one for all, because the zone's history is slow to search."""
    zone = Timezone.from_tzinfo(ZONE, ZONE.key, first_date=_SINCE, last_date=_UNTIL)
    del zone["COMMENT"]  # tells of the bounds of the search, which no reader meets
    return zone


def _midnight(day: datetime.date) -> datetime.datetime:
    """Return the start of *day* in Shanghai, in UTC."""
    return datetime.datetime.combine(day, datetime.time(), SHANGHAI).astimezone(datetime.UTC)
