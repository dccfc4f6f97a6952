"""Names of persons in a text."""

from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.names.lexicon import load_lexicon
from classroom.checks.anonymity.names.pieces import split_pieces
from classroom.checks.anonymity.names.sightings import find_sightings
from classroom.checks.anonymity.names.tagger import read_sentences
from classroom.checks.anonymity.normal_text import NormalText


def find(text: NormalText) -> Iterator[Finding]:
    """Yield where *text* names a person, in order."""
    lexicon = load_lexicon()
    pieces = list(split_pieces(text.text))
    spans = set()
    for piece, reading in zip(pieces, read_sentences([p.text for p in pieces]), strict=True):
        for s in find_sightings(piece.text, reading, lexicon):
            name = piece.text[s.start : s.end]
            if s.likelihood > 0.12 and lexicon.surname_length(name, 0) and 2 <= len(name) <= 4 and name not in lexicon.known:
                spans.add((piece.origin[s.start], piece.origin[s.end - 1] + 1))
    for start, end in sorted(spans):
        yield Finding(*text.span(start, end), "NAME")
