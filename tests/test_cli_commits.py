"""`classroom check --commits` and `--staged`, word for word, in real Git repositories, and the hook before a commit."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from classroom.cli import main
from tests.repository import ENVIRONMENT, FOREIGN, commit_all, git

ROOT = Path(__file__).parents[1]
NUMBER = "13800008809"
FIX = "怎么改：删掉，写“一个手机号” [identifies-person]"
SHOWN = f"错误：“1*********”像是手机号。{FIX}"
CLEAN = "这些提交查完了：没有找到能认出人的内容。\n"
STAGED_CLEAN = "要提交的内容查完了：没有找到能认出人的内容。\n"
REFUSED = (
    "这次提交会留下上面的内容。改好文件，git add 以后再提交；整个文件可以用 classroom mask 改。\n"
    "看过确认说的不是真人，用 git commit --no-verify 提交。\n"
)
HOW_TO = (
    "怎么从历史里去掉（再提交一次把它删掉没有用，历史里还在）：\n"
    "1. 还没推送，在最近一次提交里：改好文件，git add 以后 git commit --amend。\n"
    "2. 还没推送，在更早的提交里：git rebase -i 那次提交^，把它前面的 pick 改成 edit，改好再 git rebase --continue。\n"
    "3. 已经推送：马上告诉站点负责人，公开过就当作已经泄露。由一个人用 git filter-repo --replace-text 改写历史，"
    "强制推送；所有人删掉旧的、重新克隆；再请托管平台清掉缓存的页面。\n"
    "4. 看过确认说的不是真人：不用改。详细写法见讲师手册“怎样检查”。\n"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one clean commit."""
    variables = {**ENVIRONMENT, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for name in (*FOREIGN, "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "站点"
    write(folder, "mkdocs.yml", "site_name: 甲\n")
    commit_all(folder)
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, path: str, text: str | bytes) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def commit(folder: Path, message: str = "x") -> str:
    """Commit everything and return the hash as it is shown."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", f"--message={message}")
    return git(folder, "rev-parse", "HEAD")[:10]


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def said(done: Result) -> tuple[int, str, str]:
    return done.exit_code, done.stdout, done.stderr


def places(done: Result) -> list[str]:
    """Return commit:file:line:column of what is told."""
    return [line.partition(" ")[0] for line in done.stdout.splitlines() if line.endswith("[identifies-person]")]


def test_a_line_that_a_later_commit_deletes(root: Path) -> None:
    write(root, "cases/a.md", f"第一行\n第二行\n打{NUMBER}\n")
    name = commit(root)
    (root / "cases/a.md").unlink()
    commit(root)
    lines = f"{name}:cases/a.md:3:2 {SHOWN}\n这些提交查完了：1 处。\n{HOW_TO}"
    assert said(check("--commits", "HEAD~2..HEAD")) == (1, lines, "")
    assert said(check("--commits", "HEAD~1..HEAD")) == (0, CLEAN, "")
    assert places(check("--commits", "HEAD")) == places(check("--commits", "HEAD~2..")) == [f"{name}:cases/a.md:3:2"]


def test_formats(root: Path) -> None:
    write(root, "cases/a.md", f"打{NUMBER}\n")
    name = commit(root)
    row = {"path": f"{name}:cases/a.md", "line": 1, "column": 2, "code": "identifies-person", "severity": "error"}
    row |= {"message": "“1*********”像是手机号", "fix": "删掉，写“一个手机号”"}
    done = check("--commits", "HEAD~1..HEAD", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (1, [row])
    assert said(check("--commits", "HEAD~1..HEAD", "--format", "github")) == (
        1,
        f"::error file=cases/a.md,line=1,col=2,title=identifies-person::提交 {name}：“1*********”像是手机号。"
        "怎么改：删掉，写“一个手机号”\n",
        "",
    )


def test_registered_numbers_are_the_stations(root: Path) -> None:
    """What the next commit registers is registered."""
    entry = f"{{id: duty, number: '{NUMBER}', name: 值班电话, purpose: 咨询, verified: 2026-01-10}}"
    write(root, "docs/data/contacts.yml", f"contacts:\n  - {entry}\naddresses: []\n")
    commit(root)
    assert said(check("--commits", "HEAD~1..")) == (0, CLEAN, "")


WAIVER = """\
waivers:
  - {text: 李娟, rule: identifies-person, kind: NAME%s, reason: 文学人物,
     author: 教官甲, approved_by: 教官乙, until: 2026-12-31}
"""


@pytest.mark.parametrize(
    ("path", "left"),
    [("", []), (", path: cases/a.md", []), (", path: cases/b.md", ["cases/a.md:1:4", "cases/a.md:2:1"])],
)
def test_what_was_let_through_stays(root: Path, path: str, left: list[str]) -> None:
    write(root, "docs/data/waivers.yml", WAIVER % path)
    write(root, "cases/a.md", "小说的李娟说好\n李娟来了\n")
    name = commit(root)
    found = [each for each in places(check("--commits", "HEAD~1..")) if "cases/" in each]
    assert found == [f"{name}:{each}" for each in left]


def test_messages_and_names_of_files(root: Path) -> None:
    write(root, f"docs/images/mmexport{NUMBER}.png", b"\x89PNG\0")
    write(root, 'docs/a "b"\t课.md', f"{NUMBER}\n")
    name = commit(root, f"改一处\n\n电话{NUMBER}\n\nSigned-off-by: a <a.b_cc@foxmail.com>")
    assert places(check("--commits", "HEAD~1..")) == [
        f"{name}:提交说明:3:3",
        f"{name}:docs/images/mmexport1*********.png:1:1",
        f"{name}:docs/a",
    ]
    assert NUMBER not in check("--commits", "HEAD~1..").stdout


def test_which_texts_are_read(root: Path) -> None:
    text = f"李娟打{NUMBER}\n"
    for path in (
        "cases/a.txt",
        "docs/a.md",
        "README.md",
        "a.yml",
        "scripts/a.py",
        "a.svg",
        "tests/a.md",
        "benchmarks/b/a.py",
    ):
        write(root, path, text)
    write(root, "a.lock", f"sha256:{NUMBER}{'a' * 53}\n")
    name = commit(root)
    assert sorted(places(check("--commits", "HEAD~1.."))) == sorted(
        [
            *(f"{name}:{path}:1:1" for path in ("cases/a.txt", "docs/a.md", "README.md", "a.yml")),
            *(f"{name}:{path}:1:4" for path in ("cases/a.txt", "docs/a.md", "README.md", "a.yml")),
            f"{name}:scripts/a.py:1:4",
            f"{name}:a.svg:1:4",
        ]
    )  # fmt: skip


def test_a_merge_tells_what_it_adds_itself(root: Path) -> None:
    write(root, "cases/a.md", "甲\n乙\n丙\n")
    commit(root)
    git(root, "checkout", "--quiet", "-b", "side")
    write(root, "cases/a.md", "甲\n乙二\n丙\n")
    commit(root)
    git(root, "checkout", "--quiet", "main")
    write(root, "cases/a.md", "甲\n乙三\n丙\n")
    commit(root)
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "side")
    write(root, "cases/a.md", f"甲\n乙四{NUMBER}\n丙\n")
    name = commit(root)
    assert places(check("--commits", "HEAD^1..HEAD")) == [f"{name}:cases/a.md:2:3"]


def test_a_renamed_file_is_read_where_it_is_now(root: Path) -> None:
    write(root, "tests/a.md", f"打{NUMBER}\n" + "别的\n" * 9)
    commit(root)
    (root / "cases").mkdir()
    git(root, "mv", "tests/a.md", "cases/a.md")
    name = commit(root)
    assert places(check("--commits", "HEAD~2..")) == [f"{name}:cases/a.md:1:2"]


def test_settings_of_the_machine_change_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=9")
    write(root, "cases/a.md", f"甲\n乙\n打{NUMBER}\n")
    write(root, ".gitattributes", "*.md diff=upper\n")
    name = commit(root)
    expected = [f"{name}:cases/a.md:3:2"]
    assert places(check("--commits", "HEAD~1..")) == expected
    for setting in (
        "color.ui=always", "diff.external=false", "diff.noprefix=true", "diff.mnemonicPrefix=true",
        "diff.renames=copies",
        "diff.upper.textconv=false", "log.showSignature=true", "log.diffMerges=off", "core.quotePath=true",
        "diff.context=9",
        "diff.relative=true", "format.pretty=oneline", "diff.submodule=log", "log.decorate=full", "log.follow=true",
        "diff.algorithm=patience", "diff.interHunkContext=9",
    ):  # fmt: skip
        git(root, "config", *setting.split("=", 1))
        assert (setting, places(check("--commits", "HEAD~1.."))) == (setting, expected)


def test_a_site_in_a_subfolder_of_its_repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".git").rename(root.parent / ".git")
    write(root, "tests/a.md", f"打{NUMBER}\n")
    write(root, "cases/a.md", f"打{NUMBER}\n")
    name = commit(root.parent)
    monkeypatch.chdir(root / "cases")
    assert places(check("--commits", "HEAD~1..")) == [f"{name}:站点/cases/a.md:1:2"]
    write(root, "cases/b.md", f"打{NUMBER}\n")
    git(root, "add", "--all")
    assert places(check("--staged")) == ["暂存区:站点/cases/b.md:1:2"]


def test_staged(root: Path) -> None:
    write(root, "cases/a.md", f"打{NUMBER}\n")
    assert said(check("--staged")) == (0, STAGED_CLEAN, "")
    git(root, "add", "--all")
    lines = f"暂存区:cases/a.md:1:2 {SHOWN}\n要提交的内容查完了：1 处。\n{REFUSED}"
    assert said(check("--staged")) == (1, lines, "")
    commit(root)
    write(root, "cases/a.md", "打 110\n")
    git(root, "add", "--all")
    assert said(check("--staged")) == (0, STAGED_CLEAN, "")


def test_before_the_first_commit(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "new"
    write(folder, "mkdocs.yml", f"site_name: 甲 # {NUMBER}\n")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    monkeypatch.chdir(folder)
    assert places(check("--staged")) == ["暂存区:mkdocs.yml:1:16"]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("none..HEAD", "没有“none”这个版本。运行 git log --oneline 看看有哪些版本，写它最前面那一串。\n"),
        ("HEAD..none", "没有“none”这个版本。运行 git log --oneline 看看有哪些版本，写它最前面那一串。\n"),
        ("--all", "没有“--all”这个版本。运行 git log --oneline 看看有哪些版本，写它最前面那一串。\n"),
        ("..HEAD", "“..HEAD”不是提交的范围。写成 main..HEAD 这样：旧的版本、两个点、新的版本。\n"),
        ("HEAD...HEAD", "“HEAD...HEAD”不是提交的范围。写成 main..HEAD 这样：旧的版本、两个点、新的版本。\n"),
    ],
)
def test_a_range_that_is_none(root: Path, wanted: str, message: str) -> None:
    assert said(check("--commits", wanted)) == (2, "", message)


def test_one_thing_at_a_time(root: Path) -> None:
    words = "PATH、--commits 和 --staged 一次只能写一种。\n"
    assert said(check("--commits", "HEAD", "--staged")) == (2, "", words)
    assert said(check("mkdocs.yml", "--staged")) == (2, "", words)


def test_outside_a_repository(root: Path) -> None:
    (root / ".git").rename(root.parent / "elsewhere")
    message = f"{root} 不在 Git 仓库里，没有提交可查。到仓库的文件夹里运行，或先用 git init 建仓库。\n"
    assert said(check("--commits", "HEAD")) == said(check("--staged")) == (2, "", message)


def test_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    assert said(check("--staged")) == (2, "", "这台电脑没有装 Git，读不了提交。先装好 Git 再试。\n")


def test_a_shallow_clone(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root)
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    message = "这里只拉了最近的历史，查不全。先运行 git fetch --unshallow 再试。\n"
    assert said(check("--commits", "HEAD")) == (2, "", message)


@pytest.fixture
def hooked(root: Path) -> Path:
    """The repository with the hook of this one switched on, and a .venv with the command."""
    command = f'#!/bin/sh\nPYTHONPATH="{ROOT / "scripts"}" exec "{sys.executable}" -m classroom.cli "$@"\n'
    write(root, ".gitignore", ".venv/\n")
    write(
        root, ".venv/bin/classroom", command.replace("-m classroom.cli", '-c "from classroom.cli import main; main()"')
    )
    write(root, ".githooks/pre-commit", (ROOT / ".githooks/pre-commit").read_bytes())
    for path in (".venv/bin/classroom", ".githooks/pre-commit"):
        (root / path).chmod(0o755)
    commit(root)
    git(root, "config", "core.hooksPath", ".githooks")
    return root


def try_commit(folder: Path, *arguments: str) -> tuple[int, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    done = subprocess.run(
        ["git", "commit", "--quiet", "--message=x", *arguments], cwd=folder, env={**inherited, **ENVIRONMENT},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_the_hook_refuses_a_commit(hooked: Path) -> None:
    before = git(hooked, "rev-parse", "HEAD")
    write(hooked, "cases/a.md", f"打{NUMBER}\n")
    git(hooked, "add", "--all")
    lines = f"暂存区:cases/a.md:1:2 {SHOWN}\n要提交的内容查完了：1 处。\n{REFUSED}"
    assert try_commit(hooked) == (1, lines)
    assert git(hooked, "rev-parse", "HEAD") == before
    assert try_commit(hooked, "--no-verify")[0] == 0
    write(hooked, "cases/a.md", f"打 110\n打{NUMBER}\n")
    assert try_commit(hooked, "--all") == (0, STAGED_CLEAN)
    write(hooked, "cases/a.md", f"打{NUMBER[:-1]}8\n")
    assert try_commit(hooked, "cases/a.md")[0] == 1


def test_the_hook_without_an_environment(hooked: Path) -> None:
    (hooked / ".venv/bin/classroom").unlink()
    write(hooked, "cases/a.md", "打 110\n")
    git(hooked, "add", "--all")
    assert try_commit(hooked) == (1, "没有 .venv，提交前查不了。先运行 make site，再提交。\n")


def test_the_hook_can_be_run() -> None:
    assert git(ROOT, "ls-files", "--stage", ".githooks/pre-commit").startswith("100755 ")


def test_pre_commit_runs_the_same() -> None:
    [repository] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    [hook] = repository["hooks"]
    assert (repository["repo"], hook["language"]) == ("local", "system")
    command = '"$classroom" ' + hook["entry"].removeprefix(".venv/bin/classroom ")
    assert command in (ROOT / ".githooks/pre-commit").read_text("utf-8")


def test_this_repository_tells_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert said(check("--staged"))[::2] == (0, "")
