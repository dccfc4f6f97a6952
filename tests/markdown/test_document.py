import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from classroom.markdown.document import Document
from tests.markdown.site_markdown import Page

HEAD = '!!! instructor "讲师备注"'
BAIT = "诱饵：这一行不是备注"

PREFERRED = settings(max_examples=250, deadline=None)


def hidden(text: str) -> set[int]:
    """Return the numbers of the lines, from 1, that the instructors' edition alone shows."""
    return set(Document("a.md", text).instructor_lines)


def shown_in_blocks(text: str, word: str) -> bool:
    """Tell whether the site shows *word* inside an instructor's block of *text*."""
    return any(word in piece and "instructor" in classes for piece, classes in Page(text).pieces)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([HEAD, "    备注", BAIT], {1, 2}, id="bait on the next line"),
        pytest.param([HEAD, "    备注", "", BAIT], {1, 2, 3}, id="bait after a blank line"),
        pytest.param(["前文", "", HEAD, "    备注"], {3, 4}, id="at the end"),
        pytest.param([HEAD, "    备注", ""], {1, 2, 3}, id="at the end with a last line break"),
        pytest.param([HEAD, "    甲", "", "", "    乙", BAIT], {1, 2, 3, 4, 5}, id="blank lines inside"),
        pytest.param([HEAD, "", "    甲", "", BAIT], {1, 2, 3, 4}, id="blank line after the head"),
        pytest.param([HEAD, "    甲", HEAD, "    乙", BAIT], {1, 2, 3, 4}, id="two in a row"),
        pytest.param([HEAD, "    甲", "", HEAD, "", "    乙", "", BAIT], {1, 2, 3, 4, 5, 6, 7}, id="two with blanks"),
        pytest.param([HEAD, BAIT], {1}, id="empty block"),
        pytest.param([HEAD], {1}, id="head alone"),
        pytest.param(
            [HEAD, "    甲", '    !!! note "乙"', "        丙", "    丁", BAIT], {1, 2, 3, 4, 5}, id="nested in"
        ),
        pytest.param(
            ['!!! note "甲"', "    乙", f"    {HEAD}", "        丙", f"    {BAIT}", BAIT], {3, 4}, id="nested inside"
        ),
        pytest.param(["- 甲", "", f"    {HEAD}", "        乙", "", f"    {BAIT}", "- 丙"], {3, 4, 5}, id="in a list"),
        pytest.param([HEAD, "    ```quiz", "    甲", "    ```", "    乙", BAIT], {1, 2, 3, 4, 5}, id="with a fence"),
        pytest.param([HEAD, "    ```", "    甲", "", "    ```", "", BAIT], {1, 2, 3, 4, 5, 6}, id="with blanks in it"),
        pytest.param([HEAD, "    ```", f"    {HEAD}", "    ```", BAIT], {1, 2, 3, 4}, id="head inside its fence"),
        pytest.param([HEAD, "    备注", "## 小标题", BAIT], {1, 2}, id="heading after"),
        pytest.param([HEAD, "    备注", "- 项", BAIT], {1, 2}, id="list after"),
        pytest.param(["??? instructor", "    备注", BAIT], {1, 2}, id="closed details"),
        pytest.param(['???+ instructor "题"', "    备注", BAIT], {1, 2}, id="open details"),
        pytest.param(["!!! instructor note", "    备注", BAIT], {1, 2}, id="second class"),
        pytest.param(["```", HEAD, "    样子", "```", BAIT], set(), id="shown in code"),
        pytest.param(['!!! note "instructor"', f"    {BAIT}"], set(), id="only the title says so"),
        pytest.param(["!!! instructors", f"    {BAIT}"], set(), id="another word"),
        pytest.param(["!! instructor", f"    {BAIT}"], set(), id="two marks"),
        pytest.param(["甲 !!! instructor", f"    {BAIT}"], set(), id="inside a line"),
        pytest.param(["！！！ instructor", f"    {BAIT}"], set(), id="full-width marks"),
        pytest.param(["!!! note_instructor", f"    {BAIT}"], set(), id="end of a word"),
        pytest.param(["!!!instructor", "    备注", BAIT], {1, 2}, id="no space"),
        pytest.param(["???+Instructor", "\t备注", "", "\t备注", BAIT], {1, 2, 3, 4}, id="capital and tabs"),
        pytest.param(["!!! note instructor", "    备注", BAIT], {1, 2}, id="second word"),
        pytest.param([f"> {HEAD}", ">     备注", "", "甲", "## 题", BAIT], {1, 2, 3, 4}, id="quoted, to the heading"),
        pytest.param([f"- {HEAD}", "", "        备注", "甲", "## 题", BAIT], {1, 2, 3, 4}, id="item, to the heading"),
    ],
)
def test_lines_of_blocks(rows: list[str], expected: set[int]) -> None:
    assert hidden("\n".join(rows)) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["!!!instructor", "    密语"], id="no space"),
        pytest.param(["???instructor", "    密语"], id="no space, details"),
        pytest.param(["!!! Instructor", "    密语"], id="capital"),
        pytest.param(["!!! note instructor", "    密语"], id="second class"),
        pytest.param(['??? note instructor "题"', "    密语"], id="second class, details"),
        pytest.param([HEAD, "\t密语"], id="tab"),
        pytest.param([HEAD, "    甲", "", "\t密语"], id="tab further down"),
        pytest.param([f"> {HEAD}", ">     密语"], id="quoted"),
        pytest.param([f"- {HEAD}", "", "        密语"], id="first in a list item"),
        pytest.param(['```python title="a"', "```", HEAD, "    密语", "```c++", "```"], id="between two fences"),
        pytest.param(["```", "甲", HEAD, "    ```", "    密语", "    ```"], id="after a fence never closed"),
        *(
            pytest.param(rows, id=name)
            for name, rows in {
                "a line before the fence's depth": ["    ```", HEAD, "    密语", "    ```"],
                "a line before the fence's depth, in a list": ["1. 甲", "   ```", HEAD, "    密语", "   ```"],
                "a longer closing fence": ["```", HEAD, "    密语", "````"],
                "words after the language": ["```python 样例", HEAD, "    密语", "```"],
                "an option without quotes": ["```python hl_lines=1", HEAD, "    密语", "```"],
                "a sign after the language": ["```quiz:", HEAD, "    密语", "```"],
                "open braces": ["``` {a", HEAD, "    密语", "```"],
            }.items()
        ),
    ],
)
def test_every_block_that_the_site_makes_is_seen(rows: list[str]) -> None:
    text = "\n".join(rows)
    assert shown_in_blocks(text, "密语")
    assert {number for number, row in enumerate(rows, 1) if "密语" in row} <= hidden(text)


