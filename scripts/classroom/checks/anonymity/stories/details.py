"""Sentences that tell day, clock time, age and amount exactly: together they are one person, whatever the words are."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.traits import find_traits

EXACT = frozenset(("day", "clock", "age", "amount"))

_SENTENCE = re.compile(r"[^。！？!?\n]+")


def find_exact(text: str) -> Iterator[tuple[int, int]]:
    """Yield from the first to the last detail of each sentence that tells all of `EXACT` and no pretence."""
    traits = [trait for trait in find_traits(text) if trait.family.name in EXACT or trait.family.name == "pretended"]
    for sentence in _SENTENCE.finditer(text):
        told = [trait for trait in traits if sentence.start() <= trait.start and trait.end <= sentence.end()]
        if {trait.family.name for trait in told} == EXACT:
            yield min(trait.start for trait in told), max(trait.end for trait in told)
