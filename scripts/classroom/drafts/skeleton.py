"""The words of a new file: a skeleton with comments, filled in with an author's answers."""

import string
from collections.abc import Mapping
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


def fill_skeleton(name: str, values: Mapping[str, str]) -> str:
    """Return the file that *name*, such as `lesson.md`, becomes with *values*, which are YAML already.

    A line whose value is empty is left out: what a station does not need is not written.
    """
    lines = (_FOLDER / name).read_text("utf-8").split("\n")
    kept = []
    for line in lines:
        names = string.Template(line).get_identifiers()
        if names and all(values[each] == "" for each in names):
            continue
        kept.append(string.Template(line).substitute(values))
    return "\n".join(kept)
