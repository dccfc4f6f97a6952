"""“我该怎么办”: every way through it, what it weighs, and that what is written into it goes nowhere."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")

NOW = "now/index.html"
SHEET = "now/tell-the-police.html"
CHECK = "now/check.html"
SIZES = ((360, 740), (1280, 800), (320, 568))

MOVED = (
    "我已经转了钱",
    "正要转，对方在催",
    "正在共享屏幕，或手机不听使唤",
    "我给了验证码或密码",
    "家人正在被骗",
)
"""The answers after which money is gone or going."""

LARGEST_BYTES = 20_000
"""What these pages add to the frame of every page, compressed: their text, their style and their scripts."""

TYPED = "我写的话"

KEEPS = """() => {
  window.kept = [];
  window.openUnnoted = window.CacheStorage && CacheStorage.prototype.open;
  const note = (owner, name) => {
    const original = owner[name];
    owner[name] = function (...all) { window.kept.push(name); return original.apply(this, all); };
  };
  note(Storage.prototype, 'setItem');
  note(IDBFactory.prototype, 'open');
  if (window.CacheStorage) { note(CacheStorage.prototype, 'open'); note(Cache.prototype, 'put'); }
  for (const name of ['fetch', 'open']) note(window, name);
  note(XMLHttpRequest.prototype, 'open');
  note(Navigator.prototype, 'sendBeacon');
  for (const name of ['pushState', 'replaceState']) note(History.prototype, name);
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(document, 'cookie', {
    get() { return cookie.get.call(document); },
    set(value) { window.kept.push('cookie'); cookie.set.call(document, value); },
  });
}"""
"""Notes every call by which a script could keep or send something."""

LEFT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
  databases: (await indexedDB.databases()).length, kept: window.kept, query: location.search + location.hash,
  stored: await Promise.all((await caches.keys()).map(async name => {
    const cache = await openUnnoted.call(caches, name);
    const answers = await Promise.all((await cache.keys()).map(async key => [
      key.method, key.url, (await cache.match(key)).url, await (await cache.match(key)).text(),
    ]));
    return [name, answers.sort()];
  })),
})"""
"""What is left on the device; what the site's worker stored of its pages with every byte."""

UNTIL_WORKER = """async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise(requestAnimationFrame);
}"""


@contextmanager
def opened(browser: Browser, url: str, size: tuple[int, int] = SIZES[0], *, scripts: bool = True) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def fill(page: Page) -> None:
    """Write something into every box and tick every choice."""
    for button in page.locator("#sheet-second").all():
        if button.is_visible():
            button.click()
    for box in page.locator("article textarea").all():
        box.fill(TYPED)
    for choice in page.locator("article input").all():
        choice.check()
    for button in page.locator("#check-go, #check-flags-go").all():
        if button.is_visible():
            button.click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_every_way_through_it_ends_in_actions(browser: Browser, site: Path, *, scripts: bool) -> None:
    """From the first question through every answer: at most three taps, at most five actions, no dead end."""
    with opened(browser, (site / NOW).as_uri(), scripts=scripts) as page:
        assert page.locator(".now-question").count() == 3
        seen: dict[str, int] = {}
        pending = [(page.locator(".now-question").nth(0).locator("h2").inner_text(), 0)]
        elsewhere: set[str] = set()
        while pending:
            question, depth = pending.pop()
            answers = page.locator(".now-question", has=page.locator("h2", has_text=question)).locator("ul a")
            assert answers.count() >= 2, question
            for answer in answers.all():
                target, anchor = urldefrag(str(answer.get_attribute("href")))
                if target:
                    elsewhere.add(target)
                    assert (site / "now" / target).is_file()
                    continue
                heading = page.locator(f"[id='{unquote(anchor)}']")
                assert heading.count() == 1, anchor
                title = heading.inner_text()
                if heading.locator("xpath=..").get_attribute("class") == "now-question":
                    pending.append((title, depth + 1))
                else:
                    seen[title] = depth + 1
    assert max(seen.values()) <= 3
    assert set(seen) == {*MOVED, "拿不准是不是骗局"}
    assert elsewhere == {"check.html", "tell-the-police.html"}


