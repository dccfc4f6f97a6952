"""Words in place of a stretch of text, with its marks kept."""

import re
from dataclasses import dataclass

from classroom.anonymisation.marks import Marks

_PAIRS = {"）": "（", ")": "(", "”": "“", "’": "‘", "》": "《", "」": "「", "』": "『", "】": "【", "]": "["}
_EMPHASIS = ("**", "==", "~~", "`")
_HAN = re.compile(r"[\u3400-\u9fff，。；：！？、“”（）]")
LEFT_OUT = "略"


@dataclass(frozen=True, order=True)
class Edit:
    """Put `words` in place of the text from `start` to before `end`."""

    start: int
    end: int
    words: str


def apply(text: str, edits: list[Edit], marks: Marks) -> str:
    """Return *text* with *edits* made, the marks inside them kept; of two that overlap the first is made."""
    parts, place = [], 0
    for edit in sorted(edits):
        if edit.start < place:
            continue
        parts += [text[place : edit.start], _write(text, edit, marks)]
        place = edit.end
    return "".join((*parts, text[place:]))


def _write(text: str, edit: Edit, marks: Marks) -> str:
    written, place, words = [], edit.start, edit.words
    is_told = False
    for start, end in (*marks.kept_in(edit.start, edit.end), (edit.end, edit.end)):
        piece = text[place:start]
        if piece.strip() and not is_told:
            written.append(_keep_pairs(text[edit.start - 80 if edit.start > 80 else 0 : place], piece, words))
            is_told = True
        elif piece.strip() and marks.is_strict(place):
            written.append(LEFT_OUT)
        elif not piece.strip():
            written.append(piece if start < edit.end else "")
        written.append(text[start:end])
        place = end
    return "".join(written)


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
