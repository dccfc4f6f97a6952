"""What an edition hides, as short texts that can be searched for in what was built."""

import html
import re
from collections.abc import Iterator

from classroom.publication import Publication

MIN_LENGTH = 6
"""Shorter pieces stand everywhere by chance."""

_MARKUP = re.compile(r"[*_`=~\[\]()<>#|{}\\\"]+|^\s*(?:[-+]|\d+[.)])\s+|!!!\s*\w+|\?\?\?\+?\s*\w+", re.MULTILINE)
_TARGET = re.compile(r"(?<=\])\([^()\s]*\)")
"""Where a Markdown link leads, which a reader does not see."""

_SPACE = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Return *text* as it is compared: character references read, no white space, no Markdown marks."""
    return _SPACE.sub("", _MARKUP.sub("", html.unescape(text)))


def find_private_texts(publication: Publication) -> tuple[str, ...]:
    """Return the squeezed pieces of text that the edition hides and that no published text holds."""
    if publication.shows_instructor:
        return ()
    lines = "\n".join(_public_lines(publication))
    public = squeeze(lines + "\n" + _TARGET.sub("", lines))
    pieces = {max(_pieces(line), key=len) for line in _private_lines(publication)}
    return tuple(sorted(piece for piece in pieces if len(piece) >= MIN_LENGTH and piece not in public))


def _pieces(line: str) -> list[str]:
    return [_SPACE.sub("", piece) for piece in _MARKUP.split(html.unescape(line))]


def _private_lines(publication: Publication) -> Iterator[str]:
    for entry in publication.library.written:
        if publication.keeps(entry):
            yield from entry.body.instructor_text
        else:
            yield from (line.text for line in entry.body.lines)


def _public_lines(publication: Publication) -> Iterator[str]:
    for entry in publication.library.written:
        if publication.keeps(entry):
            hidden = entry.body.instructor_lines
            yield from (line.text for line in entry.body.lines if line.number not in hidden)
