"""`classroom new`: what is written passes the check; nothing is overwritten; a class keeps the file around it."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classroom.cli import main
from classroom.drafts.slug import make_slug
from classroom.drafts.term_insertion import insert_class
from classroom.drafts.yaml_text import write_value
from classroom.source.yaml_tree import parse_yaml
from tests.sample import write_sample

CLASS = (
    "--lesson", "safety/stop", "--audience", "居民", "--venue", "hall", "--teacher", "教官甲", "--at", "09:30-10:30",
)  # fmt: skip
COMPLETE = {
    "lesson": ("--course", "safety", "--title", "别扫码: 先停", "--audience", "居民", "--objectives", "会停手；会问"),
    "lesson of a new course": ("--course", "new", "--title", "新课", "--audience", "居民", "--objectives", "会停手"),
    "case": (
        "--title", "一张卡片", "--fraud", "rebate", "--basis", "教学虚构", "--period", "2025-Q3", "--place", "某社区",
        "--channel", "电话", "--loss", "0",
    ),
    "guide": ("--title", "陌生链接", "--audience", "居民", "--red-flags", "先垫钱；快转账"),
    "class": ("--term", "2026-winter", "--answers", "transfer", "--on", "2026-12-06", *CLASS),
    "term": ("--season", "2027-spring", "--why", "春天", "--weak-link", "春游多", "--on", "2027-03-06", *CLASS),
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_sample(tmp_path / "我的 站点")
    (root / "mkdocs.yml").write_text("plugins:\n  - classroom\n", "utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795147200")
    return root


def run(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=answers)


def snapshot(root: Path) -> dict[str, bytes]:
    return {file.as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file() and ".c" not in str(file)}


@pytest.mark.parametrize("kind", COMPLETE)
def test_what_is_written_passes_the_check(site: Path, kind: str) -> None:
    done = run("new", kind.split(maxsplit=1)[0], *COMPLETE[kind])
    assert done.exit_code == 0, done.output
    checked = run("check")
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize("kind", COMPLETE)
def test_what_is_missing_is_named_and_nothing_is_written(site: Path, kind: str) -> None:
    before = snapshot(site)
    done = run("new", kind.split(maxsplit=1)[0], *COMPLETE[kind][2:])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"少了 {COMPLETE[kind][0]}：")
    assert snapshot(site) == before


def test_a_bad_answer_is_asked_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["classroom.cli.new"], "is_terminal", lambda: True)
    done = run("new", "guide", answers="\n先停手\n陌生链接\n\n\n9\n1\n先垫钱\n\n")
    assert done.exit_code == 0, done.output
    assert "不行：已经有一页叫这个标题，换一个读的人分得开的" in done.output
    assert "不行：没有“9”。可以写：居民" in done.output
    assert (site / "docs/guides/mo-sheng-lian-jie.md").is_file()


def test_a_taken_name_stays(site: Path) -> None:
    before = snapshot(site)
    done = run("new", "case", *COMPLETE["case"], "--slug", "card")
    assert (done.exit_code, snapshot(site)) == (1, before)


def test_a_class_that_clashes_is_not_written(site: Path) -> None:
    before = snapshot(site)
    done = run("new", "class", *COMPLETE["class"], "--on", "2026-12-05")
    assert done.exit_code == 1
    assert "teacher-conflict" in done.stderr
    assert snapshot(site) == before


def test_a_class_keeps_comments_and_layout() -> None:
    text = "# 头\nclasses:   # 课\n- {id: a}   # 一\n\n# 二\n- id: b\n\n# 尾\ntitle: x\n"
    assert insert_class(text, "id: c\nat: '1'\n", "a.yml") == (
        "# 头\nclasses:   # 课\n- {id: a}   # 一\n\n# 二\n- id: b\n\n- id: c\n  at: '1'\n\n# 尾\ntitle: x\n"
    )


def test_windows_line_ends_stay(site: Path) -> None:
    file = site / "courses/schedule/2026-winter.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert run("new", "class", *COMPLETE["class"]).exit_code == 0
    data = file.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")


@pytest.mark.parametrize(
    ("title", "slug"),
    [("别扫陌生的码", "bie-sao-mo-sheng-de-ma"), ("？！", "draft"), ("App 课", "app-ke"), ("index", "draft")],
)
def test_slugs(title: str, slug: str) -> None:
    assert make_slug(title) == slug
    assert make_slug(title, {slug}) == f"{slug}-2"


@pytest.mark.parametrize("text", ["先停手", "a: b", "#1", "甲, 乙", "true", "12", "“话”", "- x", '是"否"', "@a", "1:2"])
def test_values_read_back(text: str) -> None:
    assert parse_yaml(f"a: [{write_value(text)}]", "a.yml").data == {"a": [text]}
    assert parse_yaml(f"a: {write_value(text)}", "a.yml").data == {"a": text}
