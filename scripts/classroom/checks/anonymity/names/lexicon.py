"""The lists that the rules look into: surnames, labels, titles, persons a text may name."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from classroom.checks.anonymity.names.weights import load_weights

_LISTS = Path(__file__).parent / "lists"


@dataclass(frozen=True)
class Lexicon:
    """The lists, as sets of words."""

    common: frozenset[str]
    """Surnames of one character that are seldom a word of their own."""
    single: frozenset[str]
    """All surnames of one character."""
    compound: frozenset[str]
    """Surnames of two characters."""
    known: frozenset[str]
    """Persons a text may name."""
    generic: frozenset[str]
    """Names that stand for nobody."""
    words: frozenset[str]
    """Words of the language; some of them are names of places, firms and famous persons."""
    ethnic_parts: frozenset[str]
    labels: frozenset[str]
    keys: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    titles: tuple[str, ...]
    folk_titles: tuple[str, ...]
    ordinary: frozenset[str]
    """Words that look like a name and are none."""

    def surname_length(self, text: str, at: int) -> int:
        """Return how many characters of *text* at *at* are a surname: 2, 1 or 0."""
        if text[at : at + 2] in self.compound:
            return 2
        return 1 if text[at : at + 1] in self.single else 0


@cache
def load_lexicon() -> Lexicon:
    """Return the lists in the package."""
    surnames, labels, titles = _read_sets("surnames"), _read_sets("labels"), _read_sets("titles")
    return Lexicon(
        common=frozenset(surnames["common"]),
        single=frozenset(surnames["common"] + surnames["other"]),
        compound=frozenset(surnames["compound"]),
        known=frozenset(name for names in _read_sets("known_people").values() for name in names),
        generic=frozenset(_read_lines("generic_names")),
        words=frozenset(load_weights().cuts),
        ethnic_parts=frozenset(_read_lines("ethnic_parts")),
        labels=frozenset(labels["person"]),
        keys=frozenset(labels["key"]),
        before=_longest_first(labels["before"]),
        after=_longest_first(labels["after"]),
        titles=_longest_first(titles["after"]),
        folk_titles=_longest_first(titles["folk"]),
        ordinary=frozenset(_read_lines("ordinary_words")),
    )


def _read_sets(name: str) -> dict[str, list[str]]:
    raw: dict[str, str] = yaml.safe_load((_LISTS / f"{name}.yml").read_text("utf-8"))
    return {key: value.split() for key, value in raw.items()}


def _read_lines(name: str) -> list[str]:
    lines = (_LISTS / f"{name}.txt").read_text("utf-8").split("\n")
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
