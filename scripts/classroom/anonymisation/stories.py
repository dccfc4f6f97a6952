"""Details that together leave one person → the same story of some resident, as much of it as can stay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from classroom.anonymisation.coarsening import coarsen, widen
from classroom.anonymisation.marks import Marks, Span
from classroom.anonymisation.reading import find
from classroom.anonymisation.replacement import Edit
from classroom.anonymisation.vocabulary import any_of

SOMEBODY = "一位居民"
_TRIALS = 160
"""How many wordings of one story are read at most; then only its outline stays."""
_LONGEST_READ = 2_000

_MARK = "，,。；;！？!?：:\\n（）()|、…—"
_CLAUSE = re.compile(rf"[^\s{_MARK}](?:[^{_MARK}]*[^\s{_MARK}])?")
_COMMA = "，,；;、"
_WHEN = re.compile(f"(?:{any_of('other_times')}|{any_of('parts_of_the_day')})*")
_HAPPENED = re.compile(any_of("happened"))
_IS = re.compile("[^，。]{1,12}?是")
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class _Trial:
    """A wording of a stretch: how much is still found in it, how much of it was lost."""

    found: int
    lost: int
    text: str


def tell(text: str, span: Span, marks: Marks, effort: int) -> list[Edit]:
    """Return edits that make the story at *span* vaguer; the higher *effort* from 0, the more of it may go.

    First days, hours, ages and amounts; then names of places; then who it was; then whole clauses.
    """
    pieces = list(_find_pieces(text, span, marks))
    for vaguer in (coarsen, widen)[min(effort, 1) :]:
        edits = [Edit(start, end, vaguer(text[start:end])) for start, end in pieces]
        changed = [edit for edit in edits if edit.words != text[edit.start : edit.end]]
        if changed:
            return changed
    return [edit for edit in _leave_out(text, span, pieces, effort) if edit.words != text[edit.start : edit.end]]


def _find_pieces(text: str, span: Span, marks: Marks) -> Iterator[Span]:
    """Yield the parts of *span* between its marks and fixed words."""
    place = span[0]
    held = [*marks.kept_in(*span), *(fixed for fixed in marks.fixed if fixed[0] < span[1] and fixed[1] > span[0])]
    for start, end in (*sorted(held), (span[1], span[1])):
        if place < start and text[place:start].strip():
            yield place, start
        place = max(place, end)


def _leave_out(text: str, span: Span, pieces: list[Span], effort: int) -> list[Edit]:
    """Return edits of *pieces* after which nothing is found around them, with as little lost as can be."""
    clauses = [
        (start + found.start(), start + found.end())
        for start, end in pieces
        for found in _CLAUSE.finditer(text[start:end])
        if _HAN.search(found[0])
    ]
    around = _find_surroundings(text, span)
    edits: dict[Span, Edit] = {}
    trials = _TRIALS // (1 + len(text[slice(*around)]) // 400)
    while effort < 4 and trials > 0 and len(edits) < len(clauses):
        best: tuple[int, int, Edit] | None = None
        for clause in clauses:
            for edit in _word(text, clause) if clause not in edits else ():
                found = _measure(text, around, [*edits.values(), edit])
                trials -= 1
                rank = (found, clause[1] - clause[0] - len(edit.words), edit)
                best = rank if best is None or rank < best else best
        if best is None:
            break
        chosen = next(clause for clause in clauses if clause[0] <= best[2].start < clause[1])
        edits[chosen] = best[2]
        if not best[0]:
            return list(edits.values())
    first = clauses[:1]
    return [Edit(*clause, SOMEBODY if clause in first else "略") for clause in clauses]


def _word(text: str, clause: Span) -> Iterator[Edit]:
    """Yield other wordings of *clause*: of somebody, and left out."""
    start, end = clause
    words = text[start:end]
    begin = start + len(_WHEN.match(words)[0])  # type: ignore[index]
    if not words.startswith(SOMEBODY):
        for happened in _HAPPENED.finditer(words, begin - start + 1):
            yield Edit(begin, start + happened.start(), SOMEBODY)
    told = _IS.match(words)
    if told:
        yield Edit(start + told.end(), end, SOMEBODY)
    if text[end : end + 1] and text[end] in _COMMA:
        yield Edit(start, end + 1, "")
    yield Edit(start, end, SOMEBODY)


def _find_surroundings(text: str, span: Span) -> Span:
    """Return the least stretch around *span* by itself in which a story is found: itself, its lines, its page."""
    first = text.rfind("\n\n", 0, span[0]) + 1
    last = text.find("\n\n", span[1])
    paragraph = (first, last if last >= 0 else len(text))
    for start, end in (span, paragraph):
        if end - start <= _LONGEST_READ and any(finding.kind == "QUASI" for finding in find(text[start:end])):
            return start, end
    return (0, len(text)) if len(text) <= _LONGEST_READ else paragraph


def _measure(text: str, around: Span, edits: list[Edit]) -> int:
    """Return how many characters of stories are found in *around* once *edits* are made."""
    parts, place = [], around[0]
    for edit in sorted(edits):
        parts += [text[place : edit.start], edit.words]
        place = max(place, edit.end)
    read = "".join((*parts, text[place : around[1]]))
    return sum(finding.end - finding.start for finding in find(read) if finding.kind == "QUASI")
