"""What stands around every page besides the help strip: the sections on top, and who made it when, at the bottom."""

import datetime
from typing import NamedTuple

from classroom.models.review import Review
from classroom.outputs.addresses import OPENING, site_uri
from classroom.outputs.help_strip import HelpLink
from classroom.outputs.site import Site
from classroom.render import load_labels

SECTIONS = {
    "guides": "guides/index.md",
    "cases": "cases/index.md",
    "schedule": OPENING,
    "courses": "courses/index.md",
    "about": "about/index.md",
}
"""The sections that every page leads to, by their names in the labels, with their opening pages."""


class PageFrame(NamedTuple):
    """Words and links of a page's top and bottom; `checked` is when the newest text was reviewed."""

    sections: tuple[HelpLink, ...] = ()
    publisher: str = ""
    school: str = ""
    site_address: str = ""
    made_on: str = ""
    checked: str = ""


NO_FRAME = PageFrame()
"""The frame of a plan that has no content."""


def make_page_frame(site: Site, uris: frozenset[str]) -> PageFrame:
    """Return the frame of *site*, whose pages are at *uris*; a section without an opening page is left out."""
    titles = load_labels()["sections"]
    station = site.library.data.station.model
    address = station.site_address or ""
    return PageFrame(
        sections=tuple(HelpLink(titles[name], site_uri(uri)) for name, uri in SECTIONS.items() if uri in uris),
        publisher=station.publisher,
        school=station.school,
        site_address=address.partition("//")[2],
        made_on=say_date(site.today),
        checked=say_date(_last_review(site)),
    )


def say_date(day: datetime.date | None) -> str:
    """Return *day* in words, nothing where there is none."""
    return str(load_labels()["frame_date"]).format(day=day) if day else ""


def _last_review(site: Site) -> datetime.date | None:
    reviews = (getattr(entry.model, "review", None) for entry in site.library.written if site.publication.keeps(entry))
    return max((review.on for review in reviews if isinstance(review, Review)), default=None)
