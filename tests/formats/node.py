"""The scripts of this folder, run by Node.js with the packages of package-lock.json."""

import fcntl
import functools
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.formats.programs import find_program, give_up

FOLDER = Path(__file__).parent
LOCK = FOLDER / "package-lock.json"
MODULES = FOLDER / "node_modules"
"""Where npm puts the packages; git ignores it."""

PACKAGES = "nodejs npm"


@functools.cache
def install_modules() -> str:
    """Have npm install what the lock file names, unless it has already; return why that cannot be, or nothing.

    Of processes that ask at once, one installs and the others wait.
    """
    installed = MODULES / "installed-lock.json"
    with LOCK.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if installed.is_file() and installed.read_bytes() == lock.read():
            return ""
        npm = find_program("npm", PACKAGES)
        done = subprocess.run([npm, "ci"], cwd=FOLDER, capture_output=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            return f"`npm ci` failed in tests/formats: {done.stderr.strip()}"
        shutil.copy(LOCK, installed)
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
