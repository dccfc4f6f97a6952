"""Reading aloud: which voice reads what, what is marked, and when it stops. The device's part is a stand-in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")

GUIDE = "guides/task-rebate.html"
SPOKEN = (
    GUIDE,
    "cases/parcel-card.html",
    "courses/anti-fraud/01-task-rebate.html",
    "now/index.html",
    "now/check.html",
    "now/tell-the-police.html",
)

DEVICE = """
window.said = [];
const listeners = [];
let voices = VOICES;
class Utterance { constructor(text) { this.text = text; } }
const engine = {
  getVoices: () => voices,
  addEventListener: (name, act) => listeners.push(act),
  speak(utterance) {
    if (!utterance.text) return void (window.touched = true);
    window.said.push(utterance.text); window.now = utterance;
  },
  cancel() { const cut = window.now; window.now = null; window.cuts = (window.cuts || 0) + 1; cut?.onend?.(); },
};
Object.defineProperty(window, "speechSynthesis", {value: engine});
Object.defineProperty(window, "SpeechSynthesisUtterance", {value: Utterance});
window.arrive = late => { voices = late; listeners.forEach(act => act()); };
window.finish = () => { const done = window.now; window.now = null; done.onend(); };
"""
LOCAL = "[{lang: 'zh-CN', localService: true, default: false}]"
BESIDE = "[...document.querySelectorAll('article > :not(.speak)')].map(part => part.outerHTML)"
MARKED = "() => [...(CSS.highlights.get('spoken') ?? [])].map(range => range.toString())"


@contextmanager
def opened(browser: Browser, url: str, voices: str = LOCAL, *, script: str = "", still: bool = False) -> Iterator[Page]:
    """Open *url* on a device with *voices*; nothing may be complained of."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, reduced_motion="reduce" if still else "no-preference"
    )
    context.add_init_script("{" + DEVICE.replace("VOICES", voices) + "}" + script)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(url)
    yield page
    assert complaints == []
    context.close()


def control(page: Page, words: str) -> None:
    """Press the button of reading aloud that says *words*; what reads may have to come first."""
    page.locator(".speak").get_by_role("button", name=words, exact=True).click()
    page.locator(".speak:not(.is-on)" if words == "停" else ".speak.is-on").wait_for()


@pytest.mark.parametrize("path", SPOKEN)
def test_a_page_is_read_to_its_end(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address + path) as page:
        before = page.evaluate(BESIDE)
        control(page, "读给我听")
        page.evaluate("() => { for (let turns = 0; window.now && turns < 1000; turns++) window.finish(); }")
        said = page.evaluate("said")
        assert "".join(said).startswith(page.locator("h1").inner_text())
        assert len(said) > 5
        assert [words for words in said if "⚑" in words or words in ("停", "停一停", "读给我听")] == []
        assert page.evaluate(BESIDE) == before


def test_what_reads_comes_when_it_is_asked_for(browser: Browser, address: str) -> None:
    with opened(browser, address + GUIDE) as page:
        asked: list[str] = []
        page.wait_for_load_state("networkidle")
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        press = "() => { document.querySelector('.speak button').click(); return [touched, said.length]; }"
        assert page.evaluate(press) == [True, 0]
        page.locator(".speak.is-on").wait_for()
        control(page, "停")
        control(page, "读给我听")
        assert [re.sub("v-[a-z]{8}", "v", path) for path in asked] == ["assets/v/js/aloud.js"]


