"""`release.json`: where a site came from, and the SHA-256 of every other file of it."""

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError

from classroom.models.base import Model
from classroom.models.lesson import Edition

RELEASE_FILE = "release.json"
SOFTWARE_FILE: Literal["sbom.json"] = "sbom.json"
FORMAT: Literal["classroom-release/1"] = "classroom-release/1"

MOST_BYTES = 64_000_000
"""A release.json larger than this is nobody's site; a hostile server could send one without end."""

NAME_DIGITS = 16
"""Hexadecimal digits of a release's hash in its name: 64 bits, too many to forge a second file for."""

_DEVICE = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_CHUNK_BYTES = 1 << 20


class ReleaseError(Exception):
    """A release.json that is none, in Chinese."""


def _keep_inside(path: str) -> str:
    """Return *path* unless it leads out of the site's folder or to a device, on any system."""
    parts = PurePosixPath(path).parts
    is_plain = path == "/".join(parts) and not path.startswith("/") and not set(path) & set("\\:\x00")
    if not is_plain or any(part in ("", ".", "..") or _DEVICE.match(part) for part in parts):
        raise ValueError(path)
    return path


Path_ = Annotated[str, Field(min_length=1, max_length=400), AfterValidator(_keep_inside)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class FileMark(Model):
    """What a file is: the hash of its bytes, in hexadecimal, and how many they are."""

    sha256: Sha256
    bytes: Annotated[int, Field(ge=0)]


class Release(Model):
    """What `release.json` says; `files` are all of the site's but itself, by path.

    `day` is the day the site was made for. `commit` is null outside a Git repository, `content_date` the day of that
    commit; both in Asia/Shanghai. `is_changed` tells that the content differed from the commit.
    """

    format: Literal["classroom-release/1"]
    site: Annotated[str, Field(max_length=200)]
    edition: Edition
    day: Annotated[datetime.date, Field(strict=False)]
    commit: Annotated[str, Field(pattern=r"^[0-9a-f]{40}(?:[0-9a-f]{24})?$")] | None
    content_date: Annotated[datetime.date, Field(strict=False)] | None
    is_changed: bool
    tool: Annotated[str, Field(pattern=r"^classroom [0-9A-Za-z.+-]{1,40}$")]
    software: Literal["sbom.json"]
    files: dict[Path_, FileMark]


@dataclass(frozen=True)
class SealedRelease:
    """A release together with the hash of its `release.json`, which stands for every byte of the site."""

    release: Release
    sha256: str

    @property
    def name(self) -> str:
        """What it is called: its day and the first digits of its hash."""
        return f"{self.release.day}-{self.sha256[:NAME_DIGITS]}"


def write_release(release: Release) -> bytes:
    """Return the bytes of the `release.json` of *release*: equal for equal releases, files in the order of paths."""
    values = release.model_dump(mode="json")
    values["files"] = {path: values["files"][path] for path in sorted(values["files"])}
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()


def read_release(data: bytes) -> SealedRelease:
    """Return what the `release.json` with the bytes *data* says.

    Raises:
        ReleaseError: it is none, or one that names files outside of the site.
    """
    try:
        return SealedRelease(Release.model_validate_json(data), hashlib.sha256(data).hexdigest())
    except (ValidationError, RecursionError):
        raise ReleaseError("不是本工具写的 release.json") from None


def hashes_of(sealed: SealedRelease) -> dict[str, str]:
    """Return the SHA-256 of every file of *sealed* by path, its `release.json` among them."""
    return {path: mark.sha256 for path, mark in sealed.release.files.items()} | {RELEASE_FILE: sealed.sha256}


def mark_file(file: Path) -> FileMark:
    """Return the mark of *file*, read in pieces."""
    digest, count = hashlib.sha256(), 0
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
            count += len(chunk)
    return FileMark(sha256=digest.hexdigest(), bytes=count)


def mark_folder(folder: Path) -> dict[str, FileMark]:
    """Return the mark of every file under *folder* but its `release.json`, by path with `/`; a link is no file."""
    found = sorted(file for file in folder.rglob("*") if file.is_symlink() or file.is_file())
    marks = {
        file.relative_to(folder).as_posix(): (
            FileMark(sha256="0" * 64, bytes=0) if file.is_symlink() else mark_file(file)
        )
        for file in found
    }
    marks.pop(RELEASE_FILE, None)
    return marks


@dataclass(frozen=True)
class Differences:
    """How a site differs from its release: paths in order."""

    altered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.altered or self.missing or self.added)


def compare_files(wanted: Mapping[str, FileMark], found: Mapping[str, FileMark]) -> Differences:
    """Return how the files *found* differ from those *wanted*."""
    common = wanted.keys() & found.keys()
    return Differences(
        altered=tuple(sorted(path for path in common if wanted[path] != found[path])),
        missing=tuple(sorted(wanted.keys() - found.keys())),
        added=tuple(sorted(found.keys() - wanted.keys())),
    )
