"""BIRTH: the exact day somebody was born, in digits, in Chinese numerals or by the lunar calendar.

Good: 1966年出生, 1966年2月出生, 自2026年1月1日起施行, on: 2026-11-01. Bad: 生于1966年2月14日, 女，1966.02.14, 六八年腊月初三生人.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("birth_words")
_DIGIT = "零〇○一二三四五六七八九0-9"
_YEAR = rf"(?:民国[一二三四五六七八九十0-9]{{1,3}}年|(?:公元)?\s?(?:[{_DIGIT}]{{4}}|[{_DIGIT}]{{2}})\s?年|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)"
_LUNAR = "(?:农历|阴历|旧历|老历|古历|夏历)"
_MONTH = rf"(?:闰?(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}|正|冬|腊|寒|杏|桃|榴|荷|桂|菊)\s?月)"
_DAY = r"(?:(?:初|廿|卅)?[一二三四五六七八九十]{1,3}|[0-9]{1,2})\s?[日号]?"
_NUMERIC = (
    r"(?<![0-9./\-])(?:19|20)[0-9]{2}\s?(?P<mark>[-./．、])\s?[01]?[0-9]\s?(?P=mark)\s?[0-3]?[0-9](?![0-9./\-])"
    r"|(?<![0-9])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
_WESTERN = r"(?<![0-9/])(?:0?[1-9]|[12][0-9]|3[01])[/.-](?:0?[1-9]|[12][0-9]|3[01])[/.-](?:19|20)?[0-9]{2}(?![0-9])"
_ENGLISH = r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9]{1,2},? (?:19|20)[0-9]{2}|[0-9]{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (?:19|20)[0-9]{2})"
_FULL = rf"{_LUNAR}?\s?{_YEAR}\s?(?:的|，)?\s?{_LUNAR}?\s?{_MONTH}\s?{_DAY}|{_NUMERIC}"
_NO_YEAR = rf"{_LUNAR}?\s?{_MONTH}\s?{_DAY}|{_LUNAR}[一二三四五六七八九十]{{1,2}}月[初廿]?[一二三四五六七八九十]{{1,2}}|(?<![0-9])[01]?[0-9][-./][0-3]?[0-9](?![0-9./-])|(?<![0-9])[01][0-9][0-3][0-9](?![0-9])|{_WESTERN}|{_ENGLISH}"
_DATE = re.compile(_FULL, re.IGNORECASE)
_SHORT = re.compile(_NO_YEAR, re.IGNORECASE)
_LINK = r"[^0-9。！？；\n]{0,6}$"
_CUE = re.compile(rf"{any_of(_WORDS['cue'])}{_LINK}", re.IGNORECASE)
_CLOSE_CUE = re.compile(rf"{any_of(_WORDS['cue'])}(?:是|为|在|：|:|\s|的|了|日期|\"|'|=|\||（|\(|，|每年|都?在|就是){{0,4}}$", re.IGNORECASE)
_SUFFIX = re.compile(rf"[^0-9，。！？；\n]{{0,2}}{any_of(_WORDS['suffix'])}")
_FIELD = any_of(_WORDS["field"])
_FIELD_BEFORE = re.compile(rf"(?:^|[，,、：:；;|\s（(]){_FIELD}[，,、：:；;|\s/]{{1,3}}$")
_FIELD_AFTER = re.compile(rf"[，,、；;|\s/）)]{{1,3}}{_FIELD}(?:$|[，,、；;|\s。/（(])")
_EVENT = re.compile(any_of(_WORDS["event"]))
_LAST_YEAR_OF_FIELDS = 2019
"""A day in a row of fields is taken for one of birth up to this year; later ones are mostly days of entry."""


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the days, with their year where it is told."""
    done = -1
    for found in _DATE.finditer(text.text):
        near, behind = before(text.text, found.start(), 16), after(text.text, found.end(), 8)
        if _CUE.search(near) or _is_born(behind) or _is_field(found[0], near, behind):
            done = found.end()
            yield Finding(*text.span(*found.span()), "BIRTH")
    for found in _SHORT.finditer(text.text):
        near, behind = before(text.text, found.start(), 16), after(text.text, found.end(), 8)
        if _CLOSE_CUE.search(near) or _is_born(behind):
            if found.start() >= done or done == -1:
                yield Finding(*text.span(*found.span()), "BIRTH")


def _is_born(behind: str) -> bool:
    return bool(_SUFFIX.match(behind) and not _EVENT.match(behind))


def _is_field(date: str, near: str, behind: str) -> bool:
    """Return whether the day stands among such things as 男，汉族 or 初中文化."""
    year = re.match(r"(?:19|20)\d\d", date)
    if year and int(year[0]) > _LAST_YEAR_OF_FIELDS:
        return False
    return bool(_FIELD_BEFORE.search(near) or (_FIELD_AFTER.match(behind) and not _EVENT.search(behind)))
