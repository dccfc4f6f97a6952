"""A folder of this machine: `releases/` holds them, `current` shows one.

Where the file system has symbolic links, `current` is one, and a rename puts another in its place: POSIX promises
that nobody sees anything between (rename, IEEE 1003.1). Where it has none (FAT, exFAT, Windows), `current` is the
folder itself. Two renames put another there: for that instant there is no site, and never a mixture. A note beside
says what is under way, so that the next run finishes what was broken off.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from classroom.publishing.lock import hold_lock
from classroom.publishing.place import CURRENT, RELEASES, STATE, Publisher, PublishError
from classroom.publishing.release_names import is_name, sort_names
from classroom.release.manifest import RELEASE_FILE, mark_folder

LOCK = "lock"
SHOWN = "shown"
"""Without links: the name of the release that `current` is."""
UNDER_WAY = "switch"
"""Without links: the names of the release that goes and of the one that comes."""

_KEPT_STATE = frozenset((LOCK, SHOWN, UNDER_WAY))
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
_OWN = frozenset((STATE, RELEASES, CURRENT))


@dataclass(frozen=True)
class LocalDestination:
    """The folder `root`; `has_links` is found out where it is None."""

    root: Path
    has_links: bool | None = None

    @contextmanager
    def open(self, publisher: Publisher, *, is_taken_over: bool = False) -> Iterator["LocalFolder"]:  # noqa: ARG002
        """Lock the folder, made where there is none, and clear up; its lock goes with its owner."""
        _refuse_foreign(self.root)
        _make_folder(self.root)
        (self.root / STATE).mkdir(exist_ok=True)
        with hold_lock(self.root / STATE / LOCK, publisher):
            _make_folder(self.root / RELEASES)
            has_links = find_links(self.root) if self.has_links is None else self.has_links
            place = LocalFolder(self.root, has_links=has_links)
            place.recover()
            yield place

    def list_releases(self) -> tuple[tuple[str, ...], str | None]:
        """Return the releases in the folder and the current one, without a lock: others may be publishing."""
        if not (self.root / RELEASES).is_dir():
            raise PublishError(f"{self.root} 里还没有发布过", "先运行 classroom publish")
        place = LocalFolder(self.root, has_links=(self.root / CURRENT).is_symlink())
        return place.list_releases(), place.find_current()

    def describe(self) -> str:
        """Return how readers get from one release to the next."""
        if (self.root / CURRENT).is_symlink():
            return f"网站服务器指向 {self.root / CURRENT}，换版只在一瞬间。"
        return f"这个磁盘不能做链接，换版要改两次文件夹的名字，中间一刹那 {self.root / CURRENT} 打不开。"


def find_links(root: Path) -> bool:
    """Tell whether `current` in *root* is or can be a symbolic link; what it is already stays so.

    Raises:
        OSError: the disk is full or refuses for another reason that says nothing of links.
    """
    state, current = root / STATE, root / CURRENT
    if current.is_symlink() or current.exists():
        return current.is_symlink()
    if os.name == "nt" or any((state / note).exists() for note in (SHOWN, UNDER_WAY)):
        return False  # on Windows, to replace a link to a folder is no promise
    probe = state / "probe"
    probe.unlink(missing_ok=True)
    try:
        probe.symlink_to(RELEASES)
    except OSError as error:
        if error.errno in _NO_LINKS:
            return False
        raise
    probe.unlink()
    return True


class LocalFolder:
    """The folder, locked."""

    def __init__(self, root: Path, *, has_links: bool) -> None:
        """Work in *root*, in the one way or the other."""
        self._root = root
        self._releases = root / RELEASES
        self._state = root / STATE
        self._current = root / CURRENT
        self._has_links = has_links

    def recover(self) -> None:
        """Finish the switch that was broken off, and remove what a killed publisher left."""
        self._finish_switch()
        for left in sorted(self._state.iterdir()):
            if left.name not in _KEPT_STATE:
                _remove(left)

    def list_releases(self) -> tuple[str, ...]:
        """Return the whole releases; a folder gets its name only when it is whole."""
        names = {folder.name for folder in self._releases.iterdir() if folder.is_dir()}
        shown = self.find_current()
        return sort_names(names | ({shown} if shown else set()))

    def find_current(self) -> str | None:
        """Return what the link leads to, or what was noted; None where that is not there."""
        if self._has_links:
            name = self._current.readlink().name if self._current.is_symlink() else ""
            return name if is_name(name) and (self._releases / name).is_dir() else None
        name = _read_note(self._state / SHOWN)
        return name if is_name(name) and self._current.is_dir() else None

    def is_settled(self) -> bool:
        """Return True: `open` has finished what was broken off."""
        return True

    def bring(self, site: Path, name: str) -> None:
        """Copy *site* to where it waits, and to the disk itself."""
        for source in sorted(site.rglob("*")):
            if source.is_file():
                _copy(source, self._waiting(name) / source.relative_to(site))

    def read_hashes(self, name: str) -> Mapping[str, str]:
        """Return the hashes of what lies there, read again."""
        folder = self._find(name)
        marks = {path: mark.sha256 for path, mark in mark_folder(folder).items()}
        with suppress(FileNotFoundError):
            marks[RELEASE_FILE] = hashlib.sha256((folder / RELEASE_FILE).read_bytes()).hexdigest()
        return marks

    def read_shown(self) -> Mapping[str, str]:
        """Return the hashes of what `current` is."""
        current = self.find_current()
        return self.read_hashes(current) if current else {}

    def read_manifest(self, name: str) -> bytes:
        """Return what the release says of itself, nothing where that was removed."""
        file = self._find(name) / RELEASE_FILE
        return file.read_bytes() if file.is_file() else b""

    def accept(self, name: str) -> None:
        """Give it its name among the releases."""
        self._waiting(name).replace(self._releases / name)
        _flush_folder(self._releases)

    def switch(self, name: str) -> None:
        """Show *name*: with a link in one step, without in two."""
        if self._has_links:
            link = self._state / "link"
            link.symlink_to(Path(RELEASES, name), target_is_directory=True)
            link.replace(self._current)
            _flush_folder(self._root)
        elif name != self.find_current():
            _write_note(self._state / UNDER_WAY, f"{self.find_current() or '-'} {name}")
            self._finish_switch()

    def remove(self, name: str) -> None:
        """Take it from among the releases in one step, then remove it file by file."""
        gone = self._state / f"gone-{name}"
        (self._releases / name).replace(gone)
        shutil.rmtree(gone)

    def _finish_switch(self) -> None:
        """Go on with the switch that is noted, from wherever it stopped."""
        old, _, new = _read_note(self._state / UNDER_WAY).partition(" ")
        if not is_name(new):
            return
        coming = self._releases / new
        if coming.is_dir():
            if self._current.is_dir():
                self._current.replace(self._releases / old)
            try:
                coming.replace(self._current)
            except OSError:  # on Windows, a program that looks into it keeps it where it is
                with suppress(OSError):
                    (self._releases / old).replace(self._current)
                raise
            _flush_folder(self._root)
        _write_note(self._state / SHOWN, new)
        (self._state / UNDER_WAY).unlink()

    def _waiting(self, name: str) -> Path:
        return self._state / f"new-{name}"

    def _find(self, name: str) -> Path:
        if (self._releases / name).is_dir():
            return self._releases / name
        return self._current if name == self.find_current() else self._waiting(name)


def _refuse_foreign(root: Path) -> None:
    if root.exists() and not root.is_dir():
        raise PublishError(f"{root} 不是文件夹", "换一个空文件夹")
    if root.exists() and not (root / STATE).is_dir() and {entry.name for entry in root.iterdir()} - _OWN:
        raise PublishError(f"{root} 里有别的东西，不能往里发布", "换一个空文件夹")
    current = root / CURRENT
    if current.is_dir() and not current.is_symlink() and not (current / RELEASE_FILE).is_file():
        raise PublishError(f"{current} 不是发布上去的网站", "换一个空文件夹")


def _make_folder(path: Path) -> None:
    """Make the folder *path* and those above it, where they are not there, open to the web server."""
    for folder in reversed([folder for folder in (path, *path.parents) if not folder.exists()]):
        folder.mkdir()
        folder.chmod(0o755)


def _copy(source: Path, target: Path) -> None:
    """Copy one file to the disk itself, readable for the web server whatever the publisher's mask is."""
    _make_folder(target.parent)
    with source.open("rb") as read, target.open("xb") as written:
        shutil.copyfileobj(read, written)
        written.flush()
        os.fsync(written.fileno())
    target.chmod(0o644)


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left)
    else:
        left.unlink()


def _read_note(file: Path) -> str:
    return file.read_text("utf-8", errors="replace").strip() if file.is_file() else ""


def _write_note(file: Path, text: str) -> None:
    """Write *text*, whole or not at all."""
    fresh = file.with_name(f"{file.name}-new")
    with fresh.open("wb") as stream:
        stream.write(text.encode())
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(file)


def _flush_folder(folder: Path) -> None:
    """Write the names in *folder* to the disk itself, where the system knows how."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
