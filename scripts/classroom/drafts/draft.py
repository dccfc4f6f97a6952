"""A set of new files: held against every rule before it is written, then written whole or not at all."""

import contextlib
import datetime
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.context import Context
from classroom.checks.registry import run_rules
from classroom.library.content import Library
from classroom.library.entry import Entry
from classroom.library.layout import place
from classroom.library.loading import GROUPS, load_library, parse_entry
from classroom.options import FILE, read_options
from classroom.problem import ContentError, Problem


@dataclass(frozen=True)
class Draft:
    """Path → what is to stand there; `replaces` are paths whose file is there already and becomes another."""

    texts: Mapping[str, str]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    replaces: frozenset[str] = frozenset()


class NameTakenError(Exception):
    """A file or folder of the draft exists already; `path` is the first of them."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def check_draft(root: Path, draft: Draft, today: datetime.date, scanner: Scanner) -> tuple[Problem, ...]:
    """Return the problems that `classroom check` would find in the draft's files, by place.

    Raises:
        ContentError: the site's own data cannot be read, so nothing can be held against it.
    """
    loaded = load_library(root)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    options, _ = read_options(root / FILE)
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        library = _with_pictures(loaded.library, draft, Path(folder))
        for path, text in draft.texts.items():
            try:
                library = _with_entry(library, path, text)
            except ContentError as error:
                problems += error.problems
        problems += run_rules(Context(library, today, options, scanner))
    files = {*draft.texts, *draft.pictures}
    return tuple(sorted({problem for problem in problems if problem.path in files}))


def _with_pictures(library: Library, draft: Draft, folder: Path) -> Library:
    assets = dict(library.assets)
    for number, (path, data) in enumerate(draft.pictures.items()):
        file = folder / f"{number}{Path(path).suffix}"
        file.write_bytes(data)
        assets[path] = file
    return replace(library, assets=assets)


def _with_entry(library: Library, path: str, text: str) -> Library:
    placement = place(path)
    group = GROUPS[placement.kind]
    others: tuple[Entry[Any], ...] = tuple(entry for entry in getattr(library, group) if entry.path != path)
    entries = tuple(sorted((*others, parse_entry(text, placement)), key=lambda entry: entry.path))
    fields: dict[str, Any] = {group: entries}
    changed: Library = replace(library, **fields)
    return changed


def write_draft(root: Path, draft: Draft) -> None:
    """Write the files of the draft under *root*; when one cannot be written, none is there.

    Raises:
        NameTakenError: something stands at a path already.
        OSError: the disk is full or the folder cannot be written to.
    """
    data = {path: text.encode() for path, text in draft.texts.items()} | dict(draft.pictures)
    for path in data:
        if path not in draft.replaces and os.path.lexists(root / path):
            raise NameTakenError(path)
    with contextlib.ExitStack() as undo:
        for path, content in data.items():
            file = root / path
            for folder in reversed([it for it in file.parents if not it.exists()]):
                folder.mkdir()
                undo.callback(_remove_folder, folder)
            _put(file, content, undo, is_new=path not in draft.replaces)
        undo.pop_all()


def _put(file: Path, content: bytes, undo: contextlib.ExitStack, *, is_new: bool) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".classroom-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if is_new:
            beside.chmod(0o644)
            if os.path.lexists(file):
                raise NameTakenError(file.name)
            beside.rename(file)
            undo.callback(file.unlink, missing_ok=True)
        else:
            beside.chmod(file.stat().st_mode & 0o777)
            beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()
