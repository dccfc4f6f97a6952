"""A case's places to stop: what is folded, what a stop opens, and that nothing is lost without a script or on paper."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_look import MODES, find_faults
from tests.browser.visit import SIZES, Visit

pytestmark = pytest.mark.xdist_group("browser")

PHONE, DESK = SIZES
CASE = "cases/parcel-card.html"
STEPS, CHANCES = 7, 4
FLAGGED = (1, 3, 4, 5)
"""The steps of the story that hold a red flag."""


def seen(page: Page) -> tuple[int, int]:
    """Return how many steps of the story, and how many of the parts after it, are seen."""
    steps = [step for step in page.locator(".case .part-1 ol > li").all() if step.is_visible()]
    parts = [part for part in page.locator(".case .part-2, .case .part-3").all() if part.is_visible()]
    return len(steps), len(parts)


def test_the_story_waits_at_each_red_flag(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(address + CASE)
    for number, step in enumerate(FLAGGED, start=1):
        assert seen(page) == (step, 0)
        asked = page.locator(".stop-point p").inner_text()
        assert asked == f"第 {number} 处红旗，一共 {CHANCES} 处。换了你，停不停？"
        page.get_by_role("button", name="往下看").click()
    assert (seen(page), page.locator(".stop-point button").count()) == ((STEPS, 2), 0)
    assert page.evaluate("document.activeElement.textContent").startswith("红旗都看完了。")
    assert visit.complaints == []
    visit.context.close()


def test_stopping_opens_what_came_next_and_the_right_thing(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(address + CASE)
    page.get_by_role("button", name="往下看").press("Enter")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.part-1 li')[1]") is True
    page.get_by_role("button", name="我会在这里停").press("Enter")
    said = "你在第 2 处红旗停下了。后来发生的事、正确的做法，都在下面。"
    assert (seen(page), page.evaluate("document.activeElement.textContent")) == ((STEPS, 2), said)
    visit.context.close()


def test_the_danger_box_is_never_folded(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(address + CASE)
    assert page.locator(".admonition.danger").is_visible() is True
    visit.context.close()


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_axe_finds_nothing_before_and_after_a_stop(browser: Browser, address: str, axe: str, mode: str) -> None:
    visit = Visit(browser, PHONE, scheme=MODES[mode].scheme, reading=MODES[mode].reading)
    page = visit.open(address + CASE)
    assert find_faults(page, axe) == []
    page.get_by_role("button", name="我会在这里停").click()
    assert find_faults(page, axe) == []
    visit.context.close()


def test_a_link_to_what_is_folded_opens_it(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(f"{address}{CASE}#正确的做法")
    assert (seen(page), page.locator(".stop-point").count()) == ((STEPS, 2), 0)
    visit.context.close()


@pytest.mark.parametrize("media", ["print", "screen"])
def test_paper_and_a_page_without_a_script_show_everything(browser: Browser, address: str, media: str) -> None:
    visit = Visit(browser, DESK, scripts=media == "print")
    page = visit.open(address + CASE)
    page.emulate_media(media="print" if media == "print" else "screen")
    assert seen(page) == (STEPS, 2)
    assert [box for box in page.locator(".stop-point").all() if box.is_visible()] == []
    visit.context.close()
