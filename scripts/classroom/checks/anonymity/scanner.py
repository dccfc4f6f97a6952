"""What `recognisers.scan` says of texts, each read once: in a run, and as long as the recognisers stay the same.

Reading a site takes seconds and an edit touches one page, so what was found is kept in a file between runs, by the
hash of the text; the texts themselves are not kept. A file by other recognisers, a broken one or one that cannot be
written changes nothing but the time it takes.
"""

import functools
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

from classroom.checks.anonymity.finding import Finding, FindingKind

MOST_KEPT = 40_000
"""Texts in the file, about 3 MB; those used last stay."""

CACHE = ".classroom/scanned.json"
"""The file in the folder of a site; it can be deleted at any time."""

_PACKAGE = Path(__file__).parent
_KINDS = frozenset(get_args(FindingKind))


class Scanner:
    """Remembers findings; with a *file*, also for the next run once `save` was called."""

    def __init__(self, file: Path | None = None) -> None:
        """Take over what *file* knows, if it is there and was written by the same recognisers."""
        self._file = file
        self._kept = _read(file) if file else {}
        self._used: dict[str, tuple[Finding, ...]] = {}
        self._is_new = False

    def scan(self, text: str) -> tuple[Finding, ...]:
        """Return what `recognisers.scan` returns for *text*."""
        name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if name not in self._used:
            found = self._kept.get(name)
            self._is_new |= found is None
            self._used[name] = _scan(text) if found is None else found
        return self._used[name]

    def save(self) -> None:
        """Write what was found to the file, whole or not at all; without a file or anything new, do nothing."""
        if self._file is None or not self._is_new:
            return
        kept = {name: found for name, found in self._kept.items() if name not in self._used} | self._used
        last = dict(list(kept.items())[-MOST_KEPT:])
        rows = {name: [[found.start, found.end, found.kind] for found in findings] for name, findings in last.items()}
        with suppress(OSError):
            _write(self._file, json.dumps({"recognisers": hash_recognisers(), "texts": rows}))
        self._is_new = False


def open_scanner(root: Path) -> Scanner:
    """Return the scanner of the site under *root*, with what earlier runs found."""
    return Scanner(root / CACHE)


@functools.cache
def hash_recognisers() -> str:
    """Return a hash of the recognisers: their code, words and weights."""
    digest = hashlib.sha256()
    for file in sorted(_PACKAGE.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            data = file.read_bytes()
            digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def _scan(text: str) -> tuple[Finding, ...]:
    # half a second, which a run that knows all texts saves
    from classroom.checks.anonymity.recognisers import scan  # noqa: PLC0415

    return scan(text)


def _read(file: Path) -> dict[str, tuple[Finding, ...]]:
    try:
        data = json.loads(file.read_bytes())
        if data["recognisers"] != hash_recognisers():
            return {}
        return {name: tuple(_as_finding(*row) for row in rows) for name, rows in data["texts"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _as_finding(start: Any, end: Any, kind: Any) -> Finding:
    if not (type(start) is type(end) is int and kind in _KINDS):
        raise ValueError
    return Finding(start, end, kind)


def _write(file: Path, text: str) -> None:
    """Put *text* in the place of *file* at once, so that two runs at a time cannot mix theirs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(made).replace(file)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