def test_what_does_not_come_is_told(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script("{" + DEVICE.replace("VOICES", LOCAL) + "}")
    page = context.new_page()
    page.goto(address + GUIDE)
    page.route("**/aloud.js", lambda route: route.abort())
    failed = page.locator(".speak").get_attribute("data-failed")
    for _ in range(2):
        with page.expect_event("requestfailed"):
            page.locator(".speak button").click()
        page.locator(".speak", has_text=failed or "-").wait_for()
    assert page.locator(".speak").inner_text().split("\n") == ["读给我听", failed]
    page.unroute("**/aloud.js")
    control(page, "读给我听")
    context.close()


def test_sentences_are_read_one_by_one_and_marked(browser: Browser, address: str) -> None:
    with opened(browser, address + GUIDE) as page:
        page.evaluate("window.paragraph = document.querySelector('.part-3 li')")
        control(page, "读给我听")
        assert page.evaluate(MARKED) == page.evaluate("said")
        while "钱的方向反了。" not in page.evaluate("said"):
            page.evaluate("finish()")
        assert page.evaluate(MARKED) == ["钱的方向反了。"]
        page.evaluate("finish()")
        assert page.evaluate(MARKED) == ["上班是别人付你钱，不是你先付别人钱。"]
        assert page.evaluate("window.paragraph === document.querySelector('.part-3 li')") is True


def test_it_pauses_goes_on_with_the_sentence_and_stops(browser: Browser, address: str) -> None:
    with opened(browser, address + GUIDE) as page:
        control(page, "读给我听")
        page.evaluate("finish()")
        control(page, "停一停")
        assert (page.evaluate("now"), page.evaluate("said.length")) == (None, 2)
        control(page, "接着读")
        assert page.evaluate("[said.length, said[1] === said[2]]") == [3, True]
        control(page, "停")
        assert page.locator(".speak button:visible").all_inner_texts() == ["读给我听"]
        assert (page.evaluate("now"), page.evaluate(MARKED)) == (None, [])
        assert page.evaluate("document.activeElement.textContent") == "读给我听"


def test_leaving_the_page_stops_it(browser: Browser, address: str) -> None:
    with opened(browser, address + GUIDE) as page:
        control(page, "读给我听")
        page.evaluate("dispatchEvent(new Event('pagehide'))")
        assert (page.evaluate("now"), page.evaluate("said.length")) == (None, 1)


@pytest.mark.parametrize(
    ("voices", "is_offered"),
    [
        ("[]", False),
        ("[{lang: 'en-US', localService: true}]", False),
        ("[{lang: 'zh-CN', localService: false}]", False),
        ("[{lang: 'zh-HK', localService: true}, {lang: 'yue-HK', localService: true}]", False),
        ("[{lang: 'zh_CN_#Hans', localService: true}]", True),
        ("[{lang: 'zh-TW', localService: true}]", True),
        ("[{lang: 'cmn-Hans-CN', localService: true}]", True),
    ],
)
def test_it_is_offered_where_the_device_itself_speaks_mandarin(
    browser: Browser, address: str, voices: str, *, is_offered: bool
) -> None:
    with opened(browser, address + GUIDE, voices) as page:
        assert page.locator(".speak button").first.is_visible() is is_offered


def test_voices_may_come_late(browser: Browser, address: str) -> None:
    with opened(browser, address + GUIDE, "[]") as page:
        assert page.locator(".speak").is_visible() is False
        page.evaluate(f"arrive({LOCAL})")
        control(page, "读给我听")
        page.evaluate("arrive([])")
        assert (page.locator(".speak").is_visible(), page.evaluate("now")) == (False, None)


def test_the_best_voice_is_one_of_the_device(browser: Browser, address: str) -> None:
    voices = (
        "{lang: 'zh-CN', localService: false, name: 'far'}, {lang: 'zh-TW', localService: true, name: 'taipei'},"
        "{lang: 'zh-CN', localService: true, name: 'near'}"
    )
    with opened(browser, address + GUIDE) as page:
        assert page.evaluate(f"readAloud.chooseVoice([{voices}]).name") == "near"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("先停手。再打 110！行吗？", ["先停手。", "再打 110！", "行吗？"]),
        ("他说：“别挂电话。”你就挂。", ["他说：“别挂电话。”", "你就挂。"]),
        ("一行\n 另一行 ", ["一行", "另一行"]),
        ("……。 ⚑", []),
        ("看 12321.cn/a?b=1", ["看 12321.cn/a?b=1"]),
        ("长" * 60 + "，" + "话" * 60 + "。", ["长" * 60 + "，", "话" * 60 + "。"]),
        ("没" * 200, ["没" * 200]),
        ("", []),
    ],
)
def test_a_text_is_split_where_a_voice_takes_breath(
    browser: Browser, address: str, text: str, sentences: list[str]
) -> None:
    with opened(browser, address + GUIDE) as page:
        control(page, "读给我听")
        split = "text => readAloud.splitSentences(text).map(([start, end]) => text.slice(start, end))"
        assert page.evaluate(split, text) == sentences


def test_a_table_is_read_row_by_row(browser: Browser, address: str) -> None:
    with opened(browser, address + "courses/anti-fraud/01-task-rebate.html") as page:
        page.locator("details.info summary").click()
        row = "，".join(page.locator("details.info tbody tr").first.locator("td").all_inner_texts())
        control(page, "读给我听")
        page.evaluate("() => { while (window.now) window.finish(); }")
        assert [words for words in page.evaluate("said") if words == row] == [row]


def test_without_highlights_the_block_is_marked(browser: Browser, address: str) -> None:
    with opened(browser, address + GUIDE, script="delete window.Highlight;") as page:
        control(page, "读给我听")
        assert page.locator(".is-spoken").all_inner_texts() == [page.locator("h1").inner_text()]
        control(page, "停")
        assert page.locator(".is-spoken").count() == 0


@pytest.mark.parametrize("still", [False, True])
def test_it_scrolls_unless_the_device_asks_for_stillness(browser: Browser, address: str, *, still: bool) -> None:
    with opened(browser, address + GUIDE, still=still) as page:
        control(page, "读给我听")
        page.evaluate("() => { window.moved = 0; window.scrollBy = () => { window.moved += 1; }; }")
        page.evaluate("() => { while (window.now) window.finish(); }")
        assert page.evaluate("moved > 0") is not still


def test_no_speech_no_control(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context()
    context.add_init_script("delete window.SpeechSynthesisUtterance")
    page = context.new_page()
    for url in (address + GUIDE, (site / GUIDE).as_uri()):
        page.goto(url)
        assert page.locator(".speak").is_visible() is False
    context.close()
