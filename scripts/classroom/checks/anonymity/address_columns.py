"""Addresses in the columns of a table: 楼栋 | 单元 | 室, also without any unit in the cells."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.address_parts import COUNT
from classroom.checks.anonymity.columns import find_lines
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_LARGE, _FINE, _PLACE = (re.compile(any_of(_WORDS[name])) for name in ("column_large", "column_fine", "column_place"))
_PERSON, _HOME = (re.compile(any_of(_WORDS[name])) for name in ("column_person", "column_home"))
_COARSE = re.compile(r"[^0-9]*(?:[省市区县镇乡村]|街道|社区|居委会)|略|无|同上|不详|保密|.{0,3}")
_HOUSE_OF_CELL = re.compile(any_of(("[0-9一二三四五六七八九十]", *_WORDS["dwelling"], *_WORDS["landmark"])))
_ANY = re.compile(any_of((*_WORDS["column_large"], *_WORDS["column_fine"])))
_NUMBER = re.compile(rf"(?:第?{COUNT}|[A-Za-z]-?[0-9]{{0,4}}|[0-9]{{1,4}}[A-Za-z]|[东西南北中甲乙丙丁])[^\s，,]{{0,3}}")
_NAME_OF_CELL = re.compile(r"[^×○*某]{4,40}")
_NAME = re.compile(r"[^×○*某]{2,16}")


def find_columns(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the cells of an address begin and end: a larger part and a finer one, with the place before."""
    yield from _find_homes(text)
    if not _ANY.search(text):
        return
    for line in find_lines(text, _ANY):
        large = [cell for cell in line if _LARGE.fullmatch(cell.heading) and _NUMBER.fullmatch(cell.text)]
        fine = [cell for cell in line if _FINE.fullmatch(cell.heading) and _NUMBER.fullmatch(cell.text)]
        place = [cell for cell in line if _PLACE.fullmatch(cell.heading) and _NAME.fullmatch(cell.text)]
        if fine and (large or place):
            cells = (*place, *large, *fine)
            yield min(cell.start for cell in cells), max(cell.end for cell in cells)


def _find_homes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the cells under 住处 and the like in tables of persons, that tell more than a village or a district."""
    for line in find_lines(text, _HOME) if _HOME.search(text) else ():
        if any(_PERSON.fullmatch(cell.heading) for cell in line):
            for cell in line:
                is_home = _HOME.fullmatch(cell.heading) and _NAME_OF_CELL.fullmatch(cell.text)
                if is_home and not _COARSE.fullmatch(cell.text) and _HOUSE_OF_CELL.search(cell.text):
                    yield cell.start, cell.end
