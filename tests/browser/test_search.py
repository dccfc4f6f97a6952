"""The search field as readers use it: by hand, by key, by input method, from a folder, and with what breaks it."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_look import MODES, RULES, SMALL
from tests.browser.visit import SIZES, Visit

pytestmark = pytest.mark.xdist_group("browser")

PHONE, DESK = SIZES
FOUND = re.compile(r"^找到 ")
NONE = re.compile(r"^没有找到")
FAILED = "这会儿搜不全，有一部分没有取到。请看全部页面的目录。"
DONE = re.compile(r"^(找到|没有找到)")


def settle(page: Page) -> None:
    """Wait until the question that stands in the field is answered."""
    page.wait_for_timeout(100)  # longer than a hand rests between two keys
    page.locator(".search-panel[data-asked]").wait_for(state="attached")


def ask(page: Page, question: str, status: "re.Pattern[str] | str" = DONE) -> list[str]:
    """Type *question*, wait for *status*, and return the places of what is found, the likeliest first."""
    page.locator(".search-field").fill(question)
    settle(page)
    expect(page.locator(".search-status")).to_have_text(status)
    page.wait_for_load_state("networkidle")
    return found(page)


def found(page: Page) -> list[str]:
    """Return the places of what is shown."""
    links = page.locator(".search-hit").all()
    return [
        re.sub(
            r"^.*?/(?=(?:now|guides|cases|courses|about|handbook|index\.html))", "", link.evaluate("a => a.href")
        ).partition(".html")[0]
        for link in links
    ]


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("刷单", "guides/task-rebate"),
        ("刷単返利是什么", "guides/task-rebate"),
        ("冒充公捡法", "guides/fake-police"),
        ("pingmu gongxiang", "guides/screen-sharing"),
        ("gjf", "guides/fake-police"),
        ("詞語解釋", "about/glossary"),
        ("户口簿上的章", "about/joint-service"),
        ("lin里纠纷", "about/mediation"),
    ],
)
def test_it_finds_what_is_meant_over_http_and_from_a_folder(
    browser: Browser, address: str, site: Path, question: str, path: str
) -> None:
    visit = Visit(browser, PHONE)
    for root in (address, f"{site.as_uri()}/"):
        page = visit.open(f"{root}cases/index.html")
        assert path in ask(page, question)[:3]
        assert visit.complaints == []
    visit.context.close()


@pytest.mark.parametrize("question", ["我把五万块转过去了", "验证码已经告诉他了", "对方正在共享我的屏幕，钱没转"])
def test_who_has_paid_or_told_is_sent_on_first(browser: Browser, address: str, question: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(f"{address}index.html")
    assert ask(page, question)[0] == "now/index"
    assert page.locator(".search-first").count() == 1
    visit.context.close()


@pytest.mark.parametrize("question", ["怎么给手机转账", "验证码是什么", "共享屏幕", "刷单返利"])
def test_who_only_asks_is_not(browser: Browser, address: str, question: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(f"{address}index.html")
    ask(page, question)
    assert page.locator(".search-first").count() == 0
    visit.context.close()


def test_nothing_is_fetched_before_the_field_is_used(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(f"{address}index.html")
    assert [url for url in visit.requests if "/search/" in url] == []
    with page.expect_response(re.compile(r"/search/sounds\.js")):
        page.locator(".search-field").focus()
    names = {
        re.sub("assets/v-[a-z]{8}/", "assets/v/", url.removeprefix(address).partition("?")[0])
        for url in visit.requests
        if "/search/" in url
    }
    programs = {f"assets/v/js/search/{name}.js" for name in ("pieces", "signs", "ranking", "box")}
    assert names == programs | {"search/head.js", "search/sounds.js"}
    visit.context.close()


def test_a_search_that_finds_nothing_leads_on(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(f"{address}cases/index.html")
    assert ask(page, "qqqqzzzz", NONE) == []
    assert page.locator(".search-calls a").all_inner_texts() == ["110", "96110"]
    assert page.locator(".search-help a.search-chip").count() == 10
    assert page.locator(".search-more a").all_inner_texts() == ["我该怎么办", "全部页面的目录"]
    assert visit.complaints == []
    visit.context.close()


def test_keys(browser: Browser, address: str) -> None:
    visit = Visit(browser, DESK)
    page = visit.open(f"{address}cases/index.html")
    for key in "/fs":
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.name") == "q"
        page.evaluate("document.activeElement.blur()")
    ask(page, "刷单")
    page.locator(".search-field").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "search-hit"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    assert (page.locator(".search-panel").is_visible(), page.evaluate("document.activeElement.name")) == (False, "q")
    first = ask(page, "屏幕共享")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{first}.html*")
    assert visit.complaints == []
    visit.context.close()


def test_no_search_while_an_input_method_composes(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(f"{address}index.html")
    ask(page, "盾牌")
    before = found(page)
    cdp = visit.context.new_cdp_session(page)
    page.locator(".search-field").fill("")
    expect(page.locator(".search-panel")).to_be_hidden()
    cdp.send("Input.imeSetComposition", {"text": "shua dan", "selectionStart": 8, "selectionEnd": 8})
    page.evaluate("new Promise(done => setTimeout(done, 150))")
    assert page.locator(".search-panel").is_visible() is False
    cdp.send("Input.insertText", {"text": "刷单"})
    settle(page)
    expect(page.locator(".search-status")).to_have_text(FOUND)
    assert (found(page)[0], before[0]) == ("guides/task-rebate", "courses/skills/01-shield")
    visit.context.close()


BAD = {
    "long": "刷单返利" * 2500,
    "letters": "shuadan" * 1400,
    "emoji": "😀🚨刷👨‍👩‍👧单💰",
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "expression": "(a+)+$[\\^.*?{}|",
    "surrogate": "\\ud83d刷单\\udc00",
    "spaces": "　 \t \u200b刷\u200b单",
    "nul": "刷\\u0000单",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_shown_as_text_and_breaks_nothing(browser: Browser, address: str, name: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(f"{address}index.html")
    ask(page, "盾牌")
    text = BAD[name].encode().decode("unicode_escape", "surrogatepass") if name in ("surrogate", "nul") else BAD[name]
    page.evaluate(
        """text => {
          window.longest = 0;
          new PerformanceObserver(list => {
            for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
          }).observe({ type: "longtask" });
          const field = document.querySelector(".search-field");
          field.value = text;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        text,
    )
    settle(page)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".search-status")).to_have_text(DONE)
    assert page.locator(".search-panel img, .search-panel script").count() == 0
    assert visit.complaints == []
    visit.context.close()


