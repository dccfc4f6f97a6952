"""A folder as one zip with its checksums, equal byte for byte wherever and whenever it is made.

Files are stored as they are: what a compressor makes of them differs from version to version of zlib. Names, order,
dates and rights are fixed (PKWARE APPNOTE 4.4). `SHA256SUMS` stands beside the folder, so that `sha256sum -c` works.
"""

import datetime
import hashlib
import zipfile
from pathlib import Path

from classroom.release.manifest import hashes_of, read_release

SUMS = "SHA256SUMS"
_UNIX = 3
_READABLE = 0o100644 << 16


def write_zip(site: Path, target: Path, name: str, day: datetime.date) -> str:
    """Write the release in *site* to the zip *target*, as the folder *name*, dated *day*; return the zip's SHA-256.

    Raises:
        ReleaseError: the folder says of itself nothing that can be read.
    """
    hashes = hashes_of(read_release((site / "release.json").read_bytes()))
    sums = "".join(f"{digest}  {name}/{path}\n" for path, digest in sorted(hashes.items()))
    fresh = target.with_name(f".{target.name}-new")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_describe(SUMS, day), sums.encode())
        for path in sorted(hashes):
            archive.writestr(_describe(f"{name}/{path}", day), (site / path).read_bytes())
    digest = hashlib.sha256(fresh.read_bytes()).hexdigest()
    fresh.replace(target)
    return digest


def _describe(name: str, day: datetime.date) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0))
    info.create_system = _UNIX
    info.external_attr = _READABLE
    return info
