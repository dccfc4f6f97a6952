"""BIRTH: the exact day somebody was born, in digits, in Chinese numerals or by the lunar calendar.

Good: 1966年出生, 1966年2月出生, 自2026年1月1日起施行, on: 2026-11-01.
Bad: 生于1966年2月14日, 女，1966.02.14, 六八年腊月初三生人.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.dates import DATE, SHORT_DATE
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("birth_words")
_LINK = r"[^0-9。！？；\n]{0,6}$"
_CUE = re.compile(rf"{any_of(_WORDS['cue'])}{_LINK}", re.IGNORECASE)
_CLOSE_CUE = re.compile(
    rf"{any_of(_WORDS['cue'])}(?:是|为|在|：|:|\s|的|了|日期|\"|'|=|\||（|\(|，|每年|都?在|就是){{0,4}}$", re.IGNORECASE
)
_SUFFIX = re.compile(rf"[^0-9，。！？；\n]{{0,2}}{any_of(_WORDS['suffix'])}")
_FIELD = any_of(_WORDS["field"])
_FIELD_BEFORE = re.compile(rf"(?:^|[，,、：:；;|\s（(]){_FIELD}[，,、：:；;|\s/]{{1,3}}$")
_FIELD_AFTER = re.compile(rf"[，,、；;|\s/）)]{{1,3}}{_FIELD}(?:$|[，,、；;|\s。/（(])")
_EVENT = re.compile(any_of(_WORDS["event"]))
_LAST_YEAR_OF_FIELDS = 2019
"""A day in a row of fields is taken for one of birth up to this year; later ones are mostly days of entry."""


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the days, with their year where it is told."""
    for found in DATE.finditer(text.text):
        near, behind = before(text.text, found.start(), 16), after(text.text, found.end(), 8)
        if _CUE.search(near) or _is_born(behind) or _is_field(found[0], near, behind):
            yield Finding(*text.span(*found.span()), "BIRTH")
    for found in SHORT_DATE.finditer(text.text):
        near, behind = before(text.text, found.start(), 16), after(text.text, found.end(), 8)
        if _CLOSE_CUE.search(near) or _is_born(behind):
            yield Finding(*text.span(*found.span()), "BIRTH")


def _is_born(behind: str) -> bool:
    return bool(_SUFFIX.match(behind) and not _EVENT.match(behind))


def _is_field(date: str, near: str, behind: str) -> bool:
    """Return whether the day stands among such things as 男，汉族 or 初中文化."""
    year = re.match(r"(?:19|20)\d\d", date)
    if year and int(year[0]) > _LAST_YEAR_OF_FIELDS:
        return False
    return bool(_FIELD_BEFORE.search(near) or (_FIELD_AFTER.match(behind) and not _EVENT.search(behind)))
