"""A lesson's slides: the cut that was chosen, keys, size, countdown, black screen; from a folder too."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_look import MODES, find_faults
from tests.browser.visit import SIZES, Visit

pytestmark = pytest.mark.xdist_group("browser")

PHONE, DESK = SIZES
LESSON = "courses/anti-fraud/01-task-rebate.html"
CUTS = {
    "全长": [
        "开场：谁收到过小卡片",
        "骗局怎么一步步走",
        "记住一句话",
        "练习：举牌喊停",
        "角色扮演：劝家人停手",
        "延伸：带你投资也是这个路子",
        "延伸：室友问的那一句",
    ],
    "15 分钟版": ["开场：谁收到过小卡片", "骗局怎么一步步走", "记住一句话"],
    "30 分钟版": ["开场：谁收到过小卡片", "骗局怎么一步步走", "记住一句话", "练习：举牌喊停", "角色扮演：劝家人停手"],
}
SMALLEST = """() => {
  const sizes = [...document.querySelectorAll(".show-slide *, .show-bar *")].filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(element => parseFloat(getComputedStyle(element).fontSize));
  return Math.min(...sizes);
}"""


def start(page: Page, cut: str = "15 分钟版") -> None:
    """Open the slides of *cut*."""
    page.locator(".present").get_by_role("button", name=cut, exact=True).click()
    page.locator(".show-slide").wait_for()


def heading(page: Page) -> str:
    """Return the words of the slide's heading."""
    return page.locator(".show-slide :is(h1, h2, h3)").inner_text()


def turn(page: Page, key: str) -> str:
    """Press *key* until another slide shows; return its heading."""
    before = page.locator(".show-place").inner_text()
    for _ in range(30):
        page.keyboard.press(key)
        if page.locator(".show-place").inner_text() != before:
            break
    return heading(page)


