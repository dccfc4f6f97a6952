"""A page in the stretches that are judged as a whole: the words of a few sentences, with what was kept of each word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from classroom.checks.anonymity.reading import Page
from classroom.checks.anonymity.stories.weights import Array

LONGEST = 260
"""Words in a stretch, unless one sentence alone has more."""

_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Stretch:
    """Words that belong together; word i is `text[starts[i]:ends[i]]` of the page."""

    starts: list[int]
    ends: list[int]
    kept: Array


def split_stretches(page: Page) -> Iterator[Stretch]:
    """Yield the stretches of *page* in order: sentences up to a blank line, never more than `LONGEST` words."""
    group: list[int] = []
    words = last = 0
    for number, (piece, reading) in enumerate(zip(page.pieces, page.readings, strict=True)):
        is_apart = _BLANK_LINE.search(page.text, last, piece.origin[0]) is not None
        if group and (is_apart or words + len(reading.lengths) > LONGEST):
            yield _join(page, group)
            group, words = [], 0
        group.append(number)
        words += len(reading.lengths)
        last = piece.origin[-1]
    if group:
        yield _join(page, group)


def _join(page: Page, numbers: list[int]) -> Stretch:
    starts, ends = [], []
    for number in numbers:
        at, origin = 0, page.pieces[number].origin
        for length in page.readings[number].lengths:
            starts.append(origin[at])
            ends.append(origin[at + length - 1] + 1)
            at += length
    return Stretch(starts, ends, np.concatenate([page.readings[number].kept[0] for number in numbers]))
