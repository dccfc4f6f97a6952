"""Earlier commits of real repositories, and every way in which there is none."""

import datetime
import io
import os
import tarfile
from pathlib import Path

import pytest

from classroom.history import Commit, HistoryError, content_at, extract, find_commit
from tests.repository import ENVIRONMENT, FOREIGN, commit_all, git

UNKNOWN = "没有“{}”这个版本。运行 git log --oneline 看看有哪些版本，写它最前面那一串。"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    for name in FOREIGN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(
        tmp_path / "site",
        {
            "mkdocs.yml": "site_name: 甲\n",
            "docs/index.md": "首页\n",
            "docs/数据/图 1.txt": "图\n",
            "courses/index.md": "课程\n",
            "README.md": "不是内容\n",
        },
    )


def read(folder: Path) -> dict[str, str]:
    files = sorted(file for file in folder.rglob("*") if file.is_file() and ".git" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


COMMITTED = {
    "courses/index.md": "课程\n",
    "docs/index.md": "首页\n",
    "docs/数据/图 1.txt": "图\n",
    "mkdocs.yml": "site_name: 甲\n",
}


def test_content_is_that_of_the_commit_and_the_working_folder_stays(root: Path) -> None:
    commit_all(root)
    write(root, {"docs/index.md": "改过\n", "cases/new.md": "没有提交\n"})
    before = read(root)
    with content_at(root, "HEAD") as folder:
        assert read(folder) == COMMITTED
    assert not folder.exists()
    assert read(root) == before


def test_every_way_to_name_a_commit(root: Path) -> None:
    first = commit_all(root)
    git(root, "tag", "--annotate", "--message=x", "上线")
    commit_all(write(root, {"docs/index.md": "第二版\n"}))
    for revision in (first, first[:8], "HEAD~1", "上线", "main^"):
        with content_at(root, revision) as folder:
            assert (revision, read(folder)) == (revision, COMMITTED)


def test_a_site_in_a_subfolder_of_its_repository(root: Path) -> None:
    write(root.parent, {"docs/index.md": "别的项目\n", "mkdocs.yml": "别的\n"})
    commit_all(root.parent)
    with content_at(root, "HEAD") as folder:
        assert read(folder) == COMMITTED


def test_a_linked_working_tree(root: Path, tmp_path: Path) -> None:
    commit_all(root)
    git(root, "worktree", "add", "--quiet", str(tmp_path / "other"))
    with content_at(tmp_path / "other", "HEAD") as folder:
        assert read(folder) == COMMITTED


def test_links_stay_out(root: Path) -> None:
    (root / "docs" / "outside").symlink_to(root.parent)
    (root / "docs" / "inside.md").symlink_to(root / "docs" / "index.md")
    commit_all(root)
    with content_at(root, "HEAD") as folder:
        assert [path.name for path in folder.rglob("*") if path.is_symlink()] == []
        assert read(folder) == COMMITTED


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-20T12:00:00+08:00", "2026-11-20"),
        ("2026-11-20T15:59:59+00:00", "2026-11-20"),
        ("2026-11-20T16:00:00+00:00", "2026-11-21"),
        ("2026-11-20T00:30:00+09:00", "2026-11-19"),
    ],
)
def test_the_day_of_a_commit_is_the_one_in_shanghai(root: Path, moment: str, day: str) -> None:
    name = commit_all(root, moment)
    assert find_commit(root, "HEAD") == Commit(name, datetime.date.fromisoformat(day))


def refusal(root: Path, revision: str) -> str:
    with pytest.raises(HistoryError) as caught, content_at(root, revision):
        pytest.fail("there is nothing to yield")
    return str(caught.value)


def test_no_repository(root: Path) -> None:
    assert refusal(root, "HEAD") == (
        f"{root} 不在 Git 仓库里，没有以前的版本。改用以前的 schedule.json，或先用 git init 建仓库。"
    )


def test_no_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit_all(root)
    monkeypatch.setenv("PATH", str(root))
    expected = "这台电脑没有装 Git，读不了以前的版本。先装好 Git，或改用以前的 schedule.json。"
    assert refusal(root, "HEAD") == expected


def test_a_repository_of_somebody_else(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit_all(root)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert refusal(root, "HEAD") == (
        f"{root} 属于另一个用户，Git 不肯读。确认可以信任它，再运行 git config --global --add safe.directory {root}。"
    )


@pytest.mark.parametrize(
    "revision",
    [
        "nothing",
        "HEAD~1",
        "HEAD:docs",
        "",
        "-h",
        "--all",
        "--since=x",
        f"--output={os.devnull}",
        "main..main",
        "0" * 40,
        "甲 乙",
    ],
)
def test_no_such_commit(root: Path, revision: str) -> None:
    commit_all(root)
    assert refusal(root, revision) == UNKNOWN.format(revision if len(revision) < 31 else "0" * 30 + "…")


def test_no_commit_at_all(root: Path) -> None:
    git(root, "init", "--quiet")
    assert refusal(root, "HEAD") == UNKNOWN.format("HEAD")


def test_a_shallow_clone(root: Path, tmp_path: Path) -> None:
    commit_all(root)
    commit_all(write(root, {"docs/index.md": "第二版\n"}))
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "clone")
    with content_at(tmp_path / "clone", "HEAD") as folder:
        assert read(folder)["docs/index.md"] == "第二版\n"
    expected = "没有“HEAD~1”这个版本，这里只拉了最近的历史。先运行 git fetch --unshallow 再试。"
    assert refusal(tmp_path / "clone", "HEAD~1") == expected


def test_a_commit_without_the_site(root: Path) -> None:
    write(root.parent, {"README.md": "先有仓库，后有站点\n"})
    (root.parent / ".gitignore").write_text("site/\n", "utf-8")
    commit_all(root.parent)
    assert refusal(root, "HEAD") == (
        "HEAD 里没有这个站点的内容。换一个更近的版本，或看看站点文件夹是不是后来搬过来的。"
    )


@pytest.mark.parametrize("missing", ["HEAD:docs/index.md", "HEAD^{tree}"])
def test_a_damaged_repository(root: Path, missing: str) -> None:
    commit_all(root)
    blob = git(root, "rev-parse", missing)
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    message = refusal(root, "HEAD")
    assert message.startswith("读不出 HEAD 的内容：")
    assert message.endswith("。运行 git fsck 看看仓库是不是坏了。")


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    kinds = {"link": tarfile.SYMTYPE, "hard": tarfile.LNKTYPE, "device": tarfile.CHRTYPE, "pipe": tarfile.FIFOTYPE}
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name in ("../outside.md", f"{tmp_path}/absolute.md", "docs/../../up.md", "docs/in.md"):
            member = tarfile.TarInfo(name)
            member.size = 1
            archive.addfile(member, io.BytesIO(b"x"))
        for name, kind in kinds.items():
            member = tarfile.TarInfo(f"docs/{name}")
            member.type, member.linkname = kind, "/etc"
            archive.addfile(member)
    data.seek(0)
    folder = tmp_path / "folder"
    folder.mkdir()
    extract(data, folder)
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "folder",
        "folder/docs",
        "folder/docs/in.md",
    ]
