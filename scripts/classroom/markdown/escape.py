"""Text that is not Markdown, made safe to stand in Markdown."""

import re

from markupsafe import Markup as Markdown

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~=^#!$\"']")
_START = re.compile(r"^([-+?]|\d+[.)])")


def escape_markdown(value: object) -> Markdown:
    """Return *value* as Markdown on one line whose every character stands for itself.

    Character references are used rather than backslashes: every Markdown engine and extension leaves them
    alone, also in tables, headings and attribute lists. What is Markdown already stays as it is.
    """
    if isinstance(value, Markdown):
        return value
    line = " ".join(str(value).split())
    line = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", line)
    return Markdown(_START.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", line))  # noqa: S704


def as_markdown(text: str) -> Markdown:
    """Return *text*, which is Markdown already, so that templates place it as it is."""
    return Markdown(text)  # noqa: S704


__all__ = ["Markdown", "as_markdown", "escape_markdown"]
