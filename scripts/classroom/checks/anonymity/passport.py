"""PASSPORT: numbers of Chinese passports, and of others that a word names.

Good: 高铁G1234, E 栏. Bad: E50000218, EJ1000045, 护照号 P0000123.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import cue

_CHINESE = re.compile(
    r"(?<![A-Za-z0-9])(?:[EG][ -]?\d{8}|E[A-HJ-NP-Z][ -]?\d{7}|[DSP]E?[ -]?\d{7,8}|1[45]\d{7})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_ANY = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9 -]*\d{5})[A-Za-z]{0,3}[ -]?\d{6,10}[A-Za-z]?(?![A-Za-z0-9])")
_ALONE = re.compile(r"[EG]\d{8}|E[A-HJ-NP-Z]\d{7}")
_REACH = 18


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers; those that could be something else only after a word for a passport."""
    for pattern in (_CHINESE, _ANY):
        for found in pattern.finditer(text.text):
            named = cue("passport", "document_words").search(before(text.text, found.start(), _REACH))
            if named or _ALONE.fullmatch(found[0].upper()):
                yield Finding(*text.span(*found.span()), "PASSPORT")
