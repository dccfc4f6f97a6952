"""Every page of the site, printed ones too, loaded once: nothing foreign, no complaint, nothing the policy refuses."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import SIZES, Visit

pytestmark = pytest.mark.xdist_group("browser")


def test_no_page_asks_elsewhere_or_complains(browser: Browser, address: str, site: Path) -> None:
    """The server sends `default-src 'self'`; what that refuses is told on the console."""
    visit = Visit(browser, SIZES[0])
    found: dict[str, list[str]] = {}
    pages = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    for path in pages:
        visit.load(address + path)
        foreign = [url for url in visit.requests if not url.startswith((address, "data:"))]
        if (foreign or visit.complaints) and path != "404.html":
            found[path] = [*foreign, *visit.complaints]
        visit.requests.clear()
        visit.complaints.clear()
    assert (len(pages) > 100, found) == (True, {})
    visit.context.close()


def test_every_page_but_its_controls_is_there_without_script(browser: Browser, address: str, site: Path) -> None:
    """What a reader without script sees in the article has the words that one with script sees, but for the clock."""
    with_script, without = Visit(browser, SIZES[0]), Visit(browser, SIZES[0], scripts=False)
    words = "article => article.innerText.split(/\\s+/).join('')"
    pages = [file.relative_to(site).as_posix() for file in sorted(site.glob("[gc]*/**/*.html"))]
    found = {}
    for path in (page for page in pages if not {"poster", "slip", "sheet"} & set(page.split("/"))):
        told = without.load(address + path).locator("article").evaluate(words)
        shown = with_script.load(address + path).locator("article").evaluate(words)
        links = [visit.page.locator(".sections a, .md-banner a").count() for visit in (without, with_script)]
        if len(told) < len(shown) or links[0] != links[1]:
            found[path] = (len(told), len(shown), links)
    assert found == {}
    with_script.context.close()
    without.context.close()
