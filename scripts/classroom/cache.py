"""Results kept between runs, each under a key of everything that can change it.

A result is bytes that a pure function made. Its key holds what went in and, for every result alike, the tools: this
package's files, the installed packages and the interpreter. So nothing has to be thrown away by hand, and a build
with kept results equals one without, byte for byte. The file is one SQLite database beside the site's content. Two
runs may use it at once; a run that is killed leaves it whole; one that is damaged, locked or cannot be written
changes nothing but the time that a build takes.
"""

import functools
import hashlib
import json
import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

CACHE = ".classroom/results.sqlite"
"""The file in the folder of a site; it can be deleted at any time."""

MOST_BYTES = 512 * 1024 * 1024
"""Bytes of results in the file; those that were not asked for longest go first."""

_CODING = ("utf-8", "surrogatepass")
_PENDING_BYTES = 32 * 1024 * 1024
_LOCK_SECONDS = 2
_PACKAGE = Path(__file__).parent
_TABLE = """
CREATE TABLE IF NOT EXISTS results
(key BLOB PRIMARY KEY, value BLOB NOT NULL, digest BLOB NOT NULL, bytes INTEGER NOT NULL, run INTEGER NOT NULL)
"""
_OLD = """
DELETE FROM results WHERE key IN (SELECT key FROM
(SELECT key, SUM(bytes) OVER (ORDER BY run DESC, key) AS total FROM results) WHERE total > ?)
"""


class Cache:
    """Keeps results; with a *file*, also for the next run once `save` was called."""

    def __init__(self, file: Path | None = None) -> None:
        """Take over what *file* knows, if it is there and can be read."""
        self._file = file
        self._made: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._pending_bytes = 0
        self._is_damaged = False
        self._known = _open(file) if file and file.exists() else None

    def keep(self, kind: str, parts: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
        """Return what *make* returns, which is not called for *parts* that a result is known for.

        *parts* are everything that goes into the result; *kind* tells apart what is made of the same.
        """
        key = _make_key(kind, parts)
        value = self._find(key)
        if value is None:
            self._made[key] = value = make()
            self._pending_bytes += len(value)
            if self._file and self._pending_bytes > _PENDING_BYTES:
                self.save()
        return value

    def keep_data(self, kind: str, parts: Iterable[str | bytes], make: Callable[[], Any]) -> Any:
        """Return what *make* returns, as `keep` does, for data that JSON has: tuples come back as lists."""
        kept = self.keep(kind, parts, lambda: json.dumps(make()).encode())
        return json.loads(kept)

    def save(self) -> None:
        """Write what was made to the file, whole or not at all; without a file or anything new, do nothing."""
        if self._file is None or not self._made:
            return
        self._close()
        self._pending_bytes = 0
        with suppress(OSError, sqlite3.Error):  # locked, or no room: the next run makes what this one made
            if self._is_damaged:
                self._file.unlink(missing_ok=True)
            try:
                _write(self._file, self._made, self._used)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._file.unlink(missing_ok=True)
                _write(self._file, self._made, self._used)
            self._made.clear()
            self._used.clear()
            self._is_damaged = False
        self._known = _open(self._file)

    def _find(self, key: bytes) -> bytes | None:
        if key in self._made:
            return self._made[key]
        try:
            query = "SELECT value, digest FROM results WHERE key = ?"
            row = self._known.execute(query, (key,)).fetchone() if self._known else None
        except sqlite3.Error:
            self._is_damaged = True
            self._close()
            return None
        if row is None:
            return None
        if hashlib.sha256(row[0]).digest() != row[1]:
            self._is_damaged = True
            return None
        self._used.add(key)
        return bytes(row[0])

    def _close(self) -> None:
        if self._known:
            self._known.close()
        self._known = None


def open_cache(root: Path) -> Cache:
    """Return the cache of the site under *root*, with what earlier runs made."""
    return Cache(root / CACHE)


@functools.cache
def hash_tools() -> bytes:
    """Return a hash of what makes results: this package's files, the installed packages and the interpreter."""
    digest = hashlib.sha256(sys.version.encode())
    for folder in sys.path:
        found = Path(folder or ".")
        if found.is_dir():
            digest.update("\0".join(sorted(info.name for info in found.glob("*.dist-info"))).encode())
    for file in sorted(_PACKAGE.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\0{file.stat().st_size}\0".encode())
            digest.update(file.read_bytes())
    return digest.digest()


def _make_key(kind: str, parts: Iterable[str | bytes]) -> bytes:
    digest = hashlib.sha256(hash_tools())
    for part in (kind, *parts):
        data = part.encode(*_CODING) if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8))
        digest.update(data)
    return digest.digest()


def _open(file: Path) -> sqlite3.Connection | None:
    try:  # for writing too, as what a killed run left has to be rolled back
        return sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, timeout=_LOCK_SECONDS)
    except sqlite3.Error:
        return None


def _write(file: Path, made: dict[bytes, bytes], used: set[bytes]) -> None:
    """Add *made* to *file* and drop what is too old, in one transaction."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file, timeout=_LOCK_SECONDS)) as database, database:
        database.execute(_TABLE)
        ((run,),) = database.execute("SELECT COALESCE(MAX(run), 0) + 1 FROM results")
        database.executemany("UPDATE results SET run = ? WHERE key = ?", ((run, key) for key in used))
        rows = ((key, value, hashlib.sha256(value).digest(), len(value), run) for key, value in made.items())
        database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)", rows)
        database.execute(_OLD, (MOST_BYTES,))
