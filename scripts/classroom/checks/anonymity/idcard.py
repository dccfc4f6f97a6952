"""IDCARD: identity numbers, 18 characters (GB 11643-1999) or the 15 digits of before 1999.

Good: 3504**********001X, 202411070000885213. Bad: 18 digits with a province and a date, also with a wrong check digit.
"""

import datetime
import re
from collections.abc import Iterator

from classroom.checks.anonymity.checksums import identity_check_digit
from classroom.checks.anonymity.digit_run import Number
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import any_of, cue, read_table, read_words

_PROVINCES = frozenset(row["code"] for row in read_table("province_codes"))
_LAST_X = re.compile(
    rf"(?:<[^<>]{{0,60}}>|[\W_]|{any_of(read_words('cues')['spoken_gap'])}){{0,4}}(?:[Xx×✕✖叉]|埃克斯)(?![A-Za-z])"
)
_NEIGHBOURS = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}[0-9]{6}[ ]?[(（][0-9A][)）]|[A-Z][12][0-9]{8}"
    r"|[157][ /][0-9]{6}[ /][0-9][(（][0-9][)）])"
)
_OF_PERMITS = frozenset(("810000", "820000", "830000"))
"""Regions of the residence permits of people of Hong Kong, Macao and Taiwan, found as PERMIT."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2050
_REACH = 20
_PART = re.compile(
    r"(?:身份证|身份号|证件)号?码?(?:的|是)?[后末尾最]{1,2}(?:[四六八4-8]|1[0-2]|十)位?数?(?:字)?(?:就?是|为|[：:])?\s?[“\"]?"
    r"(?P<part>(?!(?:123456|000000|111111|888888|666666)(?![0-9Xx]))[0-9]{3,11}[0-9Xx])(?![0-9A-Za-z*])"
)
"""The last digits alone; the last six tell day, order and check digit of a person."""


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers; those of Hong Kong, Macao and Taiwan too, when a word says what they are."""
    for run in text.digit_runs:
        for start, numbers in run.numbers_by_start(15, 19):
            is_named = bool(cue("identity").search(before(text.text, start, _REACH)))
            for number in numbers:
                end = _end_of_identity(text.text, number, is_named=is_named)
                if end:
                    yield Finding(*text.span(start, end), "IDCARD")
    for found in _PART.finditer(text.text):
        yield Finding(*text.span(*found.span("part")), "IDCARD")
    for found in _NEIGHBOURS.finditer(text.text):
        if cue("identity").search(before(text.text, found.start(), _REACH)):
            yield Finding(*text.span(*found.span()), "IDCARD")


def _end_of_identity(text: str, number: Number, *, is_named: bool) -> int | None:
    """Return where the identity number ends that *number* is or begins, if it is one."""
    digits, end = number.digits, number.end
    if len(digits) == 17:
        last = _LAST_X.match(text, number.end)
        if last:
            digits, end = f"{digits}X", last.end()
    if digits[:6] in _OF_PERMITS:
        return None
    if len(digits) == 18 and is_identity(digits):
        return end if is_named or has_check_digit(digits) or (number.is_even and not _is_order(text, number)) else None
    if len(digits) == 15 and _is_old_identity(digits) and (is_named or number.is_tight):
        return end
    is_permit = cue("permit", "document_words").search(before(text, number.start, 8))
    return end if is_named and number.is_even and 17 <= len(digits) <= 19 and not is_permit else None


def _is_order(text: str, number: Number) -> bool:
    """Return whether a word just before calls the number that of an order, a case or a parcel."""
    return bool(cue("order", "document_words").search(before(text, number.start, 8)))


def is_identity(number: str) -> bool:
    """Return whether 18 characters have a province and a day of birth, as every identity number has.

    The check digit is not asked for: a number with one wrong digit still tells who it is.
    """
    return number[:2] in _PROVINCES and _is_day(number[6:10], number[10:12], number[12:14])


def has_check_digit(number: str) -> bool:
    """Return whether the last of 18 characters is right."""
    return identity_check_digit(number[:17]) == number[17].upper()


def _is_old_identity(digits: str) -> bool:
    return digits[:2] in _PROVINCES and _is_day(f"19{digits[6:8]}", digits[8:10], digits[10:12])


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        return _FIRST_YEAR <= datetime.date(int(year), int(month), int(day)).year <= _LAST_YEAR
    except ValueError:
        return False
