"""Numbers in a text, however their digits are split, spelled or disguised.

A number is read group by group: 138 0000 1234, 幺三八-零零零零-一二三四, l38.OOOO.1234 are three groups of digits
each. Which groups make one number, and of what kind, is for a recogniser to tell by its length and checksum.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from classroom.checks.anonymity.characters import DECORATED
from classroom.checks.anonymity.markup import TAG
from classroom.checks.anonymity.vocabulary import any_of, read_words

_SPELLED = ("零〇○洞", "幺一壹壱弌", "二贰弍两", "三叁弎", "四肆", "五伍", "六陆", "七柒拐", "八捌", "九玖勾")
_HANZI = "".join(_SPELLED)
_READ = str.maketrans(
    {char: str(value) for value, chars in enumerate(_SPELLED) for char in chars}
    | dict(zip("OoIl", "0011", strict=True))
    | {char: str(unicodedata.digit(char)) for char in DECORATED}
)
_SOUNDS = (
    "零〇灵铃凌玲令洞", "一幺腰夭妖要衣依", "二两儿尔耳", "三山伞散叁", "四思斯死寺似肆", "五舞武午捂吴无伍屋",
    "六溜柳刘留陆",
    "七拐起奇骑妻期柒", "八巴爸发扒叭捌", "九久酒旧勾",
)  # fmt: skip
_ALIKE = str.maketrans({char: str(value) for value, chars in enumerate(_SOUNDS) for char in chars})
_NAMES = {
    name: str(value)
    for value, names in enumerate((
        "ling zero dong", "yao yi one", "er liang two", "san three", "si four", "wu five", "liu six", "qi guai seven",
        "ba eight", "jiu gou nine",
    ))
    for name in names.split()
}  # fmt: skip
_NAME = re.compile(any_of(_NAMES), re.IGNORECASE)
_LEAST_ALIKE = 7
"""So many characters or words that sound like digits do not follow each other by chance."""
_ENDS = "(?=[Xx]?(?![A-Za-z0-9]))"  # an identity number may end in X
_TOKEN = re.compile(
    rf"(?P<mixed>(?<![A-Za-z0-9])[0-9OoIl]*[0-9][0-9OoIl]*{_ENDS})|(?P<digits>[0-9]+)"
    rf"|(?P<alike>[{''.join(_SOUNDS)}]{{{_LEAST_ALIKE},}}?(?=[二两三四五六七]个[{_HANZI}0-9])"
    rf"|[{''.join(_SOUNDS)}]{{{_LEAST_ALIKE},}})"
    rf"|(?P<names>(?<![A-Za-z])(?i:{any_of(_NAMES)}[ ,.\-_，、·]{{0,2}}){{{_LEAST_ALIKE},}}(?![A-Za-z]))"
    rf"|(?P<between>(?<=[0-9])(?i:{any_of(_NAMES)})(?=[0-9 \-]))"
    rf"|(?P<hundred>一百[三四五六七八九]十[一二三四五六七八九]?(?=[{_HANZI}]{{4}}))"
    rf"|(?P<hanzi>[{_HANZI}]+?(?=[二两三四五六七]个[{_HANZI}0-9])|[{_HANZI}]+)|(?P<decorated>[{DECORATED}]+)|(?P<letters>(?<![A-Za-z])[OoIl]+{_ENDS})"
)
_MEASURE = re.compile("[十百千万亿个月年块元分秒天岁次回位名条类种家户张期]")
_REPEATED = re.compile(rf"(?P<count>[二两三四五六七2-7])个(?P<digit>[0-9{_HANZI}])(?![0-9十百千万])")
_LONG_END, _LONG_START = re.compile("[0-9OoIl]{3}$"), re.compile("[0-9OoIl]{3}")
_TAG_MARK = "\x00"
_GAP = re.compile(
    rf"一|(?:[^\w%°℃‰¥￥$€£]|_|\x00){{0,8}}(?:{any_of(read_words('cues')['spoken_gap'])}[^\w]{{0,3}}){{0,3}}"
)
_MAX_GAP = 400
_TIGHT = frozenset(" \t\u3000-‐‑‒–—―−.·•_/~")
_TIES = frozenset("-/.·_\u2010\u2011\u2012\u2013\u2014")
MAX_DIGITS = 24
"""No number that is looked for is longer."""


@dataclass(frozen=True)
class Group:
    """Digits that stand together: where in the text, and as 0 to 9."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True)
