"""A built site becomes a release: it is told what it is, before it is proved."""

import datetime
from pathlib import Path

from classroom import __version__
from classroom.history import Origin
from classroom.models.lesson import Edition
from classroom.release.manifest import (
    FORMAT,
    RELEASE_FILE,
    SOFTWARE_FILE,
    Release,
    SealedRelease,
    mark_folder,
    read_release,
    write_release,
)
from classroom.release.software import TOOL, write_software


def seal_site(folder: Path, edition: Edition, title: str, day: datetime.date, origin: Origin) -> SealedRelease:
    """Write `sbom.json` and `release.json` into the built site in *folder*, made for *day*; return what they say."""
    (folder / SOFTWARE_FILE).write_bytes(write_software())
    release = Release(
        format=FORMAT,
        site=title,
        edition=edition,
        day=day,
        commit=origin.commit.hash if origin.commit else None,
        content_date=origin.commit.day if origin.commit else None,
        is_changed=origin.is_changed,
        tool=f"{TOOL} {__version__}",
        software=SOFTWARE_FILE,
        files=mark_folder(folder),
    )
    data = write_release(release)
    (folder / RELEASE_FILE).write_bytes(data)
    return read_release(data)
