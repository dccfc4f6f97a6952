"""Red flags in a text: `==先垫钱==` marks the words that give a fraud away."""

import re
from collections.abc import Iterable

from classroom.markdown.lines import Line
from classroom.markdown.links import blank_code
from classroom.markdown.plain import plain_text

_RED_FLAG = re.compile(r"==(?=[^\s=])([^=]|=(?!=))*?(?<!\s)==")
_SIGN = re.compile(r"==+")


def mark_red_flags(text: str) -> str:
    """Return a line of prose with its red flags as HTML, which every Markdown engine keeps.

    Extensions that read `==` disagree about marks next to hanzi and quotation marks.
    """
    prose = blank_code(text)
    for found in reversed(list(_RED_FLAG.finditer(prose))):
        inside = text[found.start() + 2 : found.end() - 2]
        text = f'{text[: found.start()]}<mark class="red-flag">{inside}</mark>{text[found.end() :]}'
    return text


def count_red_flags(lines: Iterable[Line]) -> int:
    """Return how many red flags the prose among *lines* holds."""
    return len(find_red_flags(lines))


def find_red_flags(lines: Iterable[Line]) -> list[str]:
    """Return the words of each red flag in the prose among *lines*, in order."""
    prose = (line.text for line in lines if line.kind == "text")
    spans = ((text, found.span()) for text in prose for found in _RED_FLAG.finditer(blank_code(text)))
    return [plain_text(text[start:end]) for text, (start, end) in spans]


def read_red_flags(lines: Iterable[Line]) -> list[str]:
    """Return the words of the red flags in the prose among *lines*, in their order."""
    prose = (blank_code(line.text) for line in lines if line.kind == "text")
    return [found[0].strip("=") for text in prose for found in _RED_FLAG.finditer(text)]


def find_open_flag(text: str) -> int | None:
    """Return the column, from 1, of a `==` in a line of prose that has no partner."""
    rest = _RED_FLAG.sub(lambda found: " " * len(found[0]), blank_code(text))
    found = _SIGN.search(rest)
    return found.start() + 1 if found else None
