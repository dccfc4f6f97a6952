"""A text as the models read it, once for names and stories: its pieces, and what the network says of each."""

from dataclasses import dataclass
from functools import lru_cache

from classroom.checks.anonymity.names.pieces import Piece, split_pieces
from classroom.checks.anonymity.names.tagger import Reading, read_sentences
from classroom.checks.anonymity.names.weights import simplify
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.stories.network import enter


@dataclass(frozen=True)
class Page:
    """A text, its pieces and their readings."""

    text: str
    """As it was read: simplified, as long as the normalised text."""
    pieces: list[Piece]
    readings: list[Reading]
    places: dict[int, tuple[int, int]]
    """A place in the text → the piece and the place in it."""


def read_page(text: NormalText) -> Page:
    """Return the reading of *text*; the last one is kept, as several recognisers ask for it."""
    return _read(simplify(_restore_wide_spaces(text)))


@lru_cache(maxsize=1)
def _read(text: str) -> Page:
    pieces = list(split_pieces(text))
    readings = read_sentences([piece.text for piece in pieces], enter)
    places = {place: (number, i) for number, piece in enumerate(pieces) for i, place in enumerate(piece.origin)}
    return Page(text, pieces, readings, places)


def _restore_wide_spaces(text: NormalText) -> str:
    """Return the text with its ideographic spaces, which stand inside names: 张　伟."""
    wide = (
        char == " " and text.original[place] == "\u3000" for char, place in zip(text.text, text.origin, strict=True)
    )
    return "".join("\u3000" if is_wide else char for char, is_wide in zip(text.text, wide, strict=True))
