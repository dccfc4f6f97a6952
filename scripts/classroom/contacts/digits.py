"""Digits of every writing as ASCII, in a text of the same length, so that places in it stay true."""

import unicodedata

_SIGNS = ("〇零", "一幺壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_HANZI = {sign: str(value) for value, signs in enumerate(_SIGNS) for sign in signs}
_HYPHENS = frozenset("‐‑‒–—―−﹣－")
_WIDE = 0xFEE0


def read_digits(text: str) -> str:
    """Return *text* with digits, spaces and hyphens as ASCII, full-width signs narrow, its length kept.

    Digits are those of Unicode's category Nd, which have one value each whatever the script.
    """
    return text if text.isascii() else "".join(map(_read_sign, text))


def _read_sign(sign: str) -> str:
    if sign in _HYPHENS:
        return "-"
    value = unicodedata.decimal(sign, None)
    if value is not None:
        return str(value)
    if "！" <= sign <= "～":
        return chr(ord(sign) - _WIDE)
    return " " if unicodedata.category(sign) == "Zs" else sign


def read_hanzi(text: str) -> str:
    """Return *text*, as `read_digits` gives it, with Chinese numerals as digits too; 十 and 百 stay words."""
    return "".join(_HANZI.get(sign, sign) for sign in text)


def count_hanzi(text: str) -> int:
    """Return how many signs of *text* are Chinese numerals."""
    return sum(sign in _HANZI for sign in text)
