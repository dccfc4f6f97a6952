"""What a heading opens as points: the items of its lists, or its paragraphs where it has no list."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from classroom.markdown.document import Document
from classroom.markdown.headings import Heading
from classroom.markdown.plain import plain_text

PointKind = Literal["numbered", "bullets", "paragraphs"]

_ITEM = re.compile(r"[ \t]*(?P<mark>\d+[.)]|[-*+])[ \t]+(?P<words>\S.*)")
_NO_PROSE = re.compile(r"[ \t]*(?:!!!|\?\?\?|[|><]|\{:|#{1,6}\s)")
"""The head of a block, a row of a table, a quotation, a tag, an attribute list, a heading further down."""


class Points(NamedTuple):
    """Plain texts, whole and in order, and what they are in the source."""

    texts: tuple[str, ...]
    kind: PointKind


class _Block(NamedTuple):
    mark: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return plain_text("".join(_join(self.lines)))


def read_points(document: Document, heading: Heading) -> Points:
    """Return the points under *heading*, without those for instructors, quizzes, tables and quotations."""
    blocks = [block for block in _read_blocks(document, heading) if block.text]
    items = [block for block in blocks if block.mark]
    if not items:
        return Points(tuple(block.text for block in blocks), "paragraphs")
    return Points(tuple(block.text for block in items), "numbered" if items[0].mark[0].isdigit() else "bullets")


def _read_blocks(document: Document, heading: Heading) -> Iterator[_Block]:
    """Yield list items, with the paragraphs indented under them, and other paragraphs."""
    mark, lines, after_blank = "", list[str](), True
    for text in _part_lines(document, heading):
        item, is_blank = _ITEM.fullmatch(text), not text.strip()
        belongs = bool(mark) and text.startswith((" ", "\t"))
        if item or _NO_PROSE.match(text) or (after_blank and not is_blank and not belongs):
            yield _Block(mark, tuple(lines))
            mark, lines = (item["mark"], [item["words"]]) if item else ("", [])
        if not item and not is_blank and not _NO_PROSE.match(text):
            lines.append(text.strip())
        after_blank = is_blank
    yield _Block(mark, tuple(lines))


def _part_lines(document: Document, heading: Heading) -> Iterator[str]:
    ends = (other.line for other in document.headings if other.line > heading.line and other.level <= heading.level)
    end = next(ends, None)
    for line in document.lines:
        if heading.line < line.number and (end is None or line.number < end):
            is_prose = line.kind == "text" and line.number not in document.instructor_lines
            yield line.text if is_prose else ""


def _join(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield *lines* with a space between two that meet in Latin letters or digits."""
    for before, line in zip(("", *lines), lines, strict=False):
        yield f" {line}" if before[-1:].isascii() and before and line[:1].isascii() else line
