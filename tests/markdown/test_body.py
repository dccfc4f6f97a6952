import re
from collections.abc import Mapping

import pytest

from classroom.markdown.body import BodyRules, render_body
from classroom.markdown.document import Document
from classroom.markdown.headings import Heading
from classroom.markdown.lines import Fence
from classroom.markdown.links import Link
from tests.markdown.site_markdown import Page

TARGETS = {"a.md": "x/a.md", "b.md": "b.md", "c.png": "../c.png", "a.md#甲": "x/a.md#甲"}
"""What is published, and how the page must write it; every other target must go."""


FLAG = '<mark class="red-flag">{}</mark>'


def render(
    text: str,
    *,
    instructor: bool = False,
    targets: Mapping[str, str] = TARGETS,
    fences: Mapping[str, list[str]] | None = None,
) -> str:
    def resolve(link: Link) -> str | None:
        return targets.get(link.target)

    def render_fence(fence: Fence) -> list[str] | None:
        return (fences or {}).get(fence.language)

    def render_heading(heading: Heading) -> list[str]:
        return [f"{heading.attributes['minutes']} 分钟", ""] if "minutes" in heading.attributes else []

    return render_body(Document("p.md", text), BodyRules(instructor, resolve, render_fence, render_heading))


def test_plain_text_stays() -> None:
    text = "甲\n\n- 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert render(f"\n\n{text}\n\n") == text


def test_empty_body_is_one_line_break() -> None:
    assert render("\n \n") == "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 甲", "## 甲 { #甲 }\n"),
        ("# Alpha Beta #", "# Alpha Beta { #alpha-beta }\n"),
        ("## 甲 {minutes=5 keep=must}\n\n乙", "## 甲 { #甲 }\n5 分钟\n\n\n乙\n"),
        ("## 甲\n## 甲", "## 甲 { #甲 }\n## 甲 { #甲-1 }\n"),
        ("```\n## 甲\n```", "```\n## 甲\n```\n"),
        ("```\n==甲==\n```", "```\n==甲==\n```\n"),
        ("## ==甲== {minutes=5}", f"## {FLAG.format('甲')} {{ #甲 }}\n5 分钟\n"),
    ],
)
def test_headings_have_their_anchor(text: str, expected: str) -> None:
    assert render(text) == expected


NOTE = '甲\n\n!!! instructor "备注"\n    乙\n\n    ```quiz\n    丙\n    ```\n\n丁\n'


def test_public_edition_has_no_block() -> None:
    assert render(NOTE, fences={"quiz": ["测验"]}) == "甲\n\n丁\n"


def test_instructor_edition_has_it_with_its_fence_replaced() -> None:
    expected = '甲\n\n!!! instructor "备注"\n    乙\n\n    测验\n      深\n\n    尾\n\n丁\n'
    assert render(NOTE, instructor=True, fences={"quiz": ["测验", "  深", "", "尾"]}) == expected


@pytest.mark.parametrize(
    "text",
    [
        "甲\n\n!!! instructor\n    密语\n诱饵",
        "诱饵\n\n??? instructor\n    密语\n\n    # 密语\n",
        "!!! instructor\n\n    密语\n\n    [密语](a.md)\n\n## 诱饵",
        "!!! instructor\n    ```\n    密语\n    ```\n\n诱饵\n\n!!! instructor\n    密语",
        "- 诱饵\n\n    !!! instructor\n        密语\n\n- 乙",
    ],
)
def test_public_edition_keeps_all_but_the_secret(text: str) -> None:
    public, instructor = render(text), render(text, instructor=True)
    assert ("密语" in public, "诱饵" in public) == (False, True)
    assert ("密语" in instructor, "诱饵" in instructor) == (True, True)


def test_anchors_are_the_same_in_both_editions() -> None:
    text = "!!! instructor\n    备注\n\n## 甲\n\n## 甲"
    assert render(text) == "## 甲 { #甲 }\n\n## 甲 { #甲-1 }\n"
    assert render(text, instructor=True).endswith("## 甲 { #甲 }\n\n## 甲 { #甲-1 }\n")


