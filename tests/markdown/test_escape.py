import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from classroom.markdown.escape import Markdown, as_markdown, escape_markdown
from tests.markdown.site_markdown import Page

PLACES = {
    "paragraph": ("{}", ["p"]),
    "second line": ("前一行\n{}", ["p"]),
    "heading": ("## {}", ["h2"]),
    "heading with attributes": ("## {} {{ #anchor }}", ["h2"]),
    "list item": ("- {}", ["ul", "li"]),
    "numbered item": ("1. {}", ["ol", "li"]),
    "table cell": (
        "| 甲 | 乙 |\n|---|---|\n| {} | x |",
        ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    ),
    "link text": ("[{}](a.md)", ["p", "a"]),
    "strong": ("**{}**", ["p", "strong"]),
    "quoted title": ('!!! note "{}"\n    x', ["div", "p", "p"]),
}
"""Name of a place → Markdown around a value, and the elements that it may make."""

AROUND = {
    "paragraph": "{}",
    "second line": "前一行 {}",
    "table cell": "甲 乙 {} x",
    "quoted title": "{} x",
}

PIECES = (
    *("*", "_", "`", "**", "~~", "==", "^", "[", "]", "(", ")", "<", ">", "&", "&lt;", "&#42;", "|", "\\", "{", "}"),
    *("{.a}", "{: #a }", "#", "!", "!!!", "???", "+", "-", "---", "===", "1.", "12)", "１.", ":", "://", "http://a.cn"),
    *("a@b.cn", "<b>", "</p>", "<!--", "-->", "[x]: y", "[^1]", "*[A]: b", "[TOC]", "[ ] ", "```", "~~~", '"', "'"),
    *("note", "instructor", "$", "$$", "%", "{{", "{%", "wzxhzdk:0", "klzzwxh:0001", "\u200b", " ", "  ", "\t", "\n"),
    *("\n\n", "\u3000", "汉字", "a", "1"),
)
"""What Markdown, its extensions and templates give a meaning to, and near misses of it."""

PLAIN = st.characters(exclude_categories=("Cs", "Cc"))
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), PLAIN), min_size=1, max_size=12).map("".join),
)


def collapse(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
@example(text="- 甲")
@example(text="1. 甲")
@example(text="１) 甲")
@example(text="# 甲 #")
@example(text="--- ")
@example(text="===")
@example(text="    code")
@example(text="a | b")
@example(text="![x](y){.z}")
@example(text="&amp;copy; <script>alert(1)</script>")
@example(text="甲\\")
@example(text="`甲")
@example(text="甲 {: .hidden }")
def test_escaped_text_is_shown_as_exactly_that_text(place: str, text: str) -> None:
    shown = collapse(text)
    assume(shown)
    assume(not shown.startswith("???"))  # the bug below
    template, elements = PLACES[place]
    page = Page(template.format(escape_markdown(text)))
    assert (page.elements, page.text) == (elements, AROUND.get(place, "{}").format(shown).strip())


@pytest.mark.parametrize("text", ["???真的吗", "??? 真的吗", "???+ note"])
@pytest.mark.parametrize("place", ["paragraph", "second line", "list item"])
def test_question_marks_open_no_block(place: str, text: str) -> None:
    template, elements = PLACES[place]
    page = Page(template.format(escape_markdown(text)))
    assert (page.elements, page.text) == (elements, AROUND.get(place, "{}").format(text))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("汉字，标点。", "汉字，标点。"),
        ("  两边\t有\n空白 ", "两边 有 空白"),
        ("a*b", "a&#42;b"),
        ("- a - b", "&#45; a - b"),
        ("+1", "&#43;1"),
        ("12. a", "&#49;2. a"),
        ("12、a", "12、a"),
        ("3.5", "&#51;.5"),
        ("&amp;", "&#38;amp;"),
        ("", ""),
        (0, "0"),
        (None, "None"),
        (Markdown("**a** - b"), "**a** - b"),
        (as_markdown("  a\n- b"), "  a\n- b"),
    ],
)
def test_what_is_written(value: object, written: str) -> None:
    assert escape_markdown(value) == Markdown(written)


def test_escaping_twice_changes_nothing() -> None:
    once = escape_markdown("a*b & <c>")
    assert escape_markdown(once) is once
