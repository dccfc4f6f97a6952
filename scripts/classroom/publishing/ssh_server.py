"""A server reached by ssh: files go by rsync, orders by one session that holds the lock and makes the switch.

The session's shell runs under `flock`: when it ends, however it ends, the lock is free. The switch is an order within
it, so a publisher that has lost its lock cannot switch any more. The switch itself is `rename` on the server.
"""

import secrets
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from classroom.publishing.lock import busy
from classroom.publishing.place import CURRENT, RELEASES, STATE, Publisher, PublishError
from classroom.publishing.release_names import is_name, sort_names

_SCRIPT = (Path(__file__).parent / "remote.sh").read_text("utf-8")
_PATIENCE = (
    *("-o", "BatchMode=yes", "-o", "ConnectTimeout=20"),
    *("-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4"),
)
"""No questions, which nobody may be there to answer; and no waiting for a server that is gone."""
_STOPPING_SECONDS = 10

_REFUSALS = {
    "folder": ("服务器上的文件夹建不了，或者不能写", "看看路径对不对、这个用户有没有写的权限、磁盘是不是满了"),
    "foreign": ("服务器上的那个文件夹里有别的东西，不能往里发布", "换一个空文件夹"),
    "order": ("服务器没有做成这一步，网站没有换", "看看服务器的磁盘是不是满了，再发布一次"),
}
_LOST = ("和服务器的连接断了", "看看网络，再发布一次；没有传完的会自动清掉")


@dataclass(frozen=True)
class SshDestination:
    """The folder `path` on `host` (``user@host``); `port` and a `settings` file of ssh where they are given."""

    host: str
    path: str
    port: int | None = None
    settings: Path | None = None

    @contextmanager
    def open(self, publisher: Publisher, *, is_taken_over: bool = False) -> Iterator["SshServer"]:  # noqa: ARG002
        """Start the session, which locks the folder and clears up."""
        for tool in ("ssh", "rsync"):
            if shutil.which(tool) is None:
                raise PublishError(f"这台电脑没有装 {tool}", f"先装好 {tool}，或发布到本机的文件夹再拷过去")
        remote = shlex.join(("sh", "-c", _SCRIPT, "classroom", self.path, str(publisher)))
        command = [*self.command(), self.host, remote]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as session:  # noqa: S603
            try:
                server = SshServer(self, session)
                server.read_answer()
                yield server
            finally:
                _end(session)

    def command(self) -> list[str]:
        """Return the ssh command without the host."""
        port = ("-p", str(self.port)) if self.port else ()
        return ["ssh", *_PATIENCE, *port, *(("-F", str(self.settings)) if self.settings else ())]

    def list_releases(self) -> tuple[tuple[str, ...], str | None]:
        """Return the releases on the server and the current one, without a lock."""
        script = 'cd -- "$1" && ls releases && echo . && readlink current'
        remote = shlex.join(("sh", "-c", script, "classroom", self.path))
        done = subprocess.run([*self.command(), self.host, remote], stdout=subprocess.PIPE, check=False)  # noqa: S603
        listed, mark, shown = done.stdout.decode("utf-8", "replace").partition("\n.\n")
        if not mark:
            raise PublishError(
                "服务器上还没有发布过，或者连不上", "看看地址对不对；没有发布过，先运行 classroom publish"
            )
        names, current = sort_names(listed.split()), shown.strip().rpartition("/")[2]
        return names, current if current in names else None

    def describe(self) -> str:
        """Return how readers get from one release to the next."""
        return f"网站服务器指向 {self.path.rstrip('/')}/{CURRENT}，换版只在一瞬间。"


