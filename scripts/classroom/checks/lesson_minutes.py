"""`heading-minutes` and `must-too-long`: every part of a lesson has its minutes, and the core fits a quarter hour.

Good: ``## 骗局怎么演 {minutes=12 keep=must}``.
Bad: ``## 骗局怎么演``, ``## 骗局怎么演 {minutes=十二 keep=must}``, three `must` parts of 8 minutes.
"""

from collections.abc import Iterator
from dataclasses import replace

from classroom.checks.context import Context
from classroom.library.entry import Entry
from classroom.markdown.headings import Heading
from classroom.models.lesson import Lesson
from classroom.problem import Problem
from classroom.timetable.minutes import CUT_MINUTES, KEEPS, read_segment, read_segments

CODE_MINUTES = "heading-minutes"
CODE_MUST = "must-too-long"

_EXAMPLE = "在小标题后面写 {minutes=12 keep=must}：分钟写 1 到 240 的数字，keep 写 must、should 或 could"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each heading without minutes, and for a core that is too long."""
    for lesson in context.library.lessons:
        parts = [heading for heading in lesson.body.headings if heading.level == 2]
        if not parts:
            yield lesson.body_problem(
                lesson.body.first_line, 1, CODE_MINUTES, "这节课没有分段", f"写上“## ”小标题；{_EXAMPLE}"
            )
        for heading in parts:
            if read_segment(heading) is None:
                yield _explain(lesson, heading)
        yield from _check_must(lesson)


def _explain(lesson: Entry[Lesson], heading: Heading) -> Problem:
    column = heading.attributes_column or 1
    what = "的分钟写得不对" if "minutes" in heading.attributes else "没有写分钟"
    if read_segment(_with_right_keep(heading)):
        what = "的 keep 写得不对" if "keep" in heading.attributes else "没有写 keep"
    return lesson.body_problem(heading.line, column, CODE_MINUTES, f"小标题“{heading.text}”{what}", _EXAMPLE)


def _with_right_keep(heading: Heading) -> Heading:
    """Return *heading* with a keep that is right, to tell whether its minutes are."""
    return replace(heading, attributes={**heading.attributes, "keep": KEEPS[0]})


def _check_must(lesson: Entry[Lesson]) -> Iterator[Problem]:
    minutes = sum(part.minutes for part in read_segments(lesson.body.headings) if part.keep == "must")
    if minutes > CUT_MINUTES[0]:
        yield lesson.body_problem(
            lesson.body.first_line,
            1,
            CODE_MUST,
            f"必讲（keep=must）的部分共 {minutes} 分钟，超过了 {CUT_MINUTES[0]} 分钟",
            "把一部分改成 keep=should，或缩短分钟",
        )
