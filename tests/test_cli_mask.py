"""`classroom mask`, word for word: the proposal, what is written, and what stays untouched."""

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classroom.cli import main

DIRTY = "第一行\n打 138-0000-8809 找李娟\n李娟说好\n"
CLEAN = "第一行\n打一个手机号找居民甲\n居民甲说好\n"
WAIVERS = """\
waivers:
  - {text: 李娟, rule: identifies-person, kind: NAME%s, reason: 文学人物,
     author: 教官甲, approved_by: 教官乙, until: 2026-12-31}
"""
READ_AGAIN = "请从头读一遍，看话通不通、意思对不对。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mask(*arguments: str, color: bool = False) -> Result:
    return CliRunner().invoke(main, ["mask", *arguments], color=color)


def said(done: Result) -> tuple[int, str, str]:
    return done.exit_code, done.stdout, done.stderr


def test_a_proposal(folder: Path) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    assert said(mask("a.txt")) == (
        1,
        "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n 第一行\n-打 138-0000-8809 找李娟\n-李娟说好\n"
        "+打一个手机号找居民甲\n+居民甲说好\n"
        "要改 2 行，还没有写进文件。看过没有不对，加上 --write 再运行一次。\n",
        "",
    )
    assert (folder / "a.txt").read_text("utf-8") == DIRTY


def test_a_file_without_a_last_line_end(folder: Path) -> None:
    (folder / "a.txt").write_text("李娟", "utf-8")
    assert mask("a.txt").stdout.splitlines()[3:7] == [
        "-李娟",
        "\\ No newline at end of file",
        "+居民甲",
        "\\ No newline at end of file",
    ]


def test_colours_only_at_a_terminal(folder: Path) -> None:
    (folder / "a.txt").write_text("李娟\n", "utf-8")
    assert "\x1b[31m-李娟\x1b[0m\n\x1b[32m+居民甲\x1b[0m\n" in mask("a.txt", color=True).stdout
    assert "\x1b" not in mask("a.txt").stdout


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (DIRTY.encode(), CLEAN.encode()),
        (DIRTY.replace("\n", "\r\n").encode("utf-8-sig"), CLEAN.replace("\n", "\r\n").encode("utf-8-sig")),
        (DIRTY.replace("\n", "\r\n", 1).rstrip("\n").encode(), CLEAN.replace("\n", "\r\n", 1).rstrip("\n").encode()),
        (DIRTY.replace("\n", "\r").encode(), CLEAN.replace("\n", "\r").encode()),
    ],
)
def test_line_ends_and_the_mark_stay(folder: Path, before: bytes, after: bytes) -> None:
    file = folder / "a.md"
    file.write_bytes(before)
    file.chmod(0o640)
    assert said(mask("a.md", "--write")) == (0, f"已经改好 2 行。{READ_AGAIN}", "")
    assert file.read_bytes() == after
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(folder) == ["a.md"]  # noqa: PTH208  # nothing is left beside it
    assert said(mask("a.md", "--write")) == (0, "没有要改的。程序会漏，请再请一个人看一遍。\n", "")


def test_what_cannot_be_masked_is_told_and_the_rest_written(folder: Path) -> None:
    (folder / "a.md").write_text("李娟看 ![图](img/IMG_13900001128.png)\n", "utf-8")
    left = "a.md:1:19 “1*********”像是手机号，自动改会弄坏文件，没有改。怎么改：删掉，写“一个手机号” [MOBILE]\n"
    done = mask("a.md", "--write")
    assert said(done) == (1, f"{left}已经改好 1 行，另有 1 处要自己改。{READ_AGAIN}", "")
    assert (folder / "a.md").read_text("utf-8") == "居民甲看 ![图](img/IMG_13900001128.png)\n"
    assert said(mask("a.md")) == (1, f"{left}有 1 处要自己改。\n", "")


AS_UTF_8 = "怎么改：用记事本打开，另存为，编码选 UTF-8 [not-utf8]"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("李娟".encode("gb18030"), f"文件不是 UTF-8 编码，像是 GBK。{AS_UTF_8}"),
        ("李娟".encode("utf-16"), f"文件存成了 UTF-16（记事本里叫 Unicode）。{AS_UTF_8}"),
        (b"a\0b", "这不是文字文件。怎么改：换成文字文件；Word 文件先另存为文字 [not-utf8]"),
        (b"a" * 1_000_001, "文件有 1.0 MB，文字文件最多 1 MB。怎么改：把内容拆成几个文件 [file-too-large]"),
    ],
)
def test_a_file_that_cannot_be_read(folder: Path, data: bytes, message: str) -> None:
    (folder / "a.md").write_bytes(data)
    assert said(mask("a.md", "--write")) == (2, "", f"a.md:1:1 错误：{message}\n")
    assert (folder / "a.md").read_bytes() == data


def test_links_and_folders_are_refused(folder: Path) -> None:
    (folder / "a.md").write_text(DIRTY, "utf-8")
    (folder / "link.md").symlink_to("a.md")
    (folder / "d").mkdir()
    link = "link.md:1:1 错误：这是一个链接，不是文件本身。怎么改：写链接指向的那个文件的路径 [linked-file]\n"
    assert said(mask("link.md", "--write")) == (2, "", link)
    assert (folder / "link.md").is_symlink()
    assert said(mask("d")) == (2, "", "d:1:1 错误：这不是文件。怎么改：写一个文字文件的路径 [unreadable-file]\n")
    done = mask("none.md")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("none.md:1:1 错误：文件打不开（")


def test_a_folder_that_cannot_be_written_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_text(DIRTY, "utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    done = mask("a.md", "--write")
    words = "a.md 写不了（No space left on device），文件没有动。看看磁盘是不是满了、有没有写的权限。\n"
    assert said(done) == (2, "", words)
    assert (folder / "a.md").read_text("utf-8") == DIRTY
    assert os.listdir(folder) == ["a.md"]  # noqa: PTH208


def test_what_the_site_allows_stays(folder: Path) -> None:
    """A registered number, a venue and a waived text stay in a file of the site; outside of it nothing does."""
    contact = "{id: duty, number: '13800008809', name: 值班电话, purpose: 咨询, verified: 2026-01-10}"
    data = folder / "site/docs/data"
    data.mkdir(parents=True)
    (folder / "site/mkdocs.yml").write_text("site_name: 甲\n", "utf-8")
    (data / "contacts.yml").write_text(f"contacts:\n  - {contact}\naddresses: []\n", "utf-8")
    (data / "waivers.yml").write_text(WAIVERS % "", "utf-8")
    text = "打 13800008809 找李娟\n"
    (folder / "site/a.txt").write_text(text, "utf-8")
    (folder / "a.txt").write_text(text, "utf-8")
    assert said(mask("site/a.txt", "--write")) == (0, "没有要改的。程序会漏，请再请一个人看一遍。\n", "")
    assert mask("a.txt", "--write").exit_code == 0
    assert (folder / "site/a.txt").read_text("utf-8") == text
    assert (folder / "a.txt").read_text("utf-8") == "打一个手机号找居民甲\n"


def test_a_waiver_of_another_file_lets_nothing_stay(folder: Path) -> None:
    (folder / "docs/data").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: 甲\n", "utf-8")
    (folder / "docs/data/waivers.yml").write_text(WAIVERS % ", path: b.txt", "utf-8")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("找李娟\n", "utf-8")
        mask(name, "--write")
    assert [(folder / name).read_text("utf-8") for name in ("a.txt", "b.txt")] == ["找居民甲\n", "找李娟\n"]
