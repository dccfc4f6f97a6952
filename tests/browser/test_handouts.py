"""Handouts and contact cards as they leave the printer: the PDF is read back, text, sizes and codes."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page

from classroom.outputs.contact_card import PAGE
from classroom.plan import plan_site
from tests.browser.test_print import FAULTS
from tests.outputs.crowded import POSTERS, SITE, write_crowded
from tests.sample import page as page_text
from tests.sample import write_sample
from tests.site.station import REPOSITORY

pytestmark = pytest.mark.xdist_group("browser")

TODAY = datetime.date(2026, 11, 23)
MM_POINTS = 72 / 25.4
PIXELS_A_MM = 20
CARDS = "about/card/sheet.html"


def guide(title: str, flags: list[str], never: list[str], steps: list[str]) -> str:
    items = "\n".join(f"- {point}" for point in never)
    numbered = "\n".join(f"1. {point}" for point in steps)
    body = (
        f"## 长什么样\n\n甲。\n\n## 第一句话\n\n乙。\n\n## 三个破绽\n\n丙。\n\n"
        f"## 一定别做\n\n{items}\n\n## 已经中招\n\n{numbered}\n\n## 讲给家人\n\n丁。"
    )
    flag_list = ", ".join(f'"{flag}"' for flag in flags)
    review = "review: {by: 教官, on: 2026-11-01, expires: 2027-11-01}"
    return page_text(title, body, f"fraud: rebate\naudience: [居民]\nred_flags: [{flag_list}]\n{review}")


def sentence(number: int, clauses: int) -> str:
    return f"第{number}条，" + "别照对方说的做，" * clauses + "先停手。"


GUIDES = {
    "short": guide("一停二看", ["垫钱"], ["别转。"], ["打 110。"]),
    "long": guide(
        "接到自称公安局打来的电话说你涉案要你把钱转到安全账户怎么办：先挂断，再拨打一一〇问一问，别怕他吓唬你",
        [f"第{number}句，{'要你先垫钱' * 2}" for number in range(9)],
        [sentence(number, 1) for number in range(9)],
        [sentence(number, 2) for number in range(9)],
    ),
    "endless": guide(
        "停" * 90, ["要" * 30] * 3, [sentence(number, 4) for number in range(30)], [sentence(n, 9) for n in range(60)]
    ),
    "torn": guide(
        "App 和 Wi-Fi",
        ["Wi-Fi", "App", "（二楼）", "“专员”"],
        ["别点 https://example.com/a-very-long-address-without-an-end-in-sight/and-more/and-more/and-more 这样的。"],
        ["停" * 129, "停" * 131],
    ),
}


@pytest.fixture(scope="module")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what three stations print: this one, one of long texts, one without an address."""
    folder = tmp_path_factory.mktemp("handouts")
    crowded = write_crowded(folder / "content" / "crowded", {"plain": POSTERS["plain"]})
    (crowded / PAGE).write_text(page_text("怎么核实"), "utf-8")
    for name, text in GUIDES.items():
        (crowded / f"docs/guides/{name}.md").write_text(text, "utf-8")
    contacts = crowded / "docs" / "data" / "contacts.yml"
    contacts.write_text(
        contacts.read_text("utf-8").replace("name: 便民热线", "name: 便民热线\n  urgent: true"), "utf-8"
    )
    nowhere = write_sample(folder / "content" / "nowhere", {PAGE: page_text("怎么核实")})
    for name, root in {"station": REPOSITORY, "crowded": crowded, "nowhere": nowhere}.items():
        plan = plan_site(root, TODAY)
        assert [str(problem) for problem in plan.problems if problem.severity == "error"] == []
        for output in plan.outputs:
            if not output.is_page:
                file = folder / name / output.uri
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(output.read_bytes())
    return folder


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as page:
        page.emulate_media(media="print")
        yield page


def open_pdf(page: Page, file: Path) -> pypdfium2.PdfDocument:
    page.goto(file.as_uri())
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def words_of(pdf: pypdfium2.PdfDocument) -> str:
    """Return the text of the first page, squeezed."""
    return squeeze(pdf[0].get_textpage().get_text_range())


def squeeze(text: str) -> str:
    """Return *text* without white space and hyphens, which a PDF's text has wherever a line ends."""
    return re.sub(r"[\s\-\ufffe]", "", text)


def codes_in(pdf: pypdfium2.PdfDocument) -> list[str]:
    image = pdf[0].render(scale=4, grayscale=True).to_numpy().squeeze().copy()
    return [code.text for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)]


