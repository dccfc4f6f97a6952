"""PERMIT: numbers of permits, licences, insurance and staff cards, by a word that names the paper.

Good: 社保卡年审, 警号不公开, 学号最后两位. Bad: 港澳通行证C80000352, 军字第0000417号, 警号035817.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import any_of, cue, read_words

_WORD = any_of(read_words("document_words")["permit"])
_FILLER = (
    r"(?:号码?|卡号|证号|编号|证件|卡|[（(][^（）()\n]{0,8}[)）]|[:：是为=\s“\"「【|#]|No\.?|的|尾|上|写着?|显示){0,6}"
)
_NAMED = re.compile(rf"{_WORD}{_FILLER}$", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9])(?:\d{17}[0-9Xx]\d{1,2}"
    r"|[A-Za-z]{0,3}[ -]?\d[\d -]{3,20}\d[A-Za-z]?|[A-Z]?\d{5,20})(?![A-Za-z0-9年月日元])"
)
_MILITARY = re.compile(r"[军兵士文参政后装海空南北东西中武广沈济兰成炮警]{1,3}字第?\s?\d{5,9}\s?号?")
_REGISTERED = re.compile(
    r"[\u4e00-\u9fff]?[（(〔][0-9]{4}[)）〕][\u4e00-\u9fff]{2,12}(?:不动产权|房权证|土地使用权)[\u4e00-\u9fff]{0,3}第\s?[0-9]{4,}\s?号|J[0-9]{6}-[0-9]{4}-[0-9]{6}"
)
_EXIT = re.compile(r"(?<![A-Za-z0-9])[CHMW][A-Z]?\d{7,10}(?![A-Za-z0-9])")
_REACH = 24


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers, with their letters."""
    for pattern in (_MILITARY, _REGISTERED):
        for found in pattern.finditer(text.text):
            yield Finding(*text.span(*found.span()), "PERMIT")
    for found in _NUMBER.finditer(text.text):
        if _NAMED.search(before(text.text, found.start(), _REACH)):
            yield Finding(*text.span(*found.span()), "PERMIT")
    for found in _EXIT.finditer(text.text):
        if cue("permit", "document_words").search(before(text.text, found.start(), _REACH)):
            yield Finding(*text.span(*found.span()), "PERMIT")
