"""A target as somebody writes it → a destination."""

import re
from pathlib import Path

from classroom.publishing.local_folder import LocalDestination
from classroom.publishing.object_store import StoreDestination
from classroom.publishing.place import Destination, PublishError
from classroom.publishing.ssh_server import SshDestination

_RCLONE = "rclone:"
_SSH_URL = re.compile(r"ssh://(?P<host>[^/:]+)(?::(?P<port>\d{1,5}))?(?P<path>/.+)")
_SCP = re.compile(r"(?P<host>[^/\\:]{2,}):(?P<path>.+)")
"""As scp writes it; a single letter before the colon is a disk of Windows."""


def read_target(target: str, ssh_settings: Path | None = None) -> Destination:
    """Return the destination that *target* names: a folder, ``user@host:/path``, ``ssh://…`` or ``rclone:…``.

    Raises:
        PublishError: it names none.
    """
    if target.startswith(_RCLONE):
        remote = target.removeprefix(_RCLONE)
        if ":" not in remote or remote.startswith("-"):
            raise PublishError(f"“{target}”的写法不对", "写成 rclone:名字:桶/文件夹，名字用 rclone config 起")
        return StoreDestination(remote)
    found = _SSH_URL.fullmatch(target) or (None if "://" in target else _SCP.fullmatch(target))
    if found and not found["host"].startswith("-"):
        port = found.groupdict().get("port")
        return SshDestination(found["host"], found["path"], int(port) if port else None, ssh_settings)
    if found or "://" in target or not target:
        raise PublishError(f"“{target}”不是能发布的地方", "写一个文件夹、用户@主机:/文件夹，或 rclone:名字:桶/文件夹")
    return LocalDestination(Path(target).resolve())
