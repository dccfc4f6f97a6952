"""The sentences around a place in a text."""

import re

_STOP = re.compile(r"[。！？!?\n]")
_FARTHEST = 90
"""Characters to either side; more is another story."""


def find_context(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of `text[start:end]`, with the one before and the one after, begins and ends."""
    first, last = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
    before = [found.end() for found in _STOP.finditer(text, first, start)]
    after = [found.start() for found in _STOP.finditer(text, end, last)]
    return (before[-2] if len(before) > 1 else first), (after[1] if len(after) > 1 else last)
