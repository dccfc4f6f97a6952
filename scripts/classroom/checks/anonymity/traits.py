"""What narrows a story down to somebody: days, ages, amounts, trades, illnesses …, by families of words."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from classroom.checks.anonymity.vocabulary import any_of

_FILE = Path(__file__).parent / "data" / "traits.yml"


@dataclass(frozen=True)
class Family:
    """Traits of one sort."""

    name: str
    pattern: re.Pattern[str]
    ignored: re.Pattern[str] | None = None
    """How a match ends that is none."""


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
    return tuple(_as_family(name, row) for name, row in rows.items())


def _as_family(name: str, row: dict[str, Any]) -> Family:
    ignored = re.compile(f"{any_of(row['except'].split())}$") if "except" in row else None
    return Family(name, re.compile(any_of(row["words"].split())), ignored)


def find_traits(text: str) -> Iterator[Trait]:
    """Yield the traits of *text*, family by family; a word may be one of several families."""
    for family in read_families():
        for found in family.pattern.finditer(text):
            if "某" not in found[0] and not (family.ignored and family.ignored.search(found[0])):
                yield Trait(*found.span(), family)
