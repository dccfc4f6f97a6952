"""What a poster and a slip say about a class: the same whatever day it is, and nothing that is not printed."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from classroom.checks.context import DatedClass
from classroom.models.data import Venue
from classroom.models.term import ClassKind, Term
from classroom.outputs.addresses import absolute, class_uri
from classroom.outputs.site import Site
from classroom.outputs.text_width import shorten, split_phrases
from classroom.render import load_labels
from classroom.timetable.occurrence import Occurrence, Slot

TITLE_EMS = 62
LINE_EMS = 44
SCHOOL_EMS = 24
_MOST_STEPS = 6
_MOST_NUMBERS = 3

EXAMPLE_DOMAIN = ".example"
"""Names under it never lead anywhere (RFC 2606 section 2)."""


@dataclass(frozen=True)
class When:
    """A day from `start` to `end`, and the name of a venue."""

    day: datetime.date
    start: datetime.time
    end: datetime.time
    place: str


@dataclass(frozen=True)
class NoticeDay:
    """One day of a class; `earlier` is where it stood before, the day it was first set for at the front."""

    when: When
    earlier: tuple[When, ...]
    is_cancelled: bool
    reason: str | None

    @property
    def planned(self) -> When:
        """When it was first to be."""
        return self.earlier[0] if self.earlier else self.when

    @property
    def is_changed(self) -> bool:
        """Tell whether nobody should come when it was first to be."""
        return self.is_cancelled or bool(self.earlier)


@dataclass(frozen=True)
class Place:
    """A venue and how to get in."""

    name: str
    address: str
    directions: str


@dataclass(frozen=True)
class HelpNumber:
    """A number to call in need, and what for in one word."""

    action: str
    number: str


@dataclass(frozen=True)
class ClassNotice:
    """A class as it is printed; `facts` are texts by their names among the labels.

    `url` is the page that says whether the class still holds, None while nobody knows where the site will be.
    """

    title: str
    kind: ClassKind
    days: tuple[NoticeDay, ...]
    places: tuple[Place, ...]
    why: str
    facts: tuple[tuple[str, str], ...]
    school: str
    publisher: str
    numbers: tuple[HelpNumber, ...]
    url: str | None
    is_example: bool

    @property
    def phrases(self) -> list[str]:
        """The title in pieces that are kept whole where they fit on a line."""
        return split_phrases(self.title)

    @property
    def why_phrases(self) -> list[str]:
        """Why it is held now, in pieces as the title."""
        return split_phrases(self.why)

    @property
    def last_day(self) -> datetime.date:
        """The last day on which it takes place or was to."""
        return max(day.when.day for day in self.days)

    @property
    def is_single(self) -> bool:
        """Tell whether it has one day only."""
        return len(self.days) == 1

    @property
    def months(self) -> list[tuple[datetime.date, list[NoticeDay]]]:
        """The days by the month they were first set for, each month under its first day."""
        days = sorted(self.days, key=lambda day: day.planned.day)
        groups = groupby(days, key=lambda day: day.planned.day.replace(day=1))
        return [(first, list(group)) for first, group in groups]

    @property
    def weekdays(self) -> list[int]:
        """The weekdays it was set for, 0 is Monday."""
        return sorted({day.planned.day.weekday() for day in self.days})

    @property
    def is_daily(self) -> bool:
        """Tell whether it was set for every weekday."""
        return len(self.weekdays) == 7

    @property
    def changed_days(self) -> list[NoticeDay]:
        """The days that were moved or cancelled, by the day they were set for."""
        return [day for _, days in self.months for day in days if day.is_changed]

    @property
    def held_days(self) -> list[NoticeDay]:
        """The days on which somebody should come."""
        return [day for day in self.days if not day.is_cancelled]

    def is_off(self, today: datetime.date) -> bool:
        """Tell whether it takes place no more from *today* on: what hangs says so and nothing else."""
        return all(day.is_cancelled for day in self.days if day.when.day >= today)


def read_notice(site: Site, dated: DatedClass) -> ClassNotice:
    """Return what is printed about *dated*, a class with at least one day; texts of absurd length are cut."""
    held = [occurrence for occurrence in dated.occurrences if occurrence.takes_place]
    venues = [site.library.venues[name] for name in dict.fromkeys(found.venue for found in held)]
    station = site.library.data.station.model
    weak_links = [link.text for link in dated.term.model.weak_links if link.id in dated.small_class.answers]
    return ClassNotice(
        title=shorten(site.class_title(dated), TITLE_EMS),
        kind=dated.small_class.kind,
        days=tuple(_read_day(site, occurrence) for occurrence in dated.occurrences),
        places=tuple(map(_read_place, venues)),
        why=shorten(weak_links[0], TITLE_EMS) if weak_links else "",
        facts=tuple(_read_facts(dated)),
        school=shorten(station.school, SCHOOL_EMS),
        publisher=shorten(station.publisher, SCHOOL_EMS),
        numbers=read_numbers(site),
        url=absolute(station.site_address, class_uri(dated.term, dated.small_class.id)),
        is_example=is_example(site, dated.term.model, venues),
    )


def read_numbers(site: Site) -> tuple[HelpNumber, ...]:
    """Return the urgent numbers of the contacts that can be called, in their order, three at most."""
    contacts = site.library.data.contacts.model.contacts
    urgent = [contact for contact in contacts if contact.urgent and contact.can_be_called]
    return tuple(HelpNumber(contact.action, contact.number) for contact in urgent[:_MOST_NUMBERS])


def is_example(site: Site, term: Term, venues: Iterable[Venue]) -> bool:
    """Tell whether a printed sheet must say that it is an example: *term*, a venue or the site's address is one."""
    return term.example or has_example_address(site) or any(venue.example for venue in venues)


