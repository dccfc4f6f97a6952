import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.markdown.links import Link, blank_code, find_links, find_loose_ends
from tests.markdown.site_markdown import Page


def brief(text: str) -> list[tuple[str, str, bool]]:
    return [(link.text, link.target, link.is_picture) for link in find_links(text, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有链接", []),
        ("[甲](a.md)", [("甲", "a.md", False)]),
        ("![图](a.png)", [("图", "a.png", True)]),
        ("![](a.png)", [("", "a.png", True)]),
        ("[](a.md)", [("", "a.md", False)]),
        ("[甲]()", [("甲", "", False)]),
        ("[甲](a.md)和[乙](b.md)", [("甲", "a.md", False), ("乙", "b.md", False)]),
        ("[甲] (a.md)", []),
        ("[甲]（a.md）", []),
        ("(a.md)[甲]", []),
        ("[甲](a b.md)", []),
        ("[甲](a.md", []),
        # nested
        ("[![图](a.png)](b.md)", [("![图](a.png)", "b.md", False), ("图", "a.png", True)]),
        (
            "[前![图](a.png)后](b.md)[乙](c.md)",
            [("前![图](a.png)后", "b.md", False), ("图", "a.png", True), ("乙", "c.md", False)],
        ),
        ("[a [b] c](d.md)", [("a [b] c", "d.md", False)]),
        # code
        ("`[甲](a.md)`", []),
        ("``[甲](a.md) ` b``", []),
        ("`a` [甲](a.md) `b`", [("甲", "a.md", False)]),
        ("`a [甲](a.md)", [("甲", "a.md", False)]),
        ("`` a ` [甲](a.md) ``", []),
        ("[`a`](a.md)", [("   ", "a.md", False)]),
        # titles
        ('[甲](a.md "题")', [("甲", "a.md", False)]),
        ("[甲](a.md '题')", [("甲", "a.md", False)]),
        ('[甲]( a.md  "题" )', [("甲", "a.md", False)]),
        ('[甲](a.md "题"', []),
        ('[甲](a.md"题")', [("甲", 'a.md"题"', False)]),
        # angle brackets
        ("[甲](<a b.md>)", [("甲", "a b.md", False)]),
        ('[甲](<a(b.md> "题")', [("甲", "a(b.md", False)]),
        ("[甲](<>)", [("甲", "", False)]),
        ("<https://a.cn>", []),
        # parentheses
        ("[甲](a(b).md)", [("甲", "a(b).md", False)]),
        ("[甲](a(b)c(d).md)。（乙）", [("甲", "a(b)c(d).md", False)]),
        ("（见[甲](a.md)）", [("甲", "a.md", False)]),
        ("(见[甲](a.md))", [("甲", "a.md", False)]),
        # percent-escapes
        ("[甲](a%20b.md#%E7%94%B2)", [("甲", "a%20b.md#%E7%94%B2", False)]),
        # definitions
        ("[甲]: a.md", [("甲", "a.md", False)]),
        ('   [甲]: <a b.md> "题"', [("甲", "a b.md", False)]),
        ("    [甲]: a.md", []),
        ("见 [甲]: a.md", []),
        ("[甲]：a.md", []),
        ("`[甲]: a.md`", []),
        ("[甲][乙]", []),
    ],
)
def test_links_of_a_line(text: str, expected: list[tuple[str, str, bool]]) -> None:
    found = [(blank_code(link), target, picture) for link, target, picture in brief(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[甲](a.md)", [(4, 8, (0, 9))]),
        ("看[甲]( a.md  '题' )。", [(6, 10, (1, 17))]),
        ("![图](<a b.png>)", [(6, 13, (0, 15))]),
        ("[![图](a.png)](b.md)", [(14, 18, (0, 19)), (6, 11, (1, 12))]),
        ("`x`[甲](a.md)", [(7, 11, (3, 12))]),
        ("  [甲]: <a.md>", [(8, 12, (0, 13))]),
        ("😀[甲](a.md)", [(5, 9, (1, 10))]),
    ],
)
def test_exact_places(text: str, places: list[tuple[int, int, tuple[int, int]]]) -> None:
    assert [(link.start, link.end, link.whole) for link in find_links(text, 3)] == places


@given(
    before=st.text("甲[](!`<> ", max_size=8),
    name=st.text("甲乙ab", max_size=5),
    target=st.text(string.ascii_letters + "./#%-_:?=&", max_size=10),
)
def test_every_place_holds_its_target(before: str, name: str, target: str) -> None:
    text = f"{before}[{name}]({target})"
    for link in find_links(text, 1):
        assert text[link.start : link.end] == link.target
        assert link.whole[0] <= link.start <= link.end <= link.whole[1]


