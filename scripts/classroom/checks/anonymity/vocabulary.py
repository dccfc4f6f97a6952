"""Tables of data that recognisers use: words and codes, as files in `data/`."""

import csv
import functools
import re
from collections.abc import Iterable
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent / "data"


@functools.cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `data/NAME.csv` by column; lines that begin with # are notes."""
    lines = (_FOLDER / f"{name}.csv").read_text("utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


@functools.cache
def read_words(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of words of `data/NAME.yml` by name; in the file white space divides them."""
    read = yaml.safe_load((_FOLDER / f"{name}.yml").read_text("utf-8"))
    return {key: tuple(words.split()) for key, words in read.items()}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of *words*, which are patterns themselves; the longest is tried first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


@functools.cache
def cue(name: str, group: str = "cues") -> re.Pattern[str]:
    """Return the pattern of the words listed as *name* in `data/GROUP.yml`, in any case."""
    return re.compile(any_of(read_words(group)[name]), re.IGNORECASE)
