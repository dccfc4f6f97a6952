"""Stories in a text: runs of words that the heads hold to be part of one, made longer to the marks around them."""

import re
from collections.abc import Iterator

import numpy as np

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.only_one import find_only_ones
from classroom.checks.anonymity.reading import Page, read_page
from classroom.checks.anonymity.stories.details import find_exact
from classroom.checks.anonymity.stories.marks import mark_words
from classroom.checks.anonymity.stories.network import rate_words
from classroom.checks.anonymity.stories.stretches import Stretch, split_stretches
from classroom.checks.anonymity.stories.weights import Array, load_weights

THRESHOLD = 0.9
"""How likely the `SUREST` surest words of a run must be on average; chosen on files left out of the training."""
SUREST = 5
INSIDE = 0.3
"""From which probability a word goes on with a run; one word below it does not end the run."""
EDGE = 0.5
"""From which probability a word begins or ends a run."""

WORDS_AT_ONCE = 400
"""From how many words stretches are no longer rated together; more are not faster and take more memory."""

_LONGEST_CLAUSE = 20
_MARK_BEFORE = re.compile(r"[^，,。；;！？!?：:\n“”\"|<>{}\[\]]*$")
_MARK_AFTER = re.compile(r"[^，,。；;！？!?：:\n“”\"|<>{}\[\]]*")


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the stories in *text*, each in whole clauses, and the sentences of exact details; they may overlap.

    Words that leave only one are told by themselves where the heads, which weigh all around, hold them for nothing.
    """
    stories = [*_find_runs_in(text), *find_exact(text.text)]
    alone = (
        span
        for span in find_only_ones(text.text)
        if not any(start < span[1] and span[0] < end for start, end in stories)
    )
    for start, end in (*stories, *alone):
        yield Finding(*text.span(start, end), "QUASI")


def _find_runs_in(text: NormalText) -> Iterator[tuple[int, int]]:
    page = read_page(text)
    for stretch, rated in _rate_stretches(page):
        for first, last in find_runs(rated):
            yield _widen(page.text, stretch.starts[first], stretch.ends[last])


def _rate_stretches(page: Page) -> Iterator[tuple[Stretch, Array]]:
    """Yield the stretches of *page* and how likely each of their words is inside a story."""
    stretches = list(split_stretches(page))
    marks = mark_words(page.text, [start for stretch in stretches for start in stretch.starts])
    at = 0
    for batch in _make_batches(stretches):
        lengths = [len(stretch.starts) for stretch in batch]
        entered = np.concatenate([stretch.kept for stretch in batch])
        rated = rate_words(load_weights(), entered, marks[at : at + len(entered)], lengths)
        at += len(entered)
        yield from zip(batch, np.split(rated, np.cumsum(lengths[:-1])), strict=True)


def _make_batches(stretches: list[Stretch]) -> Iterator[list[Stretch]]:
    batch: list[Stretch] = []
    for stretch in stretches:
        batch.append(stretch)
        if sum(len(each.starts) for each in batch) >= WORDS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def find_runs(rated: Array) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each run that is sure enough; *rated*: how likely each word is in one."""
    inside = np.flatnonzero(rated >= INSIDE)
    if not len(inside):
        return
    for run in np.split(inside, np.flatnonzero(np.diff(inside) > 2) + 1):
        edges = run[rated[run] >= EDGE]
        if not len(edges):
            continue
        first, last = int(edges[0]), int(edges[-1])
        surest = np.sort(rated[first : last + 1])[-SUREST:]
        if surest.sum() >= SUREST * THRESHOLD:
            yield first, last


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span made longer to the marks around it, when they are near."""
    before = _MARK_BEFORE.search(text[max(0, start - _LONGEST_CLAUSE) : start])
    after = _MARK_AFTER.match(text, end, end + _LONGEST_CLAUSE)
    first, last = start - len(before[0]) if before else start, after.end() if after else end
    words = text[first:last]
    return first + len(words) - len(words.lstrip()), first + len(words.rstrip())
