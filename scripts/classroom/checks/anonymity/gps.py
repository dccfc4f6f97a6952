"""GPS: coordinates that point to a house: three decimals or minutes and seconds, within East Asia.

Good: 东经117度, 版本 26.27. Bad: 26.271935, 117.636822; 北纬26°16′19″; E117.6385 N26.2674.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import cue

_SIDE = r"(?:(?-i:[NSEW])|[北南][纬緯]|[东西東][经經]|纬度|经度|lat(?:itude)?|lng|lon(?:gitude)?)"
_MARK = r"[\s:：=\"']{0,4}"
_DEGREES = r"(?<![\d.])[-+]?\d{1,3}\.\d{3,}(?![\d.])"
_MINUTES = r"\d{1,3}\s?[°度º]\s?\d{1,2}(?:\.\d+)?\s?['′’分](?:\s?\d{1,2}(?:\.\d+)?\s?(?:[\"″”秒]|''|′′))?"
_PAIR = re.compile(
    rf"(?:{_SIDE}{_MARK})?(?P<first>{_DEGREES}|{_MINUTES})\s?[°º度]?\s?{_SIDE}?[\s,，、;；/|()（）&?=\"'a-z]{{1,12}}?"
    rf"(?:{_SIDE}{_MARK})?(?P<second>{_DEGREES}|{_MINUTES})\s?[°º度]?\s?{_SIDE}?",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"(?:{_SIDE}{_MARK}(?P<side>{_DEGREES}|{_MINUTES})|(?P<bare>{_DEGREES}|{_MINUTES})\s?[°º]?\s?{_SIDE}?)",
    re.IGNORECASE,
)
_LEAST = 3.0
_LATITUDES, _LONGITUDES = (0.0, 60.0), (60.0, 150.0)


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the coordinates, a pair as one."""
    done = 0
    for found in _PAIR.finditer(text.text):
        values = sorted(_value(found[name]) for name in ("first", "second"))
        if _LATITUDES[0] <= values[0] <= _LATITUDES[1] and _LONGITUDES[0] <= values[1] <= _LONGITUDES[1]:
            yield Finding(*text.span(*found.span()), "GPS")
            done = found.end()
    for found in _SINGLE.finditer(text.text):
        is_named = found["side"] is not None or cue("coordinate").search(before(text.text, found.start(), 12))
        if found.start() >= done and is_named and _LEAST <= _value(found["side"] or found["bare"]) <= _LONGITUDES[1]:
            yield Finding(*text.span(*found.span()), "GPS")


def _value(written: str) -> float:
    """Return the degrees, without minutes, of one coordinate."""
    return abs(float(re.match(r"[-+]?\d+(?:\.\d+)?", written)[0]))  # type: ignore[index]
