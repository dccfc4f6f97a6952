"""A site against its release: which release it should be, what differs, and whether it would pass the proof."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from classroom.checks.identity import Reader
from classroom.problem import Problem
from classroom.release.manifest import (
    MOST_BYTES,
    NAME_DIGITS,
    RELEASE_FILE,
    ReleaseError,
    SealedRelease,
    compare_files,
    mark_folder,
    read_release,
)
from classroom.site_check.built_site import BuiltSite
from classroom.site_check.landing import CODE_ANCHOR, CODE_LINK
from classroom.site_check.proof import check_folder
from classroom.site_check.release_files import CODE_ALTERED as CODE_SAYS
from classroom.site_check.stored_pages import CODE_STORED
from classroom.verification.copying import CODE_MISSING, CODE_UNREACHABLE, SiteCopy
from classroom.verification.fetching import LiveSite

CODE_ALTERED = "file-altered"
CODE_ADDED = "file-added"
CODE_RELEASE = "other-release"

_FOLLOWERS = frozenset((CODE_LINK, CODE_ANCHOR, CODE_STORED))
"""What the proof says of a good file when another is missing."""
_HASH = re.compile(rf"[0-9a-f]{{{NAME_DIGITS},64}}")
_NAME = re.compile(rf"(?:\d{{4,}}-)?\d{{4}}-\d\d-\d\d-([0-9a-f]{{{NAME_DIGITS}}})")
_FIX = "到服务器上看看；被人改过就重新发布，并换掉服务器的口令"


class VerificationError(Exception):
    """Why nothing can be compared, and what to do, in Chinese."""


@dataclass(frozen=True)
class Wanted:
    """What somebody published: the `release` itself where he has it, or the start of its hash, or neither."""

    release: SealedRelease | None = None
    hash_start: str = ""

    def is_kept_by(self, sealed: SealedRelease) -> bool:
        """Tell whether *sealed* is what was published, as far as that is known."""
        start = self.release.sha256 if self.release else self.hash_start
        return sealed.sha256.startswith(start)


@dataclass(frozen=True)
class Verified:
    """What came of it: the release that was compared with, and every problem: first differences, then the proof's."""

    sealed: SealedRelease
    problems: tuple[Problem, ...]


def read_wanted(text: str | None) -> Wanted:
    """Return what *text* tells of the release that was published: a file, a hash or a release's name.

    Raises:
        VerificationError: it is none of them.
    """
    if not text:
        return Wanted()
    named = _NAME.fullmatch(text)
    if named or _HASH.fullmatch(text.lower()):
        return Wanted(hash_start=named[1] if named else text.lower())
    try:
        return Wanted(read_release(Path(text).read_bytes()))
    except (OSError, ReleaseError):
        raise VerificationError(
            f"{text} 不是发布时留下的 release.json，也不是指纹（至少 {NAME_DIGITS} 位）。请看发布时说的“留底”和“指纹”。"
        ) from None


def verify_folder(folder: Path, wanted: Wanted, reader: Reader | None) -> Verified:
    """Return how the site in *folder* differs from what was *wanted*, and what the proof finds with *reader*.

    Raises:
        VerificationError: neither the folder nor *wanted* says what it should be.
    """
    file = folder / RELEASE_FILE
    sealed, problems = _choose(file.read_bytes() if file.is_file() else None, wanted)
    problems += _compare(folder, sealed, frozenset())
    return Verified(sealed, _sum_up(problems, folder, sealed, reader))


def verify_live(site: LiveSite, wanted: Wanted, reader: Reader | None) -> Verified:
    """Return how the site that *site* serves differs from what was *wanted*, and what the proof finds with *reader*.

    Raises:
        VerificationError: it cannot be reached, it is another site's address, or nothing says what it should be.
    """
    first = site.fetch(RELEASE_FILE, MOST_BYTES)
    if first.outcome == "elsewhere":
        raise VerificationError(f"{site.address} {first.words}。核对时请直接写那个网址；不是你的网站，就要当心。")
    if first.outcome == "unreachable":
        raise VerificationError(f"{site.address} 打不开：{first.words}。看看网址和网络，再试一次。")
    sealed, problems = _choose(first.data if first.outcome == "found" else None, wanted)
    with tempfile.TemporaryDirectory(prefix="classroom-") as name:
        folder = Path(name)
        copy = SiteCopy(site, sealed.release, folder)
        copy.make()
        told = frozenset(problem.path for problem in copy.problems)
        problems += [*copy.problems, *_compare(folder, sealed, told)]
        not_fetched = any(problem.code == CODE_UNREACHABLE for problem in copy.problems)
        return Verified(sealed, _sum_up(problems, folder, sealed, None if not_fetched else reader))


def find_address(text: str) -> str | None:
    """Return the address of the site that *text* names, ending with a slash; None where it is no URL.

    Raises:
        VerificationError: a URL of another kind.
    """
    if "://" not in text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc:
        raise VerificationError(f"{text} 的写法不对，写成 https://网址/ 这样。")
    path = parts.path.removesuffix("index.html").removesuffix(RELEASE_FILE)
    return f"{parts.scheme}://{parts.netloc}{path if path.endswith('/') else path + '/'}"


def _choose(data: bytes | None, wanted: Wanted) -> tuple[SealedRelease, list[Problem]]:
    """Return the release to compare with, and what is wrong with the one there, whose bytes are *data*."""
    try:
        there = read_release(data) if data is not None else None
    except ReleaseError:
        there = None
    sealed = wanted.release or there
    if sealed is None:
        raise VerificationError(
            "这里没有 release.json，或者它坏了，不知道网站原来是什么样。加上 --release 和发布时的留底再核对。"
        )
    if there and wanted.is_kept_by(there):
        return sealed, []
    if data is None:
        return sealed, []  # told as a file that is missing
    words = "release.json 不是你发布的那一份" if there else "release.json 坏了，不是你发布的那一份"
    return sealed, [Problem(RELEASE_FILE, 1, 1, CODE_RELEASE, words, _FIX)]


def _compare(folder: Path, sealed: SealedRelease, told: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each difference; not for the paths that were *told* of already."""
    found = compare_files(sealed.release.files, mark_folder(folder))
    missing = [*found.missing, *(() if (folder / RELEASE_FILE).is_file() else (RELEASE_FILE,))]
    for paths, code, words in (
        (found.altered, CODE_ALTERED, "和发布时不一样，被改过"),
        (missing, CODE_MISSING, "发布时有这个文件，现在没有了"),
        (found.added, CODE_ADDED, "发布时没有这个文件，是后来加的"),
    ):
        yield from (Problem(path, 1, 1, code, words, _FIX) for path in paths if path not in told)


def _sum_up(
    problems: Iterable[Problem], folder: Path, sealed: SealedRelease, reader: Reader | None
) -> tuple[Problem, ...]:
    """Return *problems*, and then what the proof finds; it would tell once more what differs from the release.

    A file that is as it was published leads nowhere only because another file is missing, and that is told.
    """
    differences = tuple(sorted(set(problems)))
    proof = check_folder(BuiltSite(folder), reader) if reader else ()
    changed = {problem.path for problem in differences}
    is_missing = any(problem.code == CODE_MISSING for problem in differences)
    left_out = _FOLLOWERS if is_missing else frozenset()
    as_published = sealed.release.files.keys() - changed
    found = {
        problem
        for problem in proof
        if problem.code != CODE_SAYS and not (problem.code in left_out and problem.path in as_published)
    }
    return (*differences, *sorted(found))
