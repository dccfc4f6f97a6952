"""Headings of a Markdown text: their words, attributes and the anchors they get."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from classroom.markdown.lines import Line
from classroom.markdown.plain import strip_marks

_HEADING = re.compile(r"(?P<marks>#{1,6})(?P<rest>.*)")
_ATTRIBUTES = re.compile(r"\{:?(?P<inside>[^{}]*)\}$")
_ATTRIBUTE = re.compile(r"(?P<key>[^\s=]+)=(?P<value>\"[^\"]*\"|\S+)")
_IN_ANCHOR = ("L", "M", "Nd", "Nl", "Pc")


@dataclass(frozen=True)
class Heading:
    """A heading: `attributes` are the `key=value` pairs in its braces, `anchor` is unique in the file."""

    level: int
    text: str
    attributes: dict[str, str]
    anchor: str
    line: int
    attributes_column: int | None


def find_headings(lines: Iterable[Line]) -> Iterator[Heading]:
    """Yield the headings among *lines*, in order."""
    seen: dict[str, int] = {}
    for line in lines:
        found = _HEADING.fullmatch(line.text) if line.kind == "text" else None
        if not found:
            continue
        words = _strip_closing(found["rest"].strip())
        braces = _ATTRIBUTES.search(words)
        text = words[: braces.start()].rstrip() if braces else words
        attributes = dict(_read_attributes(braces["inside"])) if braces else {}
        column = line.text.rindex("{") + 1 if braces else None
        yield Heading(len(found["marks"]), text, attributes, _unique(slugify(text), seen), line.number, column)


def _strip_closing(words: str) -> str:
    """Return a heading's words without the hashes that may close it."""
    stripped = words.rstrip("#")
    closes = stripped != words and (not stripped or stripped[-1].isspace())
    return stripped.rstrip() if closes else words


def slugify(text: str) -> str:
    """Return the anchor of a heading, as code forges make it: letters, digits, hyphens, in lower case.

    The same rule as on the forge lets a link work in the editor, there, and on the site.
    """
    plain = strip_marks(text).lower()
    kept = (sign for sign in plain if sign in " -" or unicodedata.category(sign).startswith(_IN_ANCHOR))
    return "".join(kept).replace(" ", "-") or "section"


def _unique(slug: str, used: dict[str, int]) -> str:
    """Return *slug*, numbered when an earlier heading has it, and note it in *used*."""
    anchor = slug
    while anchor in used:
        used[slug] += 1
        anchor = f"{slug}-{used[slug]}"
    used[anchor] = 0
    return anchor


def _read_attributes(inside: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(inside):
        yield found["key"], found["value"].strip('"')
