"""`open-block`, `open-red-flag` and a quiz's own codes: what begins ends, and a quiz block is one.

Good: a block ``quiz`` with question, options and why; ``==先垫钱==``.
Bad: a block that begins with three backticks and never ends; a quiz without a right answer; ``==先垫钱``.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from classroom.checks.context import Context
from classroom.library.entry import Entry
from classroom.markdown.quiz import read_quiz
from classroom.markdown.red_flags import find_open_flag
from classroom.problem import ContentError, Problem

CODE_OPEN = "open-block"
CODE_FLAG = "open-red-flag"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each block that does not end or does not hold a quiz."""
    for entry in context.library.written:
        yield from _check_blocks(entry)
        for line in entry.body.lines:
            column = find_open_flag(line.text) if line.kind == "text" else None
            if column:
                message, fix = "红旗的 == 没有成对", "在红旗话的前后各写 ==，中间不换行，例如 ==先垫钱=="
                yield entry.body_problem(line.number, column, CODE_FLAG, message, fix)


def _check_blocks(entry: Entry[BaseModel]) -> Iterator[Problem]:
    for fence in entry.body.fences:
        if not fence.closed:
            message = f"从这里开始的{'小测验' if fence.language == 'quiz' else '代码块'}没有结束"
            yield entry.body_problem(fence.first, 1, CODE_OPEN, message, "在最后一行下面单独一行写 ```")
        elif fence.language == "quiz":
            try:
                read_quiz(fence, entry.path)
            except ContentError as error:
                yield from error.problems
