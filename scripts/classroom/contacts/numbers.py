"""Phone numbers in a text: by their shape, and by the words around them.

Shapes: mobiles (11 digits), area code and subscriber number, 400 and 800, 95xxx and 96xxx, 12xxx, 106 ports,
numbers with a country's code. Other short numbers, 110 among them, are phone numbers only where somebody is
told to call them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from classroom.contacts.digits import count_hanzi, read_digits, read_hanzi

_GAP = r"(?:[ .·-]|\*\*|==|`|\\){0,3}"
"""What may stand between two groups of a long number; marks of Markdown are not seen by readers."""

_SHORT_GAP = r"(?:[ -]|\*\*|==|`|\\){1,3}"
_ALONE = r"(?<![\d#A-Za-z_])(?<![A-Za-z]-)(?<!\d[.,])"
_ENDS = r"(?![\dA-Za-z_])(?![.,]\d)(?!\.[a-z])(?!-[A-Za-z])"
_APART = rf"{_ALONE}(?<!\d[ :/-])"
_ENDS_APART = rf"{_ENDS}(?![ :/-]\d)"


def _grouped(*sizes: int, gap: str = _SHORT_GAP) -> str:
    """Return a pattern of groups of so many digits with gaps between them."""
    return gap.join(rf"\d{{{size}}}" for size in sizes)


def _single(first: str, least: int, most: int) -> str:
    """Return a pattern of *first* and then one digit after another, gaps between all."""
    return rf"{first}(?:{_SHORT_GAP}\d){{{least},{most}}}"


_COUNTED = (
    r"(?!\s?(?:余|多|几|元|块|万|亿|千|百|人(?![工民员])|次|户|条|件|个|名|位|页|字|米|公里|平方|年|天(?!津)|分(?!机)"
    r"|秒|岁|度|倍|折|[%°]|本|张|份|批|起|台|辆|座|层|楼|栋|室|项|场|步|吨|斤|克|升|套|只|组|笔|部|册|例|遍|下|美元|港元"
    r"|平米|[KMGkm]?B\b|km\b|kg\b|[pcm]?m\b|px\b|[ms]s\b))"
)
"""Not before a unit: then it is a count. 人工 and 分机 follow phone numbers."""

_UNNUMBERED = r"(?<![第§¥$￥])(?<![第§¥$￥] )(?<!编号)(?<!单号)(?<!证号)(?<!学号)(?<!警号)(?<!文号)(?<!尾号)"

_MOBILE = "|".join(
    (
        _grouped(3, 4, 4, gap=_GAP),
        _grouped(3, 3, 5),
        _grouped(4, 3, 4),
        _grouped(4, 4, 3),
        _grouped(5, 6),
        _grouped(5, 3, 3),
        _grouped(3, 2, 2, 2, 2),
        _grouped(3, 2, 3, 3),
        _single(r"\d", 10, 10),
    )
)
_AREA = r"0(?:10|2\d|[3-9]\d{2})"
_SERVICE = r"(?:9[56]\d{3,6}|12\d{3}|100(?:86|10|99)(?:11)?)"
_SPLIT = "|".join(
    (
        rf"9[56]{_SHORT_GAP}\d{{3,4}}",
        rf"9[56]\d{_SHORT_GAP}\d{{2,3}}",
        rf"12{_SHORT_GAP}\d{{3}}",
        rf"12\d{_SHORT_GAP}\d{{2}}",
        _single(rf"9{_SHORT_GAP}[56]", 3, 4),
        _single(rf"1{_SHORT_GAP}2", 3, 3),
    )
)
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\dA-Za-z_])(?<!\d[.,])(?:(?:\+|00)?86{_GAP})?(?=1[ .·*=`\\-]*[3-9])(?:{_MOBILE})(?![\dA-Za-z_])",
        rf"(?<![\dA-Za-z_])(?<!\d[.,:-])\(?{_AREA}\)?{_GAP}(?:\d{{7,8}}|\d{{3,4}}{_GAP}\d{{4}}|{_SERVICE})(?![\dA-Za-z_])",
        rf"(?<![\dA-Za-z_])(?<!\d[.,])[48]00(?:{_GAP}\d{{3}}{_GAP}\d{{4}}|{_GAP}\d{{4}}{_GAP}\d{{3}}|\d{_GAP}\d{{3}}{_GAP}\d{{3}})"
        rf"(?![\dA-Za-z_]){_COUNTED}",
        rf"(?<![\dA-Za-z_])(?:\+[1-9]\d{{0,2}}|00[1-9]\d{{0,2}}(?=[ -]))(?:[ -]?\d{{2,}}){{2,5}}"
        rf"(?![\dA-Za-z_]){_COUNTED}",
        rf"{_ALONE}{_UNNUMBERED}106(?:\d{{5,17}}|\d?(?:[ -]\d{{2,6}}){{2,5}}){_ENDS}{_COUNTED}",
        rf"{_ALONE}{_UNNUMBERED}(?!12[05]00(?!\d)|9[56][05]00(?!\d)|12\d00(?=\s*(?:到|至|~|-)))(?:{_SERVICE}){_ENDS}{_COUNTED}",
        rf"{_APART}{_UNNUMBERED}(?:{_SPLIT}){_ENDS_APART}{_COUNTED}(?! ?[日号])",
    )
)
_CALL = (
    r"(?:拨打?|致电|(?<![A-Za-z])[Tt][Ee][Ll]|打|电话|手机|热线|专线|报警|(?<!牌)号码|短号|联系方式|[☎☏📞📱])"
    r"(?:[\s:是为“\"'‘「『*=\[(`]|号码|电话|手机|热线|专线|号|了|到|给|请){0,8}"
)
_CALLED = (
    rf"(?<![\d#])((?:{_AREA}[ -]?)?\d{{3,12}}|\d(?:{_SHORT_GAP}\d){{2,4}})"
    rf"(?![\d%])(?!-\d\d-\d\d)(?![.,:]\d)(?!\*\*\*){_COUNTED}"
)
_TOLD = re.compile(_CALL + _CALLED)
_MORE = re.compile(rf"[ ”\"」*\])]{{0,4}}(?:和|或者?|、|/|,|与|以及|再打)[ “\"「*\[(]{{0,4}}{_CALLED}")
"""A further number after one that somebody is told to call."""

_NAMED = re.compile(
    r"(?<![\d#A-Za-z.,-])(\d{3,8})[ ”\"」*]{0,3}(?:报警|急救|求助|举报|咨询|服务|投诉|客服|便民|反诈|预警|劝阻){0,2}"
    r"(?:电话|热线|专线)"
)
_NOT_A_DIGIT = re.compile(r"\D")
_COUNTRY = re.compile(r"^(?:\+|00)86")
_LEAST_HANZI = 3


@dataclass(frozen=True)
class Mention:
    """A phone number or address in a text: `start:end` is its place, `value` what it comes to."""

    start: int
    end: int
    value: str


@lru_cache(maxsize=16384)  # words of a schedule come back in every class
def find_numbers(text: str) -> tuple[Mention, ...]:
    """Return the phone numbers in *text*, one line or block, from left to right; `value` is digits only."""
    plain = read_digits(text)
    found = [*_find(plain)]
    chinese = read_hanzi(plain)
    if chinese != plain:
        found += [mention for mention in _find(chinese) if _is_read_out(plain, mention)]
    return tuple(_without_overlaps(found))


def area_less(number: str) -> str:
    """Return *number* without the area code that some write before a service number: 01012321 is 12321."""
    found = re.fullmatch(rf"{_AREA}(\d{{3,6}})", number)
    return found[1] if found else number


def _find(view: str) -> Iterator[Mention]:
    if not re.search(r"\d", view):
        return
    for pattern in _SHAPES:
        for found in pattern.finditer(view):
            yield _mention(view, *found.span())
    for found in _NAMED.finditer(view):
        yield _mention(view, *found.span(1))
    for told in _TOLD.finditer(view):
        number: re.Match[str] | None = told
        while number:
            yield _mention(view, *number.span(1))
            number = _MORE.match(view, number.end())


def _mention(view: str, start: int, end: int) -> Mention:
    written = view[start:end]
    value = _NOT_A_DIGIT.sub("", _COUNTRY.sub("", written, count=1))
    return Mention(start, end, value)


def _is_read_out(plain: str, mention: Mention) -> bool:
    """Tell whether enough of a number is written in Chinese numerals: one alone belongs to a word, as in 统一."""
    return count_hanzi(plain[mention.start : mention.end]) >= _LEAST_HANZI


def _without_overlaps(found: list[Mention]) -> Iterator[Mention]:
    """Yield the longest of what overlaps, by place."""
    kept: list[Mention] = []
    for mention in sorted(set(found), key=lambda mention: (mention.start - mention.end, mention.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    yield from sorted(kept, key=lambda mention: mention.start)