class Number:
    """Groups of a run that a recogniser may take as one number."""

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]
    is_apart: bool
    """Whether no dash, point or slash ties more digits to it on either side."""

    @property
    def start(self) -> int:
        """Where the first digit stands in the text."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """Where the last digit ends in the text."""
        return self.groups[-1].end

    @property
    def digits(self) -> str:
        """All digits, 0 to 9."""
        return "".join(group.digits for group in self.groups)

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many digits stand together, from mark to mark."""
        lengths = [len(self.groups[0].digits)]
        for gap, group in zip(self.gaps, self.groups[1:], strict=True):
            if gap:
                lengths.append(0)
            lengths[-1] += len(group.digits)
        return tuple(lengths)

    @property
    def marks(self) -> frozenset[str]:
        """What divides the digits, without tags."""
        return frozenset(gap.replace(_TAG_MARK, "") for gap in self.gaps if gap)

    @property
    def is_tight(self) -> bool:
        """Whether at most one kind of space, dash, point or slash divides the digits."""
        return len(self.marks) <= 1 and all(len(mark) <= 1 and set(mark) <= _TIGHT for mark in self.marks)

    @property
    def is_even(self) -> bool:
        """Whether the same mark divides all digits."""
        return len({mark.strip() for mark in self.marks}) <= 1


@dataclass(frozen=True)
class DigitRun:
    """Groups of digits with nothing between them but marks that may split one number; `gaps[i]` follows group i."""

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]

    def numbers(self, shortest: int, longest: int) -> Iterator[Number]:
        """Yield every sequence of neighbouring groups of *shortest* to *longest* digits, at most `MAX_DIGITS`."""
        for _, numbers in self.numbers_by_start(shortest, longest):
            yield from numbers

    def numbers_by_start(self, shortest: int, longest: int) -> Iterator[tuple[int, list[Number]]]:
        """Yield where a group starts with the numbers that begin with it."""
        for first, group in enumerate(self.groups):
            numbers = list(self._numbers_from(first, shortest, longest))
            if numbers:
                yield group.start, numbers

    def _numbers_from(self, first: int, shortest: int, longest: int) -> Iterator[Number]:
        count = 0
        for last in range(first, min(len(self.groups), first + MAX_DIGITS)):
            count += len(self.groups[last].digits)
            if count > longest:
                return
            if count >= shortest:
                yield Number(self.groups[first : last + 1], self.gaps[first:last], self._is_apart(first, last))

    def _is_apart(self, first: int, last: int) -> bool:
        around = (self.gaps[first - 1] if first else "", self.gaps[last] if last < len(self.gaps) else "")
        return not any(gap and set(gap) <= _TIES for gap in around)


def find_digit_runs(text: str) -> Iterator[DigitRun]:
    """Yield the runs of *text* in order; what a tag or a comment holds comes after the text around it."""
    inside: list[tuple[int, int]] = [found.span() for found in TAG.finditer(text)]
    outside = list(text)
    for start, end in inside:
        outside[start:end] = _TAG_MARK * (end - start)
    yield from _find_runs("".join(outside))
    for start, end in inside:
        for run in _find_runs(text[start:end]):
            moved = (Group(start + each.start, start + each.end, each.digits) for each in run.groups)
            yield DigitRun(tuple(moved), run.gaps)


def _find_runs(text: str) -> Iterator[DigitRun]:
    groups: list[Group] = []
    gaps: list[str] = []
    for group in _find_groups(text):
        if groups:
            gap = text[groups[-1].end : group.start]
            if len(gap) <= _MAX_GAP and _GAP.fullmatch(gap.strip(_TAG_MARK)):
                gaps.append(gap)
            else:
                yield DigitRun(tuple(groups), tuple(gaps))
                groups, gaps = [], []
        groups.append(group)
    if groups:
        yield DigitRun(tuple(groups), tuple(gaps))


def _find_groups(text: str) -> Iterator[Group]:
    """Yield the groups; numerals only where they are read digit by digit, letters only beside digits."""
    done = 0
    while found := _TOKEN.search(text, done):
        done = found.end()
        repeated = _REPEATED.match(text, found.start())
        if repeated:
            done = repeated.end()
            count, digit = (part.translate(_READ) for part in repeated.group("count", "digit"))
            yield Group(found.start(), repeated.end(), digit * int(count))
        elif not (found["hanzi"] and (_is_counted(text, found) or _is_dash(text, found))):
            yield Group(found.start(), found.end(), _read(found))


def _read(found: re.Match[str]) -> str:
    """Return the digits that a token is read as."""
    if found["names"] or found["between"]:
        return "".join(_NAMES[name.lower()] for name in _NAME.findall(found[0]))
    if found["hundred"]:
        return re.sub("[百十]", "", found[0]).ljust(3, "零").translate(_READ)
    if found["alike"] and not set(found[0]) <= set(_HANZI):
        return found[0].translate(_ALIKE)
    return found[0].translate(_READ)


def _is_counted(text: str, found: re.Match[str]) -> bool:
    """Return whether numerals name a quantity, as 三 does in 三个 and 一百二十三."""
    before = text[found.start() - 1 : found.start()] if found.start() else ""
    after = text[found.end() : found.end() + 1]
    return len(found[0]) < 3 and bool(_MEASURE.fullmatch(before) or _MEASURE.fullmatch(after))


def _is_dash(text: str, found: re.Match[str]) -> bool:
    """Return whether a numeral one is written for a dash, as in 138一0000一1234."""
    return found[0] == "一" and bool(
        _LONG_END.search(text[max(0, found.start() - 3) : found.start()]) and _LONG_START.match(text, found.end())
    )
