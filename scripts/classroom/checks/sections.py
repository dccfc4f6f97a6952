"""`fixed-headings` and `few-stops`: guides and cases keep the headings that readers know.

Good: a case with ``## 经过``, ``## 哪里可以停下来`` (two items), ``## 正确的做法``.
Bad: a guide without ``## 已经中招``, a case with one chance to stop.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from classroom.checks.context import Context
from classroom.library.entry import Entry
from classroom.models.case import Case
from classroom.problem import Problem

CODE_HEADINGS = "fixed-headings"
CODE_STOPS = "few-stops"

GUIDE_HEADINGS = ("长什么样", "第一句话", "三个破绽", "一定别做", "已经中招", "讲给家人")
CASE_HEADINGS = ("经过", "哪里可以停下来", "正确的做法")
_ITEM = re.compile(r"(?:\d+[.)]|[-*+])\s+\S")


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each guide or case whose sections differ."""
    for guide in context.library.guides:
        yield from _check_headings(guide, GUIDE_HEADINGS)
    for case in context.library.cases:
        yield from _check_headings(case, CASE_HEADINGS)
        yield from _check_stops(case)


def _check_headings(entry: Entry[BaseModel], expected: tuple[str, ...]) -> Iterator[Problem]:
    found = [heading for heading in entry.body.headings if heading.level == 2]
    if tuple(heading.text for heading in found) == expected:
        return
    wrong = next((h for h, text in zip(found, expected, strict=False) if h.text != text), None)
    extra = found[len(expected)] if len(found) > len(expected) else None
    heading = wrong or extra
    line = heading.line if heading else entry.body.first_line + len(entry.body.text.rstrip("\n").split("\n")) - 1
    wanted = expected[found.index(heading)] if heading and heading is wrong else None
    missing = next((text for text in expected if text not in [h.text for h in found]), None)
    message = (
        f"这里应当是“## {wanted}”"
        if wanted
        else f"少了“## {missing}”"
        if missing
        else f"多了“## {extra and extra.text}”"
    )
    yield entry.body_problem(line, 1, CODE_HEADINGS, message, f"小标题固定为：{'、'.join(expected)}，顺序不变")


def _check_stops(case: Entry[Case]) -> Iterator[Problem]:
    starts = [heading for heading in case.body.headings if heading.text == CASE_HEADINGS[1]]
    if not starts:
        return
    after = [h.line for h in case.body.headings if h.line > starts[0].line and h.level <= 2]
    lines = [line for line in case.body.lines if starts[0].line < line.number < (after[0] if after else 10**9)]
    if sum(bool(_ITEM.match(line.text)) for line in lines) < 2:
        yield case.body_problem(
            starts[0].line, 1, CODE_STOPS, "“哪里可以停下来”不到两条", "至少写两条，每条以“1. ”或“- ”开头"
        )
