"""“这是不是骗局” on the reader's device: a hundred messages, disguises, the marks, the questions, and no script."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from classroom.source.yaml_tree import parse_yaml

pytestmark = pytest.mark.xdist_group("browser")

FILE = Path(__file__).parent / "data" / "messages.yml"
MESSAGES: dict[str, Any] = parse_yaml(FILE.read_text("utf-8"), FILE.name).data
FRAUDS = [(kind, text) for kind, parts in MESSAGES["frauds"].items() for part in parts.values() for text in part]
HARMLESS = [text for part in MESSAGES["harmless"].values() for text in part]
JUDGE = "text => fraudMatching.judge(text, fraudPhrases)"
CALLS = {"e-bike-charging": "119", "fire-safety": "119", "first-aid": "120", "flood-and-drowning": "110"}
NAMES = {"likely": "像诈骗，先停手", "unsure": "拿不准，打 96110 问一问", "none": "没发现已知特征，仍请核实"}


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """Return the page as it opens from a folder."""
    with browser.new_page(viewport={"width": 360, "height": 740}) as page:
        page.goto((site / "now" / "check.html").as_uri())
        yield page


def ask(page: Page, message: str) -> str:
    """Paste *message*, press the button and return the heading that is shown."""
    page.locator("#check-text").fill(message)
    page.locator("#check-go").click()
    [heading] = [found.inner_text() for found in page.locator("[data-outcome] h2").all() if found.is_visible()]
    return heading


def test_there_are_sixty_and_forty() -> None:
    kinds = Counter(kind for kind, _ in FRAUDS)
    assert (len(kinds), set(kinds.values()), len(HARMLESS)) == (10, {6}, 40)
    assert len({text for _, text in FRAUDS} | set(HARMLESS)) == 100


def test_frauds_are_recalled_and_harmless_messages_left_alone(page: Page) -> None:
    judged = [(kind, page.evaluate(JUDGE, text)) for kind, text in FRAUDS]
    outcomes = Counter(found["outcome"] for _, found in judged)
    assert outcomes["likely"] + outcomes["unsure"] >= 0.95 * len(FRAUDS)
    assert sum(kind in found["kinds"] for kind, found in judged) >= 0.95 * len(FRAUDS)
    harmless = Counter(page.evaluate(JUDGE, text)["outcome"] for text in HARMLESS)
    assert harmless["likely"] <= 0.05 * len(HARMLESS)
    assert harmless["none"] >= 0.75 * len(HARMLESS)


@pytest.mark.parametrize(
    ("message", "marked"),
    [
        ("放进安全账户", ["安全账户"]),
        ("放進安全帳戶", ["安全帳戶"]),
        ("放进 安 全 账 户 里", ["安 全 账 户"]),
        ("放进安.全·账-户里", ["安.全·账-户"]),
        ("放进安。全。账。户里", ["安。全。账。户"]),
        ("放进安😀全账💰户里", ["安😀全账💰户"]),
        ("放进安\u200b全账户里", ["安\u200b全账户"]),
        ("打开屏幕。共享", ["屏幕。共享"]),
        ("有兔费的皮肤", ["兔费的皮肤"]),
        ("下载会议ＡＰＰ", ["下载会议ＡＰＰ"]),
        ("充５００返６５０", ["充５００返６５０"]),
        ("充五百返六百", ["充五百返六百"]),
        ("今天天气很好", []),
        ("𠮷安全账户", ["安全账户"]),
    ],
)
def test_disguises_are_read_and_marked_as_they_stand(page: Page, message: str, marked: list[str]) -> None:
    outcome = ask(page, message)
    assert page.locator("#check-marked mark").all_text_contents() == marked
    assert outcome == NAMES["likely" if marked else "none"]
    assert page.locator("#check-marked").text_content() == message


@pytest.mark.parametrize(
    ("message", "outcome"),
    [
        ("加微信", "unsure"),
        ("加薇❤", "unsure"),
        ("加客服微信，名额有限", "likely"),
        ("警方提醒：没有安全账户，谨防上当", "unsure"),
        ("安全。我们的账户", "none"),
        ("会议三点开始，大家一起看。屏幕坏了", "none"),
        ("验证码请勿告诉任何人", "none"),
        ("把验证码告诉我", "likely"),
        ("我是律师，收费帮你追回被骗的钱", "likely"),
    ],
)
def test_one_phrase_or_two_hints(page: Page, message: str, outcome: str) -> None:
    assert ask(page, message) == NAMES[outcome]


def test_what_was_pasted_is_text(page: Page) -> None:
    message = "<img src=x onerror=alert(1)><b>安全账户</b> &lt;i&gt;"
    ask(page, message)
    assert page.locator("#check-marked").text_content() == message
    assert page.locator("#check-marked *").evaluate_all("all => all.map(one => one.tagName)") == ["MARK"]


def test_a_long_message_is_judged(page: Page) -> None:
    assert ask(page, "先存文件看看。" * 420) == NAMES["unsure"]


def test_a_fraud_leads_to_its_guide_and_numbers(page: Page) -> None:
    ask(page, "先垫付，做完返佣金")
    links = [link for link in page.locator("#check-result a").all() if link.is_visible()]
    assert [link.get_attribute("href") for link in links] == [
        "../guides/task-rebate.html",
        "tel:110",
        "tel:96110",
        "index.html",
    ]
    page.locator("#check-clear").click()
    assert not page.locator("#check-result").is_visible()
    assert page.locator("#check-text").input_value() == ""


@pytest.mark.parametrize(("ticked", "outcome"), [([], "none"), ([3], "likely"), ([0, 12], "likely"), ([12], "unsure")])
def test_the_questions(page: Page, ticked: list[int], outcome: str) -> None:
    page.locator("#check-clear").click()
    for number in ticked:
        page.locator(".check-questions input").nth(number).check()
    page.locator("#check-flags-go").click()
    [heading] = [found.inner_text() for found in page.locator("[data-outcome] h2").all() if found.is_visible()]
    assert heading == NAMES[outcome]


def test_it_never_says_safe(page: Page) -> None:
    words = page.locator("article").text_content() or ""
    assert "安全" not in words.replace("安全账户", "")


def test_without_a_script_the_questions_and_numbers_are_there(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "now" / "check.html").as_uri())
    assert not page.locator("#check-message").is_visible()
    assert not page.locator("#check-result").is_visible()
    assert page.locator(".check-questions li").count() == 13
    assert (page.locator(".check-questions p").first.inner_text()).startswith("有一条，就先停手。")
    calls = [link.get_attribute("href") for link in page.locator(".check-questions a").all()]
    assert calls == ["tel:96110", "tel:110"]
    context.close()


def test_each_guide_and_the_first_page_lead_to_it(browser: Browser, site: Path) -> None:
    """A guide to a danger that is no fraud leads to the call that helps, and to nothing before it."""
    with browser.new_page() as page:
        for file in [site / "now" / "index.html", *sorted((site / "guides").glob("*-*.html"))]:
            page.goto(file.as_uri())
            if file.stem in CALLS:
                calls = [link.get_attribute("href") for link in page.locator("article a[href^='tel:']").all()]
                assert (file.stem, calls[0]) == (file.stem, f"tel:{CALLS[file.stem]}")
                continue
            found = page.locator("article a[href$='check.html']").first
            found.click()
            assert page.url == (site / "now" / "check.html").as_uri(), file.name