def test_each_answer_says_what_to_do(browser: Browser, site: Path) -> None:
    with opened(browser, (site / NOW).as_uri()) as page:
        branches = page.locator(".now-steps")
        titles = []
        for branch in branches.all():
            title = branch.locator("h2").inner_text()
            titles.append(title)
            steps = branch.locator("ol > li")
            words = branch.inner_text()
            assert 1 <= steps.count() <= 5
            assert branch.locator("a[href='#questions']").count() == 1
            if title in MOVED:
                assert steps.first.locator("a").first.get_attribute("href") == "tel:110", title
                assert "停手" in steps.first.inner_text() or title == "家人正在被骗"
                last = steps.last.inner_text()
                assert "追款" in last, title
                assert last.endswith(("都是骗。",)), title
            sentences = [part for part in re.split(r"[。？！\n]", words) if part.strip()]
            assert sum(map(len, sentences)) / len(sentences) <= 30
        assert sorted(titles) == sorted({*MOVED, "拿不准是不是骗局"})


def test_the_answer_that_was_tapped_stands_alone(browser: Browser, site: Path) -> None:
    with opened(browser, (site / NOW).as_uri(), scripts=False) as page:
        page.locator(".now-question a").first.click()
        shown = [
            branch.locator("h2").inner_text() for branch in page.locator(".now-steps").all() if branch.is_visible()
        ]
        assert shown == ["我已经转了钱"]
        page.locator(".now-steps a[href='#questions']").first.click()
        assert all(branch.is_visible() for branch in page.locator(".now-steps").all())