@pytest.mark.parametrize("cut", CUTS)
def test_a_cut_has_a_slide_for_each_heading_it_keeps(browser: Browser, address: str, cut: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(address + LESSON)
    title = page.locator("h1").inner_text()
    start(page, cut)
    assert heading(page) == title
    sizes, headings = [page.evaluate(SMALLEST)], []
    for _ in CUTS[cut]:
        headings.append(turn(page, "PageDown"))
        sizes.append(page.evaluate(SMALLEST))
    assert headings == CUTS[cut]
    assert min(sizes) >= 32
    assert turn(page, "ArrowRight") == headings[-1]
    assert turn(page, "PageUp") == headings[-2]
    assert visit.complaints == []
    visit.context.close()


def test_every_arrow_turns(browser: Browser, address: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(address + LESSON)
    start(page)
    parts = CUTS["15 分钟版"]
    keys = ("ArrowRight", "ArrowDown", "ArrowLeft", "PageDown", "ArrowUp")
    assert [turn(page, key) for key in keys] == [parts[0], parts[1], parts[0], parts[1], parts[0]]
    visit.context.close()


def test_a_long_slide_is_read_before_the_next(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(address + LESSON)
    start(page)
    turn(page, "PageDown")
    turn(page, "PageDown")
    page.get_by_role("button", name="下一页").click()
    assert heading(page) == CUTS["15 分钟版"][1]
    assert page.evaluate("document.querySelector('.show-slide').scrollTop > 0") is True
    visit.context.close()


def test_the_minutes_are_counted_down(browser: Browser, address: str) -> None:
    visit = Visit(browser, DESK)
    visit.page.clock.install(time=0)
    page = visit.load(address + LESSON)
    page.clock.pause_at(3_600)
    start(page)
    clock = page.locator(".show-clock")
    page.clock.run_for(60_000)
    assert clock.locator("span").all_inner_texts() == ["", "全课还有 15:00"]
    turn(page, "PageDown")
    page.clock.run_for(90_000)
    assert clock.locator("span").all_inner_texts() == ["这一节还有 1:30", "全课还有 13:30"]
    page.clock.run_for(180_000)
    assert clock.locator("span").all_inner_texts() == ["这一节超了 1:30", "全课还有 10:30"]
    turn(page, "PageDown")
    assert clock.locator("span").all_inner_texts() == ["这一节还有 8:00", "全课还有 10:30"]
    visit.context.close()


@pytest.mark.parametrize("key", ["b", "B", "."])
def test_the_screen_goes_black_and_comes_back(browser: Browser, address: str, key: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(address + LESSON)
    start(page)
    page.keyboard.press(key)
    light = page.get_by_role("button", name="点一下，接着放映")
    assert (light.is_visible(), page.locator(".show-slide").is_visible()) == (True, False)
    assert light.evaluate("box => [getComputedStyle(box).backgroundColor, box.clientWidth, box.clientHeight]") == [
        "rgb(0, 0, 0)",
        *DESK,
    ]
    page.keyboard.press("PageDown")
    assert (page.locator(".show-slide").is_visible(), page.locator(".show-place").inner_text()) == (True, "1 / 4")
    page.get_by_role("button", name="黑屏").click()
    light.click()
    assert page.locator(".show-slide").is_visible() is True
    visit.context.close()


def test_escape_leaves_where_it_began(browser: Browser, address: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(address + LESSON)
    page.locator(".present").evaluate("box => box.scrollIntoView({block: 'center', behavior: 'instant'})")
    top = page.evaluate("scrollY")
    start(page)
    page.keyboard.press("Escape")
    page.locator(".show").wait_for(state="detached")
    assert (page.locator(".show").count(), page.evaluate("document.activeElement.textContent")) == (0, "15 分钟版")
    assert page.evaluate("scrollY") == top
    start(page)
    page.get_by_role("button", name="退出").click()
    page.locator(".show").wait_for(state="detached")
    visit.context.close()


def test_the_quiz_is_answered_on_its_slide(browser: Browser, address: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(address + LESSON)
    start(page, "30 分钟版")
    while page.locator(".show-slide .quiz-option").count() == 0:
        turn(page, "PageDown")
    page.locator(".show-slide .quiz-option").nth(1).click()
    assert page.locator(".show-slide .quiz-verdict strong").inner_text() == "答对了。"
    visit.context.close()


def test_nothing_is_for_the_instructor_alone(browser: Browser, address: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(address + LESSON)
    page.locator("h2").first.evaluate(
        "(h, html) => h.parentElement.querySelector('.segment-minutes').insertAdjacentHTML('afterend', html)",
        '<div class="admonition instructor">备注</div>',
    )
    start(page)
    turn(page, "PageDown")
    assert page.locator(".show-slide .instructor").count() == 0
    visit.context.close()


@pytest.mark.parametrize("mode", ["light", "dark", "contrast", "large"])
def test_axe_finds_nothing_on_a_slide(browser: Browser, address: str, axe: str, mode: str) -> None:
    visit = Visit(browser, DESK, scheme=MODES[mode].scheme, reading=MODES[mode].reading)
    page = visit.open(address + LESSON)
    start(page)
    turn(page, "PageDown")
    assert find_faults(page, axe) == []
    buttons = page.locator(".show-bar button").all()
    assert [box for box in (button.bounding_box() for button in buttons) if box and box["height"] < 60] == []
    visit.context.close()


def test_it_works_from_a_folder(browser: Browser, site: Path) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open((site / LESSON).as_uri())
    start(page)
    assert turn(page, "ArrowRight") == CUTS["15 分钟版"][0]
    assert (page.evaluate("document.documentElement.scrollWidth"), visit.complaints) == (PHONE[0], [])
    visit.context.close()


def test_without_a_script_the_bars_stand_alone(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE, scripts=False)
    page = visit.open(address + LESSON)
    assert (page.locator(".present").is_visible(), page.locator(".minute-bar").count()) == (False, len(CUTS))
    visit.context.close()


def test_paper_has_no_buttons_for_the_slides(browser: Browser, address: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(address + LESSON)
    page.emulate_media(media="print")
    assert page.locator(".present").is_visible() is False
    visit.context.close()
