"""`feed.xml`: what changed in the schedule, as an Atom feed by RFC 4287."""

import datetime
import posixpath
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from classroom.almanac.zone import SHANGHAI
from classroom.checks.context import DatedClass
from classroom.library.layout import site_path
from classroom.outputs.addresses import FEED, OPENING, absolute, class_uri, site_uri
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.outputs.wording import describe, fill, known_since, marked_title, say_list, say_slot, say_term
from classroom.timetable.occurrence import Occurrence

MOST = 60
"""Entries; older ones are left out."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMES = uuid.UUID("5d3c4d0c-6a0e-4f0e-9a53-0d6f6c1f8f37")
"""What the ids of every feed of this program are made under (RFC 9562 section 5.5); never changed."""


@dataclass(frozen=True)
class Change:
    """What a reader of the feed should hear of, and the page that tells it all.

    `name` tells it from every other change of the site for ever; `day` is when it was made known.
    """

    day: datetime.date
    name: str
    title: str
    uri: str
    lines: tuple[str, ...]


def make_feed(site: Site) -> Output:
    """Return the feed of terms published and of classes cancelled or moved, the newest first."""
    changes = sorted(find_changes(site), key=lambda change: (-change.day.toordinal(), change.name))[:MOST]
    station = site.library.data.station.model
    title = fill("feed.title", site=station.site_title)
    feed = ET.Element("feed", {"xmlns": _ATOM, _LANGUAGE: "zh-CN"})
    _add(feed, "id", _make_id(site, "feed"))
    _add(feed, "title", title)
    _add(feed, "subtitle", fill("feed.subtitle"))
    _add(feed, "updated", _midnight(changes[0].day if changes else site.today))
    _add(_add(feed, "author"), "name", station.publisher)
    _add_link(feed, site, "alternate", OPENING)
    if station.site_address is not None:
        _add_link(feed, site, "self", FEED)
    for change in changes:
        _add_entry(feed, site, change)
    ET.indent(feed)
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return Output(FEED, OPENING, title, text.decode() + "\n")


def find_changes(site: Site) -> Iterator[Change]:
    """Yield every term, and every class or single occurrence that was cancelled or moved."""
    for term in site.terms:
        title = fill("feed.published", term=say_term(term))
        name = f"term:{term.model.season}"
        yield Change(known_since(term.model), name, title, site_path(term.path), (term.model.why,))
    for dated in site.context.classes:
        for name, occurrences in _find_changed(dated):
            yield _tell(site, dated, name, occurrences)


def _find_changed(dated: DatedClass) -> Iterator[tuple[str, list[Occurrence]]]:
    """Yield the key of each changed occurrence with it; the days of a class cancelled whole are one change."""
    small_class = dated.small_class
    whole: list[Occurrence] = []
    if small_class.repeat is not None and small_class.status == "cancelled":
        single_days = {change.day for change in small_class.changes}
        whole = [occurrence for occurrence in dated.occurrences if occurrence.planned.day not in single_days]
    if whole:
        yield small_class.id, whole
    for occurrence in dated.occurrences:
        if occurrence.sequence and occurrence not in whole:
            yield occurrence.key, [occurrence]


def _tell(site: Site, dated: DatedClass, name: str, occurrences: list[Occurrence]) -> Change:
    first = occurrences[0]
    became = "moved" if first.takes_place else "cancelled"
    when = fill("lines.when", text=say_list(say_slot(site, occurrence.slot) for occurrence in occurrences))
    return Change(
        day=dated.small_class.changed or min(site.today, first.day),
        name=f"{name}:{first.sequence}:{became}",
        title=marked_title(site, dated, became),
        uri=class_uri(dated.term, dated.small_class.id),
        lines=(when, *describe(site, dated, first)),
    )


def _add_entry(feed: ET.Element, site: Site, change: Change) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", _make_id(site, change.name))
    _add(entry, "title", change.title)
    _add(entry, "updated", _midnight(change.day))
    _add_link(entry, site, "alternate", change.uri)
    _add(entry, "content", "\n".join(change.lines))


def _add(parent: ET.Element, tag: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = text
    return element


def _add_link(parent: ET.Element, site: Site, relation: str, uri: str) -> None:
    """Add a link to the built file of *uri*; relative to the feed while the site has no address."""
    relative = posixpath.relpath(site_uri(uri), posixpath.dirname(FEED))
    href = absolute(site.library.data.station.model.site_address, uri) or relative
    kind = "application/atom+xml" if uri == FEED else "text/html"
    ET.SubElement(parent, "link", {"rel": relation, "type": kind, "href": href})


def _make_id(site: Site, name: str) -> str:
    """Return the id of *name* for ever and anywhere: no address is in it, so it outlives a move of the site."""
    return uuid.uuid5(_NAMES, f"{site.library.data.station.model.calendar_id}:{name}").urn


def _midnight(day: datetime.date) -> str:
    return datetime.datetime.combine(day, datetime.time(), SHANGHAI).isoformat()
