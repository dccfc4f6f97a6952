"""Red flags: words between two double equals signs, whatever stands around them."""

import pytest

from classroom.markdown.lines import classify_lines
from classroom.markdown.red_flags import count_red_flags, find_open_flag, mark_red_flags


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("听到==先垫钱==就停", '听到<mark class="red-flag">先垫钱</mark>就停'),
        ("说==“卡单了”==。", '说<mark class="red-flag">“卡单了”</mark>。'),
        ("==甲==和==乙==", '<mark class="red-flag">甲</mark>和<mark class="red-flag">乙</mark>'),
        ("==a=b==", '<mark class="red-flag">a=b</mark>'),
        ("`==甲==`", "`==甲==`"),
        ("a == b", "a == b"),
        ("== 甲 ==", "== 甲 =="),
        ("==甲", "==甲"),
        ("甲=乙", "甲=乙"),
    ],
)
def test_marks(text: str, marked: str) -> None:
    assert mark_red_flags(text) == marked


@pytest.mark.parametrize(
    ("text", "column"),
    [("==甲==", None), ("==甲", 1), ("甲==乙==丙==", 8), ("a == b", 3), ("`==`", None), ("甲=乙", None)],
)
def test_open_flag(text: str, column: int | None) -> None:
    assert find_open_flag(text) == column


def test_count_leaves_code_out() -> None:
    lines, _ = classify_lines("==甲==和==乙==\n\n```\n==丙==\n```\n`==丁==`", 1)
    assert count_red_flags(lines) == 2
