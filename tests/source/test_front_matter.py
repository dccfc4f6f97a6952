import pytest

from classroom.problem import ContentError
from classroom.source.front_matter import split_front_matter


@pytest.mark.parametrize(
    ("text", "data", "body", "body_line"),
    [
        ("---\ntitle: 甲\n---\n正文\n", {"title": "甲"}, "正文\n", 4),
        ("---\ntitle: 甲\n---", {"title": "甲"}, "", 4),
        ("---\ntitle: 甲\n---\n", {"title": "甲"}, "", 4),
        ("---  \ntitle: 甲\n--- \n\n正文", {"title": "甲"}, "\n正文", 4),
        ("---\n\n# 注\ntitle: 甲\n\n---\n甲\n---\n乙\n", {"title": "甲"}, "甲\n---\n乙\n", 7),
        ("---\ntitle: a---b\nsummary: |\n  甲\n  ---\n---\nx", {"title": "a---b", "summary": "甲\n---"}, "x", 7),
        ("---\n- 甲\n---\nx", ["甲"], "x", 4),
        ("---\n# 只有注\n---\nx", None, "x", 4),
        ("---\ntitle: 甲\n  ----\n---\n", {"title": "甲 ----"}, "", 5),
    ],
)
def test_parts(text: str, data: object, body: str, body_line: int) -> None:
    matter = split_front_matter(text, "a.md")
    assert (matter.tree.data, matter.body, matter.body_line) == (data, body, body_line)
    assert "\n".join(text.split("\n")[matter.body_line - 1 :]) == matter.body


def test_positions_are_those_of_the_file() -> None:
    tree = split_front_matter("---\n# 注\ntitle: 甲\nreview: {by: 乙}\n---\n", "a.md").tree
    assert tree.keys == {("title",): (3, 1), ("review",): (4, 1), ("review", "by"): (4, 10)}
    assert tree.values == {(): (3, 1), ("title",): (3, 8), ("review",): (4, 9), ("review", "by"): (4, 14)}


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "no-front-matter", "文件开头没有用 --- 围起来的说明"),
        ("正文", "no-front-matter", "文件开头没有用 --- 围起来的说明"),
        ("\n---\ntitle: 甲\n---\n", "no-front-matter", "文件开头没有用 --- 围起来的说明"),
        (" ---\ntitle: 甲\n---\n", "no-front-matter", "文件开头没有用 --- 围起来的说明"),
        ("----\ntitle: 甲\n----\n", "no-front-matter", "文件开头没有用 --- 围起来的说明"),
        ("———\ntitle: 甲\n———\n", "no-front-matter", "文件开头没有用 --- 围起来的说明"),
        ("---", "open-front-matter", "开头的 --- 没有结束"),
        ("---\ntitle: 甲\n", "open-front-matter", "开头的 --- 没有结束"),
        ("---\ntitle: 甲\n ---\n", "open-front-matter", "开头的 --- 没有结束"),
        ("---\n---\n正文", "no-front-matter", "两行 --- 之间是空的"),
        ("---\n \n\n---\n正文", "no-front-matter", "两行 --- 之间是空的"),
    ],
)
def test_refused(text: str, code: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        split_front_matter(text, "a.md")
    found = [(p.path, p.line, p.column, p.code, p.message) for p in caught.value.problems]
    assert found == [("a.md", 1, 1, code, message)]


def test_line_of_a_syntax_error_is_that_of_the_file() -> None:
    with pytest.raises(ContentError) as caught:
        split_front_matter("---\ntitle: 甲\nsummary：乙\n---\n", "a.md")
    assert [(p.line, p.column, p.code) for p in caught.value.problems] == [(3, 8, "yaml-colon")]
