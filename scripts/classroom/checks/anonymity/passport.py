"""PASSPORT: numbers of Chinese passports, and of others that a word names.

Good: 高铁G1234, E 栏. Bad: E50000218, EJ1000045, G.0000.8814, 护照号 P0000123.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import cue

_GAP = r"[ .\-·_/]?"
_CHINESE = re.compile(
    rf"(?<![A-Za-z0-9])(?:[EG]{_GAP}(?:\d{_GAP}){{7}}|E{_GAP}[A-HJ-NP-Z]{_GAP}(?:\d{_GAP}){{6}})\d(?![A-Za-z0-9])"
)
"""Ordinary passports, 9 characters (since 2012 E, before that G); the letters I and O are not used."""
_NAMED = re.compile(
    rf"(?<![A-Za-z0-9])(?=(?:[A-Za-z]{_GAP}){{0,3}}\d)(?:[A-Za-z]{_GAP}){{0,3}}(?:\d{_GAP}){{5,9}}[\dA-Za-z]?(?![A-Za-z0-9])"
)
_SPELLED = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z]?[^\w。！？\n]?[0-9零〇○一二三四五六七八九幺洞拐勾两]{6,9}")
_MISSPELLED = re.compile(rf"(?<![A-Za-z0-9])[EG]{_GAP}(?:[0-9OoIl]{_GAP}){{7,8}}[0-9OoIl](?![A-Za-z0-9])")
"""The same with O for 0 or I for 1."""
_DAY = re.compile(r"(?:19|20)[0-9]{2}[./\- ][01]?[0-9][./\- ][0-3]?[0-9]")
_OTHER = re.compile(r"[^。！？；\n]{0,3}(?:元|人|年|月|日|号楼|次|页|天)")
_NOTICE = re.compile(r"\s?号(?:通告|公告|通知|文件?|令|机组|会议)")
_REACH = 22


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers; those that could be something else only after a word for a passport."""
    for found in _CHINESE.finditer(text.text):
        if not _NOTICE.match(after(text.text, found.end(), 6)):
            yield Finding(*text.span(*found.span()), "PASSPORT")
    for pattern in (_NAMED, _SPELLED, _MISSPELLED):
        for found in pattern.finditer(text.text):
            near = before(text.text, found.start(), _REACH)
            end = found.start() + len(found[0].rstrip(" .-·_/"))
            is_other = _OTHER.match(after(text.text, end, 4)) or cue("permit", "document_words").search(near[-8:])
            if cue("passport", "document_words").search(near) and not is_other and not _DAY.fullmatch(found[0]):
                yield Finding(*text.span(found.start(), end), "PASSPORT")
