"""The values of a calendar's properties: of what type each is, and what that type allows (RFC 5545 section 3.3)."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from tests.formats.content_lines import ContentLine, Fault

_TIME = "T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)"
DATE = re.compile("[0-9]{8}")
DATE_TIME = re.compile("[0-9]{8}T[0-9]{6}Z?")
DURATION = re.compile(f"[+-]?P(?:[0-9]+W|[0-9]+D(?:{_TIME})?|{_TIME})")
INTEGER = re.compile("[+-]?[0-9]+")
OFFSET = re.compile("([+-])([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?")
TEXT = re.compile(r"(?:[^\\,;]|\\[\\;,Nn])*")
TEXTS = re.compile(r"(?:[^\\;]|\\[\\;,Nn])*")
PAIR_OF_FLOATS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?;[+-]?[0-9]+(?:\.[0-9]+)?")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
RULE = re.compile(r"[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*")
FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
RULE_PARTS = (
    *("FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY"),
    *("BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST"),
)


def read_moment(value: str) -> datetime | None:
    """Return a DATE or DATE-TIME as written, without its zone; None when it is no day or time that exists."""
    if not (DATE.fullmatch(value) or DATE_TIME.fullmatch(value)):
        return None
    numbers = [int(value[start:end] or 0) for start, end in ((0, 4), (4, 6), (6, 8), (9, 11), (11, 13), (13, 15))]
    try:
        # 3.3.12: a second of 60 is a leap second.
        return datetime(*numbers[:5], min(numbers[5], 59)) if numbers[5] <= 60 else None  # noqa: DTZ001
    except ValueError:
        return None


def read_offset(value: str) -> timedelta | None:
    """Return a UTC-OFFSET, or None when it is none (3.3.14)."""
    match = OFFSET.fullmatch(value)
    if match is None or (match[1] == "-" and not value.strip("-0")):
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -offset if match[1] == "-" else offset


def _is_rule(value: str) -> bool:
    if not RULE.fullmatch(value):
        return False
    pairs = [part.split("=") for part in value.split(";")]
    parts = dict(pairs)
    until = parts.get("UNTIL")
    return (
        len(parts) == len(pairs)
        and set(parts) <= set(RULE_PARTS)
        and pairs[0][0] == "FREQ"
        and parts["FREQ"] in FREQUENCIES
        and not (until and "COUNT" in parts)
        and (until is None or read_moment(until) is not None)
    )


def _each(is_right: Callable[[str], object]) -> Callable[[str], bool]:
    return lambda value: all(map(is_right, value.split(",")))


TYPES: dict[str, tuple[str, Callable[[str], object]]] = {
    "DATE": ("3.3.4", _each(lambda value: DATE.fullmatch(value) and read_moment(value))),
    "DATE-TIME": ("3.3.5", _each(lambda value: DATE_TIME.fullmatch(value) and read_moment(value))),
    "DURATION": ("3.3.6", DURATION.fullmatch),
    "FLOAT": ("3.3.7", PAIR_OF_FLOATS.fullmatch),
    "INTEGER": ("3.3.8", INTEGER.fullmatch),
    "RECUR": ("3.3.10", _is_rule),
    "TEXT": ("3.3.11", TEXT.fullmatch),
    "TEXT list": ("3.3.11", TEXTS.fullmatch),
    "URI": ("3.3.13", URI.fullmatch),
    "CAL-ADDRESS": ("3.3.3", URI.fullmatch),
    "UTC-OFFSET": ("3.3.14", lambda value: read_offset(value) is not None),
}
"""Each value type: the section that defines it, and what tells a right value; a list of TEXT is a type here."""

ONE_MOMENT = ("DTSTART", "DTEND", "RECURRENCE-ID")
MOMENTS = (*ONE_MOMENT, "EXDATE", "RDATE")
"""Properties that may have TZID."""

TYPES_OF_PROPERTIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(MOMENTS, ("DATE-TIME", "DATE")),
    **dict.fromkeys(("DTSTAMP", "CREATED", "LAST-MODIFIED"), ("DATE-TIME",)),
    **dict.fromkeys(("TZOFFSETFROM", "TZOFFSETTO"), ("UTC-OFFSET",)),
    **dict.fromkeys(("SEQUENCE", "PRIORITY"), ("INTEGER",)),
    **dict.fromkeys(("CATEGORIES", "RESOURCES"), ("TEXT list",)),
    **dict.fromkeys(("URL", "TZURL", "SOURCE", "CONFERENCE", "ATTACH", "IMAGE"), ("URI",)),
    **dict.fromkeys(("ORGANIZER", "ATTENDEE"), ("CAL-ADDRESS",)),
    **dict.fromkeys(("DURATION", "REFRESH-INTERVAL"), ("DURATION",)),
    "GEO": ("FLOAT",),
    "RRULE": ("RECUR",),
}
"""The types a property's value may have, the one without VALUE first; all others are TEXT (3.8.8.2)."""