@pytest.mark.parametrize(
    ("part", "body"),
    [("head", None), ("head", "("), ("sounds", None), ("words/", "classroomSearch.take('x','y',1)"), ("words/", "")],
)
def test_a_part_that_is_missing_or_broken(browser: Browser, address: str, part: str, body: str | None) -> None:
    visit = Visit(browser, PHONE)

    def answer(route: Route) -> None:
        route.fulfill(status=404) if body is None else route.fulfill(body=body, content_type="text/javascript")

    visit.context.route(re.compile(rf"/search/{part}"), answer)
    page = visit.open(f"{address}index.html")
    page.locator(".search-field").fill("刷单")
    expect(page.locator(".search-status")).to_have_text(FAILED)
    assert page.locator(".search-more a").last.inner_text() == "全部页面的目录"
    visit.context.close()


def test_a_part_that_comes_back_is_asked_for_again(browser: Browser, address: str, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    words = folder / "search/words"
    words.rename(folder / "away")
    visit = Visit(browser, PHONE)
    page = visit.open((folder / "index.html").as_uri())
    page.locator(".search-field").fill("刷单")
    expect(page.locator(".search-status")).to_have_text(FAILED)
    (folder / "away").rename(words)
    assert ask(page, "刷单返利", FOUND)[0] == "guides/task-rebate"
    visit.context.close()


def test_without_a_script_every_name_stands_from_a_to_z(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE, scripts=False)
    page = visit.open(f"{address}guides/prize.html")
    page.locator(".search-field").fill("刷单")
    page.locator(".search-button").click()
    page.locator(".letters a", has_text="S").click()
    assert page.url.endswith("#az-s")
    letters = [link.get_attribute("href") for link in page.locator(".letters a").all()]
    assert letters == [f"#{heading.get_attribute('id')}" for heading in page.locator("h3").all()]
    names = page.locator(".names a").all_inner_texts()
    assert len(names) == len(set(names)) > 500
    page.locator(".names a").get_by_text("刷单", exact=True).click()
    assert page.url == f"{address}guides/task-rebate.html"
    assert visit.complaints == []
    visit.context.close()


@pytest.mark.parametrize("name", ["light", "large", "dark-contrast"])
@pytest.mark.parametrize("question", ["钱转过去了", "qqqqzzzz"])
def test_what_is_found_reads_well(browser: Browser, address: str, axe: str, name: str, question: str) -> None:
    mode = MODES[name]
    visit = Visit(browser, mode.size, scheme=mode.scheme, reading=mode.reading)
    page = visit.open(f"{address}guides/index.html")
    ask(page, question)
    page.evaluate(axe)
    violations = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    assert [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in violations] == []
    assert page.evaluate(SMALL, mode.target) == []
    assert page.evaluate("document.documentElement.scrollWidth") == mode.size[0]
    visit.context.close()


def test_question_in_the_address(browser: Browser, address: str) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(f"{address}search.html?q=盾牌")
    expect(page.locator(".search-status")).to_have_text(FOUND)
    assert found(page)[0] == "courses/skills/01-shield"
    visit.context.close()
