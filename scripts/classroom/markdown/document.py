"""A Markdown body, read once: lines, headings, links, fenced blocks and instructor's blocks."""

import re
from dataclasses import dataclass
from functools import cached_property

from classroom.markdown.headings import Heading, find_headings
from classroom.markdown.lines import Fence, Line, classify_lines
from classroom.markdown.links import Link, find_links

_INSTRUCTOR = re.compile(r"(?P<indent> *)(?:!!!|\?\?\?\+?)\s+instructor\b.*")


@dataclass(frozen=True)
class Document:
    """The body of the file at `path`; its first line is line `first_line` of the file."""

    path: str
    text: str
    first_line: int = 1

    @cached_property
    def _parts(self) -> tuple[tuple[Line, ...], tuple[Fence, ...]]:
        return classify_lines(self.text, self.first_line)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in order."""
        return self._parts[0]

    @property
    def fences(self) -> tuple[Fence, ...]:
        """Every fenced block, in order."""
        return self._parts[1]

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order."""
        return tuple(find_headings(self.lines))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link and picture, in order."""
        return tuple(link for line in self.lines if line.kind == "text" for link in find_links(line.text, line.number))

    @cached_property
    def instructor_lines(self) -> frozenset[int]:
        """The numbers of the lines inside instructor's blocks, their heads included."""
        inside: set[int] = set()
        indent: int | None = None
        for line in self.lines:
            depth = len(line.text) - len(line.text.lstrip(" "))
            if indent is not None and (not line.text.strip() or depth > indent):
                inside.add(line.number)
                continue
            head = _INSTRUCTOR.fullmatch(line.text) if line.kind == "text" else None
            indent = len(head["indent"]) if head else None
            if head:
                inside.add(line.number)
        return frozenset(inside)

    @property
    def instructor_text(self) -> tuple[str, ...]:
        """The lines of text that only the instructors' edition may show, without their block's head."""
        return tuple(
            line.text.strip()
            for line in self.lines
            if line.number in self.instructor_lines and line.text.strip() and not _INSTRUCTOR.fullmatch(line.text)
        )
