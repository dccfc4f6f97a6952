"""Every page of the site, printed ones too, loaded once: nothing foreign, no complaint, nothing the policy refuses."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import SIZES, Visit

pytestmark = pytest.mark.xdist_group("browser")

SHOWN_LATER = """script, svg, details, .coming, .stored,
  .check-message, .check-result, .quiz-hint, .quiz-answers,
  .stored-read, .sheet-speech, .sheet-name, .sheet-foot, button"""
"""What a reader without script has elsewhere, needs a script to answer, or gets on paper."""

HIDDEN = """later => {
  const found = [], texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const box = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && !box.checkVisibility() && !box.closest(later))
      found.push(texts.currentNode.data.trim());
  }
  return found;
}"""


def test_no_page_asks_elsewhere_or_complains(browser: Browser, address: str, site: Path) -> None:
    """The server sends `default-src 'self'`; what that refuses is told on the console."""
    visit = Visit(browser, SIZES[0])
    found: dict[str, list[str]] = {}
    pages = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html") if file.name != "404.html")
    for path in pages:  # the page for a wrong address asks from the server's root, where this site does not stand
        visit.load(address + path)
        foreign = [url for url in visit.requests if not url.startswith((address, "data:"))]
        if foreign or visit.complaints:
            found[path] = [*foreign, *visit.complaints]
        visit.requests.clear()
        visit.complaints.clear()
    assert (len(pages) > 100, found) == (True, {})
    visit.context.close()


def test_without_script_no_word_is_hidden(browser: Browser, address: str, site: Path) -> None:
    visit = Visit(browser, SIZES[0], scripts=False)
    found = {}
    for path in sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html")):
        page = visit.load(address + path)
        if hidden := page.evaluate(HIDDEN, SHOWN_LATER):
            found[path] = hidden
    assert found == {}
    visit.context.close()
