"""Packages of npm that a folder's package-lock.json names, and this folder's scripts that run with them."""

import fcntl
import functools
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.formats.programs import find_program, give_up

FOLDER = Path(__file__).parent
LOCK = "package-lock.json"
MODULES = "node_modules"
"""Where npm puts the packages; git ignores it."""

PACKAGES = "nodejs npm"


@functools.cache
def install_modules(folder: Path = FOLDER) -> str:
    """Have npm install what *folder*'s lock file names, unless it has already; return why that cannot be, or nothing.

    Of processes that ask at once, one installs and the others wait. No package's own script runs: one of them would
    download a Java of its own.
    """
    installed = folder / MODULES / "installed-lock.json"
    with (folder / LOCK).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if installed.is_file() and installed.read_bytes() == lock.read():
            return ""
        npm = find_program("npm", PACKAGES)
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts"], cwd=folder, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode != 0:
            return f"`npm ci` failed in tests/{folder.name}: {done.stderr.strip()}"
        shutil.copy(folder / LOCK, installed)
    return ""


def run_script(name: str, file: Path) -> Any:
    """Return what the script *name* says of *file*.

    Raises:
        ValueError: the script cannot read the file; with the script's last words.
    """
    node = find_program("node", PACKAGES)
    if missing := install_modules():
        give_up(missing)
    command = [node, str(FOLDER / name), str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if "Error: " in line]
        raise ValueError(said[0] if said else done.stderr)
    return json.loads(done.stdout)
