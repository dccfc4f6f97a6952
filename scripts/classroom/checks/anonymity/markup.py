"""What a page shows of Markdown and HTML: references and escapes read, marks of emphasis left out."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from classroom.checks.anonymity.edits import Edit

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}){2,}|(?<![0-9])%3[0-9](?![0-9A-Za-z])|%(?:20|2[DdEeFf]|40|5[Ff])")
_UNICODE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(\*\*|~~|==|`)(?=[^\s*~=`])[^\n*~=`]{1,200}(?<=\S)\1")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\ufeff")

TAG = re.compile(r"<!--.{0,2000}?-->|</?[A-Za-z][^<>\n]{0,300}>", re.DOTALL)
"""A tag, or a comment whole; what it holds is read apart from the text around it."""


def find_markup(original: str) -> Iterator[Edit]:
    """Yield an edit for each piece of Markdown or HTML that a reader does not see as it is written."""
    for found in _REFERENCE.finditer(original):
        text = html.unescape(found[0])
        if text != found[0]:
            yield Edit(
                found.start(), found.end(), "".join(" " if c.isspace() else c for c in text if c not in _INVISIBLE)
            )
    for found in _PERCENT.finditer(original):
        yield Edit(found.start(), found.end(), unquote(found[0]))
    for found in _UNICODE.finditer(original):
        code = int(found[1], 16)
        if not 0xD800 <= code <= 0xDFFF:
            yield Edit(found.start(), found.end(), chr(code))
    for found in _BACKSLASH.finditer(original):
        yield Edit(found.start(), found.end(), "")
    yield from _find_emphasis(original)


def _find_emphasis(original: str) -> Iterator[Edit]:
    """Yield the opening and closing marks; a mask like 138****1234 has no text between its stars."""
    for found in _EMPHASIS.finditer(original):
        width = len(found[1])
        yield Edit(found.start(), found.start() + width, "")
        yield Edit(found.end() - width, found.end(), "")
