"""What stands just before and after a place in a text."""

import re

_SENTENCE_END = re.compile(r"[。！？!?；;\n]")


def before(text: str, start: int, reach: int) -> str:
    """Return up to *reach* characters before *start*, of the same sentence."""
    near = text[max(0, start - reach) : start]
    return _SENTENCE_END.split(near)[-1]


def wide_before(text: str, start: int, reach: int) -> str:
    """Return up to *reach* characters before *start*, over line breaks and sentences."""
    return text[max(0, start - reach) : start]


def after(text: str, end: int, reach: int) -> str:
    """Return up to *reach* characters from *end* on, of the same sentence."""
    return _SENTENCE_END.split(text[end : end + reach])[0]