EXACT: dict[str, tuple[str, str]] = {
    **dict.fromkeys(ONE_MOMENT, ("3.1.1", "[^,]*")),
    "VERSION": ("3.7.4", r"2\.0"),
    "CALSCALE": ("3.7.1", "GREGORIAN"),
    "METHOD": ("3.7.2", "[A-Za-z0-9-]+"),
    "PRODID": ("3.7.3", ".+"),
    "TZID": ("3.8.3.1", ".+"),
    "UID": ("3.8.4.7", ".+"),
    "CLASS": ("3.8.1.3", "[A-Za-z0-9-]+"),
    "STATUS": ("3.8.1.11", "TENTATIVE|CONFIRMED|CANCELLED"),
    "TRANSP": ("3.8.2.7", "OPAQUE|TRANSPARENT"),
    "PRIORITY": ("3.8.1.9", "[0-9]"),
    "SEQUENCE": ("3.8.7.4", r"\+?[0-9]+"),
    "DTSTAMP": ("3.8.7.2", "[^,]*Z"),
    "CREATED": ("3.8.7.1", "[^,]*Z"),
    "LAST-MODIFIED": ("3.8.7.3", "[^,]*Z"),
    "DURATION": ("3.8.2.5", r"\+?P.*[1-9].*"),
    "REFRESH-INTERVAL": ("RFC 7986 5.7", r"\+?P.*[1-9].*"),
}
"""What more a property asks of its value."""

SAYS_ITS_TYPE = {
    "REFRESH-INTERVAL": "RFC 7986 5.7",
    "SOURCE": "RFC 7986 5.8",
    "IMAGE": "RFC 7986 5.10",
    "CONFERENCE": "RFC 7986 5.11",
}
"""Properties that must have VALUE."""


def type_of(line: ContentLine) -> str:
    """Return the type that the value of *line* has by its name and its VALUE."""
    said = line.parameters.get("VALUE", "").upper()
    allowed = TYPES_OF_PROPERTIES.get(line.name, ("TEXT",))
    return allowed[0] if said in ("", allowed[0].partition(" ")[0]) else said


def find_value_faults(line: ContentLine) -> Iterator[Fault]:
    """Yield what is wrong with the value of *line* and with the parameters that tell its type."""
    kind = type_of(line)
    is_known = kind in TYPES_OF_PROPERTIES.get(line.name, ("TEXT",)) or line.name.startswith("X-")
    if line.name in SAYS_ITS_TYPE and "VALUE" not in line.parameters:
        yield Fault(line.number, SAYS_ITS_TYPE[line.name], f"{line.name} without VALUE={kind}")
    if not is_known:
        yield Fault(line.number, "3.2.20", f"{line.name} cannot have VALUE={kind}")
    elif kind in TYPES and not TYPES[kind][1](line.value):
        yield Fault(line.number, TYPES[kind][0], f"{line.name} is not {kind}: {line.value}")
    elif line.name in EXACT and not re.fullmatch(EXACT[line.name][1], line.value):
        yield Fault(line.number, EXACT[line.name][0], f"{line.name} cannot be {line.value}")
    if "TZID" in line.parameters and (kind != "DATE-TIME" or line.value.endswith("Z") or line.name not in MOMENTS):
        yield Fault(line.number, "3.2.19", f"{line.name} with TZID is not in local time")
