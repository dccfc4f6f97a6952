"""A live site → a folder with what it gave, and what it would not give.

A server cannot be asked for a list of its files. So the release's files are fetched, the folders' own addresses, and
whatever the pages that came link to on this site; a page that nobody links to is not found.
"""

import posixpath
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

from classroom.problem import Problem
from classroom.release.manifest import RELEASE_FILE, Release
from classroom.site_check.html_page import read_page
from classroom.site_check.landing import find_target
from classroom.verification.fetching import Fetched, LiveSite

CODE_MISSING = "file-missing"
CODE_UNREACHABLE = "not-fetched"
CODE_ELSEWHERE = "redirected"
CODE_ANYTHING = "answers-anything"
CODE_OTHER = "other-page-shown"

PROBE = "no-such-page-0f9c4e7a.html"
"""No site has it; whatever a server answers here, it answers to every wrong address."""
MORE_BYTES = 1 << 20
"""How much larger than it should be a file may come before the rest is left out; it is altered in any case."""
MOST_ADDED = 200
_AT_ONCE = 6
_FIX = "到服务器上看看；被人改过就重新发布，并换掉服务器的口令"
_FIX_LATER = "过一会儿再核对一次；一直这样，找管服务器的人"
_FIX_SERVER = "请管服务器的人改设置：找不到的网址要回答 404"


class SiteCopy:
    """What *site* gives of *release*, written to *folder*; `problems` is what it would not give."""

    def __init__(self, site: LiveSite, release: Release, folder: Path) -> None:
        """Fetch nothing yet."""
        self._site = site
        self._release = release
        self._folder = folder
        self.problems: list[Problem] = []
        self._fallback: bytes | None = None

    def make(self) -> None:
        """Fetch every file of the release, the folders' addresses, and what the pages lead to besides."""
        self._probe()
        names = (*self._release.files, RELEASE_FILE)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for name, fetched in zip(names, pool.map(self._fetch, names), strict=True):
                self._take(name, fetched)
        self._check_folders()
        self._fetch_added()

    def _fetch(self, name: str) -> Fetched:
        mark = self._release.files.get(name)
        return self._site.fetch(name, (mark.bytes if mark else 0) + MORE_BYTES * (1 if mark else 64))

    def _probe(self) -> None:
        fetched = self._site.fetch(PROBE, MORE_BYTES)
        if fetched.outcome == "found":
            self._fallback = fetched.data
            self._tell(PROBE, CODE_ANYTHING, "服务器对不存在的网址也回答“有”，读者打错网址看不到提示", _FIX_SERVER)

    def _take(self, name: str, fetched: Fetched) -> None:
        if fetched.outcome == "found" and (fetched.data != self._fallback or name == "index.html"):
            file = self._folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(fetched.data)
        elif fetched.outcome in ("found", "missing"):
            self._tell(name, CODE_MISSING, "发布时有这个文件，现在没有了", _FIX)
        elif fetched.outcome == "elsewhere":
            self._tell(name, CODE_ELSEWHERE, fetched.words, _FIX)
        else:
            self._tell(name, CODE_UNREACHABLE, f"没有取回，不知道对不对：{fetched.words}", _FIX_LATER)

    def _check_folders(self) -> None:
        """Tell of each folder whose address shows another page than its `index.html`: that is what readers type."""
        for name in (name for name in self._release.files if posixpath.basename(name) == "index.html"):
            folder = name.removesuffix("index.html")
            wanted = self._folder / name
            fetched = self._site.fetch(folder, self._release.files[name].bytes + MORE_BYTES)
            is_other = fetched.outcome == "found" and fetched.data != self._fallback and wanted.is_file()
            if is_other and fetched.data != wanted.read_bytes():
                self._tell(folder or "/", CODE_OTHER, f"打开这个网址看到的不是 {name}", _FIX)
            elif not folder and fetched.outcome in ("missing", "elsewhere"):
                self._tell("/", CODE_OTHER, f"打开网址看不到首页：{fetched.words}", _FIX)

    def _fetch_added(self) -> None:
        """Fetch what pages lead to on this site and the release does not have, and what those pages lead to."""
        seen = {*self._release.files, RELEASE_FILE}
        waiting = sorted(self._folder.rglob("*.html"))
        count = 0
        while waiting and count < MOST_ADDED:
            page = waiting.pop()
            for name in _find_targets(page, self._folder):
                if name in seen or count >= MOST_ADDED:
                    continue
                seen.add(name)
                fetched = self._site.fetch(name, MORE_BYTES)
                if fetched.outcome == "found" and fetched.data != self._fallback:
                    count += 1
                    self._take(name, fetched)
                    waiting += [self._folder / name] if name.endswith((".html", ".htm")) else []

    def _tell(self, name: str, code: str, message: str, fix: str) -> None:
        self.problems.append(Problem(name, 1, 1, code, message, fix))


def _find_targets(page: Path, folder: Path) -> Iterator[str]:
    """Yield the files on this site that *page* in *folder* leads to, those that lead out of it left out."""
    name = page.relative_to(folder).as_posix()
    text = page.read_text("utf-8", errors="replace")
    for target in _sort_out(reference.url for reference in read_page(text).references):
        path = find_target(name, target)
        parts = path.split("/")
        is_file = bool(parts[-1]) and not set(path) & set('\\:*?"<>|\x00') and len(path) < 200
        if is_file and not any(part in ("", ".", "..") for part in parts):
            yield path


def _sort_out(urls: Iterable[str]) -> Iterator[str]:
    for url in dict.fromkeys(urls):
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if not parts.scheme and not parts.netloc and parts.path:
            yield unquote(parts.path)
