"""Words in place of a stretch of text, with its marks kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from classroom.anonymisation.marks import Marks

_PAIRS = {"）": "（", ")": "(", "”": "“", "’": "‘", "》": "《", "」": "「", "』": "『", "】": "【", "]": "["}
_EMPHASIS = ("**", "==", "~~", "`")
_HAN = re.compile(r"[\u3400-\u9fff，。；：！？、“”（）]")
LEFT_OUT = "略"
_LOOK_BACK = 80


@dataclass(frozen=True, order=True)
class Edit:
    """Put `words` in place of the text from `start` to before `end`; of a whole link no mark is kept."""

    start: int
    end: int
    words: str
    is_link: bool = False


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """Return *edits* by place; of those that overlap the one that begins first, a link before what is in it."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda each: (each.start, not each.is_link, each)):
        if kept and kept[-1].end > edit.start:
            continue
        kept.append(edit)
    return kept


def apply(text: str, edits: list[Edit], marks: Marks) -> str:
    """Return *text* with *edits* made, which do not overlap and come by place, the marks inside them kept."""
    parts, place = [], 0
    for edit in edits:
        parts += [text[place : edit.start], _write(text, edit, marks)]
        place = edit.end
    return "".join((*parts, text[place:]))


def _write(text: str, edit: Edit, marks: Marks) -> str:
    """Return what stands for the stretch of *edit*: its words in its first piece, its marks, and 略 in other pieces."""
    if edit.is_link:
        return edit.words
    kept = tuple(marks.kept_in(edit.start, edit.end))
    if not kept:
        return _keep_pairs(text[max(0, edit.start - _LOOK_BACK) : edit.start], text[edit.start : edit.end], edit.words)
    written, place, is_told, is_apart = [], edit.start, False, False
    for start, end in (*kept, (edit.end, edit.end)):
        piece = text[place:start]
        if not piece.strip():
            written.append(piece)
        elif not is_told:
            before = text[max(0, edit.start - _LOOK_BACK) : place]
            written.append(_between_blanks(piece, _keep_pairs(before, piece, edit.words)))
            is_told = True
        elif is_apart or marks.is_strict(place):
            written.append(_between_blanks(piece, LEFT_OUT))
        written.append(text[start:end])
        place, is_apart = end, bool(text[start:end].strip())
    return "".join(written)


def _between_blanks(piece: str, words: str) -> str:
    """Return *words* between the blanks around *piece*."""
    return piece[: len(piece) - len(piece.lstrip())] + words + piece[len(piece.rstrip()) :]


def _keep_pairs(before: str, removed: str, words: str) -> str:
    """Return *words* with the halves of brackets and emphasis whose other half is not in *removed*."""
    opened: list[str] = []
    closers = ""
    for char in removed:
        if char in _PAIRS.values():
            opened.append(char)
        elif char in _PAIRS:
            if opened and opened[-1] == _PAIRS[char]:
                opened.pop()
            else:
                closers += char
    words = "".join(opened) + words + closers
    line = before.rpartition("\n")[2]
    for emphasis in _EMPHASIS:
        if removed.count(emphasis) % 2:
            words = words + emphasis if line.count(emphasis) % 2 else emphasis + words
    return words


def with_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the blanks that set a number off from Chinese words around it."""
    if start > 1 and text[start - 1] == " " and _HAN.match(text[start - 2]):
        start -= 1
    if end + 1 < len(text) and text[end] == " " and _HAN.match(text[end + 1]):
        end += 1
    return start, end
