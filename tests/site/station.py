"""A copy of the repository's content to build, change and break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
EPOCH = "1795420800"
"""2026-11-23 at 16:00 in Shanghai: the content's tests do not follow the clock."""

CONTENT = ("docs", "courses", "cases", "overrides", "mkdocs.yml")


def copy_station(root: Path) -> Path:
    """Copy what a site is made of to *root* and return it."""
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
    return subprocess.run(
        [program, *command[1:]], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder* by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
