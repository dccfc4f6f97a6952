"""ADDRESS: places down to a house, a building, a room, a stall, a bed or a group of a village.

Good: 桃源社区二楼会议室, 列东街一带, 某小区3栋, 全村六个小组, 派出所：江滨路12号.
Bad: 榕树巷9号, 和风苑6幢1单元1102, 竹林坑村五组, 3-2-601, Room 502, Building 3.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.address_columns import find_columns
from classroom.checks.anonymity.address_described import extend, find_described
from classroom.checks.anonymity.address_inside import find_inside
from classroom.checks.anonymity.address_latin import find_latin
from classroom.checks.anonymity.address_names import PlaceName, name_before
from classroom.checks.anonymity.address_parts import Row, find_rows
from classroom.checks.anonymity.address_words import find_spelled
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_HANZI = "[\u3400-\u9fff]"
_BAD_BEFORE = re.compile(rf"{any_of(_WORDS['bad_before'])}[是为：:“\"'（( ]{{0,3}}$")
_PUBLIC_PLACE = re.compile(any_of(_WORDS["public_place"]))
_OWNER = any_of(_WORDS["public_owner"])
_OWNER_BEFORE = re.compile(
    rf"{_OWNER}(?:[的地址位于在设是为：:（(，,\s]|新址|咨询|已?[搬迁][到至往]了?|改[到在]){{0,6}}$"
)
_OWNER_INSIDE = re.compile(rf"{_OWNER}[里内的]?$")
_OWNER_AFTER = re.compile(rf"[（(]?{_HANZI}{{0,8}}?{_OWNER}(?!{_HANZI}{{0,2}}(?:对面|旁|隔壁|后面|门口|宿舍|家属))")
_EVENT = re.compile(any_of(_WORDS["event"]))
_DATE_AFTER = re.compile(any_of(_WORDS["date_after"]))
_DAY = re.compile(
    r"(?:[12]?[0-9]|3[01]|[一二三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十一?)号"
)
_LODGINGS = ("酒店", "宾馆", "客栈", "旅馆", "公寓", "大厦", "小区", "民宿", "招待所", "宿舍", "宿舍楼", "花园", "新村")
_SEATS = ("礼堂", "影院", "剧院", "剧场", "会场", "电影城", "票", "厅", "座位", "车厢")
_CLOSED = re.compile(r"[，。,、；;”\"）)\s|]|$")
_NAMING = frozenset(("building", "unit", "room", "floor", "side", "bed", "ordinal", "group"))
_PRIVATE = frozenset(("unit", "group", "bed", "code"))


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the addresses, each from its district or road to its finest part."""
    for row in find_rows(text.text):
        name = name_before(text.text, row.start)
        if _is_fine(text.text, name, row) and not _is_public(text.text, name.begin, row):
            yield Finding(*text.span(name.begin, extend(text.text, row.end)), "ADDRESS")
    for start, end in find_spelled(text.text):
        yield Finding(*text.span(start, extend(text.text, end)), "ADDRESS")
    for find_places in (find_latin, find_described, find_inside, find_columns):
        for start, end in find_places(text.text):
            yield Finding(*text.span(start, end), "ADDRESS")


def _is_fine(text: str, name: PlaceName, row: Row) -> bool:
    """Return whether the parts of *row*, after *name*, point to a household, a shop or a group of a village."""
    if name.is_masked or _BAD_BEFORE.search(before(text, row.start, 8)):
        return False
    kinds = frozenset(row.kinds)
    if len(row.kinds) > 1 and _is_fine_alone(kinds):
        return True
    if "house" in kinds and _is_house(text, name, row):
        return True
    if row.kinds[0] == "room" and name.is_apart and not _is_room_apart(text, name, row):
        return False
    return any((_is_home(name, kinds, row.kinds[0]), _is_stall(name, kinds), _is_place_of_many(name, kinds)))


def _is_fine_alone(kinds: frozenset[str]) -> bool:
    """Return whether the parts need no name: 3栋2单元, 二楼23床."""
    return any(
        (
            "building" in kinds and bool(kinds & {"unit", "room"}),
            "unit" in kinds and bool(kinds & {"room", "house"}),
            "unit" in kinds and {"floor", "side"} <= kinds,
            "building" in kinds and "floor" in kinds and bool(kinds & {"side", "house", "ordinal"}),
            "group" in kinds and bool(kinds & {"house", "ordinal", "plate"}),
            "bed" in kinds and bool(kinds & {"room", "building", "floor"}),
            "field" in kinds,
        )
    )


