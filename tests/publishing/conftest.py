"""Real servers on this machine: an sshd, and stores that rclone speaks to."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAMS = {
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "rsync": "rsync",
    "rclone": "rclone",
    "flock": "util-linux",
}
TRIES = 600


def find_program(name: str) -> str:
    """Return where the program *name* is; without it skip, or fail in CI, which has to install it."""
    found = shutil.which(name, path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin")
    if found is None:
        words = f"{name} is not there: install Debian's {PROGRAMS[name]}"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    return found


def find_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until *process* takes connections at *port*."""
    for _ in range(TRIES):
        assert process.poll() is None, "the server did not start"
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            try:
                process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail("the server does not answer")


@pytest.fixture(scope="module")
def ssh_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return settings of ssh in which the host `station` is this machine, by a server of its own and a fresh key."""
    for name in ("ssh", "rsync", "flock"):
        find_program(name)
    sshd, folder = find_program("sshd"), tmp_path_factory.mktemp("sshd")
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    shutil.copy(folder / "key.pub", folder / "allowed")
    port = find_port()
    lines = {
        "Port": port,
        "ListenAddress": "127.0.0.1",
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "allowed",
        "PidFile": "none",
        "UsePAM": "no",
        "StrictModes": "no",
        "PasswordAuthentication": "no",
        "PermitRootLogin": "yes",
        "PrintLastLog": "no",
        "KexAlgorithms": "curve25519-sha256",  # the cheapest: a test makes dozens of connections
    }
    (folder / "server.conf").write_text("".join(f"{key} {value}\n" for key, value in lines.items()), "utf-8")
    settings = folder / "ssh.conf"
    known = (folder / "host.pub").read_text("utf-8").rsplit(" ", 1)[0]
    (folder / "known").write_text(f"[127.0.0.1]:{port} {known}\n", "utf-8")
    settings.write_text(
        f"Host station\n HostName 127.0.0.1\n Port {port}\n IdentityFile {folder / 'key'}\n IdentitiesOnly yes\n"
        f" UserKnownHostsFile {folder / 'known'}\n LogLevel ERROR\n",
        "utf-8",
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with subprocess.Popen([sshd, "-D", "-e", "-f", str(folder / "server.conf")], stderr=subprocess.DEVNULL) as server:
        wait_for(port, server)
        yield settings
        server.terminate()


@pytest.fixture(scope="module")
def webdav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Return a remote of rclone that is a WebDAV server on this machine, and the folder that it serves."""
    rclone, folder = find_program("rclone"), tmp_path_factory.mktemp("webdav")
    port = find_port()
    command = [rclone, "serve", "webdav", "--addr", f"127.0.0.1:{port}", "--config", os.devnull, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        wait_for(port, server)
        yield f":webdav,url='http://127.0.0.1:{port}':", folder
        server.terminate()
