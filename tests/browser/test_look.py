"""Every kind of page in every way of reading: what axe finds, how large things are, what they weigh."""

import gzip
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visit import PAGES, SIZES, Visit

pytestmark = pytest.mark.xdist_group("browser")

PHONE, DESK = SIZES
RULES = {"rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}}
"""Two rules that axe leaves off unless told: text at 7:1, targets of 24 pixels."""

KINDS = (
    "index.html",
    "search.html",
    "now/index.html",
    "guides/index.html",
    "guides/task-rebate.html",
    "cases/index.html",
    "cases/parcel-card.html",
    "courses/index.html",
    "courses/anti-fraud/01-task-rebate.html",
    "courses/schedule/2026-winter/index.html",
    "courses/schedule/2026-winter/w26-parcel-card.html",
    "about/roles/index.html",
    "about/roles/publicity.html",
    "about/figures.html",
    "handbook/lesson.html",
)
"""A page a kind: axe takes its time."""

FIRST_VISIT_BYTES = 75_000
FURTHER_PAGE_BYTES = 11_000
HEAVIER_BYTES = {"search.html": 27_000, "handbook/lesson.html": 39_000}
"""The list of every page with what the search fetches, and a page for authors with its pictures."""
REQUESTS = 8

SMALL = """target => {
  const found = [];
  const inRow = link => {
    const box = link.closest("p, li, td, dd");
    return box && getComputedStyle(link).display === "inline" && box.textContent.trim() !== link.textContent.trim();
  };
  for (const control of document.querySelectorAll("a[href], button, input, summary")) {
    const box = control.getBoundingClientRect(), cover = getComputedStyle(control, "::after");
    if (!box.width || control.matches(".md-skip") || inRow(control)) continue;
    if (cover.position === "absolute" && cover.inset === "0px") continue;
    const wide = control.closest(".month") ? 48 : target;  // seven days have to stand beside each other
    if (Math.round(box.width) < wide || Math.round(box.height) < target)
      found.push(`${control.textContent.trim()} ${Math.round(box.width)}x${Math.round(box.height)}`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, box = text.parentElement;
    if (text.data.trim() && box.checkVisibility() && !box.closest("script, svg")) {
      const size = parseFloat(getComputedStyle(box).fontSize);
      if (size < 16) found.push(`${text.data.trim()} ${size}`);
    }
  }
  for (const text of document.querySelectorAll("article > p:not([class]), article > ul, article > ol"))
    if (parseFloat(getComputedStyle(text).fontSize) < 18) found.push(`${text.textContent.trim()} is small`);
  return found;
}"""


class Mode(NamedTuple):
    """A way of reading: what the device prefers and what was chosen on the page."""

    scheme: Literal["light", "dark"] = "light"
    reading: str = ""
    size: tuple[int, int] = PHONE
    target: int = 48


MODES = {
    "light": Mode(),
    "desk": Mode(size=DESK),
    "dark": Mode("dark"),
    "large": Mode(reading="large", target=60),
    "contrast": Mode(reading="contrast"),
    "large-contrast": Mode(reading="contrast large", target=60),
    "dark-large": Mode("dark", "large", DESK, 60),
    "dark-large-contrast": Mode("dark", "contrast large", PHONE, 60),
    "dark-contrast": Mode("dark", "contrast", DESK),
}


def find_faults(page: Page, axe: str) -> list[str]:
    """Return what axe finds on *page*, of any impact, each with the first place."""
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in result["violations"]]


@pytest.mark.parametrize("name", MODES)
def test_axe_finds_nothing(browser: Browser, address: str, axe: str, name: str) -> None:
    mode = MODES[name]
    visit = Visit(browser, mode.size, scheme=mode.scheme, reading=mode.reading)
    found = {path: find_faults(visit.load(address + path), axe) for path in KINDS}
    assert {path: faults for path, faults in found.items() if faults} == {}
    visit.context.close()


@pytest.mark.parametrize("name", ["light", "desk", "large"])
def test_nothing_is_too_small_to_read_or_tap(browser: Browser, address: str, name: str) -> None:
    mode = MODES[name]
    visit = Visit(browser, mode.size, reading=mode.reading)
    found = {path: visit.load(address + path).evaluate(SMALL, mode.target) for path in PAGES if path != "404.html"}
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert visit.complaints == []
    visit.context.close()


@pytest.mark.parametrize(
    ("width", "reading", "text"),
    [(320, "", "100%"), (320, "large", "100%"), (320, "", "36px"), (320, "contrast large", "48px")],
)
def test_a_page_never_scrolls_sideways(browser: Browser, address: str, width: int, reading: str, text: str) -> None:
    visit = Visit(browser, (width, 640), reading=reading)
    wide = {}
    for path in PAGES:
        page = visit.load(address + path)
        if text != "100%":
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    assert {path: found for path, found in wide.items() if found > width and path != "404.html"} == {}
    visit.context.close()


