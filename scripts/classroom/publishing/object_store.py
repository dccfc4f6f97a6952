"""An object store, reached by rclone: it has no rename of many files, so a switch goes file by file.

Releases lie whole under `.releases/`. A switch copies one from there to where readers look: first what pages fetch,
then pages, then what tells of pages, and removes last what the new release does not have. Each file is the old or the
new one, every page finds what it fetches; but for some seconds there are old pages beside new ones, and a switch that
is broken off stays so until the next run. Which release is shown, and whether the switch is done, stands in
`.releases/current.json`.
"""

import os
import secrets
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classroom.publishing.lock import busy
from classroom.publishing.place import Publisher, PublishError
from classroom.publishing.rclone import Rclone
from classroom.publishing.release_names import is_name, sort_names
from classroom.release.manifest import RELEASE_FILE, SOFTWARE_FILE, ReleaseError, hashes_of, read_release

FOLDER = ".releases"
POINTER = f"{FOLDER}/current.json"
LOCKS = f"{FOLDER}/locks"
FIRST_PAGE = "index.html"

_AFTER_PAGES = frozenset(("sw.js", "sitemap.xml", "sitemap.xml.gz", SOFTWARE_FILE, RELEASE_FILE))
"""What leads a browser or a search engine to pages."""


@dataclass(frozen=True)
class StoreDestination:
    """The place `remote` of rclone, ``remote:bucket/path``."""

    remote: str

    @contextmanager
    def open(self, publisher: Publisher, *, is_taken_over: bool = False) -> Iterator["ObjectStore"]:
        """Write a lock, look for others, and give way where there is one: of two at once none goes on, or one."""
        store = Rclone(self.remote)
        own = f"{secrets.token_hex(8)}.json"
        store.write_json(f"{LOCKS}/{own}", {"machine": publisher.machine, "process": publisher.process})
        try:
            for other in store.list_files(LOCKS):
                if other != own:
                    _pass(store, f"{LOCKS}/{other}", publisher, is_taken_over=is_taken_over)
            yield ObjectStore(store)
        finally:
            store.delete(LOCKS, (own,))

    def list_releases(self) -> tuple[tuple[str, ...], str | None]:
        """Return the releases in the store and the current one, without a lock."""
        store = ObjectStore(Rclone(self.remote))
        names = store.list_releases()
        if not names:
            raise PublishError(f"{self.remote} 里还没有发布过", "先运行 classroom publish")
        return names, store.find_current()

    def describe(self) -> str:
        """Return how readers get from one release to the next."""
        return f"网页在 {self.remote}。对象存储只能一个一个文件地换：换的那一会儿，新旧两版的页会同时在。"


def _pass(store: Rclone, lock: str, publisher: Publisher, *, is_taken_over: bool) -> None:
    """Break the *lock* of another where its owner is dead, or whoever runs this says so."""
    owner = store.read_json(lock)
    if not owner:
        return  # it went while we looked
    if is_taken_over or _is_dead(owner, publisher):
        store.delete(LOCKS, (lock.rpartition("/")[2],))
        return
    error = busy(f"{owner.get('machine')} {owner.get('process')}")
    raise PublishError(error.message, f"{error.fix}；确定没有人在发布，就加上 --take-over")


def _is_dead(owner: Mapping[str, Any], publisher: Publisher) -> bool:
    """Tell whether *owner* ran on this machine and runs no more; of another machine nobody can tell from here."""
    process = owner.get("process")
    if owner.get("machine") != publisher.machine or not isinstance(process, int) or os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return process == publisher.process


class ObjectStore:
    """The store, locked."""

    def __init__(self, store: Rclone) -> None:
        """Work in *store*."""
        self._store = store
        self._read: dict[str, dict[str, str]] = {}

    def list_releases(self) -> tuple[str, ...]:
        """Return the releases whose `release.json` stands beside them: that is written when all else is there."""
        names = self._store.list_files(FOLDER)
        return sort_names(name.removesuffix(".json") for name in names if name.endswith(".json"))

    def find_current(self) -> str | None:
        """Return the release that was switched to last, done or not."""
        name = self._store.read_json(POINTER).get("name")
        return name if isinstance(name, str) and is_name(name) and name in self.list_releases() else None

    def is_settled(self) -> bool:
        """Tell whether the last switch was done to its end."""
        return self._store.read_json(POINTER).get("is_done") is True

    def bring(self, site: Path, name: str) -> None:
        """Send *site* to a folder of its own, after clearing what a killed publisher left under that name."""
        self._store.upload(site, f"{FOLDER}/{name}")

    def read_hashes(self, name: str) -> Mapping[str, str]:
        """Return the hashes of what comes back from where the release lies."""
        return self._store.hash_files(f"{FOLDER}/{name}")

    def read_shown(self) -> Mapping[str, str]:
        """Return the hashes of what comes back from where readers look; files that no release had are not ours."""
        current = self.find_current()
        wanted = self._read_files(current) if current else {}
        return {path: digest for path, digest in self._store.hash_files("", FOLDER).items() if path in wanted}

    def read_manifest(self, name: str) -> bytes:
        """Return the file that stands beside the release."""
        return self._store.read(f"{FOLDER}/{name}.json") or b""

    def accept(self, name: str) -> None:
        """Put its `release.json` beside it."""
        self._store.write(f"{FOLDER}/{name}.json", self._store.read(f"{FOLDER}/{name}/{RELEASE_FILE}") or b"")

    def switch(self, name: str) -> None:
        """Copy what differs, in an order in which no page lacks what it fetches, then remove what is too many.

        What differs is found in what comes back from there, not in notes: so a page that was altered, or a switch
        that was broken off, is mended.
        """
        new, shown = self._read_files(name), self._store.hash_files("", FOLDER)
        self._store.write_json(POINTER, {"name": name, "is_done": False})
        for step in order_files([path for path in sorted(new) if shown.get(path) != new[path]], shown.keys()):
            self._store.copy(f"{FOLDER}/{name}", "", step)
        known = {path for other in self.list_releases() for path in self._read_files(other)}
        self._store.delete("", sorted((known & shown.keys()) - new.keys()))
        self._store.write_json(POINTER, {"name": name, "is_done": True})

    def remove(self, name: str) -> None:
        """Take it from among the releases, then delete it."""
        self._store.delete(FOLDER, (f"{name}.json",))
        self._store.purge(f"{FOLDER}/{name}")

    def _read_files(self, name: str) -> dict[str, str]:
        """Return the hashes that the release *name* was published with; what was brought never changes."""
        if name not in self._read:
            try:
                self._read[name] = hashes_of(read_release(self.read_manifest(name)))
            except ReleaseError:
                return {}
        return self._read[name]


def order_files(changed: list[str], old: Set[str]) -> tuple[list[str], ...]:
    """Return the paths *changed* step by step: what pages fetch, new pages, other pages, the first page, the rest."""
    pages = [path for path in changed if path.endswith(".html") and path != FIRST_PAGE]
    return (
        [path for path in changed if not path.endswith(".html") and path not in _AFTER_PAGES],
        [path for path in pages if path not in old],
        [path for path in pages if path in old],
        [path for path in changed if path == FIRST_PAGE],
        [path for path in changed if path in _AFTER_PAGES],
    )
