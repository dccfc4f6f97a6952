"""The events of a calendar file, as two programs read them that know nothing of each other."""

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from icalendar import Calendar, Component

from tests.formats.node import run_script


class Event(NamedTuple):
    """A VEVENT of a file; None where the file does not say.

    `start`, `end` and `recurrence_id` are a day (`2026-12-05`) or a time with the offset that the VTIMEZONE in the
    file gives it (`2026-12-05T09:30:00+08:00`), without offset where the file names no zone.
    """

    uid: str | None
    recurrence_id: str | None
    sequence: int
    status: str | None
    start: str | None
    end: str | None
    summary: str | None
    location: str | None


def read_with_ical_js(path: Path) -> list[Event]:
    """Return the events of the file in its order, as ical.js reads them; it takes 30 February for 2 March.

    Raises:
        ValueError: the file cannot be read, or a property is there twice, or a zone is not defined.
    """
    return [Event(**event) for event in run_script("read_events.mjs", path)]


def read_with_icalendar(path: Path) -> list[Event]:
    """Return the events of the file in its order, as the icalendar library reads them.

    Raises:
        ValueError: the file cannot be read, has a property twice, a zone that is not defined or a wrong value.
    """
    calendar = Calendar.from_ical(path.read_bytes())
    errors = [f"{name}: {error}" for component in calendar.walk() for name, error in component.errors]
    if errors:
        raise ValueError("; ".join(errors))
    # Its own idea of a zone is the computer's; here the file's definition counts.
    zones = {zone.tz_name: zone.to_tz(lookup_tzid=False) for zone in calendar.timezones}
    return [_read_event(event, zones) for event in calendar.events]


def _read_event(event: Component, zones: dict[str, Any]) -> Event:
    return Event(
        uid=_read_text(event, "UID"),
        recurrence_id=_read_moment(event, "RECURRENCE-ID", zones),
        sequence=int(_only(event, "SEQUENCE") or 0),
        status=_read_text(event, "STATUS"),
        start=_read_moment(event, "DTSTART", zones),
        end=_read_moment(event, "DTEND", zones),
        summary=_read_text(event, "SUMMARY"),
        location=_read_text(event, "LOCATION"),
    )


def _only(event: Component, name: str) -> Any:
    found = event.get(name)
    if isinstance(found, list):
        message = f"{name} more than once"
        raise ValueError(message)
    return found


def _read_text(event: Component, name: str) -> str | None:
    found = _only(event, name)
    return None if found is None else str(found)


def _read_moment(event: Component, name: str, zones: dict[str, Any]) -> str | None:
    found = _only(event, name)
    if found is None or not isinstance(found.dt, datetime):
        return None if found is None else found.dt.isoformat()
    tzid = found.params.get("TZID")
    if tzid is None:
        return found.dt.isoformat()
    if tzid not in zones:
        message = f"no VTIMEZONE defines {tzid}"
        raise ValueError(message)
    return found.dt.replace(tzinfo=zones[tzid]).isoformat()
