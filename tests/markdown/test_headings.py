import re

import pytest

from classroom.markdown.headings import Heading, find_headings, slugify
from classroom.markdown.lines import classify_lines
from tests.markdown.site_markdown import to_html


def headings(text: str, first_line: int = 1) -> list[Heading]:
    return list(find_headings(classify_lines(text, first_line)[0]))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("甲", "甲"),
        ("Alpha Beta", "alpha-beta"),
        ("bravoCharlie", "bravocharlie"),
        ("heading with a - dash", "heading-with-a---dash"),
        ("heading with an _ underscore", "heading-with-an-_-underscore"),
        ("a period.txt", "a-periodtxt"),
        ("bind_headers(exchange, routing [, back])", "bind_headersexchange-routing--back"),
        ("apostrophe’s", "apostrophes"),
        ("I ♥ unicode", "i--unicode"),
        ("en–dash em—dash", "endash-emdash"),
        ("a  b", "a--b"),
        ("😄_😄 x", "_-x"),
        ("Привет non-latin 你好", "привет-non-latin-你好"),
        ("第 1 步：先停手！", "第-1-步先停手"),
        ("“安全账户”是假的？", "安全账户是假的"),
        ("一、钱（已经）出去了吗", "一钱已经出去了吗"),
        ("Ⅱ 和 〇", "ⅱ-和-〇"),
        ("２０２６", "２０２６"),
        ("C++ 与 C#", "c-与-c"),
        ("**先**停`手`==啊==", "先停手啊"),
        ("见[指南](../a.md#b)二", "见指南二"),
        ("a/b\\c", "abc"),
    ],
)
def test_anchor_equals_that_of_code_forges(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("😄 先停手", "-先停手"),
        ("先停手 ！", "先停手-"),
        ("① 先停手", "-先停手"),
        ("面积 m²", "面积-m"),
        ("一　二", "一二"),
        ("cafe\u0301", "cafe\u0301"),
        ("a__b__c", "a__b__c"),
        ("R&amp;D", "rd"),
        ("_重要_ 的", "重要-的"),
    ],
)
def test_anchor_differs_from_that_of_code_forges(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("names", "anchors"),
    [
        (["甲", "甲", "甲"], ["甲", "甲-1", "甲-2"]),
        (["Echo", "echo", "乙", "ECHO"], ["echo", "echo-1", "乙", "echo-2"]),
        (["甲", "甲 1"], ["甲", "甲-1"]),
        (["！", "？"], ["section", "section-1"]),
        (["echo", "echo", "echo 1", "echo-1", "echo"], ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"]),
        (["foxtrot-1", "foxtrot", "foxtrot"], ["foxtrot-1", "foxtrot", "foxtrot-2"]),
    ],
)
def test_repeated_headings(names: list[str], anchors: list[str]) -> None:
    assert [heading.anchor for heading in headings("\n".join(f"## {name}" for name in names))] == anchors


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# 甲", (1, "甲", {})),
        ("###### 甲", (6, "甲", {})),
        ("##   甲  ", (2, "甲", {})),
        ("## 甲 ##", (2, "甲", {})),
        ("## C#", (2, "C#", {})),
        ("## C# #", (2, "C#", {})),
        ("## 甲 {minutes=5 keep=must}", (2, "甲", {"minutes": "5", "keep": "must"})),
        ("## 甲 { minutes=5 }", (2, "甲", {"minutes": "5"})),
        ("## 甲 {: minutes=5 }", (2, "甲", {"minutes": "5"})),
        ('## 甲 {a="b c" d=}', (2, "甲", {"a": "b c"})),
        ("## 甲 {#id .class minutes=5}", (2, "甲", {"minutes": "5"})),
        ("## 甲 {minutes=5 minutes=6}", (2, "甲", {"minutes": "6"})),
        ("## 甲 {minutes=5} 乙", (2, "甲 {minutes=5} 乙", {})),
        ("## 甲 {a=1} {b=2}", (2, "甲 {a=1}", {"b": "2"})),
        ("## 甲 {}", (2, "甲", {})),
        ("##甲", (2, "甲", {})),
        ("##甲{a=1}", (2, "甲", {"a": "1"})),
        ("####### 甲", (6, "# 甲", {})),
        ("## 甲 ｛minutes=5｝", (2, "甲 ｛minutes=5｝", {})),
    ],
)
def test_level_text_and_attributes(line: str, expected: tuple[int, str, dict[str, str]]) -> None:
    assert [(found.level, found.text, found.attributes) for found in headings(line)] == [expected]


@pytest.mark.parametrize(
    "text", ["甲", " ## 甲", "    ## 甲", "\\## 甲", "＃＃ 甲", "```\n## 甲\n```", "> ## 甲", "- ## 甲"]
)
def test_no_heading(text: str) -> None:
    assert headings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("甲", "##甲", "## 甲", "####### 甲", "＃甲", " # 甲", "\\# 甲", "# 甲 #", "#甲#"),
        *("#", "##", "## ", "###"),
    ],
)
def test_headings_are_those_of_the_site(text: str) -> None:
    level = re.search(r"<h(\d)", to_html(text))
    assert [str(found.level) for found in headings(text)] == ([level[1]] if level else [])


def test_line_of_the_file() -> None:
    assert [(found.text, found.line) for found in headings("# 甲\n\n```\n# 乙\n```\n## 丙", 9)] == [
        ("甲", 9),
        ("丙", 14),
    ]


def test_no_attributes_have_no_column() -> None:
    assert [found.attributes_column for found in headings("## 甲")] == [None]


@pytest.mark.parametrize("line", ["## 甲 {minutes=5}", "##  甲乙   {minutes=5}", "# 甲{a=1}甲 {minutes=5}"])
def test_column_of_the_brace(line: str) -> None:
    assert [found.attributes_column for found in headings(line)] == [line.rindex("{") + 1]
