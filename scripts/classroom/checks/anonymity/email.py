"""EMAIL: addresses, also with the @ and the dots spelled out.

Good: z***@qq.com, jubao@12321.cn, an address of a government (gov.cn), name@example.com. Bad: abc(at)163(dot)com,
qiao.mai@example.com: the domain is nobody's, the person before the @ may be somebody.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("email_words")
_OPEN, _CLOSE = r"[\[(（【{<《「]\s?", r"\s?[\])）】}>》」]"
_DOT_WORD = any_of(_WORDS["dot"])
_DOT = rf"\s{{0,2}}(?:[.。．·•]|{_OPEN}(?:{_DOT_WORD}|[.·]){_CLOSE}|{_DOT_WORD})\s{{0,2}}"
_AT_WORD = any_of(_WORDS["at"])
_AT = (
    rf"(?:\s{{0,2}}@\s{{0,2}}|\s{{0,2}}{_OPEN}(?:{_AT_WORD}|at|a|@|#){_CLOSE}\s{{0,2}}"
    rf"|[\s_\-]{{0,2}}(?:{_AT_WORD}|[#*]|[\s_\-]at[\s_\-]|(?-i:(?<=[a-z0-9])AT(?=[a-z0-9]))|[·•]a[·•])[\s_\-]{{0,2}})"
)
_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9._%+*\-])[A-Za-z0-9](?:[A-Za-z0-9_%+\-]|[.·](?=[A-Za-z0-9])){{0,63}}?(?:{_DOT}[A-Za-z0-9_+\-]{{1,30}}){{0,2}}{_AT}"
    rf"(?P<domain>(?:[A-Za-z0-9\-]{{1,40}}{_DOT}){{1,4}}{any_of(_WORDS['ending'])})"
    r"(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z0-9_.\-] ){3,40}@(?: [A-Za-z0-9_.\-]){4,40}(?![A-Za-z0-9])")
_PUBLIC = re.compile(any_of(_WORDS["public"]))
_NOBODY = re.compile(any_of(_WORDS["nobody"]), re.IGNORECASE)


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the addresses."""
    for found in _SPACED.finditer(text.text):
        yield Finding(*text.span(*found.span()), "EMAIL")
    for found in _EMAIL.finditer(text.text):
        domain = re.sub(_DOT, ".", found["domain"], flags=re.IGNORECASE).lower()
        local = re.match("[A-Za-z0-9_.+-]*", found[0])
        is_nobody = _is_example(domain) and local and _NOBODY.fullmatch(local[0])
        if not (_PUBLIC.search(domain) or is_nobody):
            yield Finding(*text.span(*found.span()), "EMAIL")


def _is_example(domain: str) -> bool:
    """Return whether *domain* is kept for documents (RFC 2606, section 3)."""
    return bool(re.search(r"(?:^|\.)example(?:\.[a-z]+)*$|\.(?:test|invalid|localhost)$", domain))
