"""How hanzi are read aloud, from pypinyin's table; near sounds are those that southern speakers do not part.

pypinyin takes a fifth of a second to import, so only who asks for a sound waits for it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from classroom.search.signs import normalise

READINGS = 3
"""How many readings of a character are kept; the table lists the commonest first."""

_NEAR = (
    (re.compile(r"^([zcs])h"), r"\1"),
    (re.compile(r"^[nr](?=.)"), "l"),
    (re.compile(r"^hu(?=.)"), "f"),
    (re.compile(r"^fei"), "fi"),
    (re.compile(r"([aei]n)g$"), r"\1"),
)


@cache
def find_readings(hanzi: str) -> tuple[str, ...]:
    """Return the syllables of *hanzi* without tones, ü as v, the commonest first; nothing where none is known."""
    raw = _load_table().get(ord(hanzi), "")
    plain = (_drop_tone(reading) for reading in raw.split(",") if reading)
    return tuple(syllable for syllable in dict.fromkeys(plain) if syllable.isascii() and syllable.isalpha())[:READINGS]


@cache
def _load_table() -> dict[int, str]:
    return dict(import_module("pypinyin.constants").PINYIN_DICT)


def spell(text: str) -> list[str]:
    """Return the syllables of *text* by its words, without tones; signs that have none as they are."""
    return list(import_module("pypinyin").lazy_pinyin(text))


def _drop_tone(reading: str) -> str:
    decomposed = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")


@cache
def near_sound(syllable: str) -> str:
    """Return what *syllable* shares with those that are mistaken for it: zh and z, n and l, h and f, ang and an."""
    for pattern, replacement in _NEAR:
        syllable = pattern.sub(replacement, syllable)
    return syllable


def sound_class(gram: str) -> str:
    """Return where *gram* is filed: by the near sounds of its hanzi, `shua-dan`, or by its first letter after a `_`."""
    sounds = [near_sound(readings[0]) if (readings := find_readings(sign)) else f"_{sign}" for sign in gram[:2]]
    return sounds[0] if sounds[0].startswith("_") else "-".join(sounds)


def spell_near(text: str) -> tuple[str, ...]:
    """Return the near sound of each sign of *text*, the sign itself where it has none."""
    return tuple(near_sound(found[0]) if (found := find_readings(sign)) else sign for sign in normalise(text))


@cache
def everyday_hanzi() -> frozenset[str]:
    """Return the 3,755 hanzi of everyday use: level 1 of GB 2312."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(code.decode("gb2312", errors="ignore") for code in codes) - {""}


def collect_sounds(hanzi: Iterable[str]) -> dict[str, str]:
    """Return syllable → the characters of *hanzi* read so; those that have it as a further reading follow a `|`."""
    first: dict[str, list[str]] = defaultdict(list)
    further: dict[str, list[str]] = defaultdict(list)
    for sign in sorted(hanzi):
        for i, syllable in enumerate(find_readings(sign)):
            (further if i else first)[syllable].append(sign)
    syllables = sorted(first.keys() | further.keys())
    return {
        it: "|".join(filter(None, ("".join(first[it]), "".join(further[it]))))
        if first[it]
        else "|" + "".join(further[it])
        for it in syllables
    }
