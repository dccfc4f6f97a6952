from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from classroom.markdown.escape import as_markdown
from classroom.render import TEMPLATES, load_labels, render_front_matter, render_template, render_text

MACROS = ("drawings.md.j2", "macros.md.j2")
"""Templates that only lend their parts to others."""
NAMES = sorted(file.name for file in TEMPLATES.glob("*.md.j2") if file.name not in MACROS)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_without_its_values_fails(name: str) -> None:
    with pytest.raises(UndefinedError):
        render_template(name, {})


@pytest.mark.parametrize("name", ["changes.txt.j2", "posters.txt.j2"])
def test_a_template_of_plain_text_without_its_values_fails(name: str) -> None:
    with pytest.raises(UndefinedError):
        render_text(name, {})


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("page.md.j2", {"title": "题"}),
        ("page.md.j2", {"body": as_markdown("文")}),
        ("page.md.j2", {"titel": "题", "body": as_markdown("文")}),
        ("segment.md.j2", {"segment": {"minutes": 5}}),
        ("segment.md.j2", {"segment": {"minutes": 5, "keep": "may"}}),
        ("problems.md.j2", {"title": "题", "summary": "述", "problems": [{"path": "a.md"}]}),
        ("quiz.md.j2", {"quiz": {"question": "问", "options": [{"text": "答"}], "why": "因"}}),
    ],
)
def test_one_missing_name_fails(name: str, context: dict[str, Any]) -> None:
    with pytest.raises(UndefinedError):
        render_template(name, context)


def test_a_value_is_escaped_and_markdown_is_not() -> None:
    found = render_template("page.md.j2", {"title": "a*b* {{ 1 }}", "body": as_markdown("**文**")})
    assert found == "# a&#42;b&#42; &#123;&#123; 1 &#125;&#125;\n\n**文**\n"


def test_a_value_is_escaped_once_inside_a_loop() -> None:
    problem = {"path": "a_b.md", "line": 3, "column": 4, "message": "甲 & <乙>", "fix": "- 丙"}
    found = render_template("problems.md.j2", {"title": "题", "summary": "述", "problems": [problem]})
    assert found == (
        "# 题（1）\n\n述。\n\n"
        "- **a&#95;b.md** 第 3 行第 4 列：甲 &#38; &#60;乙&#62;<br>怎么改：&#45; 丙\n\n"
    )  # fmt: skip


def test_words_come_from_the_labels() -> None:
    found = render_template("segment.md.j2", {"segment": {"minutes": 5, "keep": "must"}})
    assert found == f"\n5 分钟 · {load_labels()['keeps']['must']}\n{{: .segment-minutes }}\n"


def test_labels_have_no_empty_word() -> None:
    def words(value: Any) -> list[Any]:
        children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
        return [value] if children is None else [word for child in children for word in words(child)]

    assert [word for word in words(load_labels()) if not isinstance(word, str) or not word.strip()] == []


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"title": "题"}, '---\ntitle: "题"\n---\n\n'),
        ({"title": "b", "description": "a"}, '---\ntitle: "b"\ndescription: "a"\n---\n\n'),
        ({"title": "no"}, '---\ntitle: "no"\n---\n\n'),
        ({"title": "13:00"}, '---\ntitle: "13:00"\n---\n\n'),
        ({"title": "a: b # c"}, '---\ntitle: "a: b # c"\n---\n\n'),
        ({"title": "字 " * 100 + "尾"}, f'---\ntitle: "{"字 " * 100}尾"\n---\n\n'),
    ],
)
def test_front_matter(values: dict[str, str], text: str) -> None:
    assert render_front_matter(values) == text


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@given(st.dictionaries(st.sampled_from(("title", "description")), TEXTS, min_size=1))
def test_front_matter_reads_back_as_it_was(values: dict[str, str]) -> None:
    head = render_front_matter(values)
    assert head.startswith("---\n")
    assert head.endswith("\n---\n\n")
    assert yaml.safe_load(head.removeprefix("---\n").removesuffix("---\n\n")) == values
