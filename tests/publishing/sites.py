"""Small sealed sites to publish, and what a reader finds at a place."""

import datetime
from pathlib import Path

from classroom.history import Origin
from classroom.publishing.place import CURRENT, Publisher
from classroom.release.manifest import RELEASE_FILE, SealedRelease
from classroom.release.sealing import seal_site

DAY = datetime.date(2026, 11, 23)
ME = Publisher("测试机", 1)


def make_site(folder: Path, word: str, *extra: str) -> SealedRelease:
    """Write a site that says *word* on every page, with *extra* files, and return the release that it is."""
    pages = {name: f"<title>{word}</title>{name}" for name in ("index.html", "cases/one.html", "cases/二.html")}
    others = dict.fromkeys(("assets/site.css", "sw.js", *extra), f"/* {word} */")
    for name, text in {**pages, **others, "assets/same.svg": "<svg/>"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return seal_site(folder, "public", word, DAY, Origin())


def read_files(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder* by its path, what a publisher keeps for itself left out."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.relative_to(folder).parts[0].startswith(".")
    }


def find_shown(root: Path, *sites: Path) -> str:
    """Return the name of the one of *sites* that a reader of `current` in *root* gets whole, or what is wrong."""
    shown = root / CURRENT
    if not shown.exists():
        return "nothing"
    files = read_files(shown.resolve())
    return next((site.name for site in sites if files == read_files(site)), "a mixture")


def describe(sealed: SealedRelease) -> tuple[str, ...]:
    """Return the paths of *sealed*, its own file last."""
    return (*sealed.release.files, RELEASE_FILE)
