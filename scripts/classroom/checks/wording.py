"""`blames-victim`: who was deceived is not to blame, and nobody who reads of it dares to call if he is.

Cases, guides and lessons are read, and of each only its own words: what a swindler says stands in quotation marks
or in ``==…==``. A word that is denied (``不是因为贪心``) blames nobody.

Good: ``对方一直催，没有时间想``. Bad: ``他一时糊涂，贪小便宜``.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel

from classroom.checks.context import Context
from classroom.checks.narration import blank_quoted, read_narration
from classroom.library.entry import Entry
from classroom.models.base import quote
from classroom.models.page import Guide
from classroom.problem import Problem

CODE = "blames-victim"

_FILE = Path(__file__).parent / "data" / "blame_words.yml"
_NOTHING = re.compile(r"(?!)")
_DENIED = re.compile(
    r"(?:不是|并非|并不|不算|谈不上|算不上|别说|不说|不要说|不能说|不该说|不必说|[不别莫]怪|不要怪|[不别莫]笑|[不别]嫌|[不别]骂"
    r"|不责怪|不责骂|别责怪|别骂)[^，。；！？：、]{0,5}$"
)


@dataclass(frozen=True)
class _Blame:
    """Words of one kind: where they blame, where they do not, and what to write instead."""

    words: re.Pattern[str]
    innocent: re.Pattern[str]
    instead: str


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each word that blames the victim."""
    library = context.library
    entries: tuple[Entry[BaseModel], ...] = (*library.cases, *library.guides, *library.lessons)
    for entry in entries:
        flags = entry.model.red_flags if isinstance(entry.model, Guide) else ()
        swindlers_words = {blank_quoted(flag) for flag in flags}
        for passage in read_narration(entry):
            if passage.text in swindlers_words:
                continue
            for start, found, instead in find_blame(passage.text):
                line, column = passage.locate(start)
                message = f"“{quote(found)}”像是在怪被骗的人"
                if not context.waivers.covers(entry.path, found, CODE, (line, column)):
                    yield Problem(entry.path, line, column, CODE, message, instead)


def find_blame(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where in *text* the victim is blamed, the word, and what to write instead, by place."""
    found = {
        (match.start(), match[0], blame.instead)
        for blame in _read_blame()
        for match in blame.words.finditer(text)
        if not _DENIED.search(text[: match.start()]) and not _is_inside(match, blame.innocent.finditer(text))
    }
    end = 0
    for start, word, instead in sorted(found, key=lambda each: (each[0], -len(each[1]))):
        if start >= end:
            yield start, word, instead
            end = start + len(word)


def _is_inside(match: re.Match[str], others: Iterable[re.Match[str]]) -> bool:
    return any(other.start() <= match.start() and match.end() <= other.end() for other in others)


@functools.cache
def _read_blame() -> tuple[_Blame, ...]:
    return tuple(
        _Blame(
            _any_of(row["words"]),
            _any_of(row["except"]) if "except" in row else _NOTHING,
            row["instead"],
        )
        for row in yaml.safe_load(_FILE.read_text("utf-8"))
    )


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words.split(), key=len, reverse=True)))
