"""How many came to the classes that were held: added up, and shown so that nobody can be told from a small count."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from classroom.checks.context import DatedClass
from classroom.models.repeat import Tally

SMALLEST_SHOWN = 5
"""A count below it is shown as less than it."""


@dataclass(frozen=True)
class Count:
    """A number of people; `is_shown` is false where the number itself must not be told."""

    people: int
    is_shown: bool


@dataclass(frozen=True)
class Total:
    """The tallies of some classes: how many have one, how many people came, and how many of each band of age."""

    classes: int
    people: Count
    ages: dict[str, Count]


def tallies_of(classes: Iterable[DatedClass]) -> list[Tally]:
    """Return the tally of each occurrence that has one."""
    occurrences = [occurrence for dated in classes for occurrence in dated.occurrences]
    return [occurrence.tally for occurrence in occurrences if occurrence.tally]


def add_up(classes: Iterable[DatedClass]) -> Total:
    """Return the total over *classes*."""
    tallies = tallies_of(classes)
    ages: Counter[str] = Counter()
    for tally in tallies:
        ages.update(tally.ages.counts if tally.ages else {})
    return Total(len(tallies), count(sum(tally.people for tally in tallies)), hide_small(dict(ages)))


def count(people: int) -> Count:
    """Return *people* as it may be shown."""
    return Count(people, people >= SMALLEST_SHOWN)


def hide_small(counts: dict[str, int]) -> dict[str, Count]:
    """Return each of *counts* as it may be shown.

    One small count alone could be worked out from the total, so the next smallest is hidden with it (the
    complementary suppression of official statistics).
    """
    hidden = {name for name, people in counts.items() if people < SMALLEST_SHOWN}
    others = sorted((people, name) for name, people in counts.items() if name not in hidden)
    if len(hidden) == 1 and others:
        hidden.add(others[0][1])
    return {name: Count(people, name not in hidden) for name, people in counts.items()}
