"""What narrows a story down to somebody: days, ages, amounts, trades, illnesses …, each with a weight."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from classroom.checks.anonymity.vocabulary import any_of

_FILE = Path(__file__).parent / "data" / "traits.yml"


@dataclass(frozen=True)
class Family:
    """Traits of one sort. `about` is `person`, `event` or `victim`."""

    name: str
    weight: float
    about: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Trait:
    """A trait in a text, from `start` to before `end`."""

    start: int
    end: int
    family: Family


@functools.cache
def read_families() -> tuple[Family, ...]:
    """Return the families of `data/traits.yml`, in their order."""
    rows = yaml.safe_load(_FILE.read_text("utf-8"))
    return tuple(
        Family(name, float(row["weight"]), row["about"], re.compile(any_of(row["words"].split()))) for name, row in rows.items()
    )


def find_traits(text: str) -> Iterator[Trait]:
    """Yield the traits of *text*, family by family."""
    for family in read_families():
        for found in family.pattern.finditer(text):
            if "某" not in found[0]:
                yield Trait(*found.span(), family)
