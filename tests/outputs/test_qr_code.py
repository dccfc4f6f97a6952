import re

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.outputs.qr_code import QUIET_MODULES, QrCode, draw_qr_code

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")
SCALE = 4


def dark_modules(code: QrCode) -> set[tuple[int, int]]:
    """Return the places of the dark modules that the path of *code* draws."""
    assert RUN.sub("", code.path) == ""
    runs = [tuple(map(int, found.groups())) for found in RUN.finditer(code.path)]
    assert all(length == back for _, _, length, back in runs)
    return {(x + step, y) for x, y, length, _ in runs for step in range(length)}


def read(code: QrCode) -> zxingcpp.Barcode:
    """Return what a reader finds in a picture of *code*."""
    dark, size = dark_modules(code), code.modules * SCALE
    points = bytes(0 if (x // SCALE, y // SCALE) in dark else 255 for y in range(size) for x in range(size))
    return zxingcpp.read_barcode(memoryview(points).cast("B", (size, size)), try_rotate=False, try_invert=False)


@pytest.mark.parametrize(
    "url",
    [
        "https://ketang.example/",
        "https://ketang.example/courses/schedule/2026-winter/w26-parcel-card.html",
        "http://10.0.0.1:8080/a/b/courses/schedule/2026-winter/index.html",
        "https://ketang.example/" + "a-long-folder/" * 12,
    ],
)
def test_a_reader_finds_the_url(url: str) -> None:
    found = read(draw_qr_code(url))
    assert (found.text, found.ec_level) == (url, "M")


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=60))
@settings(max_examples=20, deadline=None)
def test_any_address_is_read(name: str) -> None:
    url = f"https://ketang.example/courses/schedule/2026-winter/{name}.html"
    assert read(draw_qr_code(url)).text == url


def test_four_modules_around_it_are_empty() -> None:
    code = draw_qr_code("https://ketang.example/")
    columns, rows = zip(*dark_modules(code), strict=True)
    assert QUIET_MODULES == 4
    assert (min(columns), min(rows)) == (4, 4)
    assert (max(columns), max(rows)) == (code.modules - 5, code.modules - 5)


def test_a_code_is_drawn_once() -> None:
    assert draw_qr_code("https://ketang.example/once") is draw_qr_code("https://ketang.example/once")
