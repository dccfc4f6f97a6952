"""ADDRESS: places down to a house, a building, a room, a stall or a group of a village.

Good: 桃源社区二楼会议室, 列东街一带, 某小区3栋, 全村六个小组, 派出所的地址.
Bad: 榕树巷9号, 和风苑6幢1单元1102, 竹林坑村五组.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.address_parts import COUNT, ROOM, find_parts
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_HANZI = "[\u3400-\u9fff]"
_ROAD = re.compile(rf"{_HANZI}{any_of(_WORDS['road'])}$")
_NOT_ROAD = re.compile(rf"{any_of(_WORDS['not_road'])}$")
_ESTATE = re.compile(rf"{_HANZI}{any_of(_WORDS['estate'])}$")
_GENERIC = re.compile(rf"{any_of(_WORDS['generic_name'])}(?:{any_of(_WORDS['estate'])})?[里内的]?$")
_VILLAGE = re.compile(rf"{_HANZI}{any_of(_WORDS['village'])}$")
_NOT_VILLAGE = re.compile(rf"(?:^|[在到去进入各的了个是有住])(?:{any_of(_WORDS['not_village'])})$")
_MARKET = re.compile(rf"{_HANZI}{any_of(_WORDS['market'])}$")
_HAMLET = re.compile(
    rf"{_HANZI}{{2,8}}?[镇乡村]{_HANZI}{{1,5}}?(?P<kind>自然村|自然屯|屯|生产队|村民小组|寨子)(?:{COUNT}号)?"
    rf"|{_HANZI}{{2,8}}?[镇乡村]{_HANZI}{{1,4}}?(?P<hamlet>厝|寨|坂|坑|垵|埕|墘|宅|屋|湾|堡|坪|洋|头|尾)[0-9]{{1,4}}(?:-[0-9]{{1,3}})?(?![0-9元人个名户亩岁年月日次公里天件米块多%])"
)
_LEAD_IN = re.compile(any_of(_WORDS["lead_in"]))
_PUBLIC_PLACE = re.compile(any_of(_WORDS["public_place"]))
_PUBLIC_OWNER = re.compile(any_of(_WORDS["public_owner"]))
_RESIDENCE = re.compile(any_of(_WORDS["residence"]))
_NAME = re.compile(rf"(?:{_HANZI}|[0-9A-Za-z·]|(?<={_HANZI}) (?={_HANZI}))+$")
_MASK = re.compile(r"某|[×xX*＊○]{1,}(?:[镇村路街号栋幢]|$)|[*×]{2,}")
_REACH = 30
_SHORTEST_NAME = 2


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the addresses, each from its district or road to its finest part."""
    for start, end, kinds in find_parts(text.text):
        begin = _begin(text.text, start)
        name = text.text[begin:start]
        if _is_fine(name, kinds, text.text[start:end]) and not _is_public(text.text, begin, end, kinds):
            yield Finding(*text.span(begin, end), "ADDRESS")
    for found in _HAMLET.finditer(text.text):
        fine = found.start("kind") if found["kind"] else found.start("hamlet")
        begin = max(found.start(), _begin(text.text, fine))
        name = text.text[begin:fine]
        if not _NOT_VILLAGE.search(name) and not _MASK.search(name):
            yield Finding(*text.span(begin, found.end()), "ADDRESS")


def _begin(text: str, start: int) -> int:
    """Return where the name begins that stands before *start*: after a word like 住在, or a mark."""
    name = _NAME.search(before(text, start, _REACH))
    if not name:
        return start
    begin = start - len(name[0])
    for found in _LEAD_IN.finditer(name[0]):
        if len(name[0]) - found.end() >= _SHORTEST_NAME:
            begin = start - len(name[0]) + found.end()
    return begin


def _is_fine(name: str, kinds: tuple[str, ...], parts: str) -> bool:
    """Return whether the parts, after *name*, point to a household, a shop or a group of a village."""
    if _MASK.search(name[-8:]):
        return False
    first = next((kind for kind in kinds if kind not in ("phase", "row", "floor")), kinds[0])
    all_kinds = frozenset(kinds)
    is_estate = bool(_ESTATE.search(name) and not _GENERIC.search(name))
    is_village = bool(_VILLAGE.search(name) and not _NOT_VILLAGE.search(name))
    is_road = bool(_ROAD.search(name) and not _NOT_ROAD.search(name))
    named = len(name) >= _SHORTEST_NAME and not _GENERIC.search(name)
    return any(
        (
            first in ("house", "lane") and is_road,
            first == "house" and is_village and not is_road,
            first == "lane" and (named or "house" in all_kinds),
            first == "house" and is_estate and bool(all_kinds & {"building", "unit", "room", "floor"}),
            "building" in all_kinds and bool(all_kinds & {"unit", "room"}),
            "building" in all_kinds and (is_estate or (named and "phase" in all_kinds)),
            "unit" in all_kinds and ("room" in all_kinds or is_estate),
            "house" in all_kinds and "unit" in all_kinds,
            {"house", "building"} <= all_kinds and (is_estate or bool(_MARKET.search(name))),
            first == "code" and (is_estate or is_road or bool(_RESIDENCE.search(name))),
            first == "room" and is_estate and bool(re.match(ROOM, parts)),
            first == "group" and is_village,
            "stall" in all_kinds
            and bool(_MARKET.search(name.rstrip("内里中的")) or is_road or all_kinds & {"row", "floor", "building"}),
            "row" in all_kinds and "house" in all_kinds and bool(_MARKET.search(name)),
        )
    )


def _is_public(text: str, begin: int, end: int, kinds: tuple[str, ...]) -> bool:
    """Return whether the place is an office or a room open to everybody, not somebody's own."""
    if "unit" in kinds or "group" in kinds:
        return False
    return bool(_PUBLIC_PLACE.match(after(text, end, 8).lstrip("的 楼层一二三四五")) or _owner_before(text, begin, end))


def _owner_before(text: str, begin: int, end: int) -> bool:
    near = before(text, begin, 16)
    return bool(
        _PUBLIC_OWNER.search(near)
        or _PUBLIC_OWNER.search(text[begin:end])
        or re.match(rf"[（(]?{_HANZI}{{0,8}}?{any_of(_WORDS['public_owner'])}", after(text, end, 12))
    )
