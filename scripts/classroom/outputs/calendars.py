"""Calendar files by RFC 5545 and RFC 7986: all classes, and those of a term, a venue, an audience, and each class.

Each occurrence is an event of its own and there is no RRULE: a day of a rule that was moved or cancelled is told
by RECURRENCE-ID and EXDATE, which calendars follow in different ways, while an event of its own is shown right by
every one of them. There is no METHOD: a file to subscribe to is no message between calendars (RFC 5545 section
3.7.2), and PUBLISH asks for an organizer with an address (RFC 5546 section 3.2.1).
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from icalendar import Calendar
from icalendar.prop import vDuration

from classroom.checks.context import DatedClass
from classroom.library.entry import Entry
from classroom.models.term import Term
from classroom.outputs.addresses import (
    CALENDAR,
    OPENING,
    absolute,
    audience_calendar_uri,
    class_calendar_uri,
    term_calendar_uri,
    venue_calendar_uri,
)
from classroom.outputs.calendar_event import ZONE, EventWriter, write_timezone
from classroom.outputs.calendar_text import CalendarText
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.outputs.wording import fill, say_list, say_term
from classroom.timetable.occurrence import Occurrence

PRODUCT = "-//classroom//schedule//ZH"

REFRESH = datetime.timedelta(hours=6)
"""How often a calendar should look for changes: a class cancelled in the morning is seen by the afternoon."""

_END = "END:VCALENDAR\r\n"


@dataclass(frozen=True)
class Calendars:
    """The calendar files of a site; each event is written once and placed in every calendar that it belongs to."""

    site: Site

    def make(self) -> Iterator[Output]:
        """Yield every calendar; of venues and audiences those that have classes."""
        yield self.all()
        yield from (self.of_term(term) for term in self.site.terms)
        yield from (self.of_class(dated) for dated in self.site.context.classes)
        venues = [venue for venue in self.site.library.venues if venue_calendar_uri(venue) in self._events]
        yield from map(self.of_venue, venues)
        audiences = dict.fromkeys(self.site.library.data.station.model.vocabulary.audience.values())
        yield from (self.of_audience(word) for word in audiences if audience_calendar_uri(word) in self._events)

    def all(self) -> Output:
        """Return the calendar of every class."""
        return self._assemble(CALENDAR, OPENING, None)

    def of_term(self, term: Entry[Term]) -> Output:
        """Return the calendar of a term."""
        return self._assemble(term_calendar_uri(term.model.season), term.path, say_term(term))

    def of_class(self, dated: DatedClass) -> Output:
        """Return the calendar of one class."""
        return self._assemble(class_calendar_uri(dated.small_class.id), dated.term.path, self.site.class_title(dated))

    def of_venue(self, venue_id: str) -> Output:
        """Return the calendar of what is held at a venue or was to be before it was moved away."""
        venues = self.site.library.data.venues
        return self._assemble(venue_calendar_uri(venue_id), venues.path, self.site.library.venues[venue_id].name)

    def of_audience(self, audience_id: str) -> Output:
        """Return the calendar for every audience whose file is named *audience_id*."""
        station = self.site.library.data.station
        words = [word for word, known in station.model.vocabulary.audience.items() if known == audience_id]
        return self._assemble(audience_calendar_uri(audience_id), station.path, say_list(words))

    @cached_property
    def _events(self) -> dict[str, list[str]]:
        """The events of each calendar, by its place, in order of time and key."""
        found: dict[str, list[str]] = defaultdict(list)
        writer = EventWriter(self.site)
        for dated, occurrence in self.site.occurrences:
            text = writer.write(dated, occurrence)
            for uri in self._places(dated, occurrence):
                found[uri].append(text)
        return dict(found)

    def _places(self, dated: DatedClass, occurrence: Occurrence) -> set[str]:
        """Return the places of the calendars that hold an occurrence.

        One that was moved elsewhere stays in its old venue's, so that who follows the venue reads where it went.
        """
        vocabulary = self.site.library.data.station.model.vocabulary.audience
        audiences = [vocabulary[word] for word in dated.small_class.audience if word in vocabulary]
        venues = [slot.venue for slot in (*occurrence.earlier, occurrence.slot)]
        return {
            CALENDAR,
            term_calendar_uri(dated.term.model.season),
            class_calendar_uri(dated.small_class.id),
            *map(venue_calendar_uri, venues),
            *map(audience_calendar_uri, audiences),
        }

    def _assemble(self, uri: str, source: str, part: str | None) -> Output:
        title = self.site.library.data.station.model.site_title
        name = fill("calendars.part", site=title, part=part) if part else fill("calendars.all", site=title)
        head = self._make_head(uri, name).to_ical().decode().removesuffix(_END)
        return Output(uri, source, name, "".join((head, write_timezone(), *self._events.get(uri, ()), _END)))

    def _make_head(self, uri: str, name: str) -> Calendar:
        """Return a calendar without its zone and events.

        Values have their types named where the library would write them plainly: a name's commas need escaping,
        and RFC 7986 sections 5.7 and 5.8 ask for VALUE.
        """
        address = self.site.library.data.station.model.site_address
        calendar = Calendar()
        calendar.add("PRODID", PRODUCT)
        calendar.add("VERSION", "2.0")
        calendar.add("CALSCALE", "GREGORIAN")
        calendar.add("NAME", CalendarText(name))
        calendar.add("X-WR-CALNAME", CalendarText(name))
        calendar.add("X-WR-TIMEZONE", CalendarText(ZONE.key))
        calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
        if address is not None:
            calendar.add("URL", absolute(address, OPENING))
            calendar.add("SOURCE", absolute(address, uri), parameters={"VALUE": "URI"})
        return calendar
