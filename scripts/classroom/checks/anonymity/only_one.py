"""Words that leave one person, family or shop in a circle: 全校唯一…, 镇上头一家…, 村里就她一个….

Good: 全市首家社区警校, 唯一正确的做法, 全国唯一的预警专线. Bad: 全县唯一的女消防站站长, 这条街上唯一卖羊杂汤的老板.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("only_one_words")
_RELATION = re.compile(
    rf"(?P<scope>{any_of(_WORDS['scope'])})(?P<between>[^，,。；;！？\n]{{0,8}}?)(?P<unique>{any_of(_WORDS['unique'])})"
)
_STOP = re.compile(any_of(_WORDS["stop"]))
_CLAUSE = re.compile("[^，,。；;！？!?：:（(）)\n]*")
_SOMEONE = re.compile(
    rf"{any_of(_WORDS['someone'])}"
    rf"|[\u4e00-\u9fff]{any_of(_WORDS['someone_suffix'])}(?=$|{any_of(_WORDS['stop'] + _WORDS['weak_stop'])})"
)
_SHOP = re.compile(rf"{any_of(_WORDS['shop'])}的?$")
_NOBODY = re.compile(rf"{any_of(_WORDS['nobody'])}$")
_HE = re.compile("[他她]|首富|状元|独苗")
_KNOWN = re.compile("无人不|家喻|人[都皆]知|认识|出了名|有名")
_CIRCLE = re.compile("全|本|该|我们|整[个条栋座]|这[条栋座]")
_LONGEST = 30


def find_only_ones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such words stand, from the circle to the one it leaves."""
    for found in _RELATION.finditer(text):
        rest = text[found.end() : found.end() + _LONGEST]
        told = _told(rest)
        if _is_somebody(found, told, rest):
            yield _begin(text, found), found.end() + len(told)


def _begin(text: str, found: re.Match[str]) -> int:
    """Return where the circle begins; for who is known to all, whom the clause tells before, where the clause does."""
    if _KNOWN.search(found["unique"]):
        first = max(0, found.start() - _LONGEST)
        return max(first - 1, *(text.rfind(mark, first, found.start()) for mark in "，,。；;！？!?\n")) + 1
    circle = _CIRCLE.search(found["scope"], 1)
    return found.start() + (circle.start() if circle else 0)


def _told(rest: str) -> str:
    """Return the noun that *rest* begins with, with all that is said of it before a 的: 被提拔的女科长."""
    clause = _CLAUSE.match(rest)[0]  # type: ignore[index]
    begin = clause.find("的") + 1
    stop = _STOP.search(clause, begin)
    if stop and stop.start() == begin:  # 在校的, 被提拔的: what is said of it, or nothing after 的
        stop = _STOP.search(clause, begin + 1) if not begin else _STOP.search(clause)
    return clause[: stop.start()] if stop else clause


def _is_somebody(found: re.Match[str], told: str, rest: str) -> bool:
    """Return whether a person, a family or a shop is what is told to be one of its kind.

    *told* follows the relation, *rest* goes on after it. Who is known to all may be told before: 谁都认识他.
    """
    if _KNOWN.search(found["unique"]) and not rest.startswith(("“", "‘", "《")):
        return bool(_SOMEONE.search(told) or not told.rstrip("的"))
    if _HE.search(found["unique"]) or _HE.search(found["between"]):
        return True
    head = told.rstrip("之一的")
    someone = [each.end() for each in _SOMEONE.finditer(rest) if each.end() <= len(told)]
    if not head or not someone or someone[-1] < len(head):
        return bool(head and _SHOP.search(head)) or bool(someone and not _NOBODY.search(head))
    return True