def test_three_doors_are_above_the_fold_of_a_small_phone(browser: Browser, address: str) -> None:
    visit = Visit(browser, (360, 640))
    page = visit.open(f"{address}index.html")
    doors = [door for door in page.locator(".doors li").all() if door.is_visible()]
    assert [door.locator("a").inner_text() for door in doors] == ["我可能被骗了", "这是不是骗局", "下一堂小课堂"]
    boxes = [door.bounding_box() for door in doors]
    assert [box["y"] + box["height"] <= 640 for box in boxes if box] == [True] * 3
    visit.context.close()


def test_what_a_visit_weighs(browser: Browser, address: str, site: Path) -> None:
    """Every file as a server that compresses sends it; what the browser has already is not sent again."""
    visit = Visit(browser, PHONE)
    visit.open(f"{address}index.html")
    first = {url.removeprefix(address) for url in visit.requests}
    weights = {name: len(gzip.compress((site / unquote(name)).read_bytes(), 6)) for name in first}
    assert (sum(weights.values()) <= FIRST_VISIT_BYTES, len(first) <= REQUESTS) == (True, True), weights
    further = {path: _weigh_further(visit, address, site, first, path) for path in PAGES[1:] if path != "404.html"}
    assert {
        path: weight for path, weight in further.items() if weight > HEAVIER_BYTES.get(path, FURTHER_PAGE_BYTES)
    } == {}
    visit.context.close()


def _weigh_further(visit: Visit, address: str, site: Path, known: set[str], path: str) -> int:
    visit.requests.clear()
    visit.open(address + path)
    new = {url.removeprefix(address) for url in visit.requests} - known
    return sum(len(gzip.compress((site / unquote(name)).read_bytes(), 6)) for name in new)


def font_size(page: Page) -> float:
    """Return the size of the page's text in pixels."""
    size: float = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    return size


def pressed(page: Page) -> list[str]:
    """Return the words of the reading buttons that are on."""
    return page.locator(".reading [aria-pressed=true]").all_inner_texts()


def test_how_to_read_is_kept_on_the_device(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(f"{address}guides/task-rebate.html")
    assert (font_size(page), pressed(page)) == (18, ["标准"])
    page.get_by_role("button", name="大字").click()
    page.get_by_role("button", name="高对比").click()
    assert (font_size(page), pressed(page)) == (24, ["大字", "高对比"])
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    page = visit.open(f"{address}index.html")
    assert (font_size(page), pressed(page)) == (30, ["大字", "高对比"])
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.get_by_role("button", name="标准").click()
    assert (font_size(page), pressed(page)) == (18, ["标准"])
    assert visit.complaints == []
    visit.context.close()


def test_how_to_read_is_known_before_the_first_paint(browser: Browser, address: str) -> None:
    """The script that reads it stands in the head and blocks; nothing is painted before it ran."""
    visit = Visit(browser, PHONE, reading="large")
    page = visit.open(f"{address}index.html")
    ways = page.evaluate("[...document.head.querySelectorAll('script')].map(s => [s.async, s.defer, s.type])")
    assert ways[0] == [False, False, ""]
    assert page.evaluate("document.documentElement.dataset.reading") == "large"
    visit.context.close()


def test_a_browser_that_keeps_nothing_still_reads_large(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    visit.context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
    page = visit.open(f"{address}index.html")
    page.get_by_role("button", name="大字").click()
    assert (font_size(page), visit.complaints) == (24, [])
    visit.context.close()


def test_the_device_may_ask_for_contrast(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE, scheme="dark", contrast="more")
    page = visit.open(f"{address}index.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    visit.context.close()


def test_without_a_script_everything_is_there(browser: Browser, address: str, site: Path) -> None:
    visit = Visit(browser, PHONE, scripts=False)
    page = visit.open(f"{address}guides/task-rebate.html")
    assert page.locator(".reading").is_visible() is False
    assert page.locator(".sections a").all_inner_texts() == ["防骗指南", "案例", "小课堂", "课程", "关于"]
    assert page.locator(".sections [aria-current]").all_inner_texts() == ["防骗指南"]
    page.locator(".search-field").fill("刷单")
    page.locator(".search-button").click()
    listed = {str(link.get_attribute("href")).removeprefix("./") for link in page.locator(".site-map a").all()}
    pages = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    papers = {path for path in pages if {"poster", "slip", "sheet.html", "sheet", "handout"} & set(path.split("/"))}
    assert listed == pages - papers - {"404.html", "offline.html", "search.html"}
    visit.context.close()


def test_paper_has_the_help_strip_and_no_controls(browser: Browser, address: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(f"{address}guides/task-rebate.html")
    page.emulate_media(media="print")
    shown = {name: page.locator(name).first.is_visible() for name in (".md-banner", "h1", ".search", ".reading")}
    assert shown == {".md-banner": True, "h1": True, ".search": False, ".reading": False}
    visit.context.close()
