"""Names of persons in a text."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.names.forms import find_forms
from classroom.checks.anonymity.names.hints import find_labelled, weigh_surroundings
from classroom.checks.anonymity.names.innocence import find_pseudonyms, is_nobody
from classroom.checks.anonymity.names.lexicon import load_surnames
from classroom.checks.anonymity.names.pieces import Piece
from classroom.checks.anonymity.names.sightings import (
    LONGEST_GIVEN,
    find_sightings,
    is_han,
    measure_likelihood,
    score_name,
)
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.reading import Page, read_page

THRESHOLD = -0.7

Span = tuple[int, int]


def find(text: NormalText) -> Iterator[Finding]:
    """Yield where *text* names a person, in order and without overlap."""
    page = read_page(text)
    spans = set(_find_labelled_names(page)) | set(_find_in_pieces(page))
    pseudonyms = find_pseudonyms(page.text)
    kept = [span for span in spans if page.text[slice(*span)] not in pseudonyms]
    kept += _find_again(page.text, kept)
    for start, end in _drop_overlaps(kept):
        yield Finding(*text.span(start, end), "NAME")


def _find_in_pieces(page: Page) -> Iterator[Span]:
    for piece, reading in zip(page.pieces, page.readings, strict=True):
        for sighting in find_sightings(piece.text, reading):
            if is_nobody(piece.text, sighting.start, sighting.end):
                continue
            hints = weigh_surroundings(piece.text, sighting.start, sighting.end)
            if sighting.score + hints > THRESHOLD:
                yield _locate(piece, sighting.start, sighting.end)
        for start, end in find_forms(piece.text, reading):
            if not is_nobody(piece.text, start, end):
                yield _locate(piece, start, end)


def _find_labelled_names(page: Page) -> Iterator[Span]:
    """Yield the values of labels that may be a name as a whole."""
    surnames = load_surnames()
    for value in find_labelled(page.text):
        first, last = page.places.get(value.start), page.places.get(value.end - 1)
        if first is None or last is None or first[0] != last[0]:
            continue
        piece, reading = page.pieces[first[0]], page.readings[first[0]]
        start, end = first[1], last[1] + 1
        name = piece.text[start:end]
        length = surnames.length_at(name, 0)
        if not length or not 1 <= len(name) - length <= LONGEST_GIVEN or not is_han(name):
            continue
        score = score_name(name, measure_likelihood(reading, start, end)) + value.weight
        if score > THRESHOLD and not is_nobody(piece.text, start, end):
            yield value.start, value.end


def _locate(piece: Piece, start: int, end: int) -> Span:
    return piece.origin[start], piece.origin[end - 1] + 1


def _find_again(text: str, spans: list[Span]) -> list[Span]:
    """Return where names of three characters and more stand once more, found or not."""
    names = {text[start:end] for start, end in spans if end - start >= 3 and is_han(text[start:end])}
    return [found.span() for name in names for found in re.finditer(re.escape(name), text)]


def _drop_overlaps(spans: list[Span]) -> list[Span]:
    """Return *spans* in order; of two that overlap the longer one stays."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if all(end <= other_start or other_end <= start for other_start, other_end in kept):
            kept.append((start, end))
    return sorted(kept)
