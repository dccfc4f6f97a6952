from pathlib import Path

import pytest

from classroom.library.layout import site_path
from classroom.outputs.output import Output


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("docs/index.md", "index.md"),
        ("docs/about/index.md", "about/index.md"),
        ("docs/guides/docs.md", "guides/docs.md"),
        ("docs/docs/index.md", "docs/index.md"),
        ("docs/assets/site.css", "assets/site.css"),
        ("cases/index.md", "cases/index.md"),
        ("cases/parcel-card.md", "cases/parcel-card.md"),
        ("cases/docs/a.png", "cases/docs/a.png"),
        ("courses/safety/01-stop.md", "courses/safety/01-stop.md"),
        ("courses/safety/images/a.yml.png", "courses/safety/images/a.yml.png"),
        ("courses/schedule/index.md", "courses/schedule/index.md"),
        ("courses/schedule/2026-winter.yml", "courses/schedule/2026-winter/index.md"),
    ],
)
def test_site_path(path: str, place: str) -> None:
    assert site_path(path) == place


@pytest.mark.parametrize(
    ("uri", "is_page", "lands_at"),
    [
        ("index.md", True, "index.html"),
        ("a/b.md", True, "a/b.html"),
        ("a.md/b.png", False, "a.md/b.png"),
        ("a.md.txt", False, "a.md.txt"),
        ("assets/site.css", False, "assets/site.css"),
    ],
)
def test_where_an_output_lands(uri: str, is_page: bool, lands_at: str) -> None:  # noqa: FBT001
    output = Output(uri, "docs/index.md", "题", content="")
    assert (output.is_page, output.site_uri) == (is_page, lands_at)


def test_bytes_of_a_page() -> None:
    assert Output("a.md", "docs/a.md", "题", content="甲\n").read_bytes() == "甲\n".encode()


def test_bytes_of_a_copied_file(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG\r\n\x00\xff")
    assert Output("a.png", "docs/a.png", "a.png", copied_from=file).read_bytes() == b"\x89PNG\r\n\x00\xff"


def test_an_empty_page_has_no_bytes() -> None:
    assert Output("a.md", "docs/a.md", "题").read_bytes() == b""
