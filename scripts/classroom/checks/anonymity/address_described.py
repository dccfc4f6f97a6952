"""Dwellings described without a number: a landmark, the way from it, and what stands there.

Good: 银行对面那家超市, 小区门口那家, 学校旁边的平房.
Bad: 观音阁后山古井旁边的土坯屋, 半边街老供销社楼上靠楼梯口那间, 石桥镇粮站对门平房.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.address_names import own_begin
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_HANZI = "[\u3400-\u9fff]"
_NUMERAL = "[0-9一二三四五六七八九十两]{1,3}"
_HOUSE = any_of(_WORDS["dwelling"])
_THAT = (
    rf"(?:(?:那|这|头一?|最后一|最[里外边上下]面?的?(?:那|一)|倒数?第{_NUMERAL}|第{_NUMERAL}|独门?|[半两])(?:一|[一二两三])?个?"
    rf"(?:间|户|院|家|栋|幢|座|孔|顶|扇|道|个(?=院|门|摊|铺|小?[屋房棚])|门[脸面]|档))(?:人家|{_HANZI}{{0,3}}?{_HOUSE})?"
)
_DWELLING = re.compile(rf"{_THAT}|{_HOUSE}|(?<={_HANZI}[的门旁壁])楼上(?=$|[，。、；\s])")
_COUNTED = re.compile(rf"第{_NUMERAL}|头一|最后一|倒数|[左右东西南北里外]起|往{_HANZI}数")
_RELATION = re.compile(any_of(_WORDS["way_from"]))
_LANDMARK = any_of(_WORDS["landmark"])
_FROM_LANDMARK = re.compile(rf"{_LANDMARK}(?:{_HANZI}{{0,3}}?){any_of(_WORDS['way_from'])}")
_NAMED = re.compile(any_of(_WORDS["described_name"]))
_NAMELESS = re.compile(rf"^(?:[我你他她]们?|这|那|某|各|每|全|本|该|几|一)?个?{any_of(_WORDS['not_described'])}")
_HOME = re.compile(any_of(_WORDS["described_home"]))
_OPEN_TO_ALL = re.compile(any_of(_WORDS["described_public"]))
_GROUPED = re.compile("[一二三四五六七八九十0-9]{1,3}[组社队](?![长员织会区保团])")
_MASKED = re.compile(r"某|[×○*]")
_TAIL = re.compile(
    rf"(?:[的，]?(?:{any_of(_WORDS['way_from'])}|天井|院子?[里内]?|楼梯|过道|堂屋)[的头，]?){{1,3}}(?:{_THAT}|{_HOUSE})"
    rf"|[的那]{{0,2}}(?:{any_of(_WORDS['tail'])})"
)
_ANOTHER = re.compile(r"[0-9]$|[号室组社]$")
_REACH = 36
_ENOUGH = 4
_SHORTEST_CLAUSE = 3


def find_described(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such descriptions begin and end."""
    for found in _DWELLING.finditer(text):
        near = before(text, found.start(), _REACH)
        begin = _begin(near)
        behind = after(text, found.end(), 14)
        if begin is None or _OPEN_TO_ALL.match(behind) or _MASKED.search(near[begin:]):
            continue
        if _weigh(near[begin:], found[0], near[:begin][-8:] + "。" + behind) >= _ENOUGH:
            yield found.start() - len(near) + begin, found.end()


def extend(text: str, end: int) -> int:
    """Return where the way from the house that ends at *end* leads to: 4号 → 4号后头那间彩钢棚."""
    tail = _TAIL.match(text, end, end + _REACH)
    return tail.end() if tail and not _OPEN_TO_ALL.match(after(text, tail.end(), 8)) else end


def _begin(near: str) -> int | None:
    """Return where the description begins that *near* ends with; earlier clauses belong to it while they lead on."""
    begin = None
    end = len(near)
    for clause in reversed(re.split("[，,、：:]", near)):
        start = end - len(clause)
        if _ANOTHER.search(clause):
            break
        relation = _RELATION.search(clause)
        if relation and len(clause) >= _SHORTEST_CLAUSE:
            begin = start + own_begin(clause[: relation.start()])
        elif begin is not None or len(clause) > 10:
            break
        end = start - 1
    if begin is None:
        return own_begin(near) if _NAMED.search(near) and not re.search("[，,、：:]", near[-12:]) else None
    return begin


def _weigh(description: str, dwelling: str, around: str) -> int:
    """Return how much of a way is told: names, landmarks, steps, counting, a word of living."""
    if _NAMELESS.match(description):
        return 0
    named = 2 if _NAMED.search(description) else 0
    landmark = bool(_FROM_LANDMARK.search(description))
    steps = min(2, len(_RELATION.findall(description)))
    counted = bool(_COUNTED.search(description + dwelling))
    home = bool(_HOME.search(around))
    grouped = bool(_GROUPED.search(description))
    return (named + landmark + steps + counted + home + grouped + 1) if named or landmark else 0
