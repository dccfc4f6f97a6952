"""Cells of tables with the words above them: a number in a column 工号 is named by the head of the column.

Tables are those of Markdown, with bars, and those of CSV, with commas or tabs, from the second row on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TABLE = re.compile(r"(?:^(?=[^\n|,，\t]*[|,，\t])[^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
_CELL = re.compile(r"[^|,，\t\n]+")
_LONGEST_HEAD = 12


@dataclass(frozen=True)
class Cell:
    """What stands in a row below the first, without the spaces around it, and the head of its column."""

    start: int
    value: str
    head: str


def find_cells(text: str) -> Iterator[Cell]:
    """Yield the cells of the tables in *text*; a row with more or fewer cells than the first is no row of it."""
    for table in _TABLE.finditer(text):
        heads: list[str] = []
        place = table.start()
        for line in table[0].splitlines(keepends=True):
            cells = [(place + found.start(), found[0]) for found in _CELL.finditer(line) if found[0].strip()]
            if not heads:
                heads = [value.strip() for _, value in cells]
            elif len(cells) == len(heads):
                yield from _cells(cells, heads)
            place += len(line)


def _cells(row: list[tuple[int, str]], heads: list[str]) -> Iterator[Cell]:
    for (start, value), head in zip(row, heads, strict=True):
        if len(head) <= _LONGEST_HEAD:
            yield Cell(start + len(value) - len(value.lstrip()), value.strip(), head)
