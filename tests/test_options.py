"""The plugin's options as a station writes them, and what a mistake in `mkdocs.yml` looks like."""

import textwrap
from pathlib import Path
from typing import Any

import pytest

from classroom.models.options import DEFAULT_OPTIONS, Options
from classroom.options import find_plugin, read_options
from classroom.source.yaml_tree import KeyPath

ROOT = Path(__file__).parents[1]


def read(tmp_path: Path, text: str, name: str = "mkdocs.yml") -> tuple[Options, list[str]]:
    file = tmp_path / name
    file.write_text(textwrap.dedent(text), "utf-8")
    options, problems = read_options(file)
    return options, [str(problem) for problem in problems]


SOFT = Options.model_validate({"travel_minutes": 45, "levels": {"travel-time": "off", "no-reason": "error"}})


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param("site_name: 甲\n", DEFAULT_OPTIONS, id="no plugins"),
        pytest.param("plugins:\n", DEFAULT_OPTIONS, id="plugins left empty"),
        pytest.param("plugins: [search]\n", DEFAULT_OPTIONS, id="plugin absent from a list"),
        pytest.param("plugins: {search: {lang: en}}\n", DEFAULT_OPTIONS, id="plugin absent from a mapping"),
        pytest.param("plugins: classroom\n", DEFAULT_OPTIONS, id="plugins in one word"),
        pytest.param("- 甲\n", DEFAULT_OPTIONS, id="no mapping"),
        pytest.param("plugins: [search, classroom]\n", DEFAULT_OPTIONS, id="list, without options"),
        pytest.param("plugins: [search, {classroom: }]\n", DEFAULT_OPTIONS, id="list, options left empty"),
        pytest.param("plugins: [search, {classroom: {}}]\n", DEFAULT_OPTIONS, id="list, no options"),
        pytest.param("plugins: {classroom: }\n", DEFAULT_OPTIONS, id="mapping, options left empty"),
        pytest.param("plugins: {classroom: {}}\n", DEFAULT_OPTIONS, id="mapping, no options"),
        pytest.param(
            """\
            plugins:
              - search: {lang: en}
              - classroom:
                  travel_minutes: 45
                  levels: {travel-time: off, no-reason: error}
            """,
            SOFT,
            id="list",
        ),
        pytest.param(
            """\
            plugins:
              search:
              classroom:
                levels:
                  travel-time: off
                  no-reason: error
                travel_minutes: 45
            """,
            SOFT,
            id="mapping",
        ),
        pytest.param(
            """\
            site_url: !ENV [SITE_URL, "https://a.example/"]
            markdown_extensions:
              - pymdownx.emoji:
                  emoji_index: !!python/name:material.extensions.emoji.twemoji
                  emoji_generator: !!python/name:material.extensions.emoji.to_svg
            extra: &extra {a: 1}
            more: *extra
            plugins:
              - other: {x: !relative docs}
              - classroom: {travel_minutes: 45, levels: {travel-time: off, no-reason: error}}
            """,
            SOFT,
            id="tags and anchors elsewhere",
        ),
        pytest.param("plugins: [{classroom: {edition: instructor}}]\n", Options(edition="instructor"), id="edition"),
        pytest.param("plugins: [{classroom: {untaught_days: 90}}]\n", Options(untaught_days=90), id="days"),
    ],
)
def test_good_settings(tmp_path: Path, text: str, options: Options) -> None:
    assert read(tmp_path, text) == (options, [])


def test_no_settings_at_all(tmp_path: Path) -> None:
    assert read_options(tmp_path / "mkdocs.yml") == (DEFAULT_OPTIONS, ())
    assert read_options(tmp_path) == (DEFAULT_OPTIONS, ())


def test_settings_of_this_repository() -> None:
    assert read_options(ROOT / "mkdocs.yml") == (DEFAULT_OPTIONS, ())


