"""The components of a calendar file: how they nest, and which properties each has how often (RFC 5545 section 3.6)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.formats.content_lines import ContentLine, Fault


@dataclass(frozen=True)
class Rule:
    """What a component must and may have; *section* says so."""

    section: str
    within: str
    once: tuple[str, ...] = ()
    at_most_once: tuple[str, ...] = ()
    often: tuple[str, ...] = ()


_TIMES = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")
RULES = {
    "VCALENDAR": Rule(
        "3.6",
        within="",
        once=("PRODID", "VERSION"),
        # The last six are RFC 7986's.
        at_most_once=("CALSCALE", "METHOD", "UID", "LAST-MODIFIED", "URL", "REFRESH-INTERVAL", "SOURCE", "COLOR"),
        often=("NAME", "DESCRIPTION", "CATEGORIES", "IMAGE"),
    ),
    "VEVENT": Rule(
        "3.6.1",
        within="VCALENDAR",
        once=("DTSTAMP", "UID"),
        at_most_once=(
            *("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "SEQUENCE", "STATUS", "CREATED"),
            *("LAST-MODIFIED", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "URL", "CLASS", "ORGANIZER"),
            *("PRIORITY", "TRANSP", "COLOR"),
        ),
        often=(
            *("ATTACH", "ATTENDEE", "CATEGORIES", "COMMENT", "CONTACT", "EXDATE", "RDATE", "RELATED-TO", "RESOURCES"),
            *("IMAGE", "CONFERENCE"),
        ),
    ),
    "VTIMEZONE": Rule("3.6.5", within="VCALENDAR", once=("TZID",), at_most_once=("LAST-MODIFIED", "TZURL")),
    "STANDARD": Rule("3.6.5", "VTIMEZONE", _TIMES, ("RRULE",), ("COMMENT", "RDATE", "TZNAME")),
    "DAYLIGHT": Rule("3.6.5", "VTIMEZONE", _TIMES, ("RRULE",), ("COMMENT", "RDATE", "TZNAME")),
}
"""The components that a published calendar of events needs; alarms, tasks and journals are not known here."""


@dataclass
class Component:
    """A component with its properties in the order of the file, and the components in it."""

    name: str
    line: int
    properties: list[ContentLine] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def first(self, name: str) -> ContentLine | None:
        """Return the first property *name*."""
        return next((line for line in self.properties if line.name == name), None)

    def walk(self) -> Iterator["Component"]:
        """Yield this component and all within it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def read_components(lines: list[ContentLine]) -> tuple[Component, list[Fault]]:
    """Return the components of the file within one without a name, and what is wrong with their nesting."""
    file, faults = Component("", 1), []
    opened = [file]
    for line in lines:
        if line.name == "BEGIN":
            component = Component(line.value.upper(), line.number)
            opened[-1].parts.append(component)
            opened.append(component)
        elif line.name != "END":
            faults += _find_misplaced(opened[-1], line)
            opened[-1].properties.append(line)
        elif len(opened) > 1 and line.value.upper() == opened[-1].name:
            opened.pop()
        else:
            faults.append(Fault(line.number, "3.6", f"END:{line.value} ends nothing"))
    faults += [Fault(component.line, "3.6", f"{component.name} has no END") for component in opened[1:]]
    return file, faults


def _find_misplaced(component: Component, line: ContentLine) -> Iterator[Fault]:
    if not component.name:
        yield Fault(line.number, "3.4", f"{line.name} outside VCALENDAR")
    elif component.name == "VCALENDAR" and component.parts:
        yield Fault(line.number, "3.7", f"{line.name} after the first component")


def find_component_faults(file: Component) -> Iterator[Fault]:
    """Yield what *file* has too little or too much of."""
    if not any(part.name == "VCALENDAR" for part in file.parts):
        yield Fault(1, "3.4", "no VCALENDAR")
    for component in file.walk():
        yield from _find_foreign_parts(component)
        if component.name in RULES:
            yield from _find_missing(component)
            yield from _find_surplus(component)


def _find_foreign_parts(component: Component) -> Iterator[Fault]:
    for part in component.parts:
        if part.name not in RULES or RULES[part.name].within != component.name:
            yield Fault(part.line, "3.6", f"{part.name} within {component.name or 'no component'}")


def _find_missing(component: Component) -> Iterator[Fault]:
    rule = RULES[component.name]
    for name in rule.once:
        if component.first(name) is None:
            yield Fault(component.line, rule.section, f"{component.name} without {name}")
    if component.name in ("VCALENDAR", "VTIMEZONE") and not component.parts:
        yield Fault(component.line, rule.section, f"{component.name} without a component")


def _find_surplus(component: Component) -> Iterator[Fault]:
    rule, seen = RULES[component.name], Counter[str]()
    for line in component.properties:
        seen[line.name] += 1
        if line.name in (*rule.once, *rule.at_most_once) and seen[line.name] > 1:
            yield Fault(line.number, rule.section, f"{component.name} with {line.name} again")
        elif line.name not in (*rule.once, *rule.at_most_once, *rule.often) and not line.name.startswith("X-"):
            yield Fault(line.number, rule.section, f"{component.name} cannot have {line.name}")
