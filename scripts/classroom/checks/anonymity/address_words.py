"""Addresses told in words: a hamlet by its name, a door by the way to it, a stone of a road."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.address_names import name_before
from classroom.checks.anonymity.address_parts import COUNT
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_HANZI = "[\u3400-\u9fff]"
_NOT_GROUP = re.compile(rf"{any_of(_WORDS['not_group'])}$")
_PUBLIC_PLACE = re.compile(any_of(_WORDS["public_place"]))
_GROUP = re.compile(
    rf"(?:自然村|自然屯|生产队|村民小组|(?<={_HANZI}[村乡镇屯湾]){_HANZI}{{1,4}}?(?:组|社|屯|寨子?|嘎查|浩特)|(?<=苏木){_HANZI}{{1,6}}?嘎查|(?<={_HANZI}村)[上下前后新老大小东西南北]{_HANZI}{{0,2}}队)(?:{COUNT}号)?"
)
_TERRAIN_NUMBER = re.compile(
    r"[厝寨坂坑垵埕墘宅屋湾堡坪洋垄垅墩埔圳岙浜圩屯庄沟坳坝岭][0-9]{1,4}(?:-[0-9]{1,3})?(?![0-9元人个名户亩岁年月日号次公里天件米块多%万亿起路.\-/:点分])"
)
_WAY = any_of(_WORDS["way"])
_NOT_A_DOOR = "(?![店公企银分次届名位])"
_DOOR = re.compile(
    rf"{_WAY}(?:[，, 的]|就?是|走|数|起|{_HANZI}{{1,4}}){{0,3}}?"
    rf"(?:第{COUNT}|头一|最后一|倒数第{COUNT})个?(?:户|家|间|栋|幢|座|道?门|孔窑|院)"
    rf"(?:人家|屋子?|就?是(?:我|他|她|俺|咱|阿)[一-龥]{{0,3}}家?)?{_NOT_A_DOOR}"
)
_HOUSEHOLD = re.compile(r"户|人家|门$|就?是[我他她俺咱阿]|孔窑")
_HOME = re.compile(any_of(_WORDS["home"]))
_STONE = re.compile(
    rf"(?:{any_of(_WORDS['highway'])}[ ]?[0-9]{{0,4}}[^。！？\n]{{0,12}}?|桩号[：: ]?)"
    r"K[0-9]{1,4}[+＋][0-9]{1,3}(?:米|处)?"
)
_LOCKER = re.compile(
    rf"{any_of(_WORDS['locker'])}[^。！？\n]{{0,6}}?{COUNT}号?(?:柜|箱|格口?|门){COUNT}?(?:号?(?:箱|格口?|门))?"
    rf"|(?:(?<={_HANZI}))(?:行李|寄存|储物|更衣|存包|快递|自提)[寄存柜格箱]{{1,3}}[A-Z]?[-－]?[0-9]{{1,4}}号?"
)
_BOAT = re.compile(rf"[“\"‘]{_HANZI}{{1,4}}[0-9]{{1,6}}号?[”\"’]号?(?:{_HANZI}{{0,2}}船|船?舱|轮|艇|屋)")
_FLOOR = re.compile(
    rf"(?:(?P<n>{COUNT})楼|顶楼|[一二三四五六七八九]层)(?:的)?(?:[左右东西南北]|靠[左右东西南北里外]|靠{_HANZI}{{2,3}}?(?=[那第])|最?[里外])(?:手|边|侧|面|头)?(?:那|第?[一二三])?(?:户|家|间屋?|单元)"
)


def find_spelled(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such addresses begin and end."""
    yield from _find_groups(text)
    yield from _find_doors(text)
    for found in _STONE.finditer(text):
        yield found.span()
    for found in (*_LOCKER.finditer(text), *_BOAT.finditer(text)):
        name = name_before(text, found.start())
        is_station = name.is_named and not name.is_masked
        yield (name.begin if is_station else found.start()), found.end()


def _find_groups(text: str) -> Iterator[tuple[int, int]]:
    for found in (*_GROUP.finditer(text), *_TERRAIN_NUMBER.finditer(text)):
        name = name_before(text, found.start() + (found.re is _TERRAIN_NUMBER))
        if found.re is _TERRAIN_NUMBER:
            fine = name.is_named and len(name.name) > 1 and (name.levels > 0 or name.has_cue)
        else:
            fine = name.is_named and name.levels > 0 and not _NOT_GROUP.search(found[0].rstrip("0123456789号"))
        if fine and not name.is_masked and not _PUBLIC_PLACE.match(after(text, found.end(), 8)):
            yield name.begin, found.end()


def _find_doors(text: str) -> Iterator[tuple[int, int]]:
    for found in (*_DOOR.finditer(text), *_FLOOR.finditer(text)):
        near = before(text, found.start(), 14)
        is_door = _HOUSEHOLD.search(found[0]) or _HOME.search(near + found[0][:4])
        if is_door and not _PUBLIC_PLACE.match(after(text, found.end(), 10).lstrip("是的就为")):
            name = name_before(text, found.start())
            yield (found.start() if name.is_masked else name.begin), found.end()
