"""The characters that hold a text together: line breaks, cells, keys, quotes. They stay whatever words change."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["markdown", "yaml", "json", "csv", "plain"]
Span = tuple[int, int]

FORMS: dict[str, Form] = {
    "md": "markdown", "markdown": "markdown", "yml": "yaml", "yaml": "yaml", "json": "json", "csv": "csv", "tsv": "csv",
}  # fmt: skip
"""The ending of a file's name → the form of its text; every other text is `plain`."""

FIXED_KEYS = frozenset(
    ("fraud", "basis", "period", "age", "channel", "loss", "outcome", "lessons", "review", "by", "on", "id")
)
"""Keys whose values are words from a list, days or references: a detail is never made vaguer in them."""

_LINE = re.compile(
    r"(?:\A|\n)(?:[ \t]*>)*[ \t]*(?:[-*+][ \t]+|[0-9]{1,2}[.)][ \t]+|#{1,6}[ \t]+"
    r"|(?:!!!|\?\?\?\+?)[ \t]+[a-z-]+(?:[ \t]+\")?)?"
)
_ATTRIBUTES = re.compile(r"^#{1,6}[^\n]*?(?P<attributes>\{[^}\n]*\})[ \t]*$", re.MULTILINE)
_MARKDOWN = re.compile(r"<!--|-->|```+|~~~+|!?\[(?=[^\]\n]*\]\()|\]\(")
_DELIMITER_ROW = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_YAML = re.compile(r"""(?:\A|\n)[ \t]*(?:-[ \t]+)*|:(?=\s|$)[ \t]*[|>]?[-+]?|["'{}\[\]]|,(?![0-9]{3})|(?<=\s)\#""")
_YAML_KEY = re.compile(
    r"""(?:(?:^|(?<=[{,]))[ \t]*(?:-[ \t]+)*)(?P<key>["']?[^\s:#{}\[\],"'][^:#\n{}\[\],"']*["']?):(?=\s|$)""",
    re.MULTILINE,
)
_JSON = re.compile(r'(?P<quoted>"(?:\\.|[^"\\\n])*")|\n[ \t]*|[{}\[\]:,]')
_CSV = re.compile(r'(?P<quoted>"(?:""|[^"])*")|[\n,;\t]')
_IN_QUOTES = re.compile(r'\A"|"\Z|""|\\(?:u[0-9A-Fa-f]{4}|.)|\n')
_TARGET = re.compile(r"\]\((?P<target>[^)\n]*)\)|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*(?P<defined>\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Marks:
    """`kept` stay in their order whatever is replaced; in `fixed` no detail is made vaguer; all spans by place."""

    kept: tuple[Span, ...]
    fixed: tuple[Span, ...]
    targets: tuple[Span, ...]
    strict: tuple[Span, ...]
    """Stretches in which every value between two marks must hold something."""

    def kept_in(self, start: int, end: int) -> Iterator[Span]:
        """Yield the part of each kept mark that lies from *start* to *end*."""
        first = bisect_left(self.kept, start, key=lambda span: span[1])
        for mark in self.kept[first:]:
            if mark[0] >= end:
                return
            if mark[1] > start:
                yield max(start, mark[0]), min(end, mark[1])

    def is_strict(self, place: int) -> bool:
        """Return whether a value at *place* may not be left empty."""
        return any(start <= place < end for start, end in self.strict)


def find_marks(text: str, form: Form) -> Marks:
    """Return the marks of *text*, which is written in *form*."""
    if form == "markdown":
        return _find_in_markdown(text)
    if form == "yaml":
        kept, fixed = _find_in_yaml(text, 0, len(text))
        return Marks(_in_order(kept), _in_order(fixed), (), ((0, len(text)),))
    pattern = {"json": _JSON, "csv": _CSV}.get(form)
    if pattern is None:
        return Marks(_in_order(found.span() for found in re.finditer(r"\n[ \t]*", text)), (), (), ())
    return Marks(_in_order(_find_in_cells(text, pattern)), (), (), ((0, len(text)),))


def _find_in_cells(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Yield what *pattern* matches; of a text in quotes only the quotes and what is written with an escape."""
    for found in pattern.finditer(text):
        if found["quoted"] is None:
            yield found.span()
        else:
            for mark in _IN_QUOTES.finditer(found[0]):
                yield found.start() + mark.start(), found.start() + mark.end()


def front_matter_end(text: str) -> int:
    """Return where the body of the Markdown *text* begins; 0 when it has no front matter."""
    found = re.match(r"---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)", text)
    return found.end() if found else 0


def _find_in_markdown(text: str) -> Marks:
    head = front_matter_end(text)
    kept, fixed = _find_in_yaml(text, 0, head)
    kept += [found.span() for pattern in (_LINE, _MARKDOWN) for found in pattern.finditer(text, head)]
    kept += [found.span("attributes") for found in _ATTRIBUTES.finditer(text, head)]
    tables = list(_find_tables(text, head))
    for start, end in tables:
        kept += [(start + found.start(), start + found.end()) for found in re.finditer(r"(?<!\\)\|", text[start:end])]
        kept += _find_delimiter_rows(text, start, end)
    targets = [found.span(found.lastgroup or 0) for found in _TARGET.finditer(text, head)]
    return Marks(_in_order(kept), _in_order(fixed + targets), tuple(targets), ((0, head), *tables))


def _find_tables(text: str, head: int) -> Iterator[Span]:
    """Yield the blocks of lines with a bar, of two lines or more or beginning with one."""
    for block in re.finditer(r"(?:^[^\n]*\|[^\n]*(?:\n|\Z))+", text[head:], re.MULTILINE):
        lines = block[0].strip("\n").split("\n")
        if lines[0].lstrip(" >").startswith("|") or any(_DELIMITER_ROW.match(line) for line in lines):
            yield head + block.start(), head + block.end()


def _find_delimiter_rows(text: str, start: int, end: int) -> Iterator[Span]:
    place = start
    for line in text[start:end].split("\n"):
        if _DELIMITER_ROW.match(line):
            yield place, place + len(line)
        place += len(line) + 1


def _find_in_yaml(text: str, start: int, end: int) -> tuple[list[Span], list[Span]]:
    """Return the marks and the fixed spans of the YAML from *start* to *end*."""
    part = text[start:end]
    kept = [(start + found.start(), start + found.end()) for found in _YAML.finditer(part)]
    kept += [(start + found.start(), start + found.end()) for found in re.finditer(r"^---[ \t]*$", part, re.MULTILINE)]
    fixed = []
    for found in _YAML_KEY.finditer(part):
        stop = found.end()
        if found["key"].strip("\"'") in FIXED_KEYS:
            stop = _end_of_value(part, found.end())
        fixed.append((start + found.start("key"), start + stop))
    return kept, fixed


def _end_of_value(text: str, start: int) -> int:
    """Return where the value that begins at *start* ends: with its line, or with its bracket or comma."""
    value = re.compile(r"[ \t]*(?:\{[^}\n]*\}|\[[^\]\n]*\]|[^\n,{}\[\]]*)").match(text, start)
    return value.end() if value else start


def _in_order(spans: "Iterator[Span] | list[Span]") -> tuple[Span, ...]:
    """Return *spans* by place, those that touch or overlap as one, empty ones left out."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
