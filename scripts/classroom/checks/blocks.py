"""What begins ends, and what is written stands in a form that every reader of Markdown takes alike.

`open-block` a fenced block without an end, or a line of backticks that is no head; `open-red-flag` a `==`
without a partner; `open-code` a backtick without one; `open-link` a link over two lines or with a space in its
target; `reference-link` a link by a name that stands elsewhere; `empty-heading` a `##` alone; `instructor-block`
an instructor's block inside a quotation or beside a list's sign. And the codes of a quiz block that is none.

Good: a block ``quiz`` with question, options and why; ``==先垫钱==``; ``[指南](a.md)``; ``!!! instructor "备注"``.
Bad: a block of three backticks that never ends; ``==先垫钱``; ``[指南][1]``; ``> !!! instructor``.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from classroom.checks.context import Context
from classroom.library.entry import Entry
from classroom.markdown.document import find_instructor_head
from classroom.markdown.lines import Line
from classroom.markdown.links import find_loose_ends
from classroom.markdown.quiz import read_quiz
from classroom.markdown.red_flags import find_open_flag
from classroom.problem import ContentError, Problem

CODE_OPEN = "open-block"
CODE_FLAG = "open-red-flag"
CODE_CODE = "open-code"
CODE_LINK = "open-link"
CODE_REFERENCE = "reference-link"
CODE_HEADING = "empty-heading"
CODE_INSTRUCTOR = "instructor-block"

_FENCE_LIKE = re.compile(r"[ \t]*(?:`{3,}[^`]*$|~{3,})")
_LOOSE_ENDS = {
    "code": (CODE_CODE, "反引号 ` 没有成对", "在同一行里补上另一个 `；要显示反引号本身写 \\`"),
    "link": (CODE_LINK, "链接没有写完整", "整个链接写在一行：[文字](地址)，地址里不要有空格和换行"),
    "reference": (CODE_REFERENCE, "链接的地址写在了别处", "改成 [文字](地址)，文字和地址写在一起"),
}


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each block, sign or link that does not end or stands in another form."""
    for entry in context.library.written:
        yield from _check_blocks(entry)
        for heading in entry.body.headings:
            if not heading.text:
                yield entry.body_problem(
                    heading.line, 1, CODE_HEADING, "小标题是空的", "在 # 号后面写上小标题，或删掉这一行"
                )
        for line in entry.body.lines:
            if line.kind == "text":
                yield from _check_line(entry, line)


def _check_fence_like(entry: Entry[BaseModel], line: Line) -> Iterator[Problem]:
    """Yield a problem for a line of backticks that is no head of a block; an open block has one of its own."""
    if not any(fence.first == line.number for fence in entry.body.fences):
        fix = "开头只写 ``` 和一个英文词，例如 ```text；结尾单独一行写一样的 ```"
        yield entry.body_problem(line.number, 1, CODE_OPEN, "这一行像代码块的开头或结尾，写法不对", fix)


def _check_line(entry: Entry[BaseModel], line: Line) -> Iterator[Problem]:
    column = find_open_flag(line.text)
    if column:
        message, fix = "红旗的 == 没有成对", "在红旗话的前后各写 ==，中间不换行，例如 ==先垫钱=="
        yield entry.body_problem(line.number, column, CODE_FLAG, message, fix)
    if _FENCE_LIKE.match(line.text):
        yield from _check_fence_like(entry, line)
    else:
        for column, what in find_loose_ends(line.text):
            code, message, fix = _LOOSE_ENDS[what]
            yield entry.body_problem(line.number, column, code, message, fix)
    head = find_instructor_head(line)
    if head and head["around"]:
        message, fix = (
            "讲师备注写在了引用或列表的符号后面",
            "另起一行写 !!! instructor，前面只留空格，内容再缩进 4 个空格",
        )
        yield entry.body_problem(line.number, head.start("around") + 1, CODE_INSTRUCTOR, message, fix)


def _check_blocks(entry: Entry[BaseModel]) -> Iterator[Problem]:
    for fence in entry.body.fences:
        if not fence.closed:
            what = "小测验" if fence.language == "quiz" else "代码块"
            fix = "在最后一行下面单独一行写和开头一样的符号，前面的空格也一样多"
            yield entry.body_problem(fence.first, 1, CODE_OPEN, f"从这里开始的{what}没有结束", fix)
        elif fence.language == "quiz":
            try:
                read_quiz(fence, entry.path)
            except ContentError as error:
                yield from error.problems
