"""A class → schema.org Events as JSON-LD, which search engines read from its page."""

import datetime
import json
from typing import Any

from classroom.almanac.zone import SHANGHAI
from classroom.checks.context import DatedClass
from classroom.outputs.site import Site
from classroom.outputs.wording import page_url
from classroom.timetable.occurrence import Occurrence, Slot

SCHEMA = "https://schema.org"

_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""Characters that could end a script element or a line of one, as JSON writes them."""


def structured_data(site: Site, dated: DatedClass) -> str:
    """Return a JSON list with an Event for each occurrence of *dated*, safe inside a script element of HTML."""
    events = [_make_event(site, dated, occurrence) for occurrence in dated.occurrences]
    return json.dumps(events, ensure_ascii=False).translate(_UNSAFE)


def _make_event(site: Site, dated: DatedClass, occurrence: Occurrence) -> dict[str, Any]:
    event: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": site.class_title(dated),
        "eventStatus": f"{SCHEMA}/{_status(occurrence)}",
        "startDate": _start(occurrence.slot),
        "endDate": _at(occurrence.day, occurrence.end),
        "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
        "location": _place(site, occurrence.slot),
        "organizer": _organizer(site),
        "audience": [{"@type": "Audience", "audienceType": word} for word in dated.small_class.audience],
    }
    if occurrence.earlier:
        event["previousStartDate"] = [_start(slot) for slot in occurrence.earlier]
    url = page_url(site, dated)
    return event if url is None else {**event, "url": url}


def _status(occurrence: Occurrence) -> str:
    """Return the EventStatusType; one that was moved and then cancelled is cancelled, and tells its earlier starts."""
    if occurrence.status == "cancelled":
        return "EventCancelled"
    return "EventRescheduled" if occurrence.earlier else "EventScheduled"


def _place(site: Site, slot: Slot) -> dict[str, str]:
    venue = site.library.venues[slot.venue]
    return {"@type": "Place", "name": venue.name, "address": venue.address}


def _organizer(site: Site) -> dict[str, str]:
    station = site.library.data.station.model
    organizer = {"@type": "Organization", "name": station.school}
    return organizer if station.site_address is None else {**organizer, "url": station.site_address}


def _start(slot: Slot) -> str:
    return _at(slot.day, slot.start)


def _at(day: datetime.date, time: datetime.time) -> str:
    return datetime.datetime.combine(day, time, SHANGHAI).isoformat()