@pytest.mark.parametrize("path", [NOW, SHEET, CHECK])
def test_nothing_is_sent_and_nothing_kept(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(f"({KEEPS})()")
    page.goto(address + path)
    page.evaluate(UNTIL_WORKER)  # it has stored its pages, and stores nothing of this one from now on
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    before = page.evaluate(LEFT)
    fill(page)
    for form in page.locator("article form").all():
        form.evaluate("form => form.requestSubmit()")
        form.evaluate("form => form.submit()")
    page.evaluate("window.print = () => {}")
    for button in page.locator("#sheet-print, #sheet-clear, #check-clear").all():
        button.click()
    page.wait_for_load_state("networkidle")
    assert (page.evaluate(LEFT), requests, page.url) == (before, [], address + path)
    assert (before["cookie"], before["databases"], before["query"]) == ("", 0, "")
    stored = [answer for _, answers in page.evaluate(LEFT)["stored"] for answer in answers]
    assert {(method, answered) for method, _, answered, _ in stored} == {("GET", "")}
    assert [url for _, url, _, text in stored if TYPED in text or "?" in url] == []
    assert address + path in {url for _, url, _, _ in stored}
    assert context.cookies() == []
    fill(page)
    page.reload()
    assert [box.input_value() for box in page.locator("article textarea").all()] == [""] * page.locator(
        "article textarea"
    ).count()
    assert page.locator("article input:checked").count() == 0
    context.close()


@pytest.mark.parametrize("path", [SHEET, CHECK])
def test_the_browser_is_told_to_remember_nothing(browser: Browser, site: Path, path: str) -> None:
    with opened(browser, (site / path).as_uri(), scripts=False) as page:
        fields = page.locator("article textarea, article input, article form")
        kept = fields.evaluate_all("all => all.map(one => one.closest('form').getAttribute('autocomplete'))")
        assert set(kept) == {"off"}  # the form says it for each: a choice may not say it itself
        boxes = page.locator("article textarea")
        assert set(boxes.evaluate_all("all => all.map(one => one.getAttribute('spellcheck'))")) == {"false"}
        form = page.locator("article form")
        assert (form.get_attribute("method"), form.get_attribute("action")) == ("dialog", None)
        form.evaluate("form => form.requestSubmit()")
        assert page.url == (site / path).as_uri()


def test_what_was_filled_in_is_read_aloud(browser: Browser, site: Path) -> None:
    with opened(browser, (site / SHEET).as_uri()) as page:
        said = page.locator("#sheet-words p")
        assert said.all_inner_texts() == ["我要报警，我被骗了。", "请问我现在要做什么？"]
        page.get_by_label("几月几日几点几分").first.fill(" 今天下午\n三点 ")
        page.get_by_label("多少钱（元）").first.fill("5000")
        page.get_by_label("扫码").first.check()
        page.get_by_label("验证码").check()
        page.get_by_label("刷脸").check()
        assert said.all_inner_texts() == [
            "我要报警，我被骗了。",
            "第一笔。时间是今天下午 三点。转了5000元。方式是扫码。",
            "给过对方验证码、刷脸。",
            "请问我现在要做什么？",
        ]
        page.locator("#sheet-second").click()
        page.get_by_label("对方户名").nth(1).fill("<b>$&{}</b>")
        assert said.all_inner_texts()[2] == "第二笔。对方户名是<b>$&{}</b>。"
        page.locator("#sheet-clear").click()
        assert said.count() == 2


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
@pytest.mark.parametrize("is_filled", [True, False], ids=["filled", "blank"])
def test_the_sheet_is_one_side_of_a4(browser: Browser, site: Path, *, scripts: bool, is_filled: bool) -> None:
    with opened(browser, (site / SHEET).as_uri(), scripts=scripts) as page:
        if is_filled:
            fill(page)
            for box in page.locator("article textarea").all():
                box.fill("一家银行的某某支行，账号见截图，记不全")
        page.emulate_media(media="print")
        assert page.locator(".sheet-transfer").nth(1).is_visible()
        assert page.locator(".sheet-name").is_visible()
        assert not page.locator("h1").is_visible()
        pdf = page.pdf(prefer_css_page_size=True)
        boxes = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
        assert [float(part) for part in boxes[0].split()] == pytest.approx([0, 0, 595, 842], abs=1)


@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk", "small"])
@pytest.mark.parametrize("path", [NOW, SHEET, CHECK])
def test_it_fits_and_can_be_tapped(browser: Browser, site: Path, path: str, size: tuple[int, int]) -> None:
    with opened(browser, (site / path).as_uri(), size) as page:
        fill(page)
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        taps = page.locator(
            "article button, article textarea, article li > label, .sheet-choices label, .now-question a"
        )
        heights = [round(box["height"]) for tap in taps.all() if (box := tap.bounding_box())]
        assert [height for height in heights if height < 48] == []


@pytest.mark.parametrize("path", [NOW, SHEET, CHECK])
def test_what_it_adds_to_a_page_is_light(browser: Browser, site: Path, path: str) -> None:
    with opened(browser, (site / path).as_uri()) as page:
        pieces = [page.locator("article").inner_html().encode()]
        sources = page.locator("article link[rel=stylesheet], article script[src]")
        for source in sources.evaluate_all(
            "all => all.map(one => one.getAttribute('href') || one.getAttribute('src'))"
        ):
            pieces.append((site / "now" / source).resolve().read_bytes())
    assert sum(len(gzip.compress(piece)) for piece in pieces) <= LARGEST_BYTES


@pytest.mark.parametrize("path", [NOW, SHEET, CHECK])
def test_it_obeys_a_strict_policy(browser: Browser, address: str, path: str) -> None:
    """No inline script or style, nothing evaluated, no markup made from text."""
    with opened(browser, address + path) as page:
        html = page.locator("article").inner_html()
        assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", html)
    folder = Path(__file__).parents[2] / "docs" / "assets" / "js" / "now"
    for file in folder.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", file.read_text("utf-8")
        )
