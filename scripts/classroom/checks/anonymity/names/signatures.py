"""Names that sign a text: a line of its own behind the greeting, or after a dash."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.names.hints import CERTAIN, Value
from classroom.checks.anonymity.names.sightings import is_plain_word

_GREETING = re.compile(
    r"(?:敬礼|此致|顺颂|敬祝|祝[^\n]{0,12}|致礼|安好|安康|谢谢[^\n]{0,6}|敬上|再次感谢[^\n]{0,12})[！!。\s]*\n[\s>]*"
    r"(?P<role>[\u4e00-\u9fff]{0,6}[ \u3000:：])?[ \u3000]*(?P<name>[\u4e00-\u9fff]{2,4})[ \u3000]*(?=\n|$|敬上|（"
    r"|\(|\d|[ \u3000])"
)
_DASH = re.compile(r"(?:—{1,2}|--|――)[ \u3000]*(?P<name>[\u4e00-\u9fff]{2,4})(?=[，,]?\s*(?:$|\n|[写记于]))")
_AT_END = re.compile(
    r"\n[ \u3000>]*(?P<name>[\u4e00-\u9fff]{2,4})[ \u3000]*\n[ \u3000>]*(?:二〇|20)\S{0,4}年[^\n]{0,8}\s*$"
)
_DASHED_WEIGHT = 5.0


def find_signatures(text: str) -> Iterator[Value]:
    """Yield what stands where a text is signed."""
    for found in _GREETING.finditer(text):
        yield Value(found.start("name"), found.end("name"), CERTAIN)
    for pattern in (_DASH, _AT_END):
        for found in pattern.finditer(text):
            if not is_plain_word(found["name"]) or pattern is _AT_END:
                yield Value(found.start("name"), found.end("name"), _DASHED_WEIGHT)