def _is_house(text: str, name: PlaceName, row: Row) -> bool:
    """Return whether the number of a house belongs to a place with houses, and is no day of a month."""
    more = bool(_NAMING & frozenset(row.kinds)) or row.kinds.count("house") > 1
    may_be_day = row.kinds == ("house",) and bool(_DAY.fullmatch(text, row.start, row.end))
    if may_be_day and not name.has_cue and name.levels < 2 and _DATE_AFTER.match(after(text, row.end, 8)):
        return False
    if not name.is_named or name.is_road or "lane" in row.kinds:
        return name.is_named
    if name.is_only_admin and not more:
        return False
    if name.is_terrain or name.is_relation:
        return not may_be_day or name.has_cue or name.levels > 0 or len(name.name) > 2
    if name.is_estate or name.is_market:
        return more or not may_be_day or name.levels > 0 or name.has_cue
    return name.levels > 1 or (name.levels > 0 and name.has_cue) or (name.has_cue and more)


def _is_room_apart(text: str, name: PlaceName, row: Row) -> bool:
    """Return whether a room told after a comma is one of the house named before: 杏花村酒店，1106."""
    return name.name.endswith(_LODGINGS) and bool(_CLOSED.match(text, row.end))


def _is_home(name: PlaceName, kinds: frozenset[str], first: str) -> bool:
    housed = name.is_named and (name.is_estate or name.is_terrain or name.is_road or name.levels > 0)
    return any(
        (
            "code" in kinds,
            "plate" in kinds and (name.is_named or name.has_cue),
            "short" in kinds and (housed or name.has_cue or name.is_relation) and name.is_named,
            "gate" in kinds and bool(kinds & {"floor", "building"}) and housed,
            {"floor", "side"} <= kinds and housed,
            "box" in kinds and (name.is_named or name.has_cue),
            "lane" in kinds
            and (name.levels > 0 or len(name.name) > 2 or bool(kinds & {"house", "room"}))
            and name.is_named,
            "building" in kinds and name.is_named and (name.is_estate or name.is_market or "phase" in kinds),
            "building" in kinds and housed and name.has_cue,
            "unit" in kinds and housed,
            "flat" in kinds and name.is_estate and (name.levels > 0 or name.has_cue),
            "room" in kinds and first in ("room", "floor", "phase") and name.is_estate,
            {"floor", "room"} <= kinds and name.is_market,
            "room" in kinds and first == "room" and name.is_relation and name.has_cue,
            "group" in kinds and (name.is_terrain or (name.is_named and name.levels > 0)),
        )
    )


def _is_stall(name: PlaceName, kinds: frozenset[str]) -> bool:
    placed = name.is_market or name.is_road or name.is_estate or name.is_relation or name.is_terrain
    return any(
        (
            "stall" in kinds and (placed or name.levels > 0),
            "stall" in kinds and bool(kinds & {"row", "floor", "building", "phase"}) and name.is_named,
            {"row", "house"} <= kinds and placed and not name.name.endswith(_SEATS),
            {"row", "ordinal"} <= kinds and name.is_named,
            "spot" in kinds and placed,
        )
    )


def _is_place_of_many(name: PlaceName, kinds: frozenset[str]) -> bool:
    """Return whether it is a bed of a ward or dormitory, or a door told by its order."""
    housed = name.is_named and (name.is_terrain or name.is_road or name.is_relation)
    return any(
        (
            "bed" in kinds and name.is_ward,
            "ordinal" in kinds and housed and (name.has_cue or name.levels > 0 or len(kinds) > 1),
            "side" in kinds and name.is_road and name.has_cue,
            {"side", "ordinal"} <= kinds and name.is_named and name.levels > 0,
        )
    )


def _is_public(text: str, begin: int, row: Row) -> bool:
    """Return whether the place is an office or a room open to everybody, not somebody's own."""
    if _PRIVATE & frozenset(row.kinds):
        return False
    behind = after(text, row.end, 14)
    return bool(
        _PUBLIC_PLACE.match(behind.lstrip("的 楼层一二三四五"))
        or _OWNER_BEFORE.search(before(text, begin, 16))
        or _OWNER_INSIDE.search(text[begin : row.start])
        or _OWNER_AFTER.match(behind)
        or (_EVENT.search(before(text, begin, 10)) and "room" not in row.kinds)
    )
