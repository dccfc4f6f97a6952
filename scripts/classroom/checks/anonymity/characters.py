"""Characters that are written in more than one way: full width, invisible, decorated digits, traditional forms."""

import re
import unicodedata
from collections.abc import Iterator

from classroom.checks.anonymity.edits import Edit
from classroom.checks.anonymity.vocabulary import read_table

_KEPT = "，：；！？（）、。“”‘’《》【】…—·"
"""Chinese punctuation stays as it is: recognisers and language models both read it."""

_UNUSUAL = re.compile(rf"[^\x00-\x7e\u4e00-\u9fff{_KEPT}]")
_INVISIBLE_CATEGORIES = frozenset(("Cf", "Mn", "Me"))
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800")
DECORATED = "".join(
    chr(code)
    for first, last in ((0xB2, 0xB9), (0x2070, 0x2089), (0x2460, 0x24FF), (0x2776, 0x2793), (0x1F100, 0x1F10C))
    for code in range(first, last + 1)
    if unicodedata.digit(chr(code), None) is not None
)
"""Digits in circles, raised, lowered, in brackets."""
_DECORATED_RUN = re.compile(rf"[0-9{DECORATED}](?:[ .\-·]{{0,2}}[0-9{DECORATED}])+")
_FIRST_SQUARED, _LAST_SQUARED = "\U0001f200", "\U0001f2ff"
"""Words in squares are ornaments, like pictures."""
_VARIANTS = {row["written"]: row["read"] for row in read_table("characters")}
_VARIANT = re.compile(f"[{''.join(_VARIANTS)}]")


def find_characters(original: str) -> Iterator[Edit]:
    """Yield an edit for each character that is read as another one, as several, or not at all."""
    decorated = set(_find_decorated(original))
    for found in _UNUSUAL.finditer(original):
        replacement = _read_decorated(found[0], is_digit=found.start() in decorated)
        if replacement != found[0]:
            yield Edit(found.start(), found.end(), replacement)
    for found in _VARIANT.finditer(original):
        yield Edit(found.start(), found.end(), _VARIANTS[found[0]])


def _find_decorated(original: str) -> Iterator[int]:
    """Yield where a decorated digit stands in a number; one alone is the mark of a list or a power."""
    for run in _DECORATED_RUN.finditer(original):
        places = [run.start() + index for index, char in enumerate(run[0]) if char in DECORATED]
        if len(places) > 1:
            yield from places


def _read_decorated(char: str, *, is_digit: bool) -> str:
    if char in DECORATED:
        return str(unicodedata.digit(char)) if is_digit else char
    return _read(char)


def _read(char: str) -> str:
    if char in _INVISIBLE or unicodedata.category(char) in _INVISIBLE_CATEGORIES:
        return ""
    if _FIRST_SQUARED <= char <= _LAST_SQUARED:
        return char
    value = unicodedata.decimal(char, None)
    return unicodedata.normalize("NFKC", char) if value is None else str(value)
