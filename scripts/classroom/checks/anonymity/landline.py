"""LANDLINE: fixed telephones by area code, or by a word that says so.

Good: 110, 96110, 010-12321, 95588, 400-800-8000, the number of a public office. Bad: 0598-8270000, 座机 8270000.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.digit_run import Number
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, cue, read_table, read_words

_AREA = any_of(row["code"] for row in read_table("area_codes"))
_WITH_AREA = re.compile(rf"{_AREA}[0-9]{{7,8}}")
_FROM_ABROAD = re.compile(rf"(?:00)?86(?={_AREA.replace('(?:0', '(?:').replace('|0', '|')}[0-9]{{7,8}})[0-9]{{9,11}}")
_UNASSIGNED = re.compile("0[3-9][0-9]{2}[2-8][0-9]{6,7}")
"""What is written as area code and number and has a word for a telephone before it, though no city has the code."""
_CODE_DIGITS = 4
_LOCAL = re.compile("[2-9][0-9]{6,7}")
_EXTENSION = re.compile(r"[ ,，]{0,2}(?:转|分机号?|ext\.?|[x#]|-)[ ]{0,2}[0-9]{1,5}(?![0-9])(?!-[0-9])", re.IGNORECASE)
_OFFICE = re.compile(rf"{any_of(read_words('cues')['public_office'])}[^，,。；;\d]{{0,12}}$", re.IGNORECASE)
_CALLED_AFTER = re.compile(r"[^\w。]{0,3}(?:拨过去|打过去|拨打|打不通|没人接|打通|是空号|回拨|响了)")
_REACH = 16


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers, each with its area code and extension."""
    for run in text.digit_runs:
        for number in run.numbers(7, 14):
            if _is_number(text.text, number):
                extension = _EXTENSION.match(text.text, number.end)
                end = extension.end() if extension else number.end
                yield Finding(*text.span(_with_bracket(text.text, number.start), end), "LANDLINE")


def _is_number(text: str, number: Number) -> bool:
    digits = number.digits
    near = before(text, number.start, 2 * _REACH)
    if _OFFICE.search(near) or cue("money_after").match(after(text, number.end, 4).lstrip()):
        return False
    if _WITH_AREA.fullmatch(digits):
        return (
            len(number.groups) == 1
            or (set(number.lengths) == {1} and number.is_even)
            or (_is_grouped(number) and (number.is_apart or bool(_EXTENSION.match(text, number.end))))
        )
    if _UNASSIGNED.fullmatch(digits) and (set(number.lengths) == {1} or number.lengths[0] == _CODE_DIGITS):
        return bool(cue("phone").search(near[-_REACH:]) or cue("fixed_phone").search(near[-_REACH:]))
    if _FROM_ABROAD.fullmatch(digits) and text[number.start - 1 : number.start] in ("+", "0"):
        return True
    return (
        number.is_apart
        and bool(_LOCAL.fullmatch(digits))
        and bool(cue("fixed_phone").search(near[-_REACH:]) or _CALLED_AFTER.match(after(text, number.end, 8)))
    )


def _is_grouped(number: Number) -> bool:
    """Return whether the area code stands by itself, before one or two groups."""
    return number.lengths[0] in (3, 4) and len(number.groups) <= 3 and min(number.lengths) >= 3


def _with_bracket(text: str, start: int) -> int:
    """Return *start*, or where an opening bracket or a plus sign just before it stands."""
    return start - (text[start - 1 : start] in tuple("(（+"))
