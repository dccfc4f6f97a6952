"""A title → an ASCII name for its file, in pinyin, that nothing else has."""

import re
from collections.abc import Collection

from pypinyin import lazy_pinyin

MOST_CHARACTERS = 40
_WORDS = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"(\d{2})-.*\.md")


def make_slug(title: str, taken: Collection[str] = (), otherwise: str = "draft") -> str:
    """Return words of pinyin joined by hyphens, at most 40 characters, with a number where the name is *taken*.

    Titles that hold nothing to read aloud get *otherwise*.
    """
    words = _WORDS.findall(" ".join(lazy_pinyin(title, errors=lambda text: f" {text} ")).lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:MOST_CHARACTERS]
        if len(longer) > MOST_CHARACTERS:
            break
        slug = longer
    slug = slug if slug not in ("", "index") else otherwise
    number = 2
    free = slug
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free


def next_number(names: Collection[str]) -> int:
    """Return the number after the highest of a course's lessons; *names* are the names of its files."""
    return max((int(found[1]) for found in map(_NUMBER.fullmatch, names) if found), default=0) + 1
