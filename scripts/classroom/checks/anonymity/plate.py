"""PLATE: vehicle plates (GA 36-2018), new energy, trailers, driving schools, police, Hong Kong and Macao, armed forces.

Tractors carry two digits for their city and five of their own (NY/T 345.1).

Good: 闽G·****P, 苏A 牌照, 京A 开头, 闽12·5. Bad: 川A·5X82K, 渝AD20358, 粤Z·1234港, 车牌 5X82K, 闽A·OO12B with O for 0.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import cue, read_table

_GAP = r"[ ·•.:：\-—_/\n]{0,3}"
_CHAR = "[A-Z0-9]"
_MISSPELLED = frozenset("OI")
"""No plate has these letters; who writes them hides 0 and 1."""
_FEWEST_DIGITS_OF_MISSPELLED = 3
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


_PROVINCES = "|".join(dict.fromkeys(row["province"] for row in read_table("plate_prefixes")))
_TRACTOR = re.compile(
    rf"(?<![A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9])(?:{_PROVINCES})"
    r"[ ·•.\-]?\d{2}[ ·•.\-]?\d{5}(?!\d)"
)


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the plates; without their province only just after a word for a plate."""
    for found in _PLATE.finditer(text.text):
        if _has_digits(found["body"].upper()):
            yield Finding(*text.span(*found.span()), "PLATE")
    for pattern, reach in ((_FORCES, 14), (_BODY, 12), (_ELECTRIC, 8), (_TRACTOR, 14)):
        for found in pattern.finditer(text.text):
            if "XX" not in found[0].upper() and cue("plate").search(before(text.text, found.start(), reach)):
                yield Finding(*text.span(*found.span()), "PLATE")


def _has_digits(body: str) -> bool:
    """Return whether *body* is no mask and has a digit, more of them where O and I may stand for some."""
    digits = sum(char.isdigit() for char in body)
    if not digits or "XX" in body:
        return False
    hidden = sum(char in _MISSPELLED for char in body)
    return not hidden or digits + hidden >= _FEWEST_DIGITS_OF_MISSPELLED
