"""The generated tree in other engines: ProperDocs makes the same bytes, Zensical the same words, links and search."""

import posixpath
import re
from pathlib import Path
from typing import Any

import pytest

from classroom.site_check.html_page import read_page
from tests.site.station import REPOSITORY, read_folder, run

pytestmark = pytest.mark.xdist_group("site")

THEME = ("assets/javascripts/", "assets/stylesheets/")
"""What an engine brings of its theme, and no page of ours fetches."""

LACKED = {"offline.html", "search.html", "sitemap.xml.gz"}
"""What Zensical does not make of the theme's templates; the handbook says so."""

ADDED = {"search.json"}


def files_of(site: Path) -> dict[str, bytes]:
    return {name: data for name, data in read_folder(site).items() if not name.startswith(THEME)}


def read(name: str, data: bytes) -> dict[str, Any]:
    """Return what a reader gets of the page *name*: words, links and what is fetched, places, looks, previews."""
    page = read_page(data.decode())
    return {
        "words": re.sub(r"\s+", "", page.text),
        "links": [_land(name, reference.url) for reference in page.references],
        "anchors": page.anchors,
        "classes": page.classes,
        "previews": page.previews,
    }


def _land(name: str, url: str) -> str:
    return url if re.match(r"[a-z]+:|#|/", url) else posixpath.normpath(posixpath.join(posixpath.dirname(name), url))


def test_properdocs_makes_the_same_site(tree: Path, built: Path, tmp_path: Path) -> None:
    done = run("properdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"), cwd=tree)
    assert done.returncode == 0, done.stderr
    assert read_folder(tmp_path / "site") == read_folder(built)


def test_zensical_makes_the_same_pages(tree: Path, built: Path) -> None:
    done = run("zensical", "build", "--clean", cwd=tree)
    assert done.returncode == 0, done.stderr
    ours, theirs = files_of(built), files_of(tree / "site")
    assert (ours.keys() - theirs.keys(), theirs.keys() - ours.keys()) == (LACKED, ADDED)
    assert [
        name for name in ours if name not in LACKED and not name.endswith(".html") and ours[name] != theirs[name]
    ] == []
    pages = sorted(name for name in theirs if name.endswith(".html"))
    differing = {name: _differ(read(name, ours[name]), read(name, theirs[name])) for name in pages}
    assert {name: parts for name, parts in differing.items() if parts} == {}


def _differ(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    return [part for part, value in ours.items() if theirs[part] != value]


def test_the_handbook_lists_what_zensical_lacks() -> None:
    text = (REPOSITORY / "docs/handbook/engine.md").read_text("utf-8")
    assert set(re.findall(r"(?m)^\| `([^`]+)`", text)) == LACKED