LEVELS = "从这些里选一个：error、warning、off"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            "plugins:\n  - search\n  - classroom:\n      levels:\n        travel-tme: off\n",
            ["mkdocs.yml:5:9 错误：没有“travel-tme”这一项。怎么改：是不是“travel-time”？ [unknown-key]"],
            id="misspelt code",
        ),
        pytest.param(
            "plugins:\n  classroom:\n    levels: {teacher-conflit: warning, venue-conflict: warn}\n",
            [
                "mkdocs.yml:3:14 错误：没有“teacher-conflit”这一项。怎么改：是不是“teacher-conflict”？ [unknown-key]",
                "mkdocs.yml:3:56 错误：“warn”不在可选的词里。怎么改：是不是“warning”？ [wrong-choice]",
            ],
            id="misspelt code and level in a mapping",
        ),
        pytest.param(
            "plugins:\n- classroom:\n    levels:\n      on-holiday: 提醒\n      no-reason: false\n      travel-time:\n",
            [
                f"mkdocs.yml:4:19 错误：“提醒”不在可选的词里。怎么改：{LEVELS} [wrong-choice]",
                f"mkdocs.yml:5:18 错误：“false”不在可选的词里。怎么改：{LEVELS} [wrong-choice]",
                "mkdocs.yml:6:19 错误：这一项是空的。怎么改：写上内容；不需要就把这一行删掉；"
                "内容以 # 开头要加双引号 [empty-value]",
            ],
            id="wrong levels",
        ),
        pytest.param(
            "plugins:\n- classroom: {travel_minutes: 半小时, untaught_days: 0, travel: 3}\n",
            [
                "mkdocs.yml:2:31 错误：这里应当是一个整数，写的是“半小时”。怎么改："
                "只写数字，不加引号、单位和小数点 [wrong-type]",
                "mkdocs.yml:2:51 错误：0 太小了。怎么改：最小写 1 [out-of-range]",
                "mkdocs.yml:2:54 错误：没有“travel”这一项。怎么改：是不是“travel_minutes”？ [unknown-key]",
            ],
            id="wrong numbers and a misspelt option",
        ),
        pytest.param(
            "plugins:\n  - classroom: [levels]\n",
            [
                "mkdocs.yml:2:16 错误：这里应当是一行行的“键: 值”。怎么改："
                "对照示例，每行写一个键、英文冒号、空格、值 [wrong-type]"
            ],
            id="options in a list",
        ),
        pytest.param(
            "plugins:\n\t- classroom\n",
            ["mkdocs.yml:2:1 错误：行首用了制表符（Tab 键）。怎么改：删掉它，改用空格；每深一层两个空格 [yaml-tab]"],
            id="tab",
        ),
        pytest.param(
            "plugins: [classroom\n",
            [
                "mkdocs.yml:1:10 错误：方括号 [ ] 没有成对，或里面少了逗号。怎么改：写成 [老年人, 学生]：英文方括号，"
                "英文逗号加空格 [yaml-bracket]"
            ],
            id="open bracket",
        ),
        pytest.param(
            "\n", ["mkdocs.yml:1:1 错误：文件是空的。怎么改：写上内容，或者删掉这个文件 [empty-file]"], id="empty"
        ),
    ],
)
def test_mistakes_are_told_where_they_stand_and_the_defaults_hold(tmp_path: Path, text: str, lines: list[str]) -> None:
    options, problems = read(tmp_path, text)
    assert sorted(problems) == lines
    assert options == DEFAULT_OPTIONS


def test_a_problem_names_the_file_that_was_read(tmp_path: Path) -> None:
    _, [line] = read(tmp_path, "plugins: [{classroom: {edtion: public}}]\n", "mkdocs.instructor.yml")
    assert line == "mkdocs.instructor.yml:1:24 错误：没有“edtion”这一项。怎么改：是不是“edition”？ [unknown-key]"


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        (None, None),
        ([], None),
        ({}, None),
        ({"plugins": None}, None),
        ({"plugins": ["classroom"]}, None),
        ({"plugins": [{"classroom": None}]}, None),
        ({"plugins": ["search", {"classroom": {}}]}, ("plugins", 1, "classroom")),
        ({"plugins": {"search": {"classroom": {}}}}, None),
        ({"plugins": {"search": None, "classroom": {}}}, ("plugins", "classroom")),
        ({"plugins": {"classroom": []}}, ("plugins", "classroom")),
        ({"plugins": [["classroom"], {"other": {"classroom": 1}}]}, None),
    ],
)
def test_where_the_options_stand(settings: Any, place: KeyPath | None) -> None:
    assert find_plugin(settings) == place
