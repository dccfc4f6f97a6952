"""A Markdown file → its front matter with positions, and its body."""

from dataclasses import dataclass

from classroom.problem import ContentError, Problem
from classroom.source.yaml_tree import YamlTree, parse_yaml

_FENCE = "---"
_EXAMPLE = "文件第一行写 ---，下面写 title: 标题 等，再用一行 --- 结束"


@dataclass(frozen=True)
class FrontMatter:
    """The parsed head of a Markdown file; `body` begins on line `body_line` of the file."""

    tree: YamlTree
    body: str
    body_line: int


def split_front_matter(text: str, path: str) -> FrontMatter:
    """Return the front matter and body of *text*.

    Raises:
        ContentError: there is no front matter, it does not end, or it is not YAML.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise _refuse(path, 1, "no-front-matter", "文件开头没有用 --- 围起来的说明", _EXAMPLE)
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() == _FENCE), None)
    if end is None:
        raise _refuse(path, 1, "open-front-matter", "开头的 --- 没有结束", "在说明的最后一行下面，单独一行写 ---")
    head = "\n".join(lines[1:end])
    if not head.strip():
        raise _refuse(path, 1, "no-front-matter", "两行 --- 之间是空的", _EXAMPLE)
    return FrontMatter(parse_yaml(head, path, first_line=2), "\n".join(lines[end + 1 :]), end + 2)


def _refuse(path: str, line: int, code: str, message: str, fix: str) -> ContentError:
    return ContentError([Problem(path, line, 1, code, message, fix)])
