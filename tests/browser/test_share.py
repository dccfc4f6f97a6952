"""The text for a chat at the foot of a page: with a script, without one, over plain http, and in print."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visit import SIZES, Visit

pytestmark = pytest.mark.xdist_group("browser")

GUIDE = "guides/task-rebate.html"
CLASS = "courses/schedule/2026-winter/w26-parcel-card.html"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
KEEP_COPIED = "document.addEventListener('copy', () => { window.copied = getSelection().toString(); })"
SHARE_SHEET = "navigator.share = given => { window.shared = given.text; return Promise.resolve(); }"
REFUSE = "document.execCommand = () => false"


def unfold(page: Page) -> str:
    """Open the text for a chat and return it."""
    page.locator(".share summary").click()
    return page.locator(".share-text").inner_text()


@pytest.mark.parametrize("path", [GUIDE, CLASS, "index.html", "cases/parcel-card.html", "now/index.html"])
@pytest.mark.parametrize("size", SIZES)
def test_the_text_is_there_without_a_script(browser: Browser, address: str, path: str, size: tuple[int, int]) -> None:
    visit = Visit(browser, size, scripts=False)
    page = visit.load(address + path)
    text = unfold(page)
    assert len(text) <= 140
    assert not page.locator("[data-copy]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    visit.context.close()


def test_a_guide_tells_the_red_flag_first_and_its_address_last(browser: Browser, address: str) -> None:
    visit = Visit(browser, SIZES[0])
    lines = unfold(visit.load(address + GUIDE)).split("\n")
    assert lines[0] == "出现“要你先垫钱”，马上停手！"
    assert lines[-1] == "https://ketang.example/guides/task-rebate.html"
    visit.context.close()


def test_the_text_is_copied(browser: Browser, address: str) -> None:
    visit = Visit(browser, SIZES[0])
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.load(address + GUIDE)
    text = unfold(page)
    page.locator("[data-copy]").click()
    page.get_by_role("status").filter(has_text="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert visit.complaints == []
    visit.context.close()


def test_without_a_clipboard_the_text_is_copied_by_selecting_it(browser: Browser, address: str) -> None:
    visit = Visit(browser, SIZES[0])
    visit.context.add_init_script(NO_CLIPBOARD)
    visit.context.add_init_script(KEEP_COPIED)
    page = visit.load(address + GUIDE)
    text = unfold(page)
    page.locator("[data-copy]").click()
    page.get_by_role("status").filter(has_text="已复制").wait_for()
    assert page.evaluate("window.copied") == text
    visit.context.close()


def test_where_nothing_can_be_copied_the_page_says_what_to_do(browser: Browser, address: str) -> None:
    visit = Visit(browser, SIZES[0])
    visit.context.add_init_script(NO_CLIPBOARD)
    visit.context.add_init_script(REFUSE)
    page = visit.load(address + GUIDE)
    unfold(page)
    page.locator("[data-copy]").click()
    page.get_by_role("status").filter(has_text="没有复制成，请长按上面这段话").wait_for()
    visit.context.close()


@pytest.mark.parametrize("script", ["delete Navigator.prototype.share", SHARE_SHEET])
def test_the_share_sheet_is_offered_where_there_is_one(browser: Browser, address: str, script: str) -> None:
    visit = Visit(browser, SIZES[0])
    visit.context.add_init_script(script)
    page = visit.load(address + GUIDE)
    text = unfold(page)
    page.locator("[data-copy]").wait_for()
    button = page.locator("[data-share]")
    assert button.is_visible() == (script == SHARE_SHEET)
    if script == SHARE_SHEET:
        button.click()
        assert page.evaluate("window.shared") == text
    visit.context.close()


def test_from_a_folder_the_text_is_copied_too(browser: Browser, site: Path) -> None:
    visit = Visit(browser, SIZES[0])
    visit.context.add_init_script(KEEP_COPIED)
    visit.context.add_init_script(NO_CLIPBOARD)
    page = visit.load((site / GUIDE).as_uri())
    text = unfold(page)
    page.locator("[data-copy]").click()
    page.get_by_role("status").filter(has_text="已复制").wait_for()
    assert page.evaluate("window.copied") == text
    visit.context.close()


def test_it_is_not_printed(browser: Browser, address: str) -> None:
    visit = Visit(browser, SIZES[1])
    page = visit.load(address + GUIDE)
    page.emulate_media(media="print")
    assert not page.locator(".share").is_visible()
    visit.context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("reading", ["", "large"])
def test_what_is_tapped_is_large_enough(browser: Browser, address: str, size: tuple[int, int], reading: str) -> None:
    visit = Visit(browser, size, reading=reading)
    page = visit.load(address + GUIDE)
    unfold(page)
    page.locator("[data-copy]").wait_for()
    boxes = [page.locator(f".share {name}").bounding_box() for name in ("summary", "[data-copy]")]
    least = 60 if reading else 48
    assert [box for box in boxes if box is None or min(round(box["height"]), round(box["width"])) < least] == []
    visit.context.close()
