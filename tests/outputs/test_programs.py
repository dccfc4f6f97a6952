"""Programs and styles are in a folder that their content names, and pages fetch them there."""

import re
from pathlib import Path
from typing import Any

import pytest

from classroom.generate import plain_settings
from classroom.outputs.output import Output
from classroom.outputs.programs import PLAIN_FOLDER, is_program, name_programs, place_program
from classroom.plan import Plan

STYLE = Output("assets/css/site.css", "", "", "a {}\n")
SCRIPT = Output("assets/js/now/check.js", "", "", "check();\n")
PRINT = Output("assets/css/print/card.css", "", "", "b {}\n")
PAGE = Output(
    "now/index.md",
    "",
    "",
    '<script src="../assets/js/now/check.js"></script><link href="../assets/css/print/card.css">\n'
    '<script src="../assets/js/now/phrases.js"></script>\n`assets/css/site.css` [x](../assets/a.png)\n',
)


def test_a_folder_is_named_by_what_is_in_it() -> None:
    outputs, folder = name_programs((STYLE, SCRIPT, PRINT, PAGE))
    assert re.fullmatch(r"assets/v-[a-z]{8}/", folder)
    assert [output.uri for output in outputs] == [
        f"{folder}css/site.css",
        f"{folder}js/now/check.js",
        "assets/css/print/card.css",
        "now/index.md",
    ]
    page = PAGE.content or ""
    assert outputs[3].content == page.replace("assets/js/now/check.js", f"{folder}js/now/check.js")


@pytest.mark.parametrize(
    ("outputs", "is_same"),
    [
        ((SCRIPT, STYLE), True),
        ((STYLE, SCRIPT, PRINT, PAGE), True),
        ((STYLE,), False),
        ((STYLE, Output(SCRIPT.uri, "", "", "check()\n")), False),
        ((STYLE, Output("assets/js/check.js", "", "", SCRIPT.content)), False),
        ((Output(STYLE.uri, "", "", "a {}\nc"), Output(SCRIPT.uri, "", "", "heck();\n")), False),
    ],
)
def test_another_name_for_other_bytes_only(outputs: tuple[Output, ...], is_same: bool) -> None:  # noqa: FBT001
    assert (name_programs(outputs).folder == name_programs((STYLE, SCRIPT)).folder) is is_same


def test_the_bytes_of_a_copied_file_count(tmp_path: Path) -> None:
    folders = []
    for text in ("one", "two"):
        (tmp_path / text).write_text(text, "utf-8")
        folders.append(name_programs((Output(STYLE.uri, "", "", copied_from=tmp_path / text),)).folder)
    assert len(set(folders)) == 2


def test_a_site_without_programs_has_no_such_folder() -> None:
    assert name_programs((PRINT, PAGE)) == ((PRINT, PAGE), PLAIN_FOLDER)


@pytest.mark.parametrize(
    ("uri", "placed"),
    [
        ("assets/css/site.css", "assets/v-x/css/site.css"),
        ("assets/js/search/box.js", "assets/v-x/js/search/box.js"),
        ("assets/css/print/card.css", "assets/css/print/card.css"),
        ("assets/js/now/phrases.js", "assets/js/now/phrases.js"),
        ("assets/images/mark.svg", "assets/images/mark.svg"),
        ("search/head.js", "search/head.js"),
        ("stylesheets/own.css", "stylesheets/own.css"),
    ],
)
def test_what_is_a_program(uri: str, placed: str) -> None:
    assert (place_program(uri, "assets/v-x/"), is_program(uri)) == (placed, uri != placed)


def test_another_engine_is_told_the_same_names(tmp_path: Path) -> None:
    styles = "extra_css: [assets/css/site.css, a.css]\n"
    scripts = "extra_javascript: [assets/js/a.js, {path: assets/js/b.js, defer: true}]\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{styles}{scripts}", "utf-8")
    settings: dict[str, Any] = plain_settings(tmp_path, Plan(programs="assets/v-x/"))
    assert settings["extra_css"] == ["assets/v-x/css/site.css", "a.css"]
    assert settings["extra_javascript"] == ["assets/v-x/js/a.js", {"path": "assets/v-x/js/b.js", "defer": True}]
    assert settings["extra"]["programs"] == "assets/v-x/"
