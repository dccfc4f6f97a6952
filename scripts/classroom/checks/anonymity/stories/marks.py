"""What word lists know about each word: a row of noughts and ones that the heads are given beside the states."""

from collections.abc import Iterator
from functools import cache

import numpy as np

from classroom.checks.anonymity.only_one import find_only_ones
from classroom.checks.anonymity.stories.weights import Array
from classroom.checks.anonymity.traits import find_traits, read_families


@cache
def name_columns() -> tuple[str, ...]:
    """Return what each column says: the families of `data/traits.yml`, then one more."""
    return (*(family.name for family in read_families()), "only one")


def mark_words(text: str, starts: list[int]) -> Array:
    """Return words × columns: 1 where the word that begins at each of *starts* in *text* is part of such a thing."""
    columns = {name: i for i, name in enumerate(name_columns())}
    marks = np.zeros((len(text), len(columns)), dtype=np.bool_)
    for name, start, end in _find_all(text):
        marks[start:end, columns[name]] = True
    return marks[starts].astype(np.float32)


def _find_all(text: str) -> Iterator[tuple[str, int, int]]:
    yield from ((trait.family.name, trait.start, trait.end) for trait in find_traits(text))
    yield from (("only one", *span) for span in find_only_ones(text))
