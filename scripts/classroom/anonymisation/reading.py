"""What is found in a text, and in the parts of it that the check reads by themselves."""

import functools
from collections.abc import Callable, Iterator

from classroom.anonymisation.marks import Form, front_matter_end
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.recognisers import scan
from classroom.problem import ContentError
from classroom.source.text import line_and_column
from classroom.source.yaml_tree import YamlTree, parse_yaml

Allows = Callable[[str, Finding], bool]
"""A text and a finding in it → whether it may stay."""


@functools.lru_cache(maxsize=2048)
def find(text: str) -> tuple[Finding, ...]:
    """Return what `scan` finds in *text*; asked again and again while wordings are tried."""
    return scan(text)


def allow_nothing(_text: str, _finding: Finding) -> bool:
    """Return that nothing may stay."""
    return False


def read(text: str, form: Form, allows: Allows = allow_nothing) -> tuple[Finding, ...]:
    """Return what is found in *text* as a whole, or if that is nothing, in its parts: the body, each value.

    What *allows* lets stay is not told.
    """
    whole = tuple(finding for finding in find(text) if not allows(text, finding))
    if whole:
        return whole
    parts = (
        Finding(start + finding.start, start + finding.end, finding.kind)
        for start, part in _find_parts(text, form)
        for finding in find(part)
    )
    return tuple(sorted(finding for finding in set(parts) if not allows(text, finding)))


def _find_parts(text: str, form: Form) -> Iterator[tuple[int, str]]:
    """Yield where each part begins that a check of content reads by itself, and the part."""
    if form == "markdown":
        head = front_matter_end(text)
        if head:
            yield head, text[head:]
            yield from _find_values(text[: text.rfind("---", 0, head)].removeprefix("---\n"), 4)
    elif form == "yaml":
        yield from _find_values(text, 0)


def _find_values(text: str, offset: int) -> Iterator[tuple[int, str]]:
    """Yield the values of the YAML *text* that stand there as they are, without an escape or a fold."""
    tree = parse_tree(text)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for value, (line_number, column) in tree.texts if tree else ():
        start = starts[line_number - 1] + column - 1
        start += text[start : start + 1] in ("'", '"')
        if value and text.startswith(value, start):
            yield offset + start, value


def parse_tree(text: str) -> YamlTree | None:
    """Return the YAML *text* as data, or None when it is none."""
    try:
        return parse_yaml(text, "-")
    except ContentError:
        return None


def place_of(text: str, finding: Finding) -> tuple[int, int]:
    """Return the line and column, from 1, of *finding*."""
    return line_and_column(text, finding.start)
