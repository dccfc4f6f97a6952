"""An occurrence → a VEVENT by RFC 5545 section 3.6.1."""

import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event, Timezone

from classroom.almanac.days import SHANGHAI
from classroom.checks.context import DatedClass
from classroom.outputs.calendar_text import CalendarText
from classroom.outputs.site import Site
from classroom.outputs.wording import describe, known_since, marked_title, page_url, say_place
from classroom.timetable.occurrence import Occurrence

ZONE = ZoneInfo("Asia/Shanghai")

_SINCE = datetime.date(1992, 1, 1)
"""After China's last summer time, so that one offset tells the whole zone."""

_UNTIL = datetime.date(2101, 1, 1)
"""After the last year that content may name."""


def make_event(site: Site, dated: DatedClass, occurrence: Occurrence) -> Event:
    """Return the event of *occurrence*: the same bytes on whatever day the site is made.

    Its UID is the occurrence's key for ever; each move and a cancellation raise SEQUENCE, which is how a calendar
    knows the newer of two (section 3.8.7.4). A cancelled event stays, and takes no time of its reader's.
    """
    cancelled = occurrence.status == "cancelled"
    revised = _midnight(known_since(dated.term.model, dated.small_class.changed))
    properties: dict[str, Any] = {
        "UID": f"{occurrence.key}@{site.library.data.station.model.calendar_id}",
        "SEQUENCE": occurrence.sequence,
        "STATUS": "CANCELLED" if cancelled else "CONFIRMED",
        "TRANSP": "TRANSPARENT" if cancelled else "OPAQUE",
        "DTSTART": datetime.datetime.combine(occurrence.day, occurrence.start, ZONE),
        "DTEND": datetime.datetime.combine(occurrence.day, occurrence.end, ZONE),
        # without a METHOD both tell when the event was last revised (section 3.8.7.2), never when the file was made
        "DTSTAMP": revised,
        "LAST-MODIFIED": revised,
        "SUMMARY": CalendarText(marked_title(site, dated, occurrence.status)),
        "LOCATION": CalendarText(say_place(site, occurrence.slot)),
        "DESCRIPTION": CalendarText("\n".join(describe(site, dated, occurrence))),
        "CATEGORIES": [CalendarText(word) for word in dated.small_class.audience],
        "URL": page_url(site, dated),
    }
    event = Event()
    for name, value in properties.items():
        if value is not None:
            event.add(name, value)
    return event


@cache
def make_timezone() -> Timezone:
    """Return the VTIMEZONE that every event refers to; one for all, because the zone's history is slow to search."""
    zone = Timezone.from_tzinfo(ZONE, ZONE.key, first_date=_SINCE, last_date=_UNTIL)
    del zone["COMMENT"]  # tells of the bounds of the search, which no reader meets
    return zone


def _midnight(day: datetime.date) -> datetime.datetime:
    """Return the start of *day* in Shanghai, in UTC."""
    return datetime.datetime.combine(day, datetime.time(), SHANGHAI).astimezone(datetime.UTC)
