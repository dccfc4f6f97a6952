"""Printed matter on real paper: one sheet each, of the right size, nothing cut off, and a code that a phone reads."""

import base64
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page

from classroom.plan import plan_site
from tests.outputs.crowded import POSTERS, SITE, TODAY, daily_month, full_day, random_classes, write_crowded
from tests.site.station import REPOSITORY

pytestmark = pytest.mark.xdist_group("browser")

TERM = "courses/schedule/2026-winter"
A4_POINTS = (595, 842)
MM = 96 / 25.4
STATION = ("w26-parcel-card", "w26-mobile-dabang", "w26-screen-sharing", "w26-shop-power")
MONTHS = ("2026-12", "2027-01", "2027-02")
PAPERS = (
    *(f"crowded/{kind}/{name}" for kind in ("poster", "slip") for name in POSTERS),
    *(f"station/{kind}/{name}" for kind in ("poster", "slip") for name in STATION),
    *(f"{station}/sheet/{month}" for station in ("crowded", "station") for month in MONTHS),
    *("daily/sheet/2026-12", "full/sheet/2026-12", "nowhere/poster/plain", "nowhere/slip/plain"),
    *(f"three-numbers/{kind}" for kind in ("poster/long", "slip/long", "slip/long-moved", "sheet/2026-12")),
)

FAULTS = """() => {
  const found = [];
  const name = box => `${box.tagName}.${box.className}`;
  for (const box of document.querySelectorAll(".paper, .slip, .story, .month, .month td"))
    if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
      found.push(`${name(box)} ${box.scrollWidth}x${box.scrollHeight} in ${box.clientWidth}x${box.clientHeight}`);
  for (const box of document.querySelectorAll(".paper *:not(caption, path, title, use)")) {
    const paper = box.closest(".slip, .paper").getBoundingClientRect(), own = box.getBoundingClientRect();
    if (own.left < paper.left - 1 || own.right > paper.right + 1 || own.top < paper.top - 1
        || own.bottom > paper.bottom + 1) found.push(`${name(box)} sticks out`);
  }
  for (const box of document.querySelectorAll(".poster, .slip, .sheet, .story")) {
    const children = [...box.children].map(child => [child, child.getBoundingClientRect()]);
    children.slice(1).forEach(([child, own], index) => {
      if (own.top < children[index][1].bottom - 1) found.push(`${name(child)} lies over what is above it`);
    });
  }
  return found;
}"""

