"""WALLET: addresses of virtual currency, by their alphabets and lengths: TRON, Bitcoin, Ethereum and others.

Good: TVj7…dNZ, a commit 3f2a9c1be07d44518c0e9d6f7a2b3c4d5e6f7081.
Bad: T… of 34 characters, 0x… of 42, also in two halves.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import wide_before
from classroom.checks.anonymity.vocabulary import cue

_B58 = "[1-9A-HJ-NP-Za-km-z]"
_LONE = (
    rf"T{_B58}{{33}}",
    r"0x[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?",
    r"(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{38,59}",
    rf"[13]{_B58}{{25,34}}",
    rf"[LMD]{_B58}{{32,33}}",
    rf"r{_B58}{{24,34}}",
    r"(?:EQ|UQ)[A-Za-z0-9_\-]{46}",
    rf"4{_B58}{{94}}",
    r"[Gg][A-Z2-7]{55}",
    r"bnb1[02-9ac-hj-np-z]{38}",
    r"cosmos1[02-9ac-hj-np-z]{38}",
)
_NAMED = (rf"{_B58}{{26,48}}", r"[0-9a-fA-F]{40,64}")
_ADDRESS = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(_LONE)})(?![A-Za-z0-9])")
_WITH_CUE = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(_NAMED)})(?![A-Za-z0-9])")
_SPLIT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{2,40}(?:[\s\-_.·,，/|]{1,3}[A-Za-z0-9]{2,40}){1,19}(?![A-Za-z0-9])")
_SEPARATOR = re.compile(r"[\s\-_.·,，/|]")
_CODE_LIKE = re.compile("[A-Za-z][0-9]|[0-9][A-Za-z]|[a-z][A-Z]")
_REACH = 24


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the addresses, also those split by spaces or line breaks."""
    for found in _ADDRESS.finditer(text.text):
        if _is_mixed(found[0]):
            yield Finding(*text.span(*found.span()), "WALLET")
    for found in _WITH_CUE.finditer(text.text):
        if _is_mixed(found[0]) and cue("wallet").search(wide_before(text.text, found.start(), _REACH)):
            yield Finding(*text.span(*found.span()), "WALLET")
    for found in _SPLIT.finditer(text.text):
        pieces = _SEPARATOR.split(found[0])
        joined = "".join(pieces)
        if _is_cut(pieces) and _ADDRESS.fullmatch(joined) and _is_mixed(joined):
            yield Finding(*text.span(*found.span()), "WALLET")


def _is_cut(pieces: list[str]) -> bool:
    """Return whether *pieces* look like cuts of one code, not like words: most have digits or capitals inside."""
    return 2 * sum(bool(_CODE_LIKE.search(piece)) for piece in pieces) > len(pieces)


def _is_mixed(address: str) -> bool:
    """Return whether letters and digits both stand in *address*, as chance makes nearly certain."""
    return any(char.isdigit() for char in address[1:]) and sum(char.isalpha() for char in address) >= 4
