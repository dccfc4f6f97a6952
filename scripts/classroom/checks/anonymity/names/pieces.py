"""A text in the pieces that are read one by one: sentences, cells of a table, values; each knows where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 150
"""Characters in a piece; a longer sentence is cut after a comma, or anywhere."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_BREAKS = re.compile(r"[。！？!?；;\n\r\t|]+|<!--|-->|\]\(|`+|</?[a-zA-Z][^<>]*>|^[#>\-*+\s]+|(?<=[\u3400-\u9fff])\.\s")
_ATTRIBUTE = re.compile(r"[\"']([^\"'<>]*[\u3400-\u9fff][^\"'<>]*)[\"']")
_LONE_SPACED = re.compile(rf"(?<![{_HAN}])[{_HAN}](?:[ \u3000]{{1,4}}[{_HAN}](?![{_HAN}])){{1,3}}")
_WIDE_SPACED = re.compile(rf"(?<![{_HAN}])[{_HAN}]\u3000{{1,2}}[{_HAN}](?=[{_HAN}])")
_WORTH_READING = re.compile(f"[{_HAN}]")


@dataclass(frozen=True)
class Piece:
    """`text` as it is read; `origin[i]` is where character i of it stands in the whole."""

    text: str
    origin: tuple[int, ...]


def split_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of *text* that hold a Chinese character, in order; no piece is empty."""
    for start, end in _find_spans(text):
        part = text[start:end]
        left = len(part) - len(part.lstrip())
        stripped = part.strip()
        if _WORTH_READING.search(stripped):
            yield from _cut_long(_squeeze(stripped, start + left))


def _find_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the text between two breaks begins and ends; a full stop stays with what it ends."""
    for line in re.finditer(r"[^\n]+", text):
        at = line.start()
        for found in _BREAKS.finditer(line.group()):
            end = line.start() + found.start()
            if end > at:
                yield at, end
            if found.group().startswith("<"):
                for value in _ATTRIBUTE.finditer(found.group()):
                    yield end + value.start(1), end + value.end(1)
            at = line.start() + found.end()
        if line.end() > at:
            yield at, line.end()


def _squeeze(part: str, start: int) -> Piece:
    """Return *part* without the spaces inside a name that is spaced out: 张 小 强, 张　强."""
    dropped: set[int] = set()
    for pattern in (_LONE_SPACED, _WIDE_SPACED):
        for found in pattern.finditer(part):
            dropped.update(i for i in range(*found.span()) if part[i] in " \u3000")
    kept = [i for i in range(len(part)) if i not in dropped]
    return Piece("".join(part[i] for i in kept), tuple(start + i for i in kept))


def _cut_long(piece: Piece) -> Iterator[Piece]:
    at = 0
    while len(piece.text) - at > LONGEST:
        comma = max(piece.text.rfind(mark, at, at + LONGEST) for mark in "，,、：: ")
        end = comma + 1 if comma > at else at + LONGEST
        yield Piece(piece.text[at:end], piece.origin[at:end])
        at = end
    yield Piece(piece.text[at:], piece.origin[at:])