def test_every_handout_is_one_a4_page_with_its_text_and_code(handouts: Path, page: Page) -> None:
    files = sorted(file for name in ("station", "crowded") for file in (handouts / name).rglob("handout/*.html"))
    assert len(files) > 30
    for file in files:
        pdf = open_pdf(page, file)
        assert page.evaluate(FAULTS) == [], file
        assert (len(pdf), pdf[0].get_size()) == (1, pytest.approx((595, 842), abs=1)), file
        words = words_of(pdf)
        shown = [text for name in ("h1", ".points li", ".validity") for text in page.locator(name).all_inner_texts()]
        assert [text for text in shown if squeeze(text) not in words] == [], file
        assert ("正在转账？先停手。" in words, "110" in words) == (True, True), file
        station = file.relative_to(handouts).parts[0]
        uri = file.relative_to(handouts / station).as_posix().replace("/handout/", "/")
        address = SITE if station == "crowded" else "https://ketang.example/"
        assert codes_in(pdf) == [address + uri], file


@pytest.mark.parametrize(("name", "is_cut"), [("short", False), ("long", True), ("endless", True), ("torn", True)])
def test_what_does_not_fit_is_left_to_the_page(handouts: Path, page: Page, name: str, *, is_cut: bool) -> None:
    words = words_of(open_pdf(page, handouts / "crowded" / "guides" / "handout" / f"{name}.html"))
    assert ("这张纸没印全，全文见网页。" in words) is is_cut
    points = page.locator(".points li").all_inner_texts()
    assert [text for text in points if text not in GUIDES[name]] == []
    assert points != []


def test_text_that_was_cut_fills_the_page(handouts: Path, page: Page) -> None:
    page.goto((handouts / "crowded" / "guides" / "handout" / "endless.html").as_uri())
    used = page.evaluate(
        """() => {
          const story = document.querySelector(".story");
          const boxes = [...story.children].map(child => child.getBoundingClientRect().height);
          return boxes.reduce((sum, height) => sum + height) / story.getBoundingClientRect().height;
        }"""
    )
    assert used > 2 / 3, "less than one more of its points is left empty"


@pytest.mark.parametrize("file", [f"nowhere/{CARDS}", "nowhere/guides/handout/rebate.html"])
def test_without_an_address_there_is_no_code(handouts: Path, page: Page, file: str) -> None:
    pdf = open_pdf(page, handouts / file)
    assert (len(pdf), codes_in(pdf), "网址由派出所填写" in words_of(pdf)) == (1, [], True)
    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("station", ["station", "crowded", "nowhere"])
def test_ten_cards_of_true_size(handouts: Path, page: Page, station: str) -> None:
    """The marks to cut along are found in the printed picture and measured there."""
    pdf = open_pdf(page, handouts / station / CARDS)
    assert page.evaluate(FAULTS) == []
    assert (len(pdf), pdf[0].get_size()) == (1, pytest.approx((595, 842), abs=1))
    picture = pdf[0].render(scale=PIXELS_A_MM / MM_POINTS, grayscale=True).to_numpy().squeeze()
    row = picture[round(12.5 * PIXELS_A_MM)]
    column = picture[:, round(13.8 * PIXELS_A_MM)]
    across, down = ([middle / PIXELS_A_MM for middle in dark_runs(line < 128)] for line in (row, column))
    assert [right - left for left, right in pairwise(across)] == pytest.approx([90, 90], abs=0.5)
    assert [bottom - top for top, bottom in pairwise(down)] == pytest.approx([54] * 5, abs=0.5)
    boxes = [card.bounding_box() for card in page.locator(".card").all()]
    sizes = {(round(box["width"] * 25.4 / 96, 1), round(box["height"] * 25.4 / 96, 1)) for box in boxes if box}
    assert (len(boxes), sizes) == (10, {(90, 54)})


def dark_runs(line: list[bool]) -> list[float]:
    """Return the middle of each run of dark points."""
    dark = [place for place, is_dark in enumerate(line) if is_dark]
    starts = [place for place in dark if place - 1 not in dark]
    ends = [place for place in dark if place + 1 not in dark]
    return [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(("station", "address"), [("station", "https://ketang.example/"), ("crowded", SITE)])
def test_every_card_has_the_code_and_no_name(handouts: Path, page: Page, station: str, address: str) -> None:
    pdf = open_pdf(page, handouts / station / CARDS)
    assert codes_in(pdf) == [f"{address}about/card.html"] * 10
    words = words_of(pdf)
    assert [words.count(part) for part in ("警民联系卡", "社区民警警号", "先打110。", "扫一扫，核实真假")] == [10] * 4
    assert words.count("示例由派出所填写后才算数") == (10 if station == "station" else 0)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("file", [CARDS, "guides/handout/task-rebate.html"])
def test_a_screen_shows_the_whole_paper(handouts: Path, browser: Browser, file: str, width: int) -> None:
    with browser.new_page(viewport={"width": width, "height": 740}) as page:
        page.goto((handouts / "station" / file).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator(".screen-line a").is_visible()
