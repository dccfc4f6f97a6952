"""A Markdown body, read once: lines, headings, links, fenced blocks and instructor's blocks."""

import re
from dataclasses import dataclass
from functools import cached_property

from classroom.markdown.headings import Heading, find_headings
from classroom.markdown.lines import Fence, Line, classify_lines
from classroom.markdown.links import Link, find_links

_INSTRUCTOR = re.compile(
    r"(?P<indent>[ \t]*)(?P<around>[>*+\-\d.) \t]*)(?:!!!|\?\?\?\+?)[ \t]*(?:[\w-]+[ \t]+)*instructor\b.*",
    re.IGNORECASE,
)


_TO_NEXT_HEADING = -1


def _depth(text: str) -> int:
    """Return how far *text* is indented; engines take a tab for four spaces."""
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def find_instructor_head(line: Line) -> re.Match[str] | None:
    """Return the head of an instructor's block; its group `around` holds a quotation's or list item's sign."""
    return _INSTRUCTOR.fullmatch(line.text) if line.kind == "text" else None


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
        """The numbers of the lines inside instructor's blocks, their heads included.

        A block inside a quotation or on a list item's own line hides all up to the next heading: it is refused
        by a rule, and until then nothing of it may show.
        """
        inside: set[int] = set()
        indent: int | None = None
        headings = {heading.line for heading in self.headings}
        for line in self.lines:
            if indent is not None and not self._ends_block(line, indent, headings):
                inside.add(line.number)
                continue
            head = find_instructor_head(line)
            indent = None
            if head:
                inside.add(line.number)
                indent = _TO_NEXT_HEADING if head["around"] else _depth(head["indent"])
        return frozenset(inside)

    @staticmethod
    def _ends_block(line: Line, indent: int, headings: set[int]) -> bool:
        if indent == _TO_NEXT_HEADING:
            return line.number in headings
        return bool(line.text.strip()) and _depth(line.text) <= indent

    @property
    def instructor_text(self) -> tuple[str, ...]:
        """The lines of text that only the instructors' edition may show, without their block's head."""
        return tuple(
            line.text.strip()
            for line in self.lines
            if line.number in self.instructor_lines and line.text.strip() and not find_instructor_head(line)
        )
