"""SCHOOL: a named school with a grade or a class, also told apart in a sentence.

Good: 走进实验小学, 三年级2班的同学, 某小学五年级学生.
Bad: 梧桐小学五年级3班, 清溪一中高二（7）班, 大三班（蓝天幼儿园）, 计科2102班, 在江州学院.
"""

import itertools
import re
from collections.abc import Iterator

from classroom.checks.anonymity.columns import find_lines
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before, wide_before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("school_words")
_HANZI = "[\u3400-\u9fff]"
_NUMBERED_GRADE, _GRADE, _CLASS_NAME = (any_of(_WORDS[name]) for name in ("numbered_grade", "grade", "class_name"))
_NUMBER = r"[（(]?\s?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?[）)]?\s?"
_SQUAD = rf"(?:班(?!{any_of(_WORDS['no_class'])}(?!主任|长))|中队)(?:[0-9]{{1,2}}号)?"
_GRADED = re.compile(
    rf"(?P<graded>{_NUMBERED_GRADE}[的，, （(]{{0,2}}(?:{_HANZI}{{1,8}}?)?{_NUMBER}{_SQUAD}"
    rf"|(?:(?<![实附一二三四五六七八九十])[小]|G[0-9]|[初高大一二三四五六七八九])[一二三四五六]?年?[（(]\s?[0-9一二三四五六七八九十]{{1,3}}\s?[）)]\s?{_SQUAD}"
    rf"|(?:(?<=[学校中小])|(?<=班级[：:是]))[一二三四五六七八九1-9][（(]\s?[0-9一二三四五六七八九十]{{1,2}}\s?[）)](?!\s?班)"
    rf"|(?<![第0-9])[一二三四五六七八九1-9](?:年级?)?[0-9]{{1,2}}\s?{_SQUAD}|[一二三四五六七八九]年[一二三四五六七八九十]{{1,2}}班|[初高][一二三1-3][0-9]{{1,2}}班)"
)
_OTHER = re.compile(
    rf"(?P<coded>{_HANZI}{{2,8}}(?:专业)?[（(]?(?:[0-9]{{2}}|[0-9]{{4}})[）)]?(?:-[0-9]{{1,2}}|[一二三四])?[班级]?(?![0-9年月日号元名人个万岁次.:％%期条届版米路课点]))"
    rf"|(?P<tracked>{_HANZI}{{2,6}}[0-9一二三四五六七八九]{{1,2}}{_SQUAD})"
    rf"|(?P<bare>(?<![0-9第一二三四五六七八九十]){_NUMBER}{_SQUAD}|(?<![0-9.])[1-9一二三四五六七八九][.·、\-][0-9一二三四五六七八九十]{{1,2}}\s?班)"
    rf"|(?P<named>{_CLASS_NAME})|(?P<grade>{_GRADE})"
)
_NICKNAME = any_of(_WORDS["nickname"])
_SCHOOL = re.compile(rf"(?P<nickname>{_NICKNAME})|{any_of(_WORDS['school'])}")
_NAME = re.compile(rf"(?:{_HANZI}|[A-Za-z0-9·“”\"]){{0,16}}$")
_BETWEEN = re.compile(
    rf"(?:[的，,、：:（(\s“”\"@·/|\-—]|今年|现在|现|正在|正|就读|读|上|念|在|我们|大队部|{_NUMBERED_GRADE}"
    rf"|{_HANZI}{{1,10}}?(?:系|学院|专业|部|校区|分校|分园|班级|class)|(?:{_HANZI}{{2,6}})(?=(?:19|20)?[0-9]{{2}}级)){{0,4}}"
)
_SENTENCE = re.compile(r"[^。！？\n]+")
_HINT = re.compile(
    r"班|中队|年级|[学校中小：:是][一二三四五六七八九1-9][（(]|[级届]|[初高大研博][一二三四五1-5]|[0-9]{4}"
)
"""What every class holds; other sentences need no closer look."""
_LATIN_SCHOOL, _LATIN_CLASS = any_of(_WORDS["latin"]), rf"{any_of(_WORDS['latin_class'])} ?[0-9A-Z]{{1,3}}"
_LATIN = re.compile(
    rf"{_LATIN_CLASS},? \(?{_LATIN_CLASS}\)?[^.\n]{{0,30}}?{_LATIN_SCHOOL}"
    rf"|(?:[A-Z][A-Za-z']+ ){{1,5}}{_LATIN_SCHOOL}[^.\n]{{0,16}}?{_LATIN_CLASS}(?:,? ?{_LATIN_CLASS})?"
)
_NAMELESS = re.compile(rf"{any_of(_WORDS['nameless'])}$")
_LEAD_IN = re.compile(any_of(_WORDS["lead_in"]))
_PERSON = re.compile(any_of(_WORDS["person"]))
_EVENT = re.compile(any_of(_WORDS["event"]))
_ONLY_SCHOOL = re.compile(rf"(?:{any_of(_WORDS['school'])}|{_NICKNAME})+$")
_SCHOOL_HEADING, _CLASS_HEADING = (
    re.compile("(?:就读|所在)?(?:学校|校名|单位|园所)(?:名称)?"),
    re.compile("班级?|班别|所在班级?"),
)
_HAS_CLASS = re.compile("^[0-9一二三四五六七八九十大中小托初高（()）.·班年级-]{1,10}$")
_APART = 20
_REACH = 44
_TURNED = 12


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the schools with grade and class; with a grade alone only where somebody of it is spoken of."""
    for sentence in _SENTENCE.finditer(text.text):
        if not _HINT.search(sentence[0]):
            continue
        classes = (pattern.finditer(text.text, *sentence.span()) for pattern in (_GRADED, _OTHER))
        for found in itertools.chain(*classes):
            span = _school_before(text.text, found) or _school_after(text.text, found)
            if span:
                yield Finding(*text.span(*span), "SCHOOL")
    for line in find_lines(text.text, _CLASS_HEADING) if _CLASS_HEADING.search(text.text) else ():
        school = [cell for cell in line if _SCHOOL_HEADING.fullmatch(cell.heading) and _has_own_name(cell.text)]
        squads = [cell for cell in line if _CLASS_HEADING.fullmatch(cell.heading) and _HAS_CLASS.search(cell.text)]
        if school and squads:
            cells = (*school, *squads)
            start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
            yield Finding(*text.span(start, end), "SCHOOL")
    for found in _LATIN.finditer(text.text):
        yield Finding(*text.span(*found.span()), "SCHOOL")


def _school_before(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    """Return the span from the name of the school that stands before the class to the end of the class."""
    start, end = found.span()
    inside = _end_of_school(found[0])
    near = wide_before(text, start + inside, _REACH).rpartition("\n\n")[2]
    schools = list(_SCHOOL.finditer(near))
    if not schools:
        return None
    last = schools[-1]
    between = near[last.end() :]
    name = _named_part(near[: last.end()], is_nickname=last["nickname"] is not None)
    if name is None:
        return None
    is_near = bool(_BETWEEN.fullmatch(between))
    if found.lastgroup == "grade":
        fits = is_near and _is_about_somebody(text, start + inside - len(between) - len(name), end)
    elif found.lastgroup == "graded":
        fits = is_near or len(between) <= _APART
    else:
        fits = is_near
    return (start + inside - len(between) - len(name), end) if fits else None


def _end_of_school(place: str) -> int:
    """Return where the name of a school ends that *place*, read too widely, holds."""
    return max((school.end() for school in _SCHOOL.finditer(place)), default=0)


def _school_after(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    """Return the span from a class to the name of the school told after it."""
    if found.lastgroup == "grade":
        return None
    behind = after(text, found.end(), _TURNED + _APART)
    schools = (
        (school, _named_part(behind[: school.end()], is_nickname=school["nickname"] is not None))
        for school in _SCHOOL.finditer(behind)
    )
    school, name = next(((school, name) for school, name in schools if name is not None), (None, None))
    if school is None or name is None:
        return None
    gap = behind[: school.end() - len(name)]
    limit = _TURNED if found.lastgroup == "graded" else 2
    return (found.start(), found.end() + school.end()) if len(gap) <= limit and gap else None


def _named_part(before_end: str, *, is_nickname: bool) -> str | None:
    """Return the name of the school that *before_end* ends with; None when only the kind of it is told."""
    run = _NAME.search(before_end)
    name = run[0] if run else ""
    begin = 0
    for found in _LEAD_IN.finditer(name):
        if _has_name(name[found.end() :], is_nickname=is_nickname):
            begin = found.end()
    return name[begin:] if _has_name(name[begin:], is_nickname=is_nickname) else None


def _has_name(name: str, *, is_nickname: bool) -> bool:
    """Return whether more than the kind of a school is said."""
    own = _ONLY_SCHOOL.sub("", name)
    if "某" in name or re.search(r"[×○〇*]", name):
        return False
    if is_nickname:
        return len(name) > 1
    return bool(own) and not _NAMELESS.search(own)


def _has_own_name(name: str) -> bool:
    return len(name) > 1 and bool(_SCHOOL.search(name)) and _has_name(name, is_nickname=False)


def _is_about_somebody(text: str, start: int, end: int) -> bool:
    near, behind = before(text, start, 12), after(text, end, 10)
    if _EVENT.search(near) or _EVENT.search(behind):
        return False
    return bool(_PERSON.search(near[-8:]) or _PERSON.search(behind))
