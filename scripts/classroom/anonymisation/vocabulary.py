"""The lists of words in `data/words.yml`."""

import functools
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).parent / "data" / "words.yml"


@functools.cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return read


def read_words(name: str) -> tuple[str, ...]:
    """Return the list of words called *name*."""
    return tuple(_read()[name].split())


def any_of(name: str) -> str:
    """Return a pattern of any word of the list called *name*, the longest first."""
    return "(?:" + "|".join(sorted(read_words(name), key=len, reverse=True)) + ")"


def read_titles() -> dict[str, str]:
    """Return how people are called after their surname → the role that stands for them."""
    return {title: role for role, titles in _read()["titles"].items() for title in titles.split()}
