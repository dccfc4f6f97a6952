"""The command line: formats, exit codes, and words for what cannot run."""

import json
import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classroom import __version__
from classroom.cli import main
from tests.site.station import copy_station

HOLIDAYS = {
    "path": "courses/schedule/2026-winter.yml",
    "line": 2,
    "column": 9,
    "code": "holidays-not-announced",
    "severity": "warning",
    "message": "2027 年放假安排待国务院公布，这一年的课没有核对假期",
    "fix": "国务院办公厅通知公布后，新建 docs/data/holidays/2027.yml",
}
SPRING = HOLIDAYS | {"path": "courses/schedule/2027-spring.yml"}
MISSPELT = {
    "path": "cases/parcel-card.md",
    "line": 2,
    "column": 1,
    "code": "unknown-key",
    "severity": "error",
    "message": "没有“titel”这一项",
    "fix": "是不是“title”？",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795420800")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return copy_station(tmp_path / "root")


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def _misspell(root: Path) -> None:
    case = root / "cases" / "parcel-card.md"
    text = case.read_text("utf-8").replace("title:", "titel:", 1)
    case.write_text(text, "utf-8")


def test_clean_content_exits_0_with_its_reminders(root: Path) -> None:
    done = _run("--root", root, "check", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [HOLIDAYS, SPRING])


def test_json_has_every_problem_with_its_keys_in_order(root: Path) -> None:
    _misspell(root)
    done = _run("--root", root, "check", "--format", "json")
    rows = json.loads(done.stdout)
    assert (done.exit_code, rows) == (1, [MISSPELT, HOLIDAYS, SPRING])
    assert [list(row) for row in rows] == [list(HOLIDAYS)] * len(rows)


def test_text_says_how_many(root: Path) -> None:
    done = _run("--root", root, "check")
    assert done.stdout.splitlines() == [
        *(
            f"courses/schedule/{term}.yml:2:9 提醒：2027 年放假安排待国务院公布，这一年的课没有核对假期。"
            "怎么改：国务院办公厅通知公布后，新建 docs/data/holidays/2027.yml [holidays-not-announced]"
            for term in ("2026-winter", "2027-spring")
        ),
        "检查完毕：0 个错误，2 个提醒。",
    ]


def test_paths_narrow_what_is_shown_and_decide_the_exit_code(root: Path) -> None:
    _misspell(root)
    elsewhere = _run("--root", root, "check", root / "docs", "--format", "json")
    there = _run("--root", root, "check", root / "cases" / "parcel-card.md", root / "docs", "--format", "json")
    everything = _run("--root", root, "check", root, "--format", "json")
    assert (elsewhere.exit_code, json.loads(elsewhere.stdout)) == (0, [])
    assert (there.exit_code, json.loads(there.stdout)) == (1, [MISSPELT])
    assert everything.stdout == _run("--root", root, "check", "--format", "json").stdout


def test_a_path_that_shares_the_beginning_of_a_name_is_another(root: Path) -> None:
    _misspell(root)
    (root / "cases" / "parcel").mkdir()
    done = _run("--root", root, "check", root / "cases" / "parcel", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize("path", ["cases/none.md", "../outside"])
def test_a_path_that_is_not_there_cannot_be_checked(root: Path, path: str) -> None:
    (root.parent / "outside").mkdir()
    done = _run("--root", root, "check", root / path)
    assert (done.exit_code, done.stderr) == (2, f"找不到 {root / path}，或它不在站点文件夹里。\n")


def test_github_annotations_are_chosen_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = _run("--root", root, "check")
    assert done.stdout == "".join(
        f"::warning file=courses/schedule/{term}.yml,line=2,col=9,title=holidays-not-announced"
        "::2027 年放假安排待国务院公布，这一年的课没有核对假期。"
        "怎么改：国务院办公厅通知公布后，新建 docs/data/holidays/2027.yml\n"
        for term in ("2026-winter", "2027-spring")
    )


@pytest.mark.parametrize("command", [("build",), ("check",), ("generate", "--out", "x"), ("schema",), ("serve",)])
def test_a_folder_without_a_site_cannot_run(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = _run("--root", tmp_path, *command)
    words = f"{tmp_path} 不是站点文件夹：里面没有 mkdocs.yml。请先进入站点文件夹再运行。\n"
    assert (done.exit_code, done.stderr) == (2, words)


def test_a_site_is_found_from_a_folder_inside_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "courses" / "anti-fraud")
    assert _run("check", "--format", "json").stdout == _run("--root", root, "check", "--format", "json").stdout


def test_stale_editor_files_fail_the_check_and_are_written(root: Path) -> None:
    stale = _run("--root", root, "schema", "--check")
    written = _run("--root", root, "schema")
    fresh = _run("--root", root, "schema", "--check")
    assert [stale.exit_code, written.exit_code, fresh.exit_code] == [1, 0, 0]
    assert [stale.stdout[:6], written.stdout[:3], fresh.stdout] == ["不是最新的：", "已更新", "都是最新的。\n"]


def test_version_and_help_of_every_command() -> None:
    assert _run("--version").stdout == f"classroom, version {__version__}\n"
    for name in main.commands:
        done = _run(name, "--help")
        assert (name, done.exit_code, done.stdout.startswith("Usage: ")) == (name, 0, True)


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    assert [name for name in main.commands if f"`classroom {name}" not in readme] == []


def test_a_file_name_in_another_encoding_is_a_problem(root: Path) -> None:
    """What unpacking a Windows archive leaves behind."""
    (root / "cases" / os.fsdecode("快递.md".encode("gbk"))).write_text("甲", "utf-8")
    for output_format in ("text", "json", "github"):
        done = _run("--root", root, "check", "--format", output_format)
        assert (done.exit_code, "stray-file" in done.stdout, done.exception.__class__) == (1, True, SystemExit)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("site_name: x\n\tplugins: []\n", "mkdocs.yml:2:1 错误：行首用了制表符（Tab 键）。"),
        ("- 1\n", "mkdocs.yml:1:1 错误：这里应当是一行行的“键: 值”。"),
        ("", "mkdocs.yml:1:1 错误：文件是空的。"),
    ],
)
def test_settings_that_cannot_be_read_are_a_problem(root: Path, settings: str, expected: str) -> None:
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    done = _run("--root", root, "generate", "--out", root.parent / "out")
    assert (done.exit_code, expected in done.stderr, (root.parent / "out").exists()) == (1, True, False)


def test_settings_without_plugins_are_enough(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: x\nextra:\n", "utf-8")
    assert _run("--root", root, "generate", "--out", root.parent / "out").exit_code == 0


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1", "127.0.0.1:x", ":8000", "127.0.0.1:99999"])
def test_an_address_that_is_none_cannot_be_served(root: Path, address: str) -> None:
    done = _run("--root", root, "serve", "--address", address)
    assert (done.exit_code, done.stderr) == (2, f"地址“{address}”的写法不对，写成 127.0.0.1:8000 这样。\n")


def test_a_port_in_use_cannot_be_served(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = _run("--root", root, "serve", "--address", address)
    assert (done.exit_code, done.stderr.split("：")[0]) == (2, f"不能用 {address} 预览")
