"""Names of persons in a text."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.names.clans import find_clans
from classroom.checks.anonymity.names.dotted import find_dotted
from classroom.checks.anonymity.names.everyman import find_everymen
from classroom.checks.anonymity.names.fiction import is_figure, is_lie, is_quoted_lie, is_short_figure
from classroom.checks.anonymity.names.forms import find_forms, is_short_form
from classroom.checks.anonymity.names.hints import CERTAIN, LABELLED, find_labelled, weigh_surroundings
from classroom.checks.anonymity.names.innocence import find_pseudonyms, is_nobody
from classroom.checks.anonymity.names.known_people import find_known_people
from classroom.checks.anonymity.names.latin import find_latin_names, is_latin_value
from classroom.checks.anonymity.names.lexicon import load_lexicon, load_surnames
from classroom.checks.anonymity.names.papers import find_in_papers
from classroom.checks.anonymity.names.pieces import Piece
from classroom.checks.anonymity.names.sightings import (
    LONGEST_GIVEN,
    find_sightings,
    is_han,
    measure_likelihood,
    score_name,
)
from classroom.checks.anonymity.names.signatures import find_signatures
from classroom.checks.anonymity.names.tokens import load_cutter
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.reading import Page, read_page

THRESHOLD = -0.7
LISTED = 3.0
"""How far below the threshold a name may stay that stands in a list beside another."""
SURE = 0.9
"""How likely, by the model, a name has to begin to be one though numerals are its given name."""

_VERBS = frozenset("若笑拍写说画演唱打游跑讲的在和与是有要把被给从对曾也都就做当去来用出问答死造")

_FIRMS = tuple("店厂社部所局行会院校司馆站队组团坊堂铺场园村城家人户员长号码址期称况注额类别龄话机业历证卡")
"""Where money is paid to, and what people are called who have no name there."""

Span = tuple[int, int]


def find(text: NormalText) -> Iterator[Finding]:
    """Yield where *text* names a person, in order and without overlap."""
    page = read_page(text)
    spans = set(_find_labelled_names(page)) | set(_find_in_pieces(page)) | set(find_latin_names(page.text))
    spans |= set(find_in_papers(page.text))
    innocent = find_pseudonyms(page.text) | _find_figures(page.text, spans) | find_everymen(page.text, spans)
    known = find_known_people(page.text)
    kept = [span for span in spans if page.text[slice(*span)] not in innocent and not _is_known(page.text, span, known)]
    kept += _find_again(page.text, kept)
    for start, end in _drop_overlaps(kept):
        yield Finding(*text.span(start, end), "NAME")


def _find_figures(text: str, spans: set[Span]) -> set[str]:
    """Return the names among *spans* that are of a story, an exercise or a lie; once said so, all over the text."""
    figures = set()
    for start, end in spans:
        name = text[start:end]
        if is_short_form(name):
            is_nobody_real = is_short_figure(text, start, end)
        else:
            is_nobody_real = (
                is_figure(text, start, end)
                or is_quoted_lie(text, start, end)
                or (len(name) < 3 and is_lie(text, start, end))
            )
        if is_nobody_real:
            figures.add(name)
    return figures


def _is_known(text: str, span: Span, known: list[Span]) -> bool:
    """Return whether *span* is a known name, a part of one or begins inside one.

    A longer name is another's, unless what it has more is a verb: 李安 + 拍.
    """
    start, end = span
    return any(
        (known_start <= start and end <= known_end)
        or known_start < start < known_end
        or (known_start == start and end - known_end == 1 and text[known_end] in _VERBS)
        for known_start, known_end in known
    )


def _find_in_pieces(page: Page) -> Iterator[Span]:
    for piece, reading in zip(page.pieces, page.readings, strict=True):
        beside: list[tuple[int, int]] = []
        sure: set[int] = set()
        for sighting in find_sightings(piece.text, reading):
            is_sure = reading.begin[sighting.start] > SURE
            if is_nobody(piece.text, sighting.start, sighting.end, is_sure=is_sure):
                continue
            hints = weigh_surroundings(piece.text, sighting.start, sighting.end)
            if sighting.score + hints > THRESHOLD:
                sure.update((sighting.start, sighting.end))
                yield _locate(piece, sighting.start, sighting.end)
            elif sighting.score + hints > THRESHOLD - LISTED:
                beside.append((sighting.start, sighting.end))
        yield from (_locate(piece, start, end) for start, end in beside if _is_listed(piece.text, start, end, sure))
        for start, end in (
            *find_forms(piece.text, reading),
            *find_clans(piece.text, reading),
            *find_dotted(piece.text, reading),
        ):
            if not is_nobody(piece.text, start, end):
                yield _locate(piece, start, end)


def _is_listed(text: str, start: int, end: int, names: set[int]) -> bool:
    """Return whether `text[start:end]` is an item of a list, and one beside it ends or begins at one of *names*."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if left == "、":
        return start - 1 in names and (not right or right in "、，。；;：:等（( \n")
    return right == "、" and end + 1 in names and (not left or left in "：:，。 ")


def _find_labelled_names(page: Page) -> Iterator[Span]:
    """Yield the values of labels that may be a name as a whole."""
    surnames = load_surnames()
    for value in (*find_labelled(page.text), *find_signatures(page.text)):
        if value.weight >= LABELLED and value.is_whole and is_latin_value(page.text[value.start : value.end]):
            yield value.start, value.end
        first, last = page.places.get(value.start), page.places.get(value.end - 1)
        if first is None or last is None or first[0] != last[0]:
            continue
        piece, reading = page.pieces[first[0]], page.readings[first[0]]
        start, end = first[1], last[1] + 1
        name = piece.text[start:end]
        length = surnames.length_at(name, 0)
        if value.weight >= CERTAIN and len(name) - length > LONGEST_GIVEN and _is_long_name(name):
            yield value.start, value.end
        if not length or not 1 <= len(name) - length <= LONGEST_GIVEN or not is_han(name):
            continue
        score = score_name(name, measure_likelihood(reading, start, end)) + value.weight
        if score > THRESHOLD and not is_nobody(piece.text, start, end):
            yield value.start, value.end


def _is_long_name(name: str) -> bool:
    """Return whether *name*, which stands where only a name does, may be one of a people without surnames."""
    if name in load_lexicon().ordinary:
        return False
    words = load_cutter().cut(name)
    return is_han(name) and 3 <= len(name) <= 6 and not name.endswith(_FIRMS) and max(map(len, words)) < 3


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
