"""Pictures for chats: each is there, of the right size and clean; each page names one that is."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from classroom.checks.anonymity.scanner import Scanner
from classroom.outputs.output import Output
from classroom.pictures.share_card import ShareCard, draw_card
from classroom.plan import Plan
from classroom.site_check.proof import prove_site

CARD = ShareCard("先停手", "防骗指南", "平安小课堂", "某社区警校", "报警 110")
PLAN = Plan(
    outputs=(Output("index.md", "docs/index.md", "首页", ""), Output("share/index.png", "a", "先停手", card=CARD))
)
NAMED = "share/index.png"


def draw(size: tuple[int, int] = (1200, 630), text: str = "") -> bytes:
    out, info = BytesIO(), PngInfo()
    if text:
        info.add_text("Author", text)
    Image.new("RGB", size).save(out, "PNG", pnginfo=info)
    return out.getvalue()


PICTURES = {
    "as planned": (draw_card(CARD), NAMED, []),
    "not there": (None, NAMED, ["page-missing"]),
    "too small": (draw((1200, 629)), NAMED, ["wrong-share-image"]),
    "no picture": (b"\x89PNG\r\n", NAMED, ["bad-image", "wrong-share-image"]),
    "with its maker": (draw(text="某人"), NAMED, ["file-metadata"]),
    "named wrongly": (draw_card(CARD), "share/other.png", ["wrong-share-image"]),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_proved(tmp_path: Path, name: str) -> None:
    data, named, codes = PICTURES[name]
    (tmp_path / "share").mkdir()
    page = f'<html><head><meta property="og:image" content="https://ketang.example/{named}"></head></html>'
    (tmp_path / "index.html").write_text(page, "utf-8")
    if data is not None:
        (tmp_path / NAMED).write_bytes(data)
    assert sorted(problem.code for problem in prove_site(tmp_path, PLAN, (), Scanner())) == codes
