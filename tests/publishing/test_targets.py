"""What somebody may write as a target."""

from pathlib import Path

import pytest

from classroom.publishing.local_folder import LocalDestination
from classroom.publishing.object_store import StoreDestination
from classroom.publishing.place import Destination, PublishError
from classroom.publishing.ssh_server import SshDestination
from classroom.publishing.targets import read_target


@pytest.mark.parametrize(
    ("target", "destination"),
    [
        ("/var/www/classroom", LocalDestination(Path("/var/www/classroom"))),
        ("E:\\", LocalDestination(Path("E:\\").resolve())),
        ("c:/www", LocalDestination(Path("c:/www").resolve())),
        ("police@station:/srv/site", SshDestination("police@station", "/srv/site")),
        ("station:site", SshDestination("station", "site")),
        ("ssh://police@station:2222/srv/site", SshDestination("police@station", "/srv/site", 2222)),
        ("ssh://station/srv", SshDestination("station", "/srv")),
        ("rclone:oss:ketang/site", StoreDestination("oss:ketang/site")),
    ],
)
def test_a_target_is(target: str, destination: Destination) -> None:
    assert read_target(target) == destination


@pytest.mark.parametrize(
    "target",
    ["", "https://example.org/x", "ftp://example.org/x", "rclone:oss", "rclone:--config:x", "-oProxyCommand=x:/y"],
)
def test_a_target_is_not(target: str) -> None:
    with pytest.raises(PublishError):
        read_target(target)
