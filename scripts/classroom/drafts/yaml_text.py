"""Values as an author would write them in YAML: bare where that is safe, quoted where it is not."""

import json
import re
from collections.abc import Iterable

from classroom.problem import ContentError
from classroom.source.yaml_tree import parse_yaml

_NOT_BARE = re.compile(r"[,\[\]{}#&*!|>%@`\"']")


def write_value(text: str) -> str:
    """Return *text*, one line, as a YAML scalar that reads back as the same text, also inside brackets."""
    try:
        is_bare = not _NOT_BARE.search(text) and parse_yaml(f"a: [{text}]", "a.yml").data == {"a": [text]}
    except ContentError:
        is_bare = False
    return text if is_bare else json.dumps(text, ensure_ascii=False)


def write_list(texts: Iterable[str]) -> str:
    """Return *texts* as a YAML list on one line."""
    return f"[{', '.join(map(write_value, texts))}]"
