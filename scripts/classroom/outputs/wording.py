"""What calendars, the feed and the table say of an occurrence, in words from `templates/labels.yml`."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from classroom.checks.context import DatedClass
from classroom.library.entry import Entry
from classroom.models.season import season_days
from classroom.models.term import Term
from classroom.outputs.addresses import absolute, class_uri
from classroom.outputs.site import Site
from classroom.render import load_labels
from classroom.timetable.occurrence import Occurrence, Slot


def words() -> dict[str, Any]:
    """Return the words for files that are no pages."""
    found: dict[str, Any] = load_labels()["formats"]
    return found


def fill(pattern: str, **values: object) -> str:
    """Return the words named *pattern*, such as ``feed.title``, with *values* in the place of their names."""
    found: Any = words()
    for part in pattern.split("."):
        found = found[part]
    return str(found).format(**values)


def say_slot(site: Site, slot: Slot) -> str:
    """Return the day, the hours and the venue's name."""
    weekday = load_labels()["weekdays"][slot.day.weekday()]
    date = fill("date", day=slot.day, weekday=weekday)
    return fill("slot", date=date, start=slot.start, end=slot.end, venue=site.library.venues[slot.venue].name)


def say_place(site: Site, slot: Slot) -> str:
    """Return the venue's name and address."""
    return fill("place", venue=site.library.venues[slot.venue])


def say_term(term: Entry[Term]) -> str:
    """Return the year and title of a term."""
    return fill("term", year=term.model.season[:4], title=term.model.title)


def say_list(texts: Iterable[str]) -> str:
    """Return *texts* as one."""
    return str(words()["between"]).join(texts)


def marked_title(site: Site, dated: DatedClass, status: str) -> str:
    """Return the title of a class behind a mark that it is cancelled or moved.

    The mark stands in the title because some calendars do not show a cancelled event's status.
    """
    return f"{words()['marks'].get(status, '')}{site.class_title(dated)}"


def page_url(site: Site, dated: DatedClass) -> str | None:
    """Return the URL of the class's page, or None while the site has no address."""
    return absolute(site.library.data.station.model.site_address, class_uri(dated.term, dated.small_class.id))


def describe(site: Site, dated: DatedClass, occurrence: Occurrence) -> Iterator[str]:
    """Yield what there is to know besides time and place, a line each."""
    small_class = dated.small_class
    lines = words()["lines"]
    if dated.term.model.example:
        yield lines["example"]
    texts = {
        "audience": say_list(small_class.audience),
        "services": say_list(small_class.services),
        "bring": say_list(small_class.bring),
        "reason": occurrence.reason if occurrence.sequence else None,
        "earlier": say_list(say_slot(site, slot) for slot in occurrence.earlier),
        "rain": small_class.rain,
        "page": page_url(site, dated),
    }
    yield from (lines[name].format(text=text) for name, text in texts.items() if text)


def known_since(term: Term, changed: datetime.date | None = None) -> datetime.date:
    """Return the day since when something is known: of its change, else of the term's publication, else its start."""
    return changed or term.published or season_days(term.season)[0]
