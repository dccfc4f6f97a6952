"""Where the pages and files of the schedule, and printed matter, stand in the source tree; none of them ever moves."""

import posixpath

from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.models.term import Term

FOLDER = "courses/schedule"
OPENING = f"{FOLDER}/index.md"
COMING = f"{FOLDER}/coming.md"
PAST = f"{FOLDER}/past.md"
VENUES = f"{FOLDER}/venues.md"
COVERAGE = f"{FOLDER}/coverage.md"
FEED = f"{FOLDER}/feed.xml"
JSON = f"{FOLDER}/schedule.json"
JSON_SCHEMA = f"{FOLDER}/schedule.schema.json"
CSV = f"{FOLDER}/schedule.csv"
CALENDAR = f"{FOLDER}/calendar/all.ics"
CARD_SHEET = "about/card/sheet.html"


def class_uri(term: Entry[Term], class_id: str) -> str:
    """Return the place of the page of a class."""
    return posixpath.join(_folder(term), f"{class_id}.md")


def poster_uri(term: Entry[Term], class_id: str) -> str:
    """Return the place of the A4 poster of a class."""
    return posixpath.join(_folder(term), "poster", f"{class_id}.html")


def poster_beside(page: str) -> str:
    """Return where the A4 poster of a class lands in the built site, whose page lands at *page*."""
    folder, name = posixpath.split(page)
    return posixpath.join(folder, "poster", name)


def slip_uri(term: Entry[Term], class_id: str) -> str:
    """Return the place of the A6 slip of a class."""
    return posixpath.join(_folder(term), "slip", f"{class_id}.html")


def sheet_uri(term: Entry[Term], year: int, month: int) -> str:
    """Return the place of the A4 sheet of a month."""
    return posixpath.join(_folder(term), "sheet", f"{year}-{month:02}.html")


def handout_uri(page: str) -> str:
    """Return the place of the A4 handout of the page at *page*."""
    folder, name = posixpath.split(page.removesuffix(".md") + ".html")
    return posixpath.join(folder, "handout", name)


def class_calendar_uri(class_id: str) -> str:
    """Return the place of the calendar of one class."""
    return f"{FOLDER}/calendar/class-{class_id}.ics"


def term_calendar_uri(season: str) -> str:
    """Return the place of the calendar of a term."""
    return f"{FOLDER}/calendar/term-{season}.ics"


def venue_calendar_uri(venue_id: str) -> str:
    """Return the place of the calendar of a venue."""
    return f"{FOLDER}/calendar/venue-{venue_id}.ics"


def audience_calendar_uri(audience_id: str) -> str:
    """Return the place of the calendar for an audience."""
    return f"{FOLDER}/calendar/audience-{audience_id}.ics"


def site_uri(uri: str) -> str:
    """Return where the file at *uri* of the source tree lands in the built site."""
    return uri.removesuffix(".md") + ".html" if uri.endswith(".md") else uri


def absolute(site_address: str | None, uri: str) -> str | None:
    """Return the URL of the built file of *uri*, or None while nobody knows where the site will be."""
    return None if site_address is None else site_address + site_uri(uri)


def _folder(term: Entry[Term]) -> str:
    return posixpath.dirname(site_path(term.path))
