"""How much room a text takes in print, in em: one for a Chinese character, less for a Latin letter or a digit.

Held against Noto Sans CJK SC in a browser by the tests; other Chinese faces differ in Latin letters only.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

_WIDE = frozenset("WFA")
_NARROW_EMS = 0.6
_CAPITAL_EMS = 0.7
_SPACE_EMS = 0.3
_PHRASE_END = re.compile(r"(?<=[：，、。？！；])")
_PIECE = re.compile(r"[“‘（《〈【「『]*(?:[\w.:/@+–-]+(?<=[\x00-\x7f–])|.)[”’）》〉】」』，。、；：？！…]*", re.ASCII)
"""What is not torn apart at the end of a line: a Latin word or one character, with the punctuation it holds on to."""


@lru_cache(maxsize=4096)
def measure_ems(text: str) -> float:
    """Return how wide *text* is on one line, in em; rather too wide than too narrow."""
    return sum(map(_measure_character, text))


@cache
def _measure_character(character: str) -> float:
    if character == " ":
        return _SPACE_EMS
    if unicodedata.east_asian_width(character) in _WIDE:
        return 1
    return _CAPITAL_EMS if character.isupper() else _NARROW_EMS


@lru_cache(maxsize=65536)
def count_lines(text: str, line_ems: float) -> int:
    """Return on how many lines of *line_ems* the text stands."""
    lines, room = 1, line_ems
    for ems in _measure_pieces(text):
        if ems > room and room < line_ems:
            lines, room = lines + 1, line_ems
        torn_lines = int(ems // line_ems) if ems > line_ems else 0  # a word longer than a line is torn
        lines, room = lines + torn_lines, room - (ems - torn_lines * line_ems)
    return lines


@lru_cache(maxsize=4096)
def _measure_pieces(text: str) -> tuple[float, ...]:
    """Return the widths of the pieces of *text* that are not torn apart at the end of a line."""
    return tuple(measure_ems(piece) for piece in _PIECE.findall(text))


def split_phrases(text: str) -> list[str]:
    """Return *text* cut after its punctuation: where a heading rather breaks than inside a phrase."""
    return [phrase for phrase in _PHRASE_END.split(text) if phrase]


class Heading(NamedTuple):
    """On how many lines a heading stands, and whether its phrases are kept whole where they fit on a line."""

    lines: int
    keeps_phrases: bool


def set_heading(phrases: list[str], line_ems: float) -> Heading:
    """Return how *phrases* are set as a heading: kept whole where that costs one line more at the most."""
    kept, plain = count_phrase_lines(phrases, line_ems), count_lines("".join(phrases), line_ems)
    return Heading(kept, keeps_phrases=True) if kept <= plain + 1 else Heading(plain, keeps_phrases=False)


def count_phrase_lines(phrases: Iterable[str], line_ems: float) -> int:
    """Return on how many lines *phrases* stand, each kept whole where it fits on a line."""
    lines, room = 0, 0.0
    for phrase in phrases:
        ems = measure_ems(phrase)
        if lines and ems <= room:
            room -= ems
        else:
            needed = count_lines(phrase, line_ems)
            lines, room = lines + needed, line_ems - ems if needed == 1 else 0.0
    return max(lines, 1)


def shorten(text: str, ems: float) -> str:
    """Return *text*, or as much of its beginning as fits with an ellipsis into *ems*."""
    if measure_ems(text) <= ems:
        return text
    room, kept = ems - 1, ""
    for character in text:
        room -= _measure_character(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip(" ，、；：") + "…"