def test_line_number_is_kept() -> None:
    assert [link.line for link in find_links("[![a](b.png)](c.md)", 12)] == [12, 12]


@pytest.mark.parametrize(
    ("target", "is_external", "path", "anchor"),
    [
        ("a.md", False, "a.md", ""),
        ("a.md#甲", False, "a.md", "甲"),
        ("#甲", False, "", "甲"),
        ("", False, "", ""),
        ("../a%20b.md#%E7%94%B2", False, "../a b.md", "甲"),
        ("a%23b.md#c#d", False, "a#b.md", "c#d"),
        ("a%2.md", False, "a%2.md", ""),
        ("/a.md", False, "/a.md", ""),
        ("https://a.cn/b#c", True, "https://a.cn/b", "c"),
        ("HTTPS://a.cn", True, "HTTPS://a.cn", ""),
        ("//a.cn/b", True, "//a.cn/b", ""),
        ("mailto:a@b.cn", True, "mailto:a@b.cn", ""),
        ("tel:110", True, "tel:110", ""),
        ("javascript:alert(1)", True, "javascript:alert(1)", ""),
        ("甲:乙.md", False, "甲:乙.md", ""),
    ],
)
def test_parts_of_a_target(target: str, is_external: bool, path: str, anchor: str) -> None:  # noqa: FBT001
    link = Link(target, "甲", False, 1, 0, 0, (0, 0))  # noqa: FBT003
    assert (link.is_external, link.path, link.anchor) == (is_external, path, anchor)


@pytest.mark.parametrize("target", ["https://[示例].cn", "http://[", "https://www.12321.cn？a=1", "https://a.cn／b"])
def test_a_strange_host_is_external_and_no_url(target: str) -> None:
    assert [(link.is_external, link.is_well_formed) for link in find_links(f"[甲]({target})", 1)] == [(True, False)]


@pytest.mark.parametrize(
    "target", ["https://a.cn/b", "//a.cn", "tel:110", "a.md", "", "#甲", "甲：乙.md", "https://[::1]/"]
)
def test_a_url(target: str) -> None:
    assert [link.is_well_formed for link in find_links(f"[甲]({target})", 1)] == [True]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("没有", []),
        ("[甲](a.md)", []),
        ("[![图](a.png)](b.md)和`码`", []),
        ("[甲](<a b.md>)", []),
        ("`[甲](a b.md)`", []),
        ("[防骗", []),
        ("指南](a.md)", [(3, "link")]),
        ("看[甲](a b.md)", [(4, "link")]),
        ("看[甲](a.md", [(4, "link")]),
        ("[甲](a.md)和[乙](b c.md)", [(13, "link")]),
        ("看[甲][一]", [(4, "reference")]),
        ("[一]: a.md", [(1, "reference")]),
        ("  [一]:a.md", [(1, "reference")]),
        ("`甲", [(1, "code")]),
        ("甲`", [(2, "code")]),
        ("`甲` `", [(5, "code")]),
        (r"\`甲", []),
        (r"甲\](a b)", []),
        ("[甲] (乙)", []),
        ("[ ] 待办", []),
    ],
)
def test_loose_ends(text: str, ends: list[tuple[int, str]]) -> None:
    assert list(find_loose_ends(text)) == ends


def test_definition_without_space() -> None:
    assert brief("[甲]:a.md") == [("甲", "a.md", False)]


@pytest.mark.parametrize("text", [r"\[甲\](a.md)", r"\[甲](a.md)", r"[甲\](a.md)"])
def test_escaped_brackets_make_no_link(text: str) -> None:
    assert "a" not in Page(text).elements
    assert brief(text) == []


def test_angle_brackets_inside_a_link() -> None:
    places = [(link.target, link.start, link.end) for link in find_links("[![图](<a b.png>)](c.md)", 1)]
    assert places == [("c.md", 18, 22), ("a b.png", 7, 14)]


def test_escaped_backtick_opens_no_code() -> None:
    assert brief(r"\`[甲](a.md)\`") == [("甲", "a.md", False)]


def test_many_pictures_after_an_open_bracket_take_no_time() -> None:
    start = time.perf_counter()
    found = len(brief("[" + "![a](b)" * 21))
    assert (found, time.perf_counter() - start < 0.3) == (21, True)


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("a `b` c", "a     c"),
        ("``a`b`` c", "        c"),
        ("`a", "`a"),
        ("`a``", "`a``"),
        ("``", "``"),
        ("`甲`乙`丙`", "   乙   "),
    ],
)
def test_blank_code_keeps_the_length(text: str, blanked: str) -> None:
    assert blank_code(text) == blanked
