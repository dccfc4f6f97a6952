"""Addresses in English and in pinyin: Room 502, Building 3, No. 18 Xinhua Road; Nanjing Xi Lu 1088 Nong 5 Hao."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_ROOM, _BLOCK, _ROAD, _PLACE, _UNIT = (
    any_of(_WORDS[name]) for name in ("latin_room", "latin_block", "latin_road", "latin_place", "pinyin_unit")
)
_PART = re.compile(
    rf"\b(?P<room>{_ROOM} ?(?:No\.? ?|# ?)?[A-Z]?-?[0-9]{{1,5}}(?:-?[A-Z0-9]{{1,4}})?\b)"
    rf"|\b(?P<block>{_BLOCK} ?(?:No\.? ?|# ?)?(?:[0-9]{{1,3}}[A-Z]?|[A-Z])\b)"
    r"|\b(?P<floor>[0-9]{1,2}(?:st|nd|rd|th)? ?(?:/F|Floor|F)\b|Floor [0-9]{1,2}\b)"
    rf"|(?P<road>(?:\bNo\.? ?|# ?|\b)[0-9]{{1,5}}(?:-[0-9]{{1,4}})?[A-Za-z]?,? (?:[A-Z][A-Za-z']+ ){{1,4}}{_ROAD}\b)"
    rf"|\b(?P<pinyin>[0-9]{{1,5}} ?-?{_UNIT}\b)"
    r"|\b(?P<lane>(?:Lane|Alley|Group|Team|House) (?:No\.? ?)?[0-9]{1,4}\b|No\.? ?[0-9]{1,5}\b)",
    re.IGNORECASE,
)
_ROAD_BEFORE = re.compile(
    rf"(?:[A-Z][A-Za-z']*[ ,]{{1,2}}){{0,8}}(?:[A-Z][A-Za-z']* ?{_PLACE}|[A-Z][a-z]*(?:lu|jie|xiang|cun|hutong|xiaoqu))"
    r"[ ,]{1,2}$"
)
_JOINT = re.compile(r"[ ,，./\-]{0,3}(?:of |in |at |on )?(?:[A-Z][A-Za-z']+[ ,]{1,2}){0,4}")
_TAIL = re.compile(r"(?:,? ?[A-Z][A-Za-z']+(?: [A-Z][A-Za-z']+){0,3}){0,5}")
_LONGEST_JOINT = 44
_REACH = 70


def find_latin(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such addresses begin and end: two parts in a row, or one after the name of a road."""
    parts: list[re.Match[str]] = []
    for found in _PART.finditer(text):
        if parts and not _is_joined(text, parts[-1].end(), found.start()):
            yield from _judge(text, parts)
            parts = []
        parts.append(found)
    if parts:
        yield from _judge(text, parts)


def _is_joined(text: str, end: int, start: int) -> bool:
    return start - end <= _LONGEST_JOINT and bool(_JOINT.fullmatch(text, end, start))


def _judge(text: str, parts: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    kinds = {str(part.lastgroup) for part in parts}
    start, end = parts[0].start(), parts[-1].end()
    road = _ROAD_BEFORE.search(text[max(0, start - _REACH) : start])
    if road:
        start -= len(road[0])
    has_road = road is not None or "road" in kinds
    is_street = has_road and (len(parts) > 1 or bool(kinds & {"pinyin", "road", "room", "lane"}))
    if is_street or _is_home(kinds):
        tail = _TAIL.match(text, end)
        yield start, tail.end() if tail else end


def _is_home(kinds: set[str]) -> bool:
    return "room" in kinds and bool(kinds & {"block", "floor", "lane"})
