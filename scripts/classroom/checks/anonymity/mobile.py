"""MOBILE: telephone numbers of people; mainland mobile numbers and numbers abroad.

Good: 138****1234, 13XXXXXXXXX, 13,800,001,234 元. Bad: 13800001234, +86 138-0000-1234, 幺三八 零零零零 一二三四.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.digit_run import Number
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before, wide_before
from classroom.checks.anonymity.vocabulary import any_of, cue, read_words

_DIGITS = re.compile("(?P<prefix>0|86|0086|01[79]951|12593)?1[3-9][0-9]{9}")
_USUAL = frozenset(((11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4)))
_PREFIXES = ((2,), (4,), (1,), (2, 2))
_THOUSANDS = (2, 3, 3, 3)
_ABROAD = re.compile(
    r"(?<![0-9A-Za-z])(?:\+|00)(?!86)(?:1|7|2[0-9]|3[0-9]|4[0-9]|5[1-8]|6[0-6]|8[1-46]|9[0-8]|85[2356]|88[06])"
    r"[ .()-]{0,2}[0-9](?:[ .()-]{0,2}[0-9]){6,11}(?![0-9])"
)
_SHORT_GAP = re.compile(rf"[^|\n]{{0,3}}(?:{any_of(read_words('cues')['spoken_gap'])}[^\w|\n]{{0,3}}){{0,3}}")
_ORNAMENT = re.compile(r"(?:[…·*~～—–#=+•★☆♥❤^_]|[\U0001F000-\U0001FAFF]){1,4}")
_MACHINE = re.compile(rf"(?<![A-Za-z]){any_of(read_words('cues')['machine_before'])}[\"']?\s?[:=]\s?$", re.IGNORECASE)
_REACH = 20


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers, each with its country code."""
    for run in text.digit_runs:
        for number in run.numbers(11, 16):
            matched = _DIGITS.fullmatch(number.digits)
            if matched and _is_number(text.text, number, len(matched["prefix"] or "")):
                start = number.start - (text.text[number.start - 1 : number.start] == "+")
                yield Finding(*text.span(start, number.end), "MOBILE")
    for found in _ABROAD.finditer(text.text):
        yield Finding(*text.span(*found.span()), "MOBILE")


def _is_number(text: str, number: Number, prefix: int) -> bool:
    if (
        cue("money_after").match(after(text, number.end, 4).lstrip())
        or cue("money_before").search(before(text, number.start, 6))
        or _MACHINE.search(before(text, number.start, 16))
    ):
        return False
    lengths = _without_prefix(number.lengths, prefix)
    if lengths in _USUAL or (set(number.lengths) == {1} and number.is_even):
        return True
    if lengths == _THOUSANDS and set(number.gaps) <= {",", "，"}:
        return False
    if number.marks and all(_ORNAMENT.fullmatch(mark) for mark in number.marks) and number.is_even:
        return True
    if not number.is_apart or not all(_SHORT_GAP.fullmatch(gap) for gap in number.gaps):
        return False
    return number.is_tight or bool(cue("phone").search(wide_before(text, number.start, _REACH)))


def _without_prefix(lengths: tuple[int, ...], prefix: int) -> tuple[int, ...]:
    """Return the lengths of the groups without the first *prefix* digits."""
    left = list(lengths)
    while prefix:
        cut = min(prefix, left[0])
        left[0] -= cut
        prefix -= cut
        if not left[0]:
            left.pop(0)
    return tuple(left)
