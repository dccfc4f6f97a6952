"""A lesson's headings as minutes, and its cuts for a shorter time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from classroom.markdown.headings import Heading

Keep = Literal["must", "should", "could"]

CUT_MINUTES = (15, 30, 45)
"""The shorter times a lesson is cut to."""

KEEPS: tuple[Keep, ...] = get_args(Keep)


@dataclass(frozen=True)
class Segment:
    """A part of a lesson under one heading."""

    title: str
    anchor: str
    minutes: int
    keep: Keep


@dataclass(frozen=True)
class Cut:
    """The segments that fit into `limit_minutes`, in the lesson's order."""

    limit_minutes: int
    segments: tuple[Segment, ...]

    @property
    def minutes(self) -> int:
        """The minutes that its segments take."""
        return sum(segment.minutes for segment in self.segments)


def read_segment(heading: Heading) -> Segment | None:
    """Return *heading* as a segment, or None when its minutes or its keep are missing or wrong."""
    minutes, keep = heading.attributes.get("minutes", ""), heading.attributes.get("keep", "")
    if (
        not minutes.isascii()
        or not minutes.isdigit()
        or len(minutes) > 3
        or not 1 <= int(minutes) <= 240
        or keep not in KEEPS
    ):
        return None
    return Segment(heading.text, heading.anchor, int(minutes), keep)


def read_segments(headings: Iterable[Heading]) -> tuple[Segment, ...]:
    """Return the well-formed segments among *headings* of the second level."""
    found = (read_segment(heading) for heading in headings if heading.level == 2)
    return tuple(segment for segment in found if segment)


def cut_lesson(segments: tuple[Segment, ...], limit_minutes: int) -> Cut:
    """Return the cut of a lesson: every `must`, then `should`, then `could`, each while it fits.

    A lesson whose `must` alone takes longer keeps all of them; that is reported elsewhere.
    """
    chosen = {index for index, segment in enumerate(segments) if segment.keep == "must"}
    total = sum(segments[index].minutes for index in chosen)
    for keep in ("should", "could"):
        for index, segment in enumerate(segments):
            if segment.keep == keep and total + segment.minutes <= limit_minutes:
                chosen.add(index)
                total += segment.minutes
    return Cut(limit_minutes, tuple(segment for index, segment in enumerate(segments) if index in chosen))


def cut_all(segments: tuple[Segment, ...]) -> tuple[Cut, ...]:
    """Return the cuts that are shorter than the whole lesson."""
    total = sum(segment.minutes for segment in segments)
    return tuple(cut_lesson(segments, limit) for limit in CUT_MINUTES if limit < total)
