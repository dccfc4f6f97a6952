"""SCHOOL: a named school with a grade or a class.

Good: 走进实验小学, 三年级2班的同学, 某小学五年级学生.
Bad: 梧桐小学五年级3班, 清溪一中高二（7）班, 大三班（蓝天幼儿园）.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("school_words")
_HANZI = "[\u3400-\u9fff]"
_SCHOOL, _GRADE, _CLASS = (any_of(_WORDS[name]) for name in ("school", "grade", "class"))
_BETWEEN = (
    r"(?:[的，,、：:（(\s“”\"]|今年|现在|现|正在|正|就读|读|上|念|在"
    rf"|{_HANZI}{{2,10}}?(?:系|学院|专业|部|校区|分校|班级)|{_HANZI}{{2,6}}(?=(?:19|20)?[0-9]{{2}}级)){{0,4}}"
)
_PLACED = re.compile(
    rf"(?P<name>(?:{_HANZI}|[A-Za-z0-9])(?:{_HANZI}|[A-Za-z0-9]){{0,14}}?(?:{_SCHOOL}))(?:{_HANZI}{{0,3}}?{_SCHOOL})?{_BETWEEN}"
    rf"(?P<place>{_GRADE}{_BETWEEN}{_CLASS}|{_CLASS}|{_GRADE})"
)
_TURNED = re.compile(rf"(?P<place>{_GRADE}[\s]?{_CLASS}|{_CLASS})[（(，, ]{{1,2}}(?P<name>{_HANZI}{{2,12}}?{_SCHOOL})")
_NAMELESS = re.compile(rf"{any_of(_WORDS['nameless'])}$")
_LEAD_IN = re.compile(any_of(_WORDS["lead_in"]))
_PERSON = re.compile(any_of(_WORDS["person"]))
_EVENT = re.compile(any_of(_WORDS["event"]))
_ONLY_SCHOOL = re.compile(rf"{_SCHOOL}$")


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the schools with grade and class; with a grade alone only where somebody of it is spoken of."""
    for pattern in (_PLACED, _TURNED):
        for found in pattern.finditer(text.text):
            begin = _begin(found["name"])
            if not _has_name(found["name"][begin:]):
                continue
            if _is_class(found["place"]) or _is_about_somebody(text.text, found):
                start = found.start("name") + begin if pattern is _PLACED else found.start()
                yield Finding(*text.span(start, found.end()), "SCHOOL")


def _begin(name: str) -> int:
    """Return where in *name* the school's own name begins."""
    begin = 0
    for found in _LEAD_IN.finditer(name):
        if _has_name(name[found.end() :]):
            begin = found.end()
    return begin


def _has_name(name: str) -> bool:
    """Return whether more than the kind of a school is said."""
    own = _ONLY_SCHOOL.sub("", name)
    return bool(own) and not _NAMELESS.search(own) and "某" not in own


def _is_class(place: str) -> bool:
    return place.endswith("班") and not re.fullmatch(r"[大中小托]{1,2}班|混龄班|毕业班|学前班", place)


def _is_about_somebody(text: str, found: re.Match[str]) -> bool:
    near, behind = before(text, found.start(), 12), after(text, found.end(), 10)
    if _EVENT.search(near) or _EVENT.search(behind):
        return False
    return bool(_PERSON.search(near[-8:]) or _PERSON.search(behind))