LINES = st.lists(
    st.one_of(
        st.just(""),
        st.sampled_from((HEAD, "??? instructor", '!!! note "题"', "    !!! note", "# {}", "- {}", "1. {}", "> {}")),
        st.sampled_from(("{}", "    {}", "    - {}", "        {}", "| {} | b |")),
    ),
    min_size=1,
    max_size=9,
)


@PREFERRED
@given(lines=LINES)
def test_blocks_are_those_of_the_site(lines: list[str]) -> None:
    rows = [line.format(f"词{number}词") for number, line in enumerate(lines, 1)]
    text = "\n".join(rows)
    numbers = {number for number, line in enumerate(lines, 1) if "{}" in line}
    assume(numbers)
    pieces = Page(text).pieces
    inside = {n for n in numbers if any(f"词{n}词" in piece and "instructor" in names for piece, names in pieces)}
    assert hidden(text) & numbers == inside


def test_line_numbers_begin_at_the_first_line() -> None:
    document = Document("a.md", f"甲\n{HEAD}\n    乙\n丙", first_line=12)
    assert document.instructor_lines == {13, 14}
    assert [line.number for line in document.lines] == [12, 13, 14, 15]


def test_text_of_blocks_is_without_heads_and_blanks() -> None:
    rows = ["甲", HEAD, "    乙", "", "      丙", '    !!! instructor "内"', "        丁", "", BAIT]
    assert Document("a.md", "\n".join(rows)).instructor_text == ("乙", "丙", "丁")


def test_parts_of_a_document() -> None:
    text = "# 题\n\n看[甲](a.md)和![图](b.png)\n\n```quiz\n[乙](c.md)\n# 码\n```\n\n`[丙](d.md)`\n\n## 尾"
    document = Document("a.md", text, first_line=5)
    assert [(heading.text, heading.line) for heading in document.headings] == [("题", 5), ("尾", 16)]
    assert [(link.target, link.line) for link in document.links] == [("a.md", 7), ("b.png", 7)]
    assert [(fence.language, fence.first, fence.last) for fence in document.fences] == [("quiz", 9, 12)]
    assert "\n".join(line.text for line in document.lines) == text
