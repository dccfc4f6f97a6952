"""What libyaml's syntax errors mean to somebody who has never heard of YAML."""

import re

import yaml

from classroom.problem import Problem

_TAB_INDENT = re.compile(r" *\t")
_KEY = r"(?:^\s*(?:- +)?|[{,]\s*)[a-z_]+"
_WIDE_COLON = re.compile(rf"{_KEY}(?P<colon>：)")
_TIGHT_COLON = re.compile(rf"{_KEY}(?P<colon>:)(?=[^\s/])")
_MORE_BEHIND = re.compile(r":\s+[\"'\[{\]}]")
_SIGN_CONTEXTS = ("alias", "anchor", "tag", "block scalar", "directive")

Explanation = tuple[str, str, str]

_SYNTAX: tuple[tuple[str, Explanation], ...] = (
    (
        "mapping values are not allowed",
        (
            "yaml-syntax",
            "这一行多了一个冒号，或者前面的空格没有对齐",
            "内容里有“: ”时给整个内容加双引号；再检查行首空格和上一行是否对齐",
        ),
    ),
    (
        "unexpected end of stream",
        ("yaml-quote", "引号没有成对", "从这里往下找，补上另一半引号；内容里的双引号写成中文引号“”"),
    ),
    (
        "unexpected document separator",
        ("yaml-quote", "引号没有成对", "从这里往下找，补上另一半引号；内容里的双引号写成中文引号“”"),
    ),
    (
        "unknown escape",
        ("yaml-quote", "双引号里的反斜杠 \\ 有特别的意思", "把外面的双引号换成单引号，或把 \\ 写成 \\\\"),
    ),
    (
        "cannot start any token",
        ("yaml-syntax", "内容不能用这个符号开头", "给整个内容加双引号"),
    ),
    (
        "',' or ']'",
        ("yaml-bracket", "方括号 [ ] 没有成对，或里面少了逗号", "写成 [老年人, 学生]：英文方括号，英文逗号加空格"),
    ),
    (
        "',' or '}'",
        ("yaml-bracket", "花括号 { } 没有成对，或里面少了逗号", "写成 {people: 86}：英文花括号，英文逗号加空格"),
    ),
    ("node content", ("yaml-bracket", "方括号或花括号里少了内容", "写成 [老年人, 学生]：英文方括号，英文逗号加空格")),
)
_SIGN: Explanation = ("yaml-syntax", "内容不能用这个符号开头", "给整个内容加双引号")
_MORE: Explanation = (
    "yaml-syntax",
    "引号或括号后面还有别的字",
    "把整个内容放进一对双引号，里面的双引号换成中文引号“”；或删掉引号、括号后面的字",
)
_WIDE: Explanation = ("yaml-colon", "冒号写成了中文冒号“：”", "改成英文冒号，后面空一格，例如 title: 标题")
_TIGHT: Explanation = ("yaml-colon", "冒号后面没有空格", "英文冒号后面空一格，例如 title: 标题")
_TAB: Explanation = ("yaml-tab", "行首用了制表符（Tab 键）", "删掉它，改用空格；每深一层两个空格")
_OTHER: Explanation = (
    "yaml-syntax",
    "这里的写法看不懂，多半是行首空格没有对齐",
    "同一层的行首空格要一样多，列表每项以“- ”开头",
)


def explain_error(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Problem:
    """Return *error* in words, at the line that most likely caused it."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    row = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    tab_row = next((i for i in range(row + 1) if _TAB_INDENT.match(lines[i])), None)
    if tab_row is not None:
        return Problem(path, tab_row + first_line, lines[tab_row].index("\t") + 1, *_TAB)
    dots = next((i for i in range(row + 1) if lines[i].rstrip() == "..."), None)
    if dots is not None:
        return Problem(path, dots + first_line, 1, "yaml-documents", "这一行的 ... 表示内容到此为止", "删掉这一行")
    colon = _explain_colon(lines, row)
    if colon:
        where, at, explanation = colon
        return Problem(path, where + first_line, at, *explanation)
    if error.context_mark and any(word in (error.context or "") for word in _SIGN_CONTEXTS):
        mark = error.context_mark
        return Problem(path, mark.line + first_line, mark.column + 1, *_SIGN)
    if "quoted scalar" in (error.context or "") and error.context_mark:
        row, column = error.context_mark.line, error.context_mark.column
    explanation = _explain_wording(error.problem or "")
    if explanation is _OTHER and _MORE_BEHIND.search(lines[row]):
        explanation = _MORE
    if explanation[0] == "yaml-bracket" and error.context_mark:
        row, column = _find_bracket(lines, error.context_mark.line, error.context_mark.column)
    return Problem(path, row + first_line, column + 1, *explanation)


def _find_bracket(lines: list[str], row: int, column: int) -> tuple[int, int]:
    """Return the place of the last opening bracket up to *row* and *column*, or these where there is none."""
    before = "\n".join([*lines[:row], "".join(lines[row : row + 1])[: column + 1]])
    offset = max(before.rfind("["), before.rfind("{"))
    return (before.count("\n", 0, offset), offset - before.rfind("\n", 0, offset) - 1) if offset >= 0 else (row, column)


def _explain_wording(problem: str) -> Explanation:
    return next((explanation for words, explanation in _SYNTAX if words in problem), _OTHER)


def _explain_colon(lines: list[str], row: int) -> tuple[int, int, Explanation] | None:
    """Return the row at or just before *row* whose colon is not YAML's, its column from 1, and what is wrong."""
    for candidate in range(row, max(row - 3, -1), -1):
        for pattern, explanation in ((_WIDE_COLON, _WIDE), (_TIGHT_COLON, _TIGHT)):
            found = pattern.search(lines[candidate])
            if found:
                return candidate, found.start("colon") + 1, explanation
    return None


def explain_scalar(text: str) -> Explanation | None:
    """Return what is wrong when a whole file turned out to be one scalar, if its colons tell."""
    found = _explain_colon(text.split("\n")[:1], 0)
    return found[2] if found else None
