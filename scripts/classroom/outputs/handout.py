"""What the one-page handout of a guide, a case or a lesson says: its points and nothing between them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from classroom.checks.sections import CASE_HEADINGS, GUIDE_HEADINGS
from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.markdown.points import read_points
from classroom.markdown.red_flags import find_red_flags
from classroom.models.case import Case
from classroom.models.lesson import Lesson
from classroom.models.page import Guide
from classroom.outputs.addresses import absolute, handout_uri
from classroom.outputs.class_notice import SCHOOL_EMS, TITLE_EMS, HelpNumber, has_example_address, read_numbers
from classroom.outputs.site import Site
from classroom.outputs.text_width import shorten, split_phrases
from classroom.publication import is_for_all
from classroom.render import load_labels
from classroom.timetable.minutes import read_segment

Tone = Literal["stop", "plain", "right"]
"""What a block is: where to stop, something to know, the right thing to do."""

_STEPS = (GUIDE_HEADINGS[4], CASE_HEADINGS[2])
_NEVER = GUIDE_HEADINGS[3]


@dataclass(frozen=True)
class PointBlock:
    """A heading and its points, plain texts."""

    title: str
    tone: Tone
    is_numbered: bool
    points: tuple[str, ...]


@dataclass(frozen=True)
class Handout:
    """What is printed of a text; `url` is its page, None while nobody knows where the site will be.

    `checked_by` is a role and `checked` the day of its review; `expires` is None where the review names no end.
    `note` says what a case was made from.
    """

    title: str
    summary: str
    blocks: tuple[PointBlock, ...]
    note: str
    checked_by: str
    checked: datetime.date
    expires: datetime.date | None
    school: str
    publisher: str
    numbers: tuple[HelpNumber, ...]
    url: str | None
    is_example: bool

    @property
    def phrases(self) -> list[str]:
        """The title in pieces that are kept whole where they fit on a line."""
        return split_phrases(self.title)


def list_printed(site: Site) -> tuple[Entry[Any], ...]:
    """Return the guides, cases and lessons that have a handout.

    A handout leaves the house, so that both editions have those of what the public edition publishes.
    """
    entries: tuple[Entry[Any], ...] = (*site.guides, *site.cases, *site.lessons)
    return tuple(entry for entry in entries if has_handout(site, entry))


def has_handout(site: Site, entry: Entry[Any]) -> bool:
    """Tell whether *entry*, a guide, a case or a lesson, has a handout."""
    return is_for_all(entry, site.today)


def find_handout(site: Site, entry: Entry[Any]) -> str | None:
    """Return the place of the handout of *entry*, or None where it has none."""
    return handout_uri(site_path(entry.path)) if has_handout(site, entry) else None


def read_handout(site: Site, entry: Entry[Any]) -> Handout:
    """Return what is printed of *entry*, which `list_printed` names."""
    model, station = entry.model, site.library.data.station.model
    return Handout(
        title=shorten(model.title, TITLE_EMS),
        summary=shorten(model.summary, 2 * TITLE_EMS),
        blocks=tuple(block for block in _read_blocks(entry) if block.points),
        note=load_labels()["bases"][model.basis] if isinstance(model, Case) else "",
        checked_by=shorten(model.review.by, SCHOOL_EMS),
        checked=model.review.on,
        expires=model.review.expires,
        school=shorten(station.school, SCHOOL_EMS),
        publisher=shorten(station.publisher, SCHOOL_EMS),
        numbers=read_numbers(site),
        url=absolute(station.site_address, site_path(entry.path)),
        is_example=has_example_address(site),
    )


def _read_blocks(entry: Entry[Any]) -> Iterator[PointBlock]:
    words, model = load_labels()["handout"], entry.model
    if isinstance(model, Guide):
        heading = words["signs" if model.first_call else "red_flags"]
        yield PointBlock(heading, "stop", is_numbered=False, points=model.red_flags)
        yield from _read_sections(entry, GUIDE_HEADINGS[3:5])
    elif isinstance(model, Case):
        public = (line for line in entry.body.lines if line.number not in entry.body.instructor_lines)
        flags = tuple(dict.fromkeys(find_red_flags(public)))
        yield PointBlock(words["case_flags"], "stop", is_numbered=False, points=flags)
        yield from _read_sections(entry, CASE_HEADINGS[1:])
    elif isinstance(model, Lesson):
        yield PointBlock(words["objectives"], "right", is_numbered=False, points=model.objectives)
        yield from _read_must(entry)


def _read_sections(entry: Entry[Any], titles: tuple[str, ...]) -> Iterator[PointBlock]:
    """Yield the sections of a guide or a case that are called so; a paragraph in them speaks to the reader."""
    for heading in entry.body.headings:
        if heading.level == 2 and heading.text in titles:
            points = read_points(entry.body, heading)
            tone: Tone = "right" if heading.text in _STEPS else "stop" if heading.text == _NEVER else "plain"
            yield PointBlock(heading.text, tone, points.kind == "numbered", points.texts)


def _read_must(entry: Entry[Any]) -> Iterator[PointBlock]:
    """Yield the lists of what a lesson must tell; its paragraphs speak to whoever teaches."""
    for heading in entry.body.headings:
        segment = read_segment(heading) if heading.level == 2 else None
        if segment and segment.keep == "must":
            points = read_points(entry.body, heading)
            if points.kind != "paragraphs":
                yield PointBlock(segment.title, "plain", points.kind == "numbered", points.texts)