def has_example_address(site: Site) -> bool:
    """Tell whether the site's address is one that never leads anywhere."""
    host = urlsplit(site.library.data.station.model.site_address or "").hostname or ""
    return host.endswith(EXAMPLE_DOMAIN)


def _read_day(site: Site, occurrence: Occurrence) -> NoticeDay:
    is_changed = bool(occurrence.sequence)
    reason = shorten(occurrence.reason, LINE_EMS) if occurrence.reason and is_changed else None
    earlier = tuple(_read_slot(site, slot) for slot in occurrence.earlier)
    return NoticeDay(_read_slot(site, occurrence.slot), earlier, not occurrence.takes_place, reason)


def _read_slot(site: Site, slot: Slot) -> When:
    return When(slot.day, slot.start, slot.end, shorten(site.library.venues[slot.venue].name, LINE_EMS))


def _read_place(venue: Venue) -> Place:
    """Return *venue*; whether a wheelchair gets in and there is a toilet is added where its steps do not say so."""
    words = load_labels()["notice"]
    said = words["semicolon"].join(shorten(step, LINE_EMS) for step in venue.getting_in[:_MOST_STEPS])
    access = {
        words["wheelchair"]: words["step_free" if venue.step_free else "has_steps"],
        words["toilet"]: words["has_toilet" if venue.toilet else "no_toilet"],
    }
    directions: str = words["semicolon"].join((said, *(text for word, text in access.items() if word not in said)))
    return Place(shorten(venue.name, LINE_EMS), shorten(venue.address, LINE_EMS), directions)


def _read_facts(dated: DatedClass) -> list[tuple[str, str]]:
    small_class = dated.small_class
    comma: str = load_labels()["notice"]["comma"]
    texts = {
        "audience": comma.join(small_class.audience),
        "services": comma.join(small_class.services),
        "bring": comma.join(small_class.bring),
        "rain": small_class.rain or "",
    }
    return [(name, shorten(text, 2 * LINE_EMS)) for name, text in texts.items() if text]
