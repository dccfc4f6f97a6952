"""`raw-html`: a text is Markdown; tags and comments would reach every reader, and comments show in the source.

Good: ``**先停手**``, `` `<b>` `` quoted as code, ``5 < 8``.
Bad: ``<script>``, ``<b>先停手</b>``, ``<!-- 改一下 -->``, ``先停手 {: style="color: red" }``.
"""

import re
from collections.abc import Iterator

from classroom.checks.context import Context
from classroom.markdown.links import blank_code
from classroom.problem import Problem

CODE = "raw-html"

_TAG = re.compile(r"<(?:!--|/?[A-Za-z][^\s>/]*)")
_ATTRIBUTE = re.compile(r"\{:?[^{}]*?\b(style|on[a-z]+)\s*=[^{}]*\}", re.IGNORECASE)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]*>")


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each tag or comment outside code, and each attribute that browsers refuse to follow."""
    for entry in context.library.written:
        for line in entry.body.lines:
            if line.kind != "text" or not set("<{") & set(line.text):
                continue
            prose = _AUTOLINK.sub(lambda found: " " * len(found[0]), blank_code(line.text))
            for found in _TAG.finditer(prose):
                message, fix = f"正文里有网页代码“{found[0]}”", "删掉它；要加粗写 **文字**，要引用代码写在 ` ` 里"
                if found[0] == "<!--":
                    message, fix = "正文里有隐藏的批注", "删掉它；批注会随网页公开，讲师看的话写进 !!! instructor"
                yield entry.body_problem(line.number, found.start() + 1, CODE, message, fix)
            for found in _ATTRIBUTE.finditer(prose):
                message, fix = (
                    f"正文里写了网页属性“{found[1]}”，网站不让它起作用",
                    "删掉花括号和里面的字；要加粗写 **文字**",
                )
                yield entry.body_problem(line.number, found.start() + 1, CODE, message, fix)
