from pathlib import Path

import pytest

from classroom.outputs.output import Output, reading_order
from tests.pictures.bait import jpeg, png, png_texts


@pytest.mark.parametrize(
    ("uri", "is_page", "is_paper", "lands_at"),
    [
        ("index.md", True, False, "index.html"),
        ("a/b.md", True, False, "a/b.html"),
        ("a.md/b.png", False, False, "a.md/b.png"),
        ("a.md.txt", False, False, "a.md.txt"),
        ("a/poster/b.html", False, True, "a/poster/b.html"),
        ("assets/site.css", False, False, "assets/site.css"),
    ],
)
def test_where_an_output_lands(uri: str, lands_at: str, *, is_page: bool, is_paper: bool) -> None:
    output = Output(uri, "docs/index.md", "题", content="")
    assert (output.is_page, output.is_paper, output.site_uri) == (is_page, is_paper, lands_at)


def test_bytes_of_a_page() -> None:
    assert Output("a.md", "docs/a.md", "题", content="甲\n").read_bytes() == "甲\n".encode()


def test_bytes_of_a_copied_file(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG\r\n\x00\xff")
    assert Output("a.png", "docs/a.png", "a.png", copied_from=file).read_bytes() == b"\x89PNG\r\n\x00\xff"


def test_bytes_of_a_cleaned_picture(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(png_texts())
    assert Output("a.png", "docs/a.png", "a.png", copied_from=file, is_cleaned=True).read_bytes() == png()


def test_a_picture_that_is_not_asked_for_is_not_read(tmp_path: Path) -> None:
    output = Output("a.jpg", "docs/a.jpg", "a.jpg", copied_from=tmp_path / "a.jpg", is_cleaned=True)
    (tmp_path / "a.jpg").write_bytes(jpeg())
    assert output.read_bytes()[:2] == b"\xff\xd8"


def test_an_empty_page_has_no_bytes() -> None:
    assert Output("a.md", "docs/a.md", "题").read_bytes() == b""


def test_reading_order_puts_opening_pages_first() -> None:
    uris = ["a/index.md", "a/b.md", "index.md", "a/c/index.md", "b.md", "a/c/a.md", "a/a.md"]
    found = sorted((Output(uri, uri, uri) for uri in uris), key=reading_order)
    assert [output.uri for output in found] == [
        "index.md",
        "b.md",
        "a/index.md",
        "a/a.md",
        "a/b.md",
        "a/c/index.md",
        "a/c/a.md",
    ]
