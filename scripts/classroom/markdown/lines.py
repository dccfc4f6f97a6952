"""The lines of a Markdown text, each with what kind of place it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "fence", "code"]

_FENCE = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})[ \t]*"
    r"(?:\{\s*\.?(?P<first>[\w#.+-]*)[^{}\n]*\}"
    r"|(?P<language>[\w#.+-]*)(?P<options>(?:[ \t]+[\w-]+=(?:\"[^\"]*\"|'[^']*'))*))[ \t]*"
)
"""The head of a fenced block as the engine's superfences takes it; any other line of backticks is text to it.

Reference: https://facelessuser.github.io/pymdown-extensions/extensions/superfences/
"""


@dataclass(frozen=True)
class Line:
    """One line: its number in the file, and whether it is prose, a fence's own line, or code inside one."""

    number: int
    text: str
    kind: Kind


@dataclass(frozen=True)
class Fence:
    """A fenced block: `first` and `last` are the file's lines of its two fences."""

    language: str
    first: int
    last: int
    indent: int
    lines: tuple[str, ...]
    closed: bool


def classify_lines(text: str, first_number: int) -> tuple[tuple[Line, ...], tuple[Fence, ...]]:
    """Return every line of *text* with its kind, and the fenced blocks in order."""
    lines: list[Line] = []
    fences: list[Fence] = []
    rows = list(enumerate(text.split("\n"), start=first_number))
    position = 0
    while position < len(rows):
        number, row = rows[position]
        opening = _FENCE.fullmatch(row)
        if not opening:
            lines.append(Line(number, row, "text"))
            position += 1
            continue
        fence = _read_fence(rows, position, opening)
        fences.append(fence)
        if not fence.closed:  # the engine shows its lines as text
            lines.append(Line(number, row, "text"))
            position += 1
            continue
        lines += _fence_lines(rows, fence, first_number)
        position = fence.last - first_number + 1
    return tuple(lines), tuple(fences)


def _read_fence(rows: list[tuple[int, str]], start: int, opening: re.Match[str]) -> Fence:
    end = _find_end(rows, start, opening)
    last = len(rows) - 1 if end is None else end
    inside = tuple(row for _, row in rows[start + 1 : last + (end is None)])
    indent = len(opening["indent"].expandtabs(4))
    return Fence(
        opening["language"] or opening["first"] or "",
        rows[start][0],
        rows[last][0],
        indent,
        inside,
        closed=end is not None,
    )


def _find_end(rows: list[tuple[int, str]], start: int, opening: re.Match[str]) -> int | None:
    """Return the row that closes a block: the same mark, as deep as the head; what is less deep breaks it off."""
    for position in range(start + 1, len(rows)):
        row = rows[position][1]
        if row.strip() and not row.startswith(opening["indent"]):
            return None
        if row.rstrip() == opening["indent"] + opening["mark"]:
            return position
    return None


def _fence_lines(rows: list[tuple[int, str]], fence: Fence, first_number: int) -> Iterator[Line]:
    for number, row in rows[fence.first - first_number : fence.last - first_number + 1]:
        is_edge = number in (fence.first, fence.last)
        yield Line(number, row, "fence" if is_edge else "code")
