"""Whether a text is still built as it was: its lines, its tables, its data, its links."""

import csv
import json
import re
from collections.abc import Iterator
from typing import Any

from classroom.anonymisation.marks import Form, find_marks, front_matter_end
from classroom.anonymisation.reading import parse_tree

Shape = tuple[Any, ...]

_FILE_TARGET = re.compile(r"\]\(\s*(?P<target>(?![a-z][a-z0-9+.-]*:|//|#)[^)\s]+)", re.IGNORECASE)


def is_kept(before: str, after: str, form: Form) -> bool:
    """Return whether *after* has the lines, cells, keys and links to files that *before* has."""
    return _describe(before, form) == _describe(after, form)


def _describe(text: str, form: Form) -> Shape:
    shape: list[Any] = [text.count("\n")]
    if form == "markdown":
        head = front_matter_end(text)
        marks = find_marks(text, form)
        bars = [
            sum(text[start:end] == "|" for start, end in marks.kept_in(*table)) for table in marks.strict if table[0]
        ]
        shape += [text[:head].count("\n"), _shape_of_yaml(text[4:head].rpartition("---")[0]) if head else None, bars]
        shape += [_FILE_TARGET.findall(text), text.count("```"), text.count("<!--"), text.count("-->")]
    elif form == "yaml":
        shape.append(_shape_of_yaml(text))
    elif form == "json":
        shape.append(_shape_of_json(text))
    elif form == "csv":
        shape += [[len(row) for row in csv.reader(text.split("\n"), delimiter=sign)] for sign in ",;\t"]
    return tuple(shape)


def _shape_of_yaml(text: str) -> Any:
    tree = parse_tree(text)
    return None if tree is None else _shape_of(tree.data)


def _shape_of_json(text: str) -> Any:
    try:
        return _shape_of(json.loads(text))
    except (ValueError, RecursionError):
        return None


def _shape_of(data: Any) -> Any:
    """Return the lists and mappings of *data* without their values; a value is told from an empty one."""
    if isinstance(data, dict):
        return ["mapping", *(_shape_of(value) for value in data.values())]
    if isinstance(data, list):
        return ["list", *map(_shape_of, data)]
    return data is not None and data != ""


def find_file_targets(text: str) -> Iterator[tuple[int, int]]:
    """Yield where links and pictures name a file: another name would lead nowhere."""
    for found in _FILE_TARGET.finditer(text):
        yield found.span("target")
