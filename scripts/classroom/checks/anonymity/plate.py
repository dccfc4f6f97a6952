"""PLATE: vehicle plates (GA 36-2018), new energy, trailers, driving schools, police, Hong Kong and Macao, armed forces.

Good: 闽G·****P, 苏A 牌照, 京A 开头. Bad: 川A·5X82K, 渝AD20358, 粤Z·1234港, 车牌 5X82K.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import cue, read_table

_GAP = r"[ ·•.:：\-—_/\n]{0,3}"
_CHAR = "[A-HJ-NP-Z0-9]"
_PROVINCE = "|".join(f"{row['province']}{_GAP}[{row['letters']}]" for row in read_table("plate_prefixes"))
_PLATE = re.compile(
    rf"(?:{_PROVINCE}){_GAP}(?P<body>{_CHAR}(?:{_GAP}{_CHAR}){{3}}(?:{_GAP}[挂学警港澳领使]|{_GAP}{_CHAR}(?:{_GAP}{_CHAR})?))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_FORCES = re.compile(
    rf"(?<![A-Za-z0-9])(?:WJ{_GAP}[\u4e00-\u9fff]?|[VKHBSLJNGC][A-Z]{_GAP}(?=\d)){_GAP}(?P<body>\d{{4}}[\dA-Z])(?![A-Za-z0-9])"
)
_BODY = re.compile(r"(?<![A-Za-z0-9])(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-HJ-NP-Z0-9]{5,7}(?![A-Za-z0-9])")
_ELECTRIC = re.compile(r"[\u4e00-\u9fff]{2}[ ·]?[A-Z]?\d{5,7}(?![A-Za-z0-9])")


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the plates; without their province only just after a word for a plate."""
    for found in _PLATE.finditer(text.text):
        if any(char.isdigit() for char in found["body"]) and "XX" not in found["body"].upper():
            yield Finding(*text.span(*found.span()), "PLATE")
    for pattern, reach in ((_FORCES, 14), (_BODY, 12), (_ELECTRIC, 8)):
        for found in pattern.finditer(text.text):
            if "XX" not in found[0].upper() and cue("plate").search(before(text.text, found.start(), reach)):
                yield Finding(*text.span(*found.span()), "PLATE")
