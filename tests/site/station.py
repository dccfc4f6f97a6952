"""A copy of the repository's content to build, change and break."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from classroom.cache import CACHE as RESULTS
from classroom.checks.anonymity.scanner import CACHE as SCANNED

REPOSITORY = Path(__file__).parents[2]
EPOCH = "1795420800"
"""2026-11-23 at 16:00 in Shanghai: the content's tests do not follow the clock."""

CONTENT = ("docs", "courses", "cases", "overrides", "mkdocs.yml")


KEPT = Path(tempfile.gettempdir()) / f"classroom-tests-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
"""What builds of this run of the tests, in whichever process, keep for the next one."""


def copy_station(root: Path, *, is_cold: bool = False) -> Path:
    """Copy what a site is made of to *root* and return it; one that *is_cold* knows no result of earlier builds."""
    for name in (SCANNED,) if is_cold else (SCANNED, RESULTS):
        if (KEPT / Path(name).name).exists():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(KEPT / Path(name).name, root / name)
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
    _keep(cwd)
    return done


def _keep(root: Path) -> None:
    """Keep what the build in *root* left, unless a build of more content left more."""
    KEPT.mkdir(exist_ok=True)
    for name in (SCANNED, RESULTS):
        left, kept = root / name, KEPT / Path(name).name
        if left.exists() and (not kept.exists() or left.stat().st_size > kept.stat().st_size):
            made = kept.with_name(f"{kept.name}-{os.getpid()}")
            shutil.copy(left, made)
            made.replace(kept)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder* by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
