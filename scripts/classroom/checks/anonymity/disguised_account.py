"""ACCOUNT: names of accounts in disguise, just behind a word for a service: numerals, pictures and long dashes in them.

Good: 微信、QQ、支付宝, 微信——骗子最爱的工具, QQ 二三十个. Bad: 薇❤bao—zi—〇七, 微心qian👉0ba, 球球二三〇〇〇〇四四一.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, cue, read_words

_WORDS = read_words("account_words")
_NUMERALS = "零〇○一二三四五六七八九幺洞壹贰叁肆伍陆柒捌玖"
_PICTURES = "\u2600-\u27bf\U0001f300-\U0001faff"
_INNER = rf"A-Za-z0-9_{_NUMERALS}"
_DISGUISED = re.compile(
    rf"(?<![A-Za-z0-9_./@\-])[{_INNER}](?:[.\-—–~·]?[{_PICTURES}]{{0,2}}[.\-—–~·]?[{_INNER}]){{4,39}}(?![A-Za-z0-9_*])"
)
_PLAIN = re.compile(r"[A-Za-z0-9_.\-]+")
_SERVICE = re.compile(
    rf"{any_of(_WORDS['service'])}(?:{any_of(_WORDS['filler'])}){{0,4}}\s?$",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(any_of(_WORDS["official"]))
_REACH = 24
_FEWEST_LETTERS, _FEWEST_DIGITS = 3, 6
_QUANTITY = re.compile(rf"[百千万亿十个月年号日条名位人]|[{_NUMERALS}]?[百千万亿十]")


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the names, without the word for the service."""
    for found in _DISGUISED.finditer(text.text):
        near = before(text.text, found.start(), _REACH)
        if _is_disguised(found[0]) and _SERVICE.search(near) and not _OFFICIAL.search(near):
            behind = after(text.text, found.end(), 4)
            if not _QUANTITY.match(behind) and not cue("value_after").match(behind):
                yield Finding(*text.span(*found.span()), "ACCOUNT")


def _is_disguised(name: str) -> bool:
    """Return whether *name* has a disguise, and enough letters or digits to be an id."""
    letters = sum(char.isascii() and char.isalpha() for char in name)
    digits = sum(char.isdigit() or char in _NUMERALS for char in name)
    is_mixed = letters >= _FEWEST_LETTERS and digits > 0
    return not _PLAIN.fullmatch(name) and (is_mixed or digits >= _FEWEST_DIGITS or letters >= 2 * _FEWEST_LETTERS)
