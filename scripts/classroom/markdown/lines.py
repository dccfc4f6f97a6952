"""The lines of a Markdown text, each with what kind of place it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "fence", "code"]

_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})(?P<head>[^`]*)$")
_LANGUAGE = re.compile(r"[\w+#-]+")


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
    mark = opening["mark"]
    closing = re.compile(rf"{opening['indent']}{re.escape(mark[0])}{{{len(mark)},}}\s*")
    language = _LANGUAGE.search(opening["head"])
    end = next((i for i in range(start + 1, len(rows)) if closing.fullmatch(rows[i][1])), None)
    last = len(rows) - 1 if end is None else end
    inside = tuple(row for _, row in rows[start + 1 : last + (end is None)])
    return Fence(
        language[0] if language else "",
        rows[start][0],
        rows[last][0],
        len(opening["indent"]),
        inside,
        closed=end is not None,
    )


def _fence_lines(rows: list[tuple[int, str]], fence: Fence, first_number: int) -> Iterator[Line]:
    for number, row in rows[fence.first - first_number : fence.last - first_number + 1]:
        is_edge = number in (fence.first, fence.last)
        yield Line(number, row, "fence" if is_edge else "code")
