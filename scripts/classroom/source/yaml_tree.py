"""YAML text → plain data and the position of every key and value.

Only what YAML 1.2's core schema and a person need: no anchors, no tags, no second document, no deep nesting,
and no guessing of dates or times (YAML 1.1 reads ``13:00`` as 780). The tree is built from events without
recursion, so no input can exhaust the stack.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from classroom.models.base import quote
from classroom.problem import ContentError, Problem
from classroom.source.yaml_syntax import explain_error

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it, otherwise its Python twin; both give the same events."""

MAX_DEPTH = 12
"""Nesting beyond this is a mistake: a term has 5 levels."""

KeyPath = tuple[str | int, ...]
Position = tuple[int, int]

_INT = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_BASED = re.compile(r"0o[0-7]{1,20}|0x[0-9a-fA-F]{1,16}")
_FLOAT = re.compile(r"[-+]?(\.\d+|\d+\.\d*|\d+(?=[eE]))([eE][-+]?\d{1,3})?", re.ASCII)
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True)
class YamlTree:
    """`data` as dict, list and scalars; positions are (line, column) in the file, from 1."""

    data: Any
    values: dict[KeyPath, Position]
    keys: dict[KeyPath, Position]

    def locate(self, key_path: KeyPath) -> Position:
        """Return where the value at *key_path* stands, or the nearest thing around it that exists.

        An index that the file does not have is passed over: one item may be written without its list.
        """
        return self.values.get(self._written(key_path)[0], (1, 1))

    def locate_key(self, key_path: KeyPath) -> Position:
        """Return where the key at the end of *key_path* stands."""
        holder, is_whole = self._written(key_path[:-1])
        return (self.keys.get((*holder, *key_path[-1:])) if is_whole else None) or self.locate(key_path)

    @property
    def texts(self) -> Iterator[tuple[str, Position]]:
        """Every value that is text and where it begins, in the order of the file."""
        for key_path, position in self.values.items():
            value = self.data
            for part in key_path:
                value = value[part]
            if isinstance(value, str):
                yield value, position

    def below(self, key_path: KeyPath) -> "YamlTree":
        """Return the part of the tree under *key_path*, which exists."""
        data = self.data
        for part in key_path:
            data = data[part]
        values, keys = (
            {path[len(key_path) :]: at for path, at in places.items() if path[: len(key_path)] == key_path}
            for places in (self.values, self.keys)
        )
        return YamlTree(data, values, keys)

    def _written(self, key_path: KeyPath) -> tuple[KeyPath, bool]:
        """Return as much of *key_path* as the file has, less the indices passed over, and whether that is all."""
        written: KeyPath = ()
        for part in key_path:
            if (*written, part) in self.values:
                written = (*written, part)
            elif not isinstance(part, int):
                return written, False
        return written, True


@dataclass
class _Open:
    """A mapping or sequence whose end has not been read."""

    path: KeyPath
    holder: Any
    key: str | None = None
    waiting_for_key: bool = field(default=True)


class _Builder:
    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.tree = YamlTree(None, {}, {})
        self.root: Any = None
        self.documents = 0
        self.stack: list[_Open] = []
        self.problems: list[Problem] = []

    def position(self, event: Event) -> Position:
        mark: Any = event.start_mark  # PyYAML sets it on every event that it reads
        return mark.line + self.first_line, mark.column + 1

    def report(self, event: Event, code: str, message: str, fix: str) -> None:
        self.problems.append(Problem(self.path, *self.position(event), code, message, fix))

    def take(self, event: Event) -> None:
        """Add *event* to the tree."""
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                self.report(
                    event, "yaml-documents", "这里又起了一份新的内容（---）", "一个文件只写一份，删掉多出的 ---"
                )
        elif isinstance(event, AliasEvent):
            self.report(
                event,
                "yaml-anchor",
                f"用了引用 *{event.anchor}",
                "不用 & 和 *，把内容照样再写一遍；文字以 * 开头要加引号",
            )
            self.place(event, None)
        elif isinstance(event, NodeEvent):
            self.take_node(event)
        elif self.stack and type(event).__name__ in ("MappingEndEvent", "SequenceEndEvent"):
            self.stack.pop()

    def take_node(self, event: Any) -> None:
        if event.anchor:
            self.report(
                event,
                "yaml-anchor",
                f"用了锚点 &{event.anchor}",
                "不用 & 和 *，把内容照样再写一遍；文字以 & 开头要加引号",
            )
        if event.tag and not (isinstance(event, ScalarEvent) and event.tag == "!"):
            self.report(event, "yaml-tag", f"用了标签 {event.tag}", "不用感叹号标签，直接写内容；文字以 ! 开头要加引号")
        if isinstance(event, ScalarEvent):
            self.take_scalar(event)
            return
        if len(self.stack) == MAX_DEPTH:
            self.report(event, "yaml-too-deep", f"一层套一层超过了 {MAX_DEPTH} 层", "对照示例，检查缩进和括号")
            raise ContentError(self.problems)
        holder: Any = {} if isinstance(event, MappingStartEvent) else []
        if self.key_is_next():
            self.report(
                event, "yaml-key", "这里的键不是一个词", "键只写一个词，例如 title:；花括号开头的内容要加双引号"
            )
        path = self.place(event, holder)
        self.stack.append(_Open(path, holder))

    def take_scalar(self, event: ScalarEvent) -> None:
        if not self.key_is_next():
            self.place(event, resolve_scalar(event.value) if event.implicit[0] else event.value)
            return
        top = self.stack[-1]
        key_path = (*top.path, event.value)
        if event.value in top.holder:
            line = self.tree.locate_key(key_path)[0]
            fix = "留下一个，删掉另一个；如果是新的一项，在它第一行的前面加“- ”"
            self.report(event, "duplicate-key", f"“{quote(event.value)}”写了两次（第 {line} 行已有）", fix)
        else:
            self.tree.keys[key_path] = self.position(event)
        top.key, top.waiting_for_key = event.value, False

    def key_is_next(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].holder, dict) and self.stack[-1].waiting_for_key

    def place(self, event: Event, value: Any) -> KeyPath:
        """Put *value* where the stack stands and return its path."""
        path: KeyPath = ()
        if not self.stack:
            if self.documents == 1:
                self.root = value
        elif isinstance(self.stack[-1].holder, list):
            path = (*self.stack[-1].path, len(self.stack[-1].holder))
            self.stack[-1].holder.append(value)
        else:
            top = self.stack[-1]
            key = top.key if not top.waiting_for_key and top.key is not None else "?"
            path = (*top.path, key)
            top.holder.setdefault(key, value)
            top.waiting_for_key = not top.waiting_for_key
        self.tree.values.setdefault(path, self.position(event))
        return path


def resolve_scalar(text: str) -> Any:
    """Return what YAML 1.2's core schema makes of an unquoted scalar; dates and times stay text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text


def parse_yaml(text: str, path: str, first_line: int = 1, *, is_ours: bool = True) -> YamlTree:
    """Return the data of *text* with positions; *first_line* is the file's line where *text* begins.

    The settings of a site engine are not ours: tags and anchors in them are passed over.

    Raises:
        ContentError: with every problem found up to the first one that stops the reading.
    """
    builder = _Builder(path, first_line)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.problems.append(explain_error(error, text, path, first_line))
    problems = [problem for problem in builder.problems if is_ours or problem.code not in ("yaml-tag", "yaml-anchor")]
    if problems:
        raise ContentError(problems)
    return YamlTree(builder.root, builder.tree.values, builder.tree.keys)


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=LOADER))
