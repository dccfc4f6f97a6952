"""Guides and the list of guides by fraud type."""

from collections.abc import Iterator

from classroom.library.entry import Entry
from classroom.models.page import Guide
from classroom.outputs.handout import find_handout
from classroom.outputs.output import Output
from classroom.outputs.relations import Relations
from classroom.outputs.share_text import ShareWords, warn_of, warn_of_danger
from classroom.outputs.site import Site


def ordered_guides(site: Site) -> list[Entry[Guide]]:
    """Return the published guides: fraud types in the order of their file, then those on a means or a tool."""
    order = list(site.library.frauds)
    return sorted(site.guides, key=lambda guide: order.index(guide.model.fraud) if guide.model.fraud else len(order))


def make_guides(site: Site, relations: Relations) -> Iterator[Output]:
    """Yield the guides' opening page and a page a guide."""
    frauds = site.library.frauds
    ordered = ordered_guides(site)
    yield from site.opening_page("docs/guides/index.md", "guides.md.j2", guides=ordered, frauds=frauds)
    for guide in ordered:
        number = _first_number(site, guide)
        ids = [guide.model.fraud] if guide.model.fraud else []
        yield site.written_page(
            guide,
            "guide.md.j2",
            handout=find_handout(site, guide),
            share=_tell(guide, number),
            first_number=number,
            fraud=frauds.get(guide.model.fraud or ""),
            cases=relations.cases_of(ids),
            lessons=relations.lessons_of(ids),
            coming=relations.coming_of(ids),
        )


def _first_number(site: Site, guide: Entry[Guide]) -> str | None:
    """Return the number to call first in the danger that *guide* tells of, None for a guide on fraud."""
    contacts = site.library.data.contacts.model.contacts
    return next((each.number for each in contacts if each.id == guide.model.first_call), None)


def _tell(guide: Entry[Guide], number: str | None) -> ShareWords:
    flags, summary = guide.model.red_flags, guide.model.summary
    return warn_of_danger(flags, number, summary) if number else warn_of(flags, summary)
