"""How likely a stretch of a piece is a name, by the model and by what names are made of."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from classroom.checks.anonymity.names.lexicon import UNSEEN, load_given_scores, load_surnames
from classroom.checks.anonymity.names.tagger import Reading, read_sentences
from classroom.checks.anonymity.names.weights import load_weights

LONGEST_GIVEN = 2

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]*")

_START, _MODEL, _GIVEN, _TWO_GIVEN, _COMMON_SURNAME = -0.85, 0.75, 0.78, 1.65, 1.0
_RARE_AND_SHORT = -0.5
_READ_AS_NAME, _LIKELY = -2.0, 0.75
"""What a word of the language loses where the model reads it as a name all the same: 安然 in 跟安然通了电话."""
_PLACE, _TELLING_SURNAME = -2.0, 1.2
_PLAIN_WORD, _PLAIN_START, _PLAIN_GIVEN, _SPLITS_WORD = -5.0, -1.5, -0.3, -1.0
"""Weights of a logistic regression over sentences with invented names put in (see benchmarks/anonymity)."""


@dataclass(frozen=True)
class Sighting:
    """`text[start:end]` of a piece may be a name; the higher *score*, the likelier, and from 0 it is about even."""

    start: int
    end: int
    score: float


def find_sightings(text: str, reading: Reading) -> Iterator[Sighting]:
    """Yield for each place of *text* where a surname stands the likeliest name that begins there."""
    surnames = load_surnames()
    for start in range(len(text) - 1):
        length = surnames.length_at(text, start)
        if length and reading.begin[start] > 0.0005:
            ends = range(start + length + 1, min(start + length + LONGEST_GIVEN, len(text)) + 1)
            likely = {end: measure_likelihood(reading, start, end) for end in ends if is_han(text[start:end])}
            if likely:
                end = max(likely, key=lambda end: score_name(text[start:end], likely[end]))
                score = score_name(text[start:end], sum(likely.values()))
                score += _SPLITS_WORD * _splits_word(reading, end) + _PLACE * _is_place(reading, start, end)
                yield Sighting(start, end, score)


def measure_likelihood(reading: Reading, start: int, end: int) -> float:
    """Return how likely, by the model, a name begins at *start* and ends at *end*."""
    result = before = reading.begin[start]
    for inside in reading.inside[start + 1 : end]:
        result *= min(1.0, inside / max(before, 1e-9))
        before = inside
    going_on = reading.inside[end] if end < len(reading.inside) else 0.0
    return result * (1 - min(1.0, going_on / max(before, 1e-9)))


def _splits_word(reading: Reading, end: int) -> bool:
    """Return whether the model sees a word that is no name and lies on both sides of *end*."""
    return end < len(reading.tags) and reading.tags[end].endswith("-I") and reading.tags[end] != "PER-I"


def _is_place(reading: Reading, start: int, end: int) -> bool:
    """Return whether the model sees a place, or a part of one, and nothing else."""
    return all(tag.startswith("LOC") for tag in reading.tags[start:end])


def score_name(name: str, likelihood: float) -> float:
    """Return the score of *name*, which begins with a surname, where the model holds it for *likelihood* likely."""
    surnames, given_scores = load_surnames(), load_given_scores()
    length = surnames.length_at(name, 0)
    given = name[length:]
    bounded = min(max(likelihood, 1e-3), 1 - 1e-4)
    is_common = length > 1 or name[0] in surnames.common
    return (
        _START
        + _MODEL * math.log(bounded / (1 - bounded))
        + _GIVEN * sum(given_scores.get(char, UNSEEN) for char in given) / len(given)
        + _TWO_GIVEN * (len(given) == LONGEST_GIVEN)
        + _COMMON_SURNAME * is_common
        + _TELLING_SURNAME * (name[0] in surnames.telling)
        + _RARE_AND_SHORT * (not is_common and len(given) == 1)
        + (_READ_AS_NAME if likelihood > _LIKELY else _PLAIN_WORD) * is_plain_word(name)
        + _PLAIN_START * (length < 2 < len(name) and is_plain_word(name[:2]))
        + _PLAIN_GIVEN * (len(given) > 1 and is_plain_word(given))
    )


@cache
def is_plain_word(text: str) -> bool:
    """Return whether *text* is a word of the language that, alone, is not read as a name."""
    return text in _load_words() and read_sentences([text])[0].begin[0] < 0.8


@cache
def _load_words() -> frozenset[str]:
    return frozenset(load_weights().cuts)


def is_han(text: str) -> bool:
    """Return whether *text* is Chinese characters throughout."""
    return bool(_HAN.fullmatch(text))