class SshServer:
    """The folder on the server, locked for as long as the session runs."""

    def __init__(self, destination: SshDestination, session: subprocess.Popen[bytes]) -> None:
        """Talk through *session*."""
        self._destination = destination
        self._session = session
        self._token = f"+{secrets.token_hex(4)}"  # what a broken run still writes goes to a folder of its own

    def list_releases(self) -> tuple[str, ...]:
        """Return the folders that have got a release's name."""
        return sort_names(self._ask("list").decode("utf-8", "replace").split())

    def find_current(self) -> str | None:
        """Return what the link leads to."""
        name = self._ask("current").decode("utf-8", "replace").strip().rpartition("/")[2]
        return name if is_name(name) and name in self.list_releases() else None

    def is_settled(self) -> bool:
        """Return True: there is nothing between two releases."""
        return True

    def bring(self, site: Path, name: str) -> None:
        """Send what differs from the current release; the server copies the rest from there."""
        current = self.find_current()
        known = [f"--copy-dest=../../{RELEASES}/{current}"] if current else []
        path = f"{self._destination.path.rstrip('/')}/{STATE}/new-{name}{self._token}/"
        command = ["rsync", "--recursive", "--checksum", "--protect-args", "--chmod=D755,F644", "--timeout=60", *known]
        command += ["-e", shlex.join(self._destination.command()), f"{site}/", f"{self._destination.host}:{path}"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603
        if done.returncode:
            said = (done.stderr.strip().splitlines() or ["rsync"])[0]
            raise PublishError(f"文件没有传完，网站没有换：{said}", "看看网络和服务器的磁盘，再发布一次")

    def read_hashes(self, name: str) -> Mapping[str, str]:
        """Return what the server's `sha256sum` says; a link or a name with odd characters has no hash of ours."""
        lines = self._ask("hashes", self._place_of(name)).decode("utf-8", "replace").splitlines()
        return {path.removeprefix("./"): digest for digest, _, path in (line.partition("  ") for line in lines)}

    def read_shown(self) -> Mapping[str, str]:
        """Return the hashes of what the link leads to."""
        current = self.find_current()
        return self.read_hashes(current) if current else {}

    def read_manifest(self, name: str) -> bytes:
        """Return the file as it is there."""
        return self._ask("manifest", name)

    def accept(self, name: str) -> None:
        """Write all to the server's disk, then give the folder its name."""
        self._ask("accept", f"{name}{self._token}")

    def switch(self, name: str) -> None:
        """Put a link to *name* in the place of the current one, by rename."""
        self._ask("switch", name)

    def remove(self, name: str) -> None:
        """Take it from among the releases, then remove it."""
        self._ask("remove", name)

    def read_answer(self) -> bytes:
        """Return what the server says until it is done.

        Raises:
            PublishError: it refuses, somebody else publishes, or the connection is gone.
        """
        stream: IO[bytes] = self._session.stdout or _no_stream()
        lines: list[bytes] = []
        for line in stream:
            if not line.startswith(b"."):
                lines.append(line)
                continue
            word, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            if word == ".ok":
                return b"".join(lines)
            raise busy(rest) if word == ".busy" else _explain(rest)
        raise PublishError(*_LOST)

    def _ask(self, verb: str, name: str = "") -> bytes:
        stream: IO[bytes] = self._session.stdin or _no_stream()
        try:
            stream.write(f"{verb} {name}\n".encode())
            stream.flush()
        except OSError:
            raise PublishError(*_LOST) from None
        return self.read_answer()

    def _place_of(self, name: str) -> str:
        return name if name in self.list_releases() else name + self._token


def _explain(refusal: str) -> PublishError:
    tool = refusal.removeprefix("tool ")
    if tool != refusal:
        return PublishError(f"服务器上没有 {tool}", "请管服务器的人装上 rsync、util-linux 和 coreutils")
    return PublishError(*_REFUSALS.get(refusal, _REFUSALS["order"]))


def _no_stream() -> IO[bytes]:
    raise PublishError(*_LOST)


def _end(session: subprocess.Popen[bytes]) -> None:
    """End the session: the shell there stops when nothing can come any more."""
    if session.stdin:
        with suppress(OSError):  # it may be gone already
            session.stdin.close()
    try:
        session.wait(_STOPPING_SECONDS)
    except subprocess.TimeoutExpired:
        session.kill()
