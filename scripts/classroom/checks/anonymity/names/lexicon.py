"""The lists that the rules look into: surnames, labels, titles, persons a text may name."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_LISTS = Path(__file__).parent / "lists"

GIVEN_FILE = _LISTS / "given_characters.tsv"

UNSEEN = -0.5
"""The score of a character that the list of given names does not have."""


@dataclass(frozen=True)
class Surnames:
    """Chinese surnames."""

    common: frozenset[str]
    """Of one character, and seldom a word of their own."""
    single: frozenset[str]
    """Of one character, all of them."""
    telling: frozenset[str]
    """Of one character, rare, and hardly ever anything else."""
    certain: frozenset[str]
    """Of one character, and next to never anything else: what follows is a given name, whatever the model reads."""
    compound: frozenset[str]
    """Of two characters and more."""
    telling_compound: frozenset[str]
    """Of two characters and more that are no word."""

    def length_at(self, text: str, at: int) -> int:
        """Return how many characters of *text* at *at* are a surname: 4 to 0."""
        for length in (4, 3, 2):
            if text[at : at + length] in self.compound:
                return length
        return 1 if text[at : at + 1] in self.single else 0


@dataclass(frozen=True)
class Lexicon:
    """The other lists, as sets of words; tuples are the longest first."""

    generic: frozenset[str]
    """Names that stand for nobody."""
    ordinary: frozenset[str]
    """Words and brands that look like a name and are none, nor does one begin with them."""
    function: frozenset[str]
    """Words with a particle that look like a name as a whole."""
    works: frozenset[str]
    """Titles of books, films and plays."""
    ethnic_parts: frozenset[str]
    ethnic_names: frozenset[str]
    labels: frozenset[str]
    certain_labels: frozenset[str]
    """Those of `labels` that nothing but a name follows."""
    signing_labels: frozenset[str]
    """Those that a name follows, or hardly ever an office, even if it is a word."""
    keys: frozenset[str]
    certain_keys: frozenset[str]
    """Those of `keys` that nothing but a name or an office follows."""
    before: tuple[str, ...]
    before_surely: tuple[str, ...]
    """Words before which a person is told of even where the model sees none."""
    after: tuple[str, ...]
    titles: tuple[str, ...]
    folk_titles: tuple[str, ...]
    masks: frozenset[str]


@dataclass(frozen=True)
class LatinNames:
    """What names in Latin letters are made of."""

    surnames: frozenset[str]
    """Chinese ones."""
    syllables: frozenset[str]
    """Of Chinese given names."""
    first_names: frozenset[str]
    """English ones."""
    foreign_surnames: frozenset[str]
    peoples: frozenset[str]
    """Of Tibetans, Uyghurs, Mongols, Hmong and others, in whatever place."""
    known: frozenset[str]
    """Public figures and places: two words with a space."""


@dataclass(frozen=True)
class KnownField:
    """Persons of one field, and when a name of theirs is taken for them."""

    names: tuple[str, ...]
    hints: tuple[str, ...]
    """Words of the field; where there are none, a name needs none."""
    needs_always: bool
    """Whether every name needs a hint, not only the usual ones."""
    is_trade: bool
    """Whether they are firms and shops, of which some look like what one calls a neighbour: 钱大妈."""


@cache
def load_surnames() -> Surnames:
    """Return the surnames in the package."""
    sets = _read_sets("surnames")
    return Surnames(
        common=frozenset(sets["common"]),
        single=frozenset(sets["common"] + sets["other"] + sets["telling"] + sets["certain"]),
        telling=frozenset(sets["telling"]),
        certain=frozenset(sets["certain"]),
        compound=frozenset(sets["compound"] + sets["telling_compound"]),
        telling_compound=frozenset(sets["telling_compound"]),
    )


@cache
def load_given_scores() -> dict[str, float]:
    """Return for a character how much oftener it stands in given names than in words, as a logarithm."""
    rows = [line.split("\t") for line in GIVEN_FILE.read_text("utf-8").splitlines()]
    return {char: float(score) for score, chars in rows for char in chars}


@cache
def load_lexicon() -> Lexicon:
    """Return the lists in the package."""
    labels, titles = _read_sets("labels"), _read_sets("titles")
    return Lexicon(
        generic=frozenset(_read_lines("generic_names")),
        ordinary=frozenset(_read_lines("ordinary_words") + _read_lines("brands")),
        function=frozenset(_read_words("function_words")),
        works=frozenset(_read_words("works")),
        ethnic_parts=frozenset(_read_lines("ethnic_parts")),
        ethnic_names=frozenset(_read_words("ethnic_names")),
        labels=frozenset(labels["person"] + labels["signing"]),
        certain_labels=frozenset(labels["certain"]),
        signing_labels=frozenset(labels["signing"]),
        keys=frozenset(labels["key"]),
        certain_keys=frozenset(labels["certain_key"]),
        before=_longest_first(labels["before"]),
        before_surely=_longest_first(labels["before_surely"]),
        after=_longest_first(labels["after"]),
        titles=_longest_first(titles["after"]),
        folk_titles=_longest_first(titles["folk"]),
        masks=frozenset("".join(titles["masked"])),
    )


@cache
def load_words_beside() -> frozenset[str]:
    """Return words that stand where pupils and children are named, and name nobody."""
    return frozenset(_read_words("words_beside"))


@cache
def load_latin() -> LatinNames:
    """Return names in Latin letters, all in lower case."""
    sets = _read_sets("latin")
    return LatinNames(
        surnames=frozenset(sets["surnames"]),
        syllables=frozenset(sets["syllables"]),
        first_names=frozenset(sets["first_names"]),
        foreign_surnames=frozenset(sets["foreign_surnames"]),
        peoples=frozenset(sets["peoples"]),
        known=frozenset(name.replace("_", " ") for name in sets["known"]),
    )


@cache
def load_known_fields() -> tuple[KnownField, ...]:
    """Return the persons a text may name, field by field."""
    raw = yaml.safe_load((_LISTS / "known_people.yml").read_text("utf-8"))
    return tuple(
        KnownField(
            tuple(each["names"].split()),
            tuple(each.get("hints", "").split()),
            bool(each.get("all")),
            bool(each.get("trade")),
        )
        for each in raw.values()
    )


def _read_sets(name: str) -> dict[str, list[str]]:
    raw: dict[str, str] = yaml.safe_load((_LISTS / f"{name}.yml").read_text("utf-8"))
    return {key: value.split() for key, value in raw.items()}


def _read_words(name: str) -> list[str]:
    return [word for line in _read_lines(name) for word in line.split()]


def _read_lines(name: str) -> list[str]:
    lines = (_LISTS / f"{name}.txt").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
