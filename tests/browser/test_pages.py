"""A page of each kind as a reader sees it: nothing from elsewhere, nothing wider than the phone, found by search."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.xdist_group("browser")

PAGES = (
    "index.html",
    "404.html",
    "now/index.html",
    "guides/index.html",
    "guides/task-rebate.html",
    "cases/index.html",
    "cases/by-loss.html",
    "cases/parcel-card.html",
    "courses/index.html",
    "courses/anti-fraud/index.html",
    "courses/anti-fraud/01-task-rebate.html",
    "courses/schedule/index.html",
    "courses/schedule/2026-winter/index.html",
    "about/index.html",
    "about/roles/index.html",
    "about/roles/publicity.html",
    "about/figures.html",
    "about/hotlines.html",
    "about/glossary.html",
    "handbook/lesson.html",
)
SIZES = ((360, 740), (1280, 800))


class Visit:
    """A page opened in a fresh context, with what it asked for and complained of."""

    def __init__(self, browser: Browser, size: tuple[int, int], *, scripts: bool = True) -> None:
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=scripts)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._note)
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, request: Request) -> None:
        self.requests.append(request.url)

    def open(self, url: str) -> Page:
        """Open *url* and wait until it asks for nothing more."""
        self.page.goto(url)
        self.page.wait_for_load_state("networkidle")
        return self.page


@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
@pytest.mark.parametrize("path", [path for path in PAGES if path != "404.html"])
def test_a_page_asks_nobody_else_and_fits(browser: Browser, address: str, path: str, size: tuple[int, int]) -> None:
    visit = Visit(browser, size)
    page = visit.open(address + path)
    foreign = [url for url in visit.requests if not url.startswith((address, "data:", "blob:"))]
    assert (foreign, visit.complaints) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    assert page.locator("h1").count() == 1
    assert page.locator(".md-banner a").all_inner_texts() == ["报警 110", "咨询 96110", "我该怎么办"]
    visit.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_from_a_folder_without_scripts(browser: Browser, site: Path, path: str) -> None:
    """On a USB stick, and in a browser that runs no script, the help strip is there and leads on."""
    visit = Visit(browser, SIZES[0], scripts=False)
    page = visit.open((site / path).as_uri())
    assert [url for url in visit.requests if not url.startswith(("file:", "data:"))] == []
    assert page.locator(".md-banner a").first.get_attribute("href") == "tel:110"
    if path != "404.html":
        page.locator(".md-banner a").last.click()
        assert page.url == (site / "now/index.html").as_uri()
    visit.context.close()


@pytest.mark.parametrize(
    ("question", "path"),
    [("刷单", "guides/task-rebate.html"), ("屏幕共享", "guides/screen-sharing.html"), ("96110", "about/hotlines.html")],
)
def test_search_finds_a_page(browser: Browser, address: str, question: str, path: str) -> None:
    visit = Visit(browser, SIZES[1])
    page = visit.open(address + "index.html")
    page.locator(".md-search__input").fill(question)
    page.locator(".md-search__input").press("End")  # the box listens for keys, not for input
    page.locator(".md-search-result__link").first.wait_for()
    found = [str(link.get_attribute("href")) for link in page.locator(".md-search-result__link").all()]
    assert any(f"/{path}" in link for link in found), found
    assert [url for url in visit.requests if not url.startswith((address, "data:", "blob:"))] == []
    visit.context.close()
