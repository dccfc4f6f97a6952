"""Ways inside a house that has a name: side, floor, room and neighbour, without any number of a room.

Good: 办公楼二层东侧尽头, 图书馆二楼水房旁边, 三楼会议室西侧的茶水间.
Bad: 听雨楼东侧二层尽头水房隔壁, 南渡口航运站宿舍楼底层传达室东侧小屋, 银杏公社西门旁边楼梯上二楼茶室.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.address_names import PlaceName, name_before
from classroom.checks.anonymity.surroundings import after
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_NUMBER = "[0-9一二三四五六七八九十]{1,3}"
_STEPS = {
    "gate": "[东南西北正后侧前边]门(?!诊)",
    "side": "[东南西北左右]{1,2}(?:侧|头|边|面|首|手边?)",
    "floor": f"(?:负?{_NUMBER}|[底顶])(?:层|楼)|楼[底顶]",
    "end": "尽头|最[里东西南北外](?:面|头|边|侧)?|拐角|楼梯[口间旁]?|走廊|过道|电梯[口旁]",
    "room": any_of(_WORDS["inside_room"]),
    "beside": f"对门|对面|隔壁|旁边?|后面|背后|楼[上下]|第{_NUMBER}[间家户]|那[间家户]",
}
_EACH = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _STEPS.items()))
_WAY = re.compile(rf"(?:(?:{'|'.join(_STEPS.values())})[的上下里那靠]{{0,2}}){{3,9}}(?<![的那])")
_FEWEST_KINDS = 3
_ENDS = tuple(_WORDS["inside_of"])
_PUBLIC = re.compile(any_of(_WORDS["inside_public"]))
_FOR_ALL = re.compile(any_of((*_WORDS["public_place"], *_WORDS["described_public"])))
_EVENT_AFTER = re.compile(rf"[^。！？；\n]{{0,6}}?{any_of(_WORDS['inside_event'])}")


def find_inside(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such ways begin, with the name of the house, and end."""
    for found in _WAY.finditer(text):
        kinds = {step.lastgroup for step in _EACH.finditer(found[0])}
        if len(kinds) < _FEWEST_KINDS or not kinds & {"room", "end"} or not kinds & {"floor", "gate", "side"}:
            continue
        name = name_before(text, found.start())
        if _is_house(name) and not _is_open(text, found.end()):
            yield name.begin, found.end()


def _is_house(name: PlaceName) -> bool:
    """Return whether *name* is one house of its own, and not one that is open to everybody."""
    return name.is_named and not name.is_masked and name.name.endswith(_ENDS) and not _PUBLIC.search(name.name)


def _is_open(text: str, end: int) -> bool:
    behind = after(text, end, 14)
    return bool(_FOR_ALL.match(behind) or _EVENT_AFTER.match(behind))
