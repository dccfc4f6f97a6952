"""Real Git repositories that tests write, free of the machine's settings."""

import os
import subprocess
from pathlib import Path

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "tests",
    "GIT_AUTHOR_EMAIL": "tests@example.org",
    "GIT_COMMITTER_NAME": "tests",
    "GIT_COMMITTER_EMAIL": "tests@example.org",
}
FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
"""What a hook that runs the tests sets; it would lead Git to another repository."""


def git(folder: Path, *arguments: str, **variables: str) -> str:
    """Run Git in *folder* and return what it says."""
    inherited = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**inherited, **ENVIRONMENT, **variables},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


def commit_all(folder: Path, moment: str = "2026-11-20T12:00:00+08:00") -> str:
    """Commit everything in *folder*, a repository from now on, at *moment* and return the commit's hash."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x", GIT_COMMITTER_DATE=moment)
    return git(folder, "rev-parse", "HEAD")
