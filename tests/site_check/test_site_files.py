"""Whoever made the folder: a file that tells of a person, or of which nobody knows what it tells, is found."""

import shutil
from pathlib import Path

import material
import pytest

from classroom.library.layout import ASSET_ENDINGS
from classroom.site_check.built_site import BuiltSite
from classroom.site_check.site_files import KNOWN_ENDINGS, check_files
from tests.pictures.bait import CLEAN, SEEDED, png, png_texts


def _check(folder: Path, name: str, data: bytes) -> list[str]:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return [f"{p.path}:{p.line}:{p.column} {p.code}" for p in check_files(BuiltSite(folder))]


@pytest.mark.parametrize("name", SEEDED)
def test_a_picture_that_tells_is_found(tmp_path: Path, name: str) -> None:
    ending, data, _ = SEEDED[name]
    uri = f"cases/images/scene.{ending}"
    assert _check(tmp_path, uri, data) == [f"{uri}:1:1 file-metadata"]


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_picture_passes(tmp_path: Path, name: str) -> None:
    ending, data = CLEAN[name]
    assert _check(tmp_path, f"assets/scene.{ending}", data) == []


BAIT = [
    ("cases/plan.docx", b"PK", "cases/plan.docx:1:1 unknown-file"),
    ("cases/photo.heic", b"x", "cases/photo.heic:1:1 unknown-file"),
    ("cases/photo.png.bak", b"x", "cases/photo.png.bak:1:1 unknown-file"),
    ("cases/photo", b"x", "cases/photo:1:1 unknown-file"),
    ("cases/png", b"x", "cases/png:1:1 unknown-file"),
    ("a/sitemap.xml.gz", b"x", "a/sitemap.xml.gz:1:1 unknown-file"),
    (".DS_Store", b"x", ".DS_Store:1:1 unknown-file"),
    ("a/photo.PNG", png_texts(), "a/photo.PNG:1:1 file-metadata"),
    ("assets/images/favicon.png", png_texts(), "assets/images/favicon.png:1:1 file-metadata"),
    ("a/photo.jpg", png(), "a/photo.jpg:1:1 bad-image"),
    ("a/gate.svg", b"<svg>\n<script/></svg>", "a/gate.svg:2:1 unsafe-svg"),
    ("a/gate.svg", b"<svg>", "a/gate.svg:1:6 bad-image"),
    ("a/plan.pdf", b"%PDF-1.4 <</Author(x)>>", "a/plan.pdf:1:1 file-metadata"),
    ("a/call.mp3", b"ID3", "a/call.mp3:1:1 file-metadata"),
    ("sitemap.xml.gz", b"x", None),
    (".nojekyll", b"", None),
    ("CNAME", b"school.example\n", None),
    ("a/gate.svg", b"<svg/>", None),
    ("a/plan.pdf", b"%PDF-1.4", None),
]


@pytest.mark.parametrize(("uri", "data", "expected"), BAIT)
def test_planted_files_are_found(tmp_path: Path, uri: str, data: bytes, expected: str | None) -> None:
    assert _check(tmp_path, uri, data) == ([expected] if expected else [])


def test_what_content_may_hold_a_site_may_hold() -> None:
    assert frozenset() == ASSET_ENDINGS - KNOWN_ENDINGS


def test_the_files_of_the_theme_pass(tmp_path: Path) -> None:
    theme = Path(material.__file__).parent / "templates" / "assets"
    shutil.copytree(theme, tmp_path / "assets")
    assert list(check_files(BuiltSite(tmp_path))) == []
