"""Git's log as a stream of additions, whatever the settings of the machine are."""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from classroom.commits.patch import Addition, read_patches
from classroom.history import HistoryError, find_commit
from classroom.models.base import quote

STAGED = "暂存区"
"""Stands for the commit that is about to be made."""

_SETTINGS = (
    "core.quotePath=false", "log.showSignature=false", "log.showRoot=true", "diff.suppressBlankEmpty=false",
    "diff.orderFile=/dev/null", "core.attributesFile=/dev/null",
)  # fmt: skip
_PATCH = (
    "--patch", "--raw", "--no-abbrev", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff",
    "--no-textconv", "--no-renames", "--no-relative", "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/",
    "--diff-algorithm=myers",
)  # fmt: skip
_RANGE = re.compile(r"(?P<old>.*?)\.\.(?P<new>.*)", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """Where a site lies in its repository: `prefix` is the way from `top` to it, with / at the end, or nothing."""

    top: Path
    prefix: str


def find_place(root: Path) -> Place:
    """Return where *root* lies in the repository around it.

    Raises:
        HistoryError: Git is not installed or *root* is in no repository.
    """
    found = _ask(root, "rev-parse", "--show-toplevel", "--show-prefix")
    if found.returncode:
        fix = f"git config --global --add safe.directory {root}"
        if "safe.directory" in found.stderr:
            raise HistoryError(f"{root} 属于另一个用户，Git 不肯读", f"确认可以信任它，再运行 {fix}")
        raise HistoryError(f"{root} 不在 Git 仓库里，没有提交可查", "到仓库的文件夹里运行，或先用 git init 建仓库")
    top, prefix = found.stdout.split("\n")[:2]
    return Place(Path(top), prefix)


def read_commits(place: Place, wanted: str) -> Iterator[Addition]:
    """Yield what the commits of *wanted* add, the newest first: ``A..B``, ``A..``, or ``B`` with all before it.

    Raises:
        HistoryError: there is no such commit, the history is cut off, or Git cannot read it.
    """
    if _ask(place.top, "rev-parse", "--is-shallow-repository").stdout.strip() == "true":
        raise HistoryError("这里只拉了最近的历史，查不全", "先运行 git fetch --unshallow 再试")
    revisions = _resolve(place.top, wanted)
    command = ("log", "--format=%x00%H%n%B%x00", "--encoding=UTF-8", "--no-notes", "--diff-merges=combined")
    yield from _stream(place.top, (*command, *_PATCH, *revisions, "--"), "")


def read_staged(place: Place) -> Iterator[Addition]:
    """Yield what the commit that is about to be made adds.

    Raises:
        HistoryError: Git cannot read it.
    """
    yield from _stream(place.top, ("diff", "--cached", *_PATCH, "--"), STAGED)


def _resolve(root: Path, wanted: str) -> tuple[str, ...]:
    """Return the commits that *wanted* names as arguments of ``git log``."""
    parts = None if "..." in wanted else _RANGE.fullmatch(wanted)
    if parts is None and ".." not in wanted:
        return (find_commit(root, wanted).hash,)
    if parts is None or not parts["old"]:
        raise HistoryError(f"“{quote(wanted)}”不是提交的范围", "写成 main..HEAD 这样：旧的版本、两个点、新的版本")
    old, new = find_commit(root, parts["old"]), find_commit(root, parts["new"] or "HEAD")
    return (new.hash, f"^{old.hash}")


def _command(root: Path, arguments: tuple[str, ...]) -> list[str]:
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    return ["git", "-C", str(root), "--no-pager", *settings, *arguments]


def _ask(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603  # no shell, and no word of a user's
            _command(root, arguments), capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError:
        raise HistoryError("这台电脑没有装 Git，读不了提交", "先装好 Git 再试") from None


def _stream(root: Path, arguments: tuple[str, ...], commit: str) -> Iterator[Addition]:
    """Yield the additions while Git writes them; what is read is never kept."""
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(  # noqa: S603  # no shell; the commits are full hashes
            _command(root, arguments), stdout=subprocess.PIPE, stderr=complaints
        ) as git,
    ):
        assert git.stdout is not None  # noqa: S101  # asked for above
        yield from read_patches(git.stdout, commit)
        git.wait()
        complaints.seek(0)
        said = complaints.read().decode("utf-8", "replace")
    if git.returncode:
        last = (said.strip().splitlines() or ["git"])[-1]
        raise HistoryError(f"Git 读不出这些提交：{last}", "运行 git fsck 看看仓库是不是坏了")
