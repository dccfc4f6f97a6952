"""Whether the site that stands is already what a build would make: then nothing has to be done.

The record of a build that was good holds a hash of everything that went in, a hash of every file that came out, and
what was said. A site whose settings ask for more than this package's plugin is always built: what other plugins,
hooks and inherited settings read is known to nobody here.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from classroom.cache import hash_tools
from classroom.markdown.extensions import PURE_EXTENSIONS

RECORD = ".classroom/built.json"
"""The file in the folder of a site that holds the last good build into each folder; it can be deleted at any time."""

FOLDERS = ("docs", "courses", "cases", "overrides")
"""What goes into a site besides the settings."""

_SETTINGS = "mkdocs.yml"
_MOST_FOLDERS = 8
_FOREIGN_KEYS = frozenset(("hooks", "INHERIT"))


Edition = Literal["public", "instructor"]


@dataclass(frozen=True)
class Said:
    """What a build told whoever ran it: problems that stop nothing, and the summary, as lines."""

    problems: str
    summary: tuple[str, ...]


@dataclass(frozen=True)
class Ordered:
    """What was asked for: the site under `root` in `site_dir`, one edition, for one day, for a server or a stick."""

    root: Path
    site_dir: Path
    edition: Edition
    today: datetime.date
    is_folder: bool


def find_standing(ordered: Ordered, inputs: str | None) -> Said | None:
    """Return what the build said that made the site that stands, when one of *inputs* makes the same; else None."""
    record = _read(ordered.root).get(str(ordered.site_dir))
    if inputs is None or not isinstance(record, dict) or not ordered.site_dir.is_dir():
        return None
    with suppress(OSError, KeyError, TypeError):
        if record["inputs"] == inputs and record["site"] == _hash_files(ordered.site_dir):
            return Said(record["problems"], tuple(record["summary"]))
    return None


def keep_standing(ordered: Ordered, inputs: str | None, said: Said) -> None:
    """Keep that a good build of *inputs* made what now stands; not when somebody changed them meanwhile."""
    if inputs is None or inputs != hash_inputs(ordered):
        return
    with suppress(OSError):
        site = _hash_files(ordered.site_dir)
        record = {"inputs": inputs, "site": site, "problems": said.problems, "summary": said.summary}
        kept = {name: found for name, found in _read(ordered.root).items() if name != str(ordered.site_dir)}
        last = dict([*kept.items(), (str(ordered.site_dir), record)][-_MOST_FOLDERS:])
        file = ordered.root / RECORD
        file.parent.mkdir(parents=True, exist_ok=True)
        made = file.with_name(f"{file.name}-{hashlib.sha256(repr(ordered).encode()).hexdigest()[:8]}")
        made.write_text(json.dumps(last), "utf-8")
        made.replace(file)


def hash_inputs(ordered: Ordered) -> str | None:
    """Return a hash of everything that a build reads; None when nobody can know what that is."""
    try:
        settings = (ordered.root / _SETTINGS).read_bytes()
        folders = [_hash_files(ordered.root / name) for name in FOLDERS]
    except OSError:
        return None
    if not _is_ours(settings):
        return None
    asked = (ordered.edition, ordered.today.isoformat(), str(ordered.is_folder), str(ordered.root))
    digest = hashlib.sha256(hash_tools())
    for part in (*(word.encode("utf-8", "surrogateescape") for word in (*asked, *folders)), settings):
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


def _read(root: Path) -> dict[str, Any]:
    try:
        data = json.loads((root / RECORD).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _is_ours(settings: bytes) -> bool:
    """Tell whether *settings* ask for nothing that may read more than `FOLDERS` and this package hold."""
    try:
        read = yaml.safe_load(settings)
        is_ours = _name(read["plugins"]) == ["classroom"] and read["theme"].get("custom_dir") in FOLDERS
        return is_ours and not _FOREIGN_KEYS & read.keys() and PURE_EXTENSIONS.issuperset(_name(_extensions(read)))
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, StopIteration, UnicodeDecodeError):
        return False


def _extensions(read: Any) -> list[Any]:
    return read.get("markdown_extensions") or []


def _name(listed: list[Any]) -> list[str]:
    """Return the names of *listed*, of which those with options are mappings."""
    return [entry if isinstance(entry, str) else next(iter(entry)) for entry in listed]


def _hash_files(folder: Path) -> str:
    digest = hashlib.sha256()
    for name, file in sorted((file.relative_to(folder).as_posix(), file) for file in _find_files(folder)):
        data = file.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def _find_files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())
