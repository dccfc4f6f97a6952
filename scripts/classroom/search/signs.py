"""Text → the pieces of it that are looked up: pairs of hanzi, and words of Latin letters or digits.

The same rules run in the browser, in `docs/assets/js/search/signs.js`.
"""

import re
import unicodedata
from collections.abc import Iterator

_RUN = re.compile(r"(?P<han>[\u3400-\u9fff\u3007\U00020000-\U0003ffff]+)|(?P<word>[a-z0-9]+)")
EMPTY_SIGNS = frozenset("的了着吗呢吧啊呀也就都还又很这那您你我他她它们")
"""Hanzi that tell nothing of what a text is about; pairs with them are not looked up in texts."""
LONGEST_WORD = 24
"""Longer words, such as addresses, are cut."""


def normalise(text: str) -> str:
    """Return *text* in one writing: half width, lower case (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", text).lower()


def find_grams(text: str) -> Iterator[str]:
    """Yield each telling pair of neighbouring hanzi in *text*, a hanzi that stands alone, and each word."""
    for found in _RUN.finditer(normalise(text)):
        run = found[0]
        if found["word"]:
            yield run[:LONGEST_WORD]
        elif len(run) == 1:
            yield run
        else:
            pairs = (run[i : i + 2] for i in range(len(run) - 1))
            yield from (pair for pair in pairs if EMPTY_SIGNS.isdisjoint(pair))


def find_hanzi(text: str) -> set[str]:
    """Return the hanzi that occur in *text*."""
    return {sign for found in _RUN.finditer(normalise(text)) if found["han"] for sign in found[0]}


def find_words(text: str) -> set[str]:
    """Return the words of Latin letters and digits in *text*."""
    return {found["word"][:LONGEST_WORD] for found in _RUN.finditer(normalise(text)) if found["word"]}
