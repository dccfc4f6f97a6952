"""A page of each kind as a reader sees it: nothing from elsewhere, nothing wider than the phone, found by search."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import PAGES, SIZES, Visit

pytestmark = pytest.mark.xdist_group("browser")


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
    page.locator(".search-field").fill(question)
    page.locator(".search-hit").first.wait_for()
    found = [str(link.get_attribute("href")) for link in page.locator(".search-hit").all()]
    assert any(f"/{path}" in link for link in found), found
    assert [url for url in visit.requests if not url.startswith((address, "data:", "blob:"))] == []
    visit.context.close()
