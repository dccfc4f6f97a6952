"""Tables in a text: a line of headings and the lines under it, in Markdown or with commas, tabs or other marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[|｜\t]|[,，;；]")
_LONGEST_HEADING = 8
_LONGEST_TITLE = 12
_LONGEST_LINE = 400
_FEWEST = 2


@dataclass(frozen=True)
class Cell:
    """What stands under *heading*, and where in the text."""

    heading: str
    text: str
    start: int
    end: int


def find_lines(text: str, headings: re.Pattern[str]) -> Iterator[tuple[Cell, ...]]:
    """Yield the lines under a line of headings one of which is, whole, one of *headings*; a cell for each heading."""
    titles: list[str] = []
    place = 0
    for line in text.split("\n"):
        cells = _split(line, place) if len(line) <= _LONGEST_LINE else []
        place += len(line) + 1
        if any(headings.fullmatch(cell.text) for cell in cells) and len(cells) >= _FEWEST:
            is_heading = all(len(cell.text) <= _LONGEST_HEADING for cell in cells)
            titles = [cell.text for cell in cells] if is_heading else []
        elif titles and len(cells) == len(titles):
            yield tuple(Cell(title, cell.text, cell.start, cell.end) for title, cell in zip(titles, cells, strict=True))
        elif titles and not cells:
            titles = []


def find_cells(text: str) -> Iterator[Cell]:
    """Yield the cells of every table in *text* but those of its first line, which heads them.

    A table is lines of two cells or more; one with more or fewer cells than the first is no row of it.
    """
    titles: list[str] = []
    place = 0
    for line in text.split("\n"):
        cells = _split(line, place) if len(line) <= _LONGEST_LINE else []
        place += len(line) + 1
        if len(cells) < _FEWEST:
            titles = []
        elif not titles:
            titles = [cell.text for cell in cells]
        elif len(cells) == len(titles):
            yield from (
                Cell(title, cell.text, cell.start, cell.end)
                for title, cell in zip(titles, cells, strict=True)
                if len(title) <= _LONGEST_TITLE
            )


def _split(line: str, place: int) -> list[Cell]:
    """Return the cells of *line*, which begins at *place*; a mark at either end divides nothing."""
    found = _MARK.search(line)
    if not found:
        return []
    mark = found[0]
    cells = []
    begin = 0
    for piece in line.split(mark):
        inner = piece.strip()
        start = place + begin + len(piece) - len(piece.lstrip())
        cells.append(Cell("", inner, start, start + len(inner)))
        begin += len(piece) + 1
    if cells and not cells[0].text:
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1].text else cells
