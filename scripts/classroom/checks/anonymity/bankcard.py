"""BANKCARD: card numbers of 13 to 19 digits with a Luhn digit, and bank accounts that a word names.

Good: 尾号1234, 6222 **** **** 1234, 涉案金额 13,800 元. Bad: 6212 2600 0047 1871, 账号 3501000012340009871.
"""

from collections.abc import Iterator

from classroom.checks.anonymity.checksums import is_luhn_valid
from classroom.checks.anonymity.digit_run import Number
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, wide_before
from classroom.checks.anonymity.vocabulary import cue, read_table

_PREFIXES = tuple((row["prefix"], int(row["shortest"]), int(row["longest"])) for row in read_table("card_prefixes"))
_SHORTEST, _LONGEST = 12, 23
_LIST_MARKS = frozenset((",", "，", "、", ", ", "|", " | "))
_LONGEST_OF_LIST = 6
_REACH, _REACH_OF_ACCOUNT = 25, 12


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers of cards and accounts."""
    for run in text.digit_runs:
        for start, numbers in run.numbers_by_start(_SHORTEST, _LONGEST):
            near = wide_before(text.text, start, _REACH)
            is_named = bool(cue("card").search(near))
            is_account = is_named and bool(cue("account_number").search(near[-_REACH_OF_ACCOUNT:]))
            for number in numbers:
                if _is_card(number, is_named=is_named) or (is_account and _is_account(text.text, number)):
                    yield Finding(*text.span(start, number.end), "BANKCARD")


def _is_card(number: Number, *, is_named: bool) -> bool:
    digits = number.digits
    if not any(digits.startswith(prefix) and low <= len(digits) <= high for prefix, low, high in _PREFIXES):
        return False
    if is_luhn_valid(digits):
        return is_named or _is_grouped_in_fours(number) or (number.is_even and not _is_list(number))
    if digits.startswith("62") and len(number.lengths) > 1 and _is_grouped_in_fours(number):
        return number.is_tight
    is_one = number.is_tight or _is_grouped_in_fours(number) or (number.is_even and not _is_list(number))
    return is_named and len(digits) >= 16 and is_one


def _is_grouped_in_fours(number: Number) -> bool:
    return set(number.lengths[:-1]) <= {4} and number.lengths[-1] <= 4


def _is_list(number: Number) -> bool:
    """Return whether the groups may be numbers of their own, one after the other."""
    return bool(number.marks & _LIST_MARKS) and 1 < max(number.lengths) < _LONGEST_OF_LIST


def _is_account(text: str, number: Number) -> bool:
    return number.is_tight and not cue("money_after").match(after(text, number.end, 3))
