"""Text that is not Markdown, made safe to stand in Markdown."""

import re
from functools import lru_cache

from markupsafe import Markup as Markdown

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~=^#!$\"']")
_START = re.compile(r"^([-+?]|\d+[.)])")


def escape_markdown(value: object) -> Markdown:
    """Return *value* as Markdown on one line whose every character stands for itself.

    Character references are used rather than backslashes: every Markdown engine and extension leaves them
    alone, also in tables, headings and attribute lists. What is Markdown already stays as it is.
    """
    return value if isinstance(value, Markdown) else _escape(str(value))


@lru_cache(maxsize=65536)  # names of venues, audiences and titles come back on every page
def _escape(text: str) -> Markdown:
    line = " ".join(text.split())
    line = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", line)
    return Markdown(_START.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", line))  # noqa: S704


def as_markdown(text: str) -> Markdown:
    """Return *text*, which is Markdown already, so that templates place it as it is."""
    return Markdown(text)  # noqa: S704


__all__ = ["Markdown", "as_markdown", "escape_markdown"]
