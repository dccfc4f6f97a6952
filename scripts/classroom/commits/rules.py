"""Which rule a text is read by: content for everything that tells of a person, code for numbers, tests for nothing."""

import functools
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import yaml

from classroom.checks.anonymity.finding import FindingKind

Rule = Literal["words", "numbers", "none"]

NUMBERS: frozenset[FindingKind] = frozenset(
    ("MOBILE", "LANDLINE", "IDCARD", "PASSPORT", "PERMIT", "BANKCARD", "PLATE", "USCC")
)
"""The kinds that the rule `numbers` tells."""

_FILE = Path(__file__).parent / "rules.yml"


@functools.cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return read


def find_rule(path: str) -> Rule:
    """Return the rule for the file at *path*, relative to the site's folder, from `rules.yml`."""
    folders: dict[str, Rule] = _read()["folders"]
    fitting = [folder for folder in folders if path.startswith(folder)]
    if fitting:
        return folders[max(fitting, key=len)]
    ending = PurePosixPath(path).suffix.lower().removeprefix(".")
    rule: Rule = _read()["endings"].get(ending, "numbers")
    return rule
