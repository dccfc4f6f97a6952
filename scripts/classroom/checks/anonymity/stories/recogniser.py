"""Stories in a text: runs of words that the heads hold to be part of one, made longer to the marks around them."""

import re
from collections.abc import Iterator

import numpy as np

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.reading import read_page
from classroom.checks.anonymity.stories.details import find_exact
from classroom.checks.anonymity.stories.marks import mark_words
from classroom.checks.anonymity.stories.network import rate_words
from classroom.checks.anonymity.stories.stretches import split_stretches
from classroom.checks.anonymity.stories.weights import Array, load_weights

THRESHOLD = 0.95
"""How likely the `SUREST` surest words of a run must be on average; chosen on files left out of the training."""
SUREST = 5
INSIDE = 0.3
"""From which probability a word goes on with a run; one word below it does not end the run."""
EDGE = 0.5
"""From which probability a word begins or ends a run."""

_LONGEST_CLAUSE = 20
_MARK_BEFORE = re.compile(r"[^，,。；;！？!?：:\n“”\"|<>{}\[\]]*$")
_MARK_AFTER = re.compile(r"[^，,。；;！？!?：:\n“”\"|<>{}\[\]]*")


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the stories in *text*, each in whole clauses, and the sentences of exact details; they may overlap."""
    page = read_page(text)
    weights = load_weights()
    stretches = list(split_stretches(page))
    marks = mark_words(page.text, [start for stretch in stretches for start in stretch.starts])
    at = 0
    for stretch in stretches:
        rated = rate_words(weights, stretch.kept, marks[at : at + len(stretch.starts)])
        at += len(stretch.starts)
        for first, last in find_runs(rated):
            start, end = _widen(page.text, stretch.starts[first], stretch.ends[last])
            yield Finding(*text.span(start, end), "QUASI")
    for start, end in find_exact(text.text):
        yield Finding(*text.span(start, end), "QUASI")


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
