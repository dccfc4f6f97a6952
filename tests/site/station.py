"""A copy of the repository's content to build, change and break."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from classroom.checks.anonymity.scanner import CACHE

REPOSITORY = Path(__file__).parents[2]
EPOCH = "1795420800"
"""2026-11-23 at 16:00 in Shanghai: the content's tests do not follow the clock."""

CONTENT = ("docs", "courses", "cases", "overrides", "mkdocs.yml")


KNOWN = Path(tempfile.mkdtemp(prefix="classroom-tests-")) / "scanned.json"
"""What was read of the content by a build before, so that not every test reads it for persons anew."""


def copy_station(root: Path) -> Path:
    """Copy what a site is made of to *root* and return it."""
    if KNOWN.exists():
        (root / CACHE).parent.mkdir(parents=True)
        shutil.copy(KNOWN, root / CACHE)
    for name in CONTENT:
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, root / name)
        else:
            root.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, root / name)
    return root


def run(*command: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run *command*, `classroom` or `mkdocs`, as its own process in *cwd* with the tests' date."""
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "COLUMNS": "200",
        **variables,
    }
    program = str(Path(sys.executable).with_name(command[0]))
    done = subprocess.run(
        [program, *command[1:]], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if (cwd / CACHE).exists() and not KNOWN.exists():
        shutil.copy(cwd / CACHE, KNOWN)
    return done


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder* by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
