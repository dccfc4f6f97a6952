"""USCC: unified social credit codes, 18 characters with a check character (GB 32100-2015).

Good: 18 characters with a wrong check character and no word for them. Bad: 92350402MA0000K3XQ, also in groups.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.checksums import credit_code_check_character
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import cue

_CHAR = "[0-9A-HJ-NPQRTUWXY]"
_GAP = r"[ \-.·_]{0,2}"
_CODE = re.compile(
    rf"(?<![A-Za-z0-9])[159AY]{_GAP}[1239]{_GAP}(?:\d{_GAP}){{6}}(?:{_CHAR}{_GAP}){{9}}{_CHAR}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_OLD = re.compile(r"(?<![A-Za-z0-9])(?:\d{15}|[0-9A-Z]{8}-?[0-9X]|[0-9A-Z]{15,20})(?![A-Za-z0-9])")


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the codes; with a wrong check character, or of the kinds before 2015, only after a word for them."""
    for found in _CODE.finditer(text.text):
        code = re.sub(_GAP, "", found[0]).upper()
        is_named = cue("credit_code").search(before(text.text, found.start(), 14))
        if is_named or credit_code_check_character(code[:17]) == code[17]:
            yield Finding(*text.span(*found.span()), "USCC")
    for found in _OLD.finditer(text.text):
        if sum(char.isdigit() for char in found[0]) >= 6 and cue("credit_code").search(
            before(text.text, found.start(), 12)
        ):
            yield Finding(*text.span(*found.span()), "USCC")
