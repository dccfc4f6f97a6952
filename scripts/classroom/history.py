"""The content at an earlier commit, read with Git: nothing in the working folder is touched."""

import datetime
import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from classroom.almanac.zone import SHANGHAI
from classroom.library.layout import FOLDERS
from classroom.models.base import quote

SETTINGS = "mkdocs.yml"

_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class HistoryError(Exception):
    """An earlier state cannot be had: what is wrong and how to mend it, both in Chinese."""

    def __init__(self, message: str, fix: str) -> None:
        """Keep both sentences, without their full stops."""
        self.message = message
        self.fix = fix
        super().__init__(f"{message}。{fix}。")


@dataclass(frozen=True)
class Commit:
    """A commit by its full hash, and the day in Asia/Shanghai on which it was made."""

    hash: str
    day: datetime.date


def find_commit(root: Path, revision: str) -> Commit:
    """Return the commit that *revision* (a hash, branch, tag, ``HEAD~3``) names in the repository around *root*.

    Raises:
        HistoryError: Git is not installed, *root* is in no repository, or it has no such commit.
    """
    inside = _run_git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise _explain_no_repository(root, inside.stderr)
    found = _run_git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    name = found.stdout.strip()
    if revision.startswith("-") or found.returncode or not _HASH.fullmatch(name):
        raise _explain_unknown(root, revision)
    shown = _run_git(root, "show", "--no-patch", "--no-show-signature", "--format=%ct", name)
    if shown.returncode:
        raise _explain_unreadable(revision, shown.stderr)
    moment = datetime.datetime.fromtimestamp(int(shown.stdout), SHANGHAI)
    return Commit(name, moment.date())


@contextmanager
def content_at(root: Path, revision: str) -> Iterator[Path]:
    """Yield a temporary folder with the content folders and `mkdocs.yml` as they were at *revision*.

    *root* may be a subfolder of the repository; a folder that was not there at that commit is not in it.

    Raises:
        HistoryError: as `find_commit`, or the commit holds no content under *root*, or it cannot be written out.
    """
    commit = find_commit(root, revision)
    listed = _run_git(root, "ls-tree", "-z", "--name-only", commit.hash, *FOLDERS, SETTINGS)
    if listed.returncode:
        raise _explain_unreadable(revision, listed.stderr)
    names = [name for name in listed.stdout.split("\0") if name]
    if not names:
        raise HistoryError(
            f"{quote(revision)} 里没有这个站点的内容", "换一个更近的版本，或看看站点文件夹是不是后来搬过来的"
        )
    with tempfile.TemporaryDirectory(prefix="classroom-") as folder:
        try:
            said = _write_out(root, commit, names, Path(folder))
        except OSError as error:
            raise HistoryError(f"临时文件夹写不了（{error.strerror}）", "看看磁盘是不是满了") from None
        if said:
            raise _explain_unreadable(revision, said)
        yield Path(folder)


@dataclass(frozen=True)
class Origin:
    """What content a site is made of: its commit, None where Git knows none, and whether files differ from it."""

    commit: Commit | None = None
    is_changed: bool = False


def find_origin(root: Path) -> Origin:
    """Return the origin of the content under *root* as it is now; without Git or a commit, one that says nothing."""
    try:
        commit = find_commit(root, "HEAD")
    except HistoryError:
        return Origin()
    status = _run_git(root, "status", "--porcelain", "--", *FOLDERS, "overrides", SETTINGS)
    return Origin(commit, is_changed=bool(status.returncode or status.stdout.strip()))


def _write_out(root: Path, commit: Commit, names: list[str], folder: Path) -> str:
    """Write *names* of *commit* under *folder*; return what Git says when it fails, otherwise nothing."""
    command = ["git", "-C", str(root), "archive", "--format=tar", commit.hash, "--", *names]
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints) as git,  # noqa: S603
    ):
        cut = ""
        try:
            extract(git.stdout or io.BytesIO(), folder)
        except tarfile.TarError as error:
            cut = str(error)
        git.communicate()
        complaints.seek(0)
        said = complaints.read().decode("utf-8", "replace")
    return (said or cut or "git archive") if git.returncode or cut else ""


def extract(archive: IO[bytes], folder: Path) -> None:
    """Write the regular files of the tar stream *archive* under *folder*; links and what leads out of it stay out.

    `tarfile` has a filter for this only from Python 3.11.4 on, and Debian 12 has 3.11.2.
    """
    top = folder.resolve()
    with tarfile.open(fileobj=archive, mode="r|") as stream:
        for member in stream:
            file = top / member.name
            content = stream.extractfile(member) if member.isreg() else None
            if content is not None and file.resolve().is_relative_to(top):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read())


def _run_git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(  # noqa: S603  # no shell; only rev-parse is given what somebody typed
            command, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError:
        raise HistoryError("这台电脑没有装 Git，读不了以前的版本", "先装好 Git，或改用以前的 schedule.json") from None


def _explain_no_repository(root: Path, said: str) -> HistoryError:
    if "safe.directory" in said:  # Git's own word in every language
        return HistoryError(
            f"{root} 属于另一个用户，Git 不肯读",
            f"确认可以信任它，再运行 git config --global --add safe.directory {root}",
        )
    return HistoryError(f"{root} 不在 Git 仓库里，没有以前的版本", "改用以前的 schedule.json，或先用 git init 建仓库")


def _explain_unknown(root: Path, revision: str) -> HistoryError:
    if _run_git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == "true":
        return HistoryError(
            f"没有“{quote(revision)}”这个版本，这里只拉了最近的历史", "先运行 git fetch --unshallow 再试"
        )
    return HistoryError(f"没有“{quote(revision)}”这个版本", "运行 git log --oneline 看看有哪些版本，写它最前面那一串")


def _explain_unreadable(revision: str, said: str) -> HistoryError:
    last = (said.strip().splitlines() or ["git"])[-1]
    return HistoryError(f"读不出 {quote(revision)} 的内容：{last}", "运行 git fsck 看看仓库是不是坏了")
