"""The fine parts of an address: a house, a building, a unit, a room, a stall, a group of a village."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_HANZI = "[\u3400-\u9fff]"
COUNT = "(?:[0-9]{1,4}|[零〇一二三四五六七八九十百两]{1,6})"
"""A number of a house or a building, in digits or numerals."""
ROOM = r"(?:[A-Za-z]?[0-9]{3,4}[A-Za-z]?|[一二三四五六七八九][零〇一二三四五六七八九]{2,3})"
"""A number of a room, which tells its floor too."""
_LABEL = rf"(?:第?{COUNT}|[A-Za-z][-]?[0-9]{{0,3}}|[0-9]{{1,3}}[A-Za-z]|[甲乙丙丁戊东西南北])"
_NOT_A_HOUSE = r"(?![线口公路桌窗机令文楼床井坑球弹头车船店员人])"
_COUNTED = rf"(?:[一两几]?座|[一两几数](?:栋|幢)(?!{_LABEL}(?:单元|门|[0-9])))"
_PART = re.compile(
    r"(?P<code>(?<![0-9A-Za-z.])[0-9]{1,3}(?:[#\-—–/][0-9]{1,2}[-—–/#][0-9]{3,4}(?![0-9-])|#-?[0-9]{3,4}(?![0-9])))"
    rf"|(?P<house>{COUNT}(?:[-之~—–]{COUNT})?号(?:院|大院)?{_NOT_A_HOUSE}(?:附{COUNT}号?|之{COUNT})?|附{COUNT}号)"
    rf"|(?P<building>{_LABEL}(?:号楼|#楼?|号院)|(?!{_COUNTED}){_LABEL}(?:栋|幢|座))"
    rf"|(?P<phase>{COUNT}(?:期|区|段|组团))"
    rf"|(?P<unit>{_LABEL}(?:单元|门(?=[ ]?[0-9]{{3}})))"
    rf"|(?P<group>第?{COUNT}(?:村民小组|生产队|小组|组|社|队|屯)(?![长员织会区保团交伍]))"
    rf"|(?P<row>{_LABEL}[排区])|(?P<stall>{_LABEL}{any_of(_WORDS['stall'])})|(?P<lane>{COUNT}[弄巷](?![道子]))"
    rf"|(?P<floor>{COUNT}(?:楼|层))"
    r"|(?P<spot>[A-Z][0-9]-[0-9]{2,4}(?![0-9]))"
    rf"|(?P<room>{ROOM}(?:号?室|号?房|户|号)?(?![0-9A-Za-z元万块人次年月日号%点个多余名条路]))"
)
_JOINT = re.compile(
    rf"(?:地下|露天)?车[库位]|[ ,，\-—–·]{{0,2}}"
    rf"|{_HANZI}{{1,8}}(?:{any_of(_WORDS['estate'])}|{any_of(_WORDS['market'])})"
)
_LONGEST_JOINT = 12


def find_parts(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where parts of one address stand in a row, and what they are: house, building, unit, room …."""
    row: list[re.Match[str]] = []
    for found in _PART.finditer(text):
        if row and not _is_joined(text, row[-1].end(), found.start()):
            yield row[0].start(), row[-1].end(), tuple(str(each.lastgroup) for each in row)
            row = []
        row.append(found)
    if row:
        yield row[0].start(), row[-1].end(), tuple(str(each.lastgroup) for each in row)


def _is_joined(text: str, end: int, start: int) -> bool:
    return start - end <= _LONGEST_JOINT and bool(_JOINT.fullmatch(text, end, start))
