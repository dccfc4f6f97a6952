"""`release-altered`: a site that says what it is, is that, file by file."""

import html
from collections.abc import Iterator

from classroom.problem import Problem
from classroom.release.manifest import (
    RELEASE_FILE,
    SOFTWARE_FILE,
    ReleaseError,
    SealedRelease,
    compare_files,
    mark_folder,
    read_release,
    write_release,
)
from classroom.release.software import is_plain
from classroom.site_check.built_site import BuiltSite

CODE_ALTERED = "release-altered"

RELEASE_FILES = (RELEASE_FILE, SOFTWARE_FILE)
"""What a release holds besides the site."""

_FIX = "不要改做好的网站；从内容重新生成，重新发布"


def find_release_files(site: BuiltSite) -> frozenset[str]:
    """Return which of the two files of *site* tell of nobody: hashes, versions and dates, written as we write them.

    The names of files in them are those of files there, or `check_release` has a problem for each.
    """
    names: set[str] = set()
    if SOFTWARE_FILE in site.files and is_plain((site.folder / SOFTWARE_FILE).read_bytes()):
        names.add(SOFTWARE_FILE)
    sealed = _read(site)
    if sealed:
        data = (site.folder / RELEASE_FILE).read_bytes()
        is_titled = html.escape(sealed.release.site, quote=False) in site.texts.get("index.html", "")
        if is_titled and write_release(sealed.release) == data:
            names.add(RELEASE_FILE)
    return frozenset(names)


def check_release(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each file of *site* that is not what its `release.json` says; nothing where it has none."""
    if RELEASE_FILE not in site.files:
        return
    sealed = _read(site)
    if sealed is None:
        yield Problem(RELEASE_FILE, 1, 1, CODE_ALTERED, "这不是本工具写的 release.json", _FIX)
        return
    found = compare_files(sealed.release.files, mark_folder(site.folder))
    for paths, words in (
        (found.altered, "和发布时不一样，被改过"),
        (found.missing, "发布时有这个文件，现在没有了"),
        (found.added, "发布时没有这个文件，是后来加的"),
    ):
        yield from (Problem(path, 1, 1, CODE_ALTERED, words, _FIX) for path in paths)


def _read(site: BuiltSite) -> SealedRelease | None:
    if RELEASE_FILE not in site.files:
        return None
    try:
        return read_release((site.folder / RELEASE_FILE).read_bytes())
    except ReleaseError:
        return None
