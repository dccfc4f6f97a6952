"""A strict check of calendar files, written from the text of RFC 5545 and of none of the libraries held against it."""

import re
from collections.abc import Iterator
from datetime import datetime

from tests.formats.components import Component, find_component_faults, read_components
from tests.formats.content_lines import ContentLine, Fault, find_line_faults, read_content_lines
from tests.formats.property_values import find_value_faults, read_moment, read_offset, type_of


def find_faults(data: bytes) -> list[str]:
    """Return what in the calendar file *data* RFC 5545 or 7986 forbids, as `line 7: what (RFC 5545 3.6.1)`, by line.

    It is meant for published calendars of events, and stricter than a reader should be. What should not be counts as
    what must not be; words like CANCELLED are in capitals; what such calendars do not need (alarms, tasks, journals,
    periods of time, pictures within the file) is a fault; a value of a property that is not known is held to be TEXT.
    """
    lines, faults = read_content_lines(data)
    file, wrong_nesting = read_components(lines)
    faults += [*find_line_faults(data), *wrong_nesting, *find_component_faults(file)]
    faults += [fault for component in file.walk() for line in component.properties for fault in find_value_faults(line)]
    faults += [fault for calendar in file.parts for fault in _find_calendar_faults(calendar)]
    return [str(fault) for fault in sorted(faults)]


def _find_calendar_faults(calendar: Component) -> Iterator[Fault]:
    """Yield what is wrong between the components of *calendar*."""
    zones = [part for part in calendar.parts if part.name == "VTIMEZONE"]
    events = [part for part in calendar.parts if part.name == "VEVENT"]
    yield from _find_zone_faults(calendar, zones)
    yield from _find_repeated_events(events)
    for event in events:
        if event.first("DTSTART") is None and calendar.first("METHOD") is None:
            yield Fault(event.line, "3.6.1", "VEVENT without DTSTART")
        yield from _find_wrong_ends(event, zones)
        yield from _find_wrong_until(event)
    yield from _find_wrong_recurrences(events)


def _find_zone_faults(calendar: Component, zones: list[Component]) -> Iterator[Fault]:
    """Yield each zone that is used and not defined (3.2.19), is defined twice, or starts at no local time."""
    defined = set()
    for tzid in (line for zone in zones for line in zone.properties if line.name == "TZID"):
        if tzid.value in defined:
            yield Fault(tzid.number, "3.8.3.1", f"{tzid.value} is defined again")
        defined.add(tzid.value)
    for line in (line for component in calendar.walk() for line in component.properties):
        tzid = line.parameters.get("TZID", "/")
        if not tzid.startswith("/") and tzid not in defined:
            yield Fault(line.number, "3.2.19", f"no VTIMEZONE defines {tzid}")
    for start in (part.first("DTSTART") for zone in zones for part in zone.parts):
        if start and (start.value.endswith("Z") or "TZID" in start.parameters or type_of(start) == "DATE"):
            yield Fault(start.number, "3.6.5", "DTSTART of a VTIMEZONE is not in local time")


def _find_repeated_events(events: list[Component]) -> Iterator[Fault]:
    """Yield each event that has UID and RECURRENCE-ID of one before it."""
    seen = set()
    for event in events:
        uid, recurrence = event.first("UID"), event.first("RECURRENCE-ID")
        key = (uid and uid.value, recurrence and recurrence.value)
        if uid and key in seen:
            yield Fault(uid.number, "3.8.4.7", f"UID {uid.value} again with the same RECURRENCE-ID or none")
        seen.add(key)


def _find_wrong_ends(event: Component, zones: list[Component]) -> Iterator[Fault]:
    start, end, duration = event.first("DTSTART"), event.first("DTEND"), event.first("DURATION")
    if end and duration:
        yield Fault(duration.number, "3.6.1", "VEVENT with both DTEND and DURATION")
    if start and duration and type_of(start) == "DATE" and "T" in duration.value:
        yield Fault(duration.number, "3.6.1", "an event of whole days lasts hours")
    if start and end and not _is_of_one_kind(start, end):
        yield Fault(end.number, "3.8.2.2", "DTEND is not of DTSTART's kind")
    if start and end and not _is_later(end, start, zones):
        yield Fault(end.number, "3.8.2.2", "DTEND is not later than DTSTART")


def _find_wrong_until(event: Component) -> Iterator[Fault]:
    """Yield a rule whose UNTIL is no day for whole days, no local time for local times or not in UTC for others."""
    start, rule = event.first("DTSTART"), event.first("RRULE")
    until = re.search("UNTIL=([0-9TZ]*)", rule.value) if rule else None
    if start and rule and until:
        is_day = type_of(start) == "DATE"
        is_utc = not is_day and not _is_floating(start)
        if ("T" not in until[1]) != is_day or until[1].endswith("Z") != is_utc:
            yield Fault(rule.number, "3.3.10", "UNTIL is not of DTSTART's kind")


def _find_wrong_recurrences(events: list[Component]) -> Iterator[Fault]:
    """Yield each RECURRENCE-ID that is not of the kind of its recurring event's DTSTART."""
    starts = {
        uid.value: start
        for event in events
        if (uid := event.first("UID")) and (start := event.first("DTSTART")) and not event.first("RECURRENCE-ID")
    }
    for event in events:
        uid, recurrence = event.first("UID"), event.first("RECURRENCE-ID")
        if uid and recurrence and uid.value in starts and not _is_of_one_kind(starts[uid.value], recurrence):
            yield Fault(recurrence.number, "3.8.4.4", "RECURRENCE-ID is not of DTSTART's kind")


def _is_of_one_kind(line: ContentLine, other: ContentLine) -> bool:
    """Say whether both are days, or both local times, or both times in a zone or in UTC."""
    return type_of(line) == type_of(other) and _is_floating(line) == _is_floating(other)


def _is_floating(line: ContentLine) -> bool:
    return type_of(line) == "DATE-TIME" and "TZID" not in line.parameters and not line.value.endswith("Z")


def _is_later(end: ContentLine, start: ContentLine, zones: list[Component]) -> bool:
    """Say whether *end* is later than *start*; what cannot be compared counts as later, its fault is another."""
    if not _is_of_one_kind(end, start):
        return True
    if end.parameters.get("TZID") == start.parameters.get("TZID"):
        moments = read_moment(end.value), read_moment(start.value)
    else:
        moments = _in_utc(end, zones), _in_utc(start, zones)
    return moments[0] is None or moments[1] is None or moments[0] > moments[1]


def _in_utc(line: ContentLine, zones: list[Component]) -> datetime | None:
    """Return the moment of *line* in UTC, or None when its zone has more than one offset or is not defined."""
    moment, tzid = read_moment(line.value), line.parameters.get("TZID")
    if moment is None or tzid is None:
        return moment
    found = [zone for zone in zones if (name := zone.first("TZID")) and name.value == tzid]
    offsets = {to.value for zone in found for part in zone.parts for to in part.properties if to.name == "TZOFFSETTO"}
    offset = read_offset(offsets.pop()) if len(offsets) == 1 else None
    return None if offset is None else moment - offset
