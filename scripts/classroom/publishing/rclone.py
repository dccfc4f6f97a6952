"""The program `rclone`, which speaks to object stores: each call is one process."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classroom.publishing.place import PublishError

_NOT_FOUND = (3, 4)
"""What rclone returns for a folder and a file that are not there."""
_PATIENCE = ("--retries=3", "--low-level-retries=5", "--contimeout=20s", "--timeout=60s", "--log-level=ERROR")


@dataclass(frozen=True)
class Rclone:
    """The place `base` of rclone, ``remote:bucket/path``; paths below it are given to each call."""

    base: str

    def at(self, path: str) -> str:
        """Return how rclone names *path* there."""
        separator = "" if not path or self.base.endswith((":", "/")) else "/"
        return f"{self.base}{separator}{path}"

    def list_files(self, path: str) -> tuple[str, ...]:
        """Return the names of the files right under *path*; of a folder that is not there, none."""
        done = self._run(("lsf", "--files-only", self.at(path)), is_optional=True)
        return tuple(sorted((done or b"").decode("utf-8").splitlines()))

    def read(self, path: str) -> bytes | None:
        """Return the bytes of the file *path*, None where there is none or an empty one."""
        return self._run(("cat", self.at(path)), is_optional=True) or None

    def write(self, path: str, data: bytes) -> None:
        """Write *data* to the file *path*."""
        self._run(("rcat", self.at(path)), data=data)

    def write_json(self, path: str, value: Any) -> None:
        """Write *value* to the file *path*."""
        self.write(path, (json.dumps(value, ensure_ascii=False) + "\n").encode())

    def read_json(self, path: str) -> dict[str, Any]:
        """Return the object in the file *path*; an empty one where there is none."""
        try:
            value = json.loads(self.read(path) or b"{}")
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    def upload(self, folder: Path, path: str) -> None:
        """Make *path* equal to *folder* of this machine."""
        self._run(("sync", "--checksum", str(folder), self.at(path)))

    def copy(self, source: str, target: str, files: Sequence[str]) -> None:
        """Copy *files* from *source* to *target*, both there, whatever *target* holds; by the store where it can.

        Some stores copy no file over another by themselves; then rclone fetches and sends it.
        """
        command = ("copy", "--ignore-times", "--no-traverse", self.at(source), self.at(target))
        try:
            self._run_on(files, command)
        except PublishError:
            self._run_on(files, (*command, "--disable=copy"))

    def delete(self, path: str, files: Sequence[str]) -> None:
        """Delete *files* under *path*; one that is not there is no error."""
        self._run_on(files, ("delete", self.at(path)))

    def purge(self, path: str) -> None:
        """Delete all that lies under *path*."""
        self._run(("purge", self.at(path)), is_optional=True)

    def hash_files(self, path: str, left_out: str = ".") -> dict[str, str]:
        """Return the SHA-256 of every file under *path*, of the bytes as they come back; not of those in *left_out*."""
        command = ("hashsum", "SHA256", "--download", "--exclude", f"/{left_out}/**", self.at(path))
        said = self._run(command, is_optional=True) or b""
        rows = (line.partition("  ") for line in said.decode("utf-8").splitlines())
        return {name: digest for digest, _, name in rows}

    def _run_on(self, files: Sequence[str], arguments: tuple[str, ...]) -> None:
        listed = "".join(f"{name}\n" for name in files)
        if not listed:
            return
        with tempfile.TemporaryDirectory(prefix="classroom-") as folder:
            file = Path(folder) / "files.txt"
            file.write_text(listed, encoding="utf-8", newline="\n")
            self._run((arguments[0], "--files-from-raw", str(file), *arguments[1:]), is_optional=True)

    def _run(self, arguments: tuple[str, ...], *, data: bytes = b"", is_optional: bool = False) -> bytes | None:
        """Return what rclone says; None where what is optional is not there."""
        program = shutil.which("rclone")
        if program is None:
            raise PublishError("这台电脑没有装 rclone", "先装好 rclone，并用 rclone config 写好存储的账号")
        done = subprocess.run([program, *_PATIENCE, *arguments], input=data, capture_output=True, check=False)  # noqa: S603
        if done.returncode == 0:
            return done.stdout
        if is_optional and done.returncode in _NOT_FOUND:
            return None
        said = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["rclone"])[-1]
        raise PublishError(f"存储没有做成这一步：{said}", "看看网络和 rclone config 里的账号，再发布一次")
