"""The site's programs and styles, in a folder whose name tells their content: ``assets/v-bcdfghjk/``.

Other bytes, another name: a browser may keep them for a year and never ask again (RFC 9111, section 5.2.2; RFC 8246).
They lie together under one name, so that they find each other by relative addresses as they do in the repository.
What the content makes, such as the search, keeps its address, and so does print: it changes with a lesson.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from classroom.outputs.output import Output
from classroom.outputs.phrases import URI as PHRASES
from classroom.outputs.print_pages import STYLES as PRINT_STYLES

PLAIN_FOLDER = "assets/"
"""Where programs stand in the repository, and where a site without any would look for them."""

_SOURCES = ("assets/css/", "assets/js/")
_REFERENCE = re.compile(r'((?:src|href)="(?:\.\./)*)(assets/(?:css|js)/[^"]+)(?=")')
_LETTERS = "bcdfghjkmnpqrstv"
_MARK_LETTERS = 8


class NamedPrograms(NamedTuple):
    """All outputs, the programs among them at their new places, and the folder that those are in."""

    outputs: tuple[Output, ...]
    folder: str


def name_programs(outputs: Sequence[Output]) -> NamedPrograms:
    """Return *outputs* with programs and styles in a folder named by their content, and pages that fetch them there."""
    programs = [output for output in outputs if is_program(output.uri)]
    if not programs:
        return NamedPrograms(tuple(outputs), PLAIN_FOLDER)
    digest = hashlib.sha256()
    for output in sorted(programs, key=lambda output: output.uri):
        for part in (output.uri.encode(), output.read_bytes()):
            digest.update(len(part).to_bytes(8))
            digest.update(part)
    folder = f"{PLAIN_FOLDER}v-{mark_digest(digest.hexdigest())}/"
    return NamedPrograms(tuple(_place(output, folder) for output in outputs), folder)


def is_program(uri: str) -> bool:
    """Tell whether the file at *uri* is one of the site's programs or styles."""
    return uri.startswith(_SOURCES) and not uri.startswith(f"{PRINT_STYLES}/") and uri != PHRASES


def place_program(uri: str, folder: str) -> str:
    """Return where *uri* is in a site whose programs are in *folder*; what is no program stays."""
    return folder + uri.removeprefix(PLAIN_FOLDER) if is_program(uri) else uri


def mark_digest(digest: str) -> str:
    """Return the start of the hexadecimal *digest* in letters: a run of digits would read like somebody's number."""
    return "".join(_LETTERS[int(digit, 16)] for digit in digest[:_MARK_LETTERS])


def _place(output: Output, folder: str) -> Output:
    if output.content is None or not output.is_page:
        return replace(output, uri=place_program(output.uri, folder))
    return replace(output, content=_REFERENCE.sub(lambda it: it[1] + place_program(it[2], folder), output.content))
