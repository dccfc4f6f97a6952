"""The small classroom: its opening page, all coming classes, past terms, venues, and coverage for instructors."""

from collections.abc import Iterator
from itertools import groupby

from classroom.library.entry import Entry
from classroom.models.data import Venue
from classroom.models.season import season_days
from classroom.models.term import Term
from classroom.outputs.addresses import COMING, OPENING, PAST, VENUES, audience_calendar_uri, venue_calendar_uri
from classroom.outputs.class_page import make_class
from classroom.outputs.coverage import make_coverage
from classroom.outputs.output import Output
from classroom.outputs.site import LISTED, Pair, Site
from classroom.outputs.tallies import Total, add_up
from classroom.outputs.term_page import make_term
from classroom.render import load_labels

Calendars = list[tuple[str, str]]
"""Names of calendars and where their files are."""


def make_schedule(site: Site) -> Iterator[Output]:
    """Yield the schedule's opening page and lists, a page a term and a page a class."""
    current = [term for term in site.terms if not is_over(site, term)]
    yield from site.opening_page(OPENING, "schedule.md.j2", terms=current, coming=site.coming[:LISTED])
    yield _make_coming(site)
    yield _make_past(site)
    yield _make_venues(site)
    yield from make_coverage(site)
    for term in site.terms:
        yield make_term(site, term)
        for dated in site.classes_of(term):
            yield make_class(site, dated)


def is_over(site: Site, term: Entry[Term]) -> bool:
    """Tell whether the last day of *term* has passed."""
    return season_days(term.model.season)[1] < site.today


def _make_coming(site: Site) -> Output:
    months = groupby(site.coming, key=lambda pair: pair[1].day.replace(day=1))
    audiences, venues = list_calendars(site)
    return site.page(
        COMING,
        OPENING,
        "coming.md.j2",
        *_title("coming"),
        months=[(first, list(pairs)) for first, pairs in months],
        audiences=audiences,
        venues=venues,
    )


def list_calendars(site: Site) -> tuple[Calendars, Calendars]:
    """Return the calendars for audiences and of venues that have any class."""
    used_audiences = {name for dated in site.context.classes for name in dated.small_class.audience}
    used_venues = {occurrence.venue for dated in site.context.classes for occurrence in dated.occurrences}
    words = site.library.data.station.model.vocabulary.audience
    return (
        [(name, audience_calendar_uri(slug)) for name, slug in words.items() if name in used_audiences],
        [
            (venue.name, venue_calendar_uri(venue.id))
            for venue in site.library.venues.values()
            if venue.id in used_venues
        ],
    )


def _make_past(site: Site) -> Output:
    over: list[tuple[Entry[Term], Total]] = [
        (term, add_up(site.classes_of(term))) for term in site.terms if is_over(site, term)
    ]
    return site.page(PAST, OPENING, "past.md.j2", *_title("past"), terms=over)


def _make_venues(site: Site) -> Output:
    coming: dict[str, list[Pair]] = {}
    for pair in site.coming:
        coming.setdefault(pair[1].venue, []).append(pair)
    _, calendars = list_calendars(site)
    files = {uri for _, uri in calendars}
    venues: list[tuple[Venue, list[Pair], str | None]] = []
    for venue in site.library.venues.values():
        calendar = venue_calendar_uri(venue.id)
        venues.append((venue, coming.get(venue.id, [])[:LISTED], calendar if calendar in files else None))
    source = site.library.data.venues.path
    return site.page(VENUES, source, "venues.md.j2", *_title("venues"), venues=venues)


def _title(name: str) -> tuple[str, str]:
    words = load_labels()["schedule_pages"][name]
    return words["title"], words["summary"]