GREY = """async png => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const points = pen.getImageData(0, 0, image.width, image.height).data;
  let grey = "";
  for (let i = 0; i < points.length; i += 4) grey += String.fromCharCode((points[i] + points[i+1] + points[i+2]) / 3);
  return [image.width, image.height, btoa(grey)];
}"""


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything that several stations print."""
    folder = tmp_path_factory.mktemp("papers")
    stations = {
        "crowded": write_crowded(folder / "content" / "crowded", POSTERS),
        "daily": write_crowded(folder / "content" / "daily", daily_month()),
        "full": write_crowded(folder / "content" / "full", full_day()),
        "nowhere": write_crowded(folder / "content" / "nowhere", {"plain": POSTERS["plain"]}, address=None),
        "random": write_crowded(folder / "content" / "random", random_classes(seed=7, count=30)),
        "three-numbers": write_crowded(folder / "content" / "three-numbers", POSTERS),
        "station": REPOSITORY,
    }
    contacts = stations["three-numbers"] / "docs" / "data" / "contacts.yml"
    contacts.write_text(
        contacts.read_text("utf-8").replace("number: '12345'", "urgent: true\n  number: '12345'"), "utf-8"
    )
    for name, root in stations.items():
        plan = plan_site(root, datetime.date(2026, 11, 23) if root == REPOSITORY else TODAY)
        for output in plan.outputs:
            if not output.is_page:
                file = folder / name / output.uri
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(output.read_bytes())
    return folder


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=2) as page:
        yield page


def _open(page: Page, papers: Path, paper: str) -> Page:
    station, kind, name = paper.split("/")
    page.goto((papers / station / TERM / kind / f"{name}.html").as_uri())
    return page


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_one_a4_sheet_and_nothing_is_cut_off(papers: Path, page: Page, paper: str) -> None:
    requests: list[str] = []
    note = lambda request: requests.append(request.url)  # noqa: E731  # taken away again below
    page.on("request", note)
    _open(page, papers, paper)
    page.remove_listener("request", note)
    page.emulate_media(media="print")
    assert page.evaluate(FAULTS) == []
    pdf = page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/Type\s*/Page\b", pdf)
    sizes = [tuple(map(float, found.split())) for found in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)]
    width, height = reversed(A4_POINTS) if "/sheet/" in paper else A4_POINTS
    assert (len(sheets), sizes) == (1, [pytest.approx((0, 0, width, height), abs=1)])
    assert [url for url in requests if not url.startswith(papers.as_uri())] == []
    assert len(requests) == 4, "the page and three style sheets"


def test_random_classes_are_not_cut_off(papers: Path, page: Page) -> None:
    page.emulate_media(media="print")
    faults = {}
    for file in sorted((papers / "random" / TERM).rglob("*.html")):
        page.goto(file.as_uri())
        faults[file.parent.name, file.stem] = page.evaluate(FAULTS)
    assert len(faults) > 60
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("paper", ["crowded/slip/long-changed", "station/slip/w26-parcel-card"])
def test_a_slip_is_a_true_a6(papers: Path, page: Page, paper: str) -> None:
    _open(page, papers, paper)
    page.emulate_media(media="print")
    boxes = [slip.bounding_box() for slip in page.locator(".slip").all()]
    assert [(box["x"], box["y"]) for box in boxes if box] == [
        pytest.approx((x * MM, y * MM), abs=1) for y in (0, 148) for x in (0, 105)
    ]
    assert [(box["width"], box["height"]) for box in boxes if box] == [pytest.approx((105 * MM, 148 * MM), abs=1)] * 4


@pytest.mark.parametrize(
    ("paper", "url", "count"),
    [
        ("crowded/poster/plain", f"{SITE}{TERM}/plain.html", 1),
        ("crowded/poster/long-moved", f"{SITE}{TERM}/long-moved.html", 1),
        ("crowded/poster/long-changed", f"{SITE}{TERM}/long-changed.html", 1),
        ("crowded/slip/plain", f"{SITE}{TERM}/plain.html", 4),
        ("crowded/slip/long-changed", f"{SITE}{TERM}/long-changed.html", 4),
        ("crowded/sheet/2026-12", f"{SITE}{TERM}/index.html", 1),
        ("station/poster/w26-parcel-card", f"https://ketang.example/{TERM}/w26-parcel-card.html", 1),
        ("crowded/poster/long-cancelled", "", 0),
        ("crowded/slip/long-cancelled", "", 0),
        ("nowhere/poster/plain", "", 0),
    ],
)
def test_a_phone_reads_the_code(papers: Path, page: Page, paper: str, url: str, count: int) -> None:
    _open(page, papers, paper)
    png = page.locator(".paper").screenshot()
    width, height, grey = page.evaluate(GREY, base64.b64encode(png).decode())
    image = memoryview(base64.b64decode(grey)).cast("B", (height, width))
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    assert [(code.text, code.ec_level) for code in found] == [(url, "M")] * count


@pytest.mark.parametrize(("kind", "least_mm"), [("poster", 35), ("slip", 22), ("sheet", 22)])
def test_a_code_is_large_enough(papers: Path, page: Page, kind: str, least_mm: int) -> None:
    """Measured without the quiet zone of four modules on each side."""
    name = "2026-12" if kind == "sheet" else "plain"
    _open(page, papers, f"crowded/{kind}/{name}")
    modules = page.locator(".code").first.evaluate("code => code.viewBox.baseVal.width")
    box = page.locator(".code").first.bounding_box()
    assert box is not None
    assert box["width"] * (modules - 8) / modules >= least_mm * MM


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("kind", ["poster", "slip", "sheet"])
def test_a_screen_shows_the_whole_paper(papers: Path, browser: Browser, kind: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    _open(page, papers, f"crowded/{kind}/{'2026-12' if kind == 'sheet' else 'plain'}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.get_by_text("打印：按 Ctrl+P 或浏览器菜单里的打印。").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".screen-line").is_visible()
    page.close()


@pytest.mark.parametrize("paper", ["crowded/poster/twelve", "crowded/slip/long", "crowded/sheet/2026-12"])
def test_estimated_lines_are_those_of_the_browser(papers: Path, page: Page, paper: str) -> None:
    """The sizes are chosen well: no more than a sixth of the sheet's middle is left empty, and none is missing."""
    _open(page, papers, paper)
    used = page.evaluate(
        """() => {
          const box = document.querySelector(".story, tbody");
          const boxes = [...box.children].map(child => child.getBoundingClientRect().height);
          return boxes.reduce((sum, height) => sum + height) / box.getBoundingClientRect().height;
        }"""
    )
    assert used > 5 / 6
