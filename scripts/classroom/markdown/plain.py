"""Markdown → the words that a reader sees, without its marks."""

import html
import re

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|==|`")
_STARS = re.compile(r"(?<![*\\])\*(?=[^\s*])([^*]+)(?<=[^\s*\\])\*(?!\*)")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])(.+?)(?<=[^\s_])\1(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def strip_marks(text: str) -> str:
    """Return *text* without links' targets, bold, red flags, code marks and emphasis by underscores.

    This much is taken off a heading before its anchor is made.
    """
    plain = _MARKS.sub("", _LINK.sub(lambda found: found[1], html.unescape(text)))
    return _UNDERSCORES.sub(lambda found: found[2], plain)


def plain_text(text: str) -> str:
    """Return the words of a line of Markdown; a picture is told by its words."""
    plain = _STARS.sub(lambda found: found[1], strip_marks(text))
    return _ESCAPED.sub(lambda found: found[1], plain).strip()