def test_text_around_a_block_stays_apart() -> None:
    text = render("甲\n!!! instructor\n    备注\n\n乙")
    assert (text, Page(text).elements) == ("甲\n\n乙\n", ["p", "p"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[甲](a.md)", "[甲](x/a.md)"),
        ("看[甲](a.md#甲)和[乙](b.md)。", "看[甲](x/a.md#甲)和[乙](b.md)。"),
        ('[甲](a.md "题")', '[甲](x/a.md "题")'),
        ("[甲](<a.md>)", "[甲](<x/a.md>)"),
        ("[甲]: a.md", "[甲]: x/a.md"),
        ("![图](c.png)", "![图](../c.png)"),
        ("[![图](c.png)](a.md)", "[![图](../c.png)](x/a.md)"),
        ("[甲](https://a.cn/b.md)", "[甲](https://a.cn/b.md)"),
        ("![图](https://a.cn/c.png)", "![图](https://a.cn/c.png)"),
        ("`[甲](a.md)`", "`[甲](a.md)`"),
        ("    [甲](a.md)", "    [甲](x/a.md)"),
        # what must go leaves its text
        ("[甲](gone.md)", "甲"),
        ("看[甲](gone.md)和[乙](a.md)，[丙](gone.md)。", "看甲和[乙](x/a.md)，丙。"),
        ("[乙](a.md)和[甲](gone.md)和[丙](b.md)", "[乙](x/a.md)和甲和[丙](b.md)"),
        ("![图](gone.png)尾", "尾"),
        ("[![图](c.png)](gone.md)", "![图](../c.png)"),
        ("[前![图](c.png)后](gone.md)和[乙](a.md)", "前![图](../c.png)后和[乙](x/a.md)"),
        ("[![图](gone.png)](gone.md)尾", "尾"),
        ("[**甲**](gone.md)", "**甲**"),
        ('[甲](<gone.md> "题")', "甲"),
        ("`[甲](gone.md)`[乙](gone.md)", "`[甲](gone.md)`乙"),
        ("`码`[甲](gone.md)`[乙](gone.md)`", "`码`甲`[乙](gone.md)`"),
        ("[`码`](gone.md)", "`码`"),
        # no URL at all
        ("[甲](http://[)尾", "甲尾"),
        # red flags
        ("看==先垫钱==，==再做一单==", f"看{FLAG.format('先垫钱')}，{FLAG.format('再做一单')}"),
        ("`==码==` ==[甲](a.md)==", f"`==码==` {FLAG.format('[甲](x/a.md)')}"),
        ("a == b", "a == b"),
    ],
)
def test_links(text: str, expected: str) -> None:
    assert render(f"头\n\n{text}\n\n尾") == f"头\n\n{expected}\n\n尾\n"


@pytest.mark.parametrize(("link", "expected"), [("[甲](a.md)", "[甲](x/a.md)"), ("[甲](gone.md)", "甲")])
def test_link_in_a_heading(link: str, expected: str) -> None:
    assert render(f"## {link}") == f"## {expected} {{ #甲 }}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```quiz\n甲\n```\n\n尾", "测\n\n  验\n\n尾\n"),
        ("- 项\n\n    ```quiz\n    甲\n    ```\n", "- 项\n\n    测\n\n      验\n"),
        ("```quiz\n甲", "```quiz\n甲\n"),
        ("```quiz\n甲\n```\n```quiz\n乙\n```", "测\n\n  验\n测\n\n  验\n"),
        ("```python\n甲\n```", "```python\n甲\n```\n"),
        ("~~~~ quiz\n```\n~~~~", "测\n\n  验\n"),
        ("`quiz`", "`quiz`\n"),
    ],
)
def test_fences_are_replaced_at_their_depth(text: str, expected: str) -> None:
    assert render(text, fences={"quiz": ["测", "", "  验"]}) == expected


def test_fence_replaced_by_nothing() -> None:
    assert render("甲\n```quiz\n乙\n```\n丙", fences={"quiz": []}) == "甲\n丙\n"


def test_text_in_code_is_no_link() -> None:
    text = "```\n[甲](gone.md)\n```\n"
    assert render(text) == text


def test_a_thousand_links_on_one_line_that_lead_nowhere() -> None:
    assert render("[甲](gone.md)" * 1200) == "甲" * 1200 + "\n"


CALLS = [
    ("打 110。", "打 [110](tel:110)。\n"),
    ("110 和 110", "[110](tel:110) 和 [110](tel:110)\n"),
    ("[打 110](a.md)，110", "[打 110](x/a.md)，[110](tel:110)\n"),
    ("`110` 110", "`110` [110](tel:110)\n"),
    ("# 110", "# 110 { #110 }\n"),
    ("```\n110\n```", "```\n110\n```\n"),
    ("==打 110==", f"{FLAG.format('打 [110](tel:110)')}\n"),
    ('!!! instructor "讲师"\n    打 110', '!!! instructor "讲师"\n    打 110\n'),
]


@pytest.mark.parametrize(("text", "expected"), CALLS)
def test_numbers_become_links_outside_links_headings_code_and_hidden_text(text: str, expected: str) -> None:
    def find_calls(line: str) -> list[tuple[int, int, str]]:
        return [(found.start(), found.end(), "[110](tel:110)") for found in re.finditer("110", line)]

    rules = BodyRules(
        keeps_instructor=True,
        resolve=lambda link: TARGETS.get(link.target),
        render_fence=lambda _fence: None,
        render_heading=lambda _heading: [],
        find_calls=find_calls,
    )
    assert render_body(Document("p.md", text), rules) == expected
