"""What stands before the fine parts of an address: the place they belong to, and whether somebody lives there."""

import re
from dataclasses import dataclass
from functools import cached_property

from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_HANZI = "[\u3400-\u9fff]"
_LEAD_IN = re.compile(any_of(_WORDS["lead_in"]))
_NAME = re.compile(
    rf"(?:{_HANZI}|[0-9A-Za-z〇]|(?<={_HANZI})[ ·](?={_HANZI})"
    rf"|(?<=[省市区县旗镇乡道村路])[ ,，、·/\-](?={_HANZI})){{1,34}}$"
)
_ADMIN = re.compile(any_of(_WORDS["admin"]))
_MASKED = re.compile(any_of(_WORDS["masked"]))
_GENERIC = re.compile(rf"(?:^|[在到去进是的]){any_of(_WORDS['generic_name'])}[里内的]?$")
_CUE = re.compile(any_of(_WORDS["cue"]), re.IGNORECASE)
_NOT_ROAD = re.compile(rf"{any_of(_WORDS['not_road'])}$")
_GAP = ' ,，·“"'
_LOOSE_END = "里内中的口那边 "
_REACH = 34
_CUE_REACH = 12
_SHORTEST_NAME = 2
_LONGEST_WORD = 4


def _ends(name: str) -> frozenset[str]:
    return frozenset(_WORDS[name])


_ROADS, _TERRAINS, _ESTATES, _MARKETS = _ends("road"), _ends("terrain"), _ends("estate"), _ends("market")
_RELATIONS, _WARDS = _ends("relation"), _ends("ward")
_NOT_NAMED, _NOT_TERRAIN = _ends("not_named"), _ends("not_terrain")
_PLAIN_ADMIN = ("省", "市", "县", "区", "镇", "乡", "旗", "州", "街道")


@dataclass(frozen=True)
class PlaceName:
    """A name that ends where the fine parts begin; `begin` is where it begins in the text.

    `is_apart` tells that a blank or a mark stands between.
    """

    name: str
    begin: int
    near: str
    is_apart: bool = False

    @cached_property
    def is_masked(self) -> bool:
        """Whether it was made unreadable on purpose: 某小区, ×镇×村."""
        return bool(_MASKED.search(self.name[-8:]))

    @cached_property
    def is_named(self) -> bool:
        """Whether it says more than 小区 or 我们村."""
        return (
            len(self.name) >= _SHORTEST_NAME
            and self.name not in _NOT_NAMED
            and self.name not in _NOT_TERRAIN
            and bool(self._own_name())
            and not _GENERIC.search(self.name)
        )

    @cached_property
    def levels(self) -> int:
        """How many levels of administration it tells, from the province to the road."""
        return len(_ADMIN.findall(self.name))

    @cached_property
    def has_cue(self) -> bool:
        """Whether a word of living, sending or calling stands near: 家住, 寄到, 上门."""
        return bool(_CUE.search(self.near))

    @cached_property
    def is_road(self) -> bool:
        """Whether it ends in a road, a lane or a street, and has a name of its own."""
        return self.is_named and len(self.name) > 1 and self._ends_with(_ROADS) and not _NOT_ROAD.search(self.name)

    @cached_property
    def is_terrain(self) -> bool:
        """Whether it ends in a word for a village or a hamlet of any region."""
        return self.is_named and self._ends_with(_TERRAINS) and not self._is_exactly(_NOT_TERRAIN)

    @cached_property
    def is_estate(self) -> bool:
        """Whether it ends in an estate, a dormitory, a hotel or another house with rooms."""
        return self.is_named and self._ends_with(_ESTATES)

    @cached_property
    def is_market(self) -> bool:
        """Whether it ends in a market, a mall or a depot, where stalls have numbers."""
        return self._ends_with(_MARKETS) or PlaceName(self.name.rstrip(_LOOSE_END), 0, "")._ends_with(_MARKETS)

    @cached_property
    def is_ward(self) -> bool:
        """Whether it ends in a ward or a dormitory, where beds have numbers."""
        return self._ends_with(_WARDS)

    @cached_property
    def is_relation(self) -> bool:
        """Whether it tells where from a named place: 粮站对面, 村口."""
        return len(self.name) > _SHORTEST_NAME and self._ends_with(_RELATIONS)

    @cached_property
    def is_only_admin(self) -> bool:
        """Whether it ends in a town or something larger, which has no numbers of houses."""
        return self.name.endswith(_PLAIN_ADMIN)

    def _ends_with(self, words: frozenset[str]) -> bool:
        return any(self.name[-length:] in words for length in range(1, _LONGEST_WORD + 1))

    def _is_exactly(self, words: frozenset[str]) -> bool:
        return self.name in words or (len(self.name) > 2 and self.name[-3:] in words) or self.name[-2:] in words

    def _own_name(self) -> str:
        longest = max((length for length in range(1, 5) if self.name[-length:] in _NOT_NAMED), default=0)
        return self.name[: len(self.name) - longest]


def name_before(text: str, start: int) -> PlaceName:
    """Return the name that stands before *start*: after a word like 住在, or after a mark."""
    near = before(text, start, _REACH + _CUE_REACH)
    run = near.rstrip(_GAP)
    found = _NAME.search(run, max(0, len(run) - _REACH))
    length = len(found[0]) - _after_lead_in(found[0]) if found else 0
    begin = start - len(near) + len(run) - length
    return PlaceName(run[len(run) - length :], begin, near[-(length + _CUE_REACH) :], len(run) < len(near))


def _after_lead_in(name: str) -> int:
    words = _LEAD_IN.finditer(name)
    return max((word.end() for word in words if len(name) - word.end() >= _SHORTEST_NAME), default=0)


def own_begin(name: str) -> int:
    """Return where the name of a place begins in *name*: after a word like 住在 and before the name itself."""
    return _after_lead_in(name)
