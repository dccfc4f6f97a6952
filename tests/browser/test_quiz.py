"""A quiz: what a tap says, by keyboard too, without a script, and on paper."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_look import MODES, find_faults
from tests.browser.visit import SIZES, Visit

pytestmark = pytest.mark.xdist_group("browser")

PHONE, DESK = SIZES
LESSON = "courses/anti-fraud/01-task-rebate.html"
OPTIONS = ["先垫一单试试", "停下，不垫钱，不再联系", "问问群里的人提过现没有"]
WHY = "先垫钱的任务都是骗，群里晒收益的人多半是托。"


def verdict(page: Page) -> list[str]:
    """Return the lines of what the quiz says, and which options are marked how."""
    said = page.locator(".quiz-verdict").inner_text().splitlines()
    return [*said, *page.locator(".quiz-mark").all_inner_texts()]


def test_a_tap_says_in_words_whether_it_is_right_and_why(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(address + LESSON)
    options = page.locator(".quiz-option")
    assert [words.strip() for words in options.all_inner_texts()] == OPTIONS
    assert page.locator(".quiz-verdict").get_attribute("role") == "status"
    options.nth(0).click()
    assert verdict(page) == ["这个不对，再选一次。", WHY, "✕", "", ""]
    options.nth(1).click()
    assert verdict(page) == ["答对了。", WHY, "", "✓", ""]
    page.get_by_role("button", name="重新答").click()
    assert verdict(page) == ["", "", ""]
    assert page.evaluate("document.activeElement === document.querySelector('.quiz-option')") is True
    assert visit.complaints == []
    visit.context.close()


def test_it_is_answered_with_the_keyboard(browser: Browser, address: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(address + LESSON)
    page.locator(".quiz-option").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert verdict(page)[0] == "答对了。"
    visit.context.close()


def test_several_options_may_be_right(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(address + LESSON)
    page.locator(".quiz-hint").evaluate("hint => { hint.dataset.answers = '0 2'; }")
    page.locator(".quiz-option").nth(2).click()
    assert verdict(page)[0] == "这个对，还有别的也对。"
    page.locator(".quiz-option").nth(0).click()
    assert (verdict(page)[0], verdict(page)[-3:]) == ("答对了。", ["✓", "", "✓"])
    visit.context.close()


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_axe_finds_nothing_in_an_answered_quiz(browser: Browser, address: str, axe: str, mode: str) -> None:
    visit = Visit(browser, PHONE, scheme=MODES[mode].scheme, reading=MODES[mode].reading)
    page = visit.open(address + LESSON)
    for option in (0, 1):
        page.locator(".quiz-option").nth(option).click()
        assert find_faults(page, axe) == []
    visit.context.close()


def test_without_a_script_the_answer_is_there_to_open(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE, scripts=False)
    page = visit.open(address + LESSON)
    assert page.locator(".question > ul > li").all_inner_texts() == OPTIONS
    assert page.locator(".quiz-hint").is_visible() is False
    page.locator(".question summary").click()
    assert page.locator(".question details p").all_inner_texts() == [OPTIONS[1], WHY]
    visit.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_has_the_answers_at_the_end(browser: Browser, address: str, *, scripts: bool) -> None:
    visit = Visit(browser, DESK, scripts=scripts)
    page = visit.open(address + LESSON)
    assert page.locator(".quiz-answers").is_visible() is False
    page.emulate_media(media="print")
    assert page.locator(".quiz-answers p").inner_text() == "小测验的答案"
    assert page.locator(".quiz-answers li").inner_text().splitlines()[1] == f"{OPTIONS[1]}；{WHY}"
    assert page.locator(".question details").is_visible() is False
    visit.context.close()
