"""A class into a term's file as its author laid it out: comments, order and line ends stay as they are."""

import re

import yaml

from classroom.problem import ContentError, Problem
from classroom.source.yaml_tree import LOADER, parse_yaml

_TOP = re.compile(r"[^\s#-]")
_LOOSE = re.compile(r"\s*$|#")


def insert_class(text: str, item: str, path: str) -> str:
    """Return *text*, a readable term, with *item* as the last of its classes.

    *item* is lines of a mapping, without the list's sign and without indentation.

    Raises:
        ContentError: the classes stand in brackets on one line, or the file is laid out in a way that nothing
            can be added to.
    """
    before = parse_yaml(text, path).data
    node = yaml.compose(text, Loader=LOADER)
    pairs = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    classes = pairs.get("classes")
    if not isinstance(classes, yaml.SequenceNode) or classes.flow_style or not classes.value:
        raise _refuse(path, 1)
    lines = text.split("\n")
    first = classes.start_mark.line
    after = next((i for i in range(first + 1, len(lines)) if _TOP.match(lines[i])), len(lines))
    while _LOOSE.match(lines[after - 1]):
        after -= 1
    space = " " * classes.start_mark.column
    rows = [f"{space}{'  ' if i else '- '}{row}" for i, row in enumerate(item.rstrip("\n").split("\n"))]
    rest = lines[after:] if any(lines[after:]) else [""]
    inserted = "\n".join([*lines[:after], "", *rows, *rest])
    if parse_yaml(inserted, path).data != {**before, "classes": [*before["classes"], parse_yaml(item, path).data]}:
        raise _refuse(path, first + 1)
    return inserted


def _refuse(path: str, line: int) -> ContentError:
    fix = "把 classes 改成一节一节的写法，每节以“  - id: ”开头，再运行一次"
    return ContentError([Problem(path, line, 1, "cannot-insert", "这个文件里的 classes 没法自动加一节", fix)])
