"""The index of the text, cut so that one question fetches a part: gram → the pages that have it, and how often.

A piece holds the grams of neighbouring sounds, so that what was typed with a wrong character lies in the same piece.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from classroom.search.document import Document
from classroom.search.signs import find_grams
from classroom.search.sounds import sound_class

PIECE_SIGNS = 2_500
"""About how many characters a piece has: some 2 kB as a server that compresses sends it."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
_HALF = 32
_STEPS = 4
"""How often a gram stands on a page is told as once, twice, up to four times, or more."""


def encode_number(number: int) -> str:
    """Return *number* in digits of five bits, the lowest first; all but the last come from the upper half."""
    text = ""
    while number >= _HALF:
        text += DIGITS[_HALF + number % _HALF]
        number //= _HALF
    return text + DIGITS[number]


def decode_numbers(text: str) -> list[int]:
    """Return the numbers written one after the other in *text*."""
    numbers: list[int] = []
    value, factor = 0, 1
    for digit in text:
        place = DIGITS.index(digit)
        value += place % _HALF * factor
        factor *= _HALF
        if place < _HALF:
            numbers.append(value)
            value, factor = 0, 1
    return numbers


def make_postings(documents: Sequence[Document]) -> dict[str, str]:
    """Return gram → its pages: the distance from the page before, times four, plus how often, each as a number."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, document in enumerate(documents):
        for gram, count in Counter(find_grams(document.text)).items():
            found[gram].append((i, count))
    return {gram: _encode(pages) for gram, pages in found.items()}


def _encode(pages: list[tuple[int, int]]) -> str:
    before = -1
    text = ""
    for page, count in pages:
        step = (1, 2, 4).index(next((most for most in (1, 2, 4) if count <= most), 4)) if count <= 4 else _STEPS - 1
        text += encode_number((page - before - 1) * _STEPS + step)
        before = page
    return text


def decode_pages(text: str) -> list[int]:
    """Return the pages in *text*, which `make_postings` wrote."""
    pages = []
    before = -1
    for number in decode_numbers(text):
        before += number // _STEPS + 1
        pages.append(before)
    return pages


def cut(postings: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the pieces of *postings* and the first sound class of each but the first."""
    by_class: dict[str, list[str]] = defaultdict(list)
    for gram, pages in sorted(postings.items()):
        by_class[sound_class(gram)].append(f"{gram}:{pages}")
    pieces: list[str] = []
    edges: list[str] = []
    current: list[str] = []
    for name in sorted(by_class):
        lines = by_class[name]
        if current and _signs(current) + _signs(lines) > PIECE_SIGNS:
            pieces.append(" ".join(current))
            edges.append(name)
            current = []
        current += lines
    return [*pieces, " ".join(current)], edges


def _signs(lines: Iterable[str]) -> int:
    return sum(map(len, lines))


def piece_of(gram: str, edges: Sequence[str]) -> int:
    """Return the number of the piece that *gram* lies in."""
    return bisect_right(edges, sound_class(gram))
