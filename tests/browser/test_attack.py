"""Markup where words belong stays words: in every kind of content, in the question of a search, in an address."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.sample import FILES, case, guide, lesson, page, term, write_sample
from tests.site.station import REPOSITORY, run

pytestmark = pytest.mark.xdist_group("browser")

PAYLOADS = (
    "<script>pwned()</script>",
    "<SCRIPT>pwned()</SCRIPT>",
    "<script/src=data:,pwned()></script>",
    "<script>pwned()//",
    "</script><script>pwned()</script>",
    "</title><script>pwned()</script>",
    "</style><script>pwned()</script>",
    "</textarea><script>pwned()</script>",
    "--><script>pwned()</script>",
    "]]><script>pwned()</script>",
    "<<script>pwned()//<</script>",
    "<scr<script>ipt>pwned()</scr</script>ipt>",
    "<img src=x onerror=pwned()>",
    "<img src=x onerror='pwned()'>",
    '<img src=x onerror="pwned()">',
    "<img/src=x/onerror=pwned()>",
    "<img src=x ONERROR=pwned()>",
    "<image src=x onerror=pwned()>",
    "<svg onload=pwned()>",
    "<svg/onload=pwned()>",
    "<svg><script>pwned()</script></svg>",
    "<svg><animate onbegin=pwned() attributeName=x dur=1s>",
    "<math><mtext><img src=x onerror=pwned()></mtext></math>",
    "<body onload=pwned()>",
    "<iframe srcdoc='<script>parent.pwned()</script>'></iframe>",
    "<iframe src=javascript:parent.pwned()></iframe>",
    "<object data=javascript:pwned()></object>",
    "<embed src=javascript:pwned()>",
    "<video><source onerror=pwned()></video>",
    "<audio src=x onerror=pwned()></audio>",
    "<input autofocus onfocus=pwned()>",
    "<select autofocus onfocus=pwned()></select>",
    "<textarea autofocus onfocus=pwned()></textarea>",
    "<details open ontoggle=pwned()>x</details>",
    "<marquee onstart=pwned()>x</marquee>",
    "<p style=animation-name:x onanimationstart=pwned()>x</p>",
    "<a href=javascript:pwned()>x</a>",
    "<a href='java&#9;script:pwned()'>x</a>",
    "<form action=javascript:pwned()><button>x</button></form>",
    "<button formaction=javascript:pwned()>x</button>",
    "<base href=javascript:pwned()//>",
    "<meta http-equiv=refresh content='0;url=javascript:pwned()'>",
    "<link rel=stylesheet href=data:,*{color:red}>",
    "<template><img src=x onerror=pwned()></template>",
    '" onmouseover="pwned()',
    "' onmouseover='pwned()",
    '" autofocus onfocus="pwned()" x="',
    '"><img src=x onerror=pwned()>',
    "'><img src=x onerror=pwned()>",
    '"><svg/onload=pwned()>',
    "`-pwned()-`",
    "';pwned();//",
    '";pwned();//',
    "\\';pwned();//",
    '\\";pwned();//',
    "</script><img src=x onerror=pwned()>",
    "&lt;img src=x onerror=pwned()&gt;",
    "&#60;img src=x onerror=pwned()&#62;",
    "&#x3c;script&#x3e;pwned()&#x3c;/script&#x3e;",
    "[x](javascript:pwned())",
    "![x](x){onerror=pwned()}",
    "<javascript:pwned()>",
    "{{ pwned() }}",
    "{% raw %}{{ pwned() }}{% endraw %}",
    "${pwned()}",
    "甲 {onclick=pwned() .x}",
    "`x`<img src=x onerror=pwned()>`x`",
    "==<img src=x onerror=pwned()>==",
    "```\n<script>pwned()</script>".replace("\n", " "),
)
PLAIN = "title: 甲\nsummary: 甲的一句话\n"
CALL = ', {id: fraud-96110, number: "96110", name: 咨询, purpose: 拿不准, verified: 2026-09-01}]\n'
COUNT = "window.hits = 0; window.pwned = () => { window.hits += 1; };"
STRANGE = """() => [...document.querySelectorAll("*")]
  .filter(found => [...found.attributes].some(one => /^on/i.test(one.name) || /^\\s*javascript:/i.test(one.value))
    || found.matches("script:not([src]):not([type='application/ld+json']), iframe, object, embed, base, svg script"))
  .map(found => found.outerHTML.slice(0, 200))"""


def written(*payloads: str) -> str:
    """Return *payloads* as one value of YAML, or a list of it."""
    return json.dumps(payloads[0] if len(payloads) == 1 else payloads, ensure_ascii=False)


def attacked() -> dict[str, str | None]:
    """Return files of the sample in which every kind of text is a payload."""
    every = written(*PAYLOADS)
    first, second = written(PAYLOADS[0]), written(PAYLOADS[47])
    heads = [f"title: {written(one)}\nsummary: {first}\n" for one in PAYLOADS[44:48]]
    aliases = f"aliases: {every}\n"
    terms = "terms:\n" + "".join(f"  - {{term: {written(one)}, meaning: {written(one)}}}\n" for one in PAYLOADS)
    autumn = term("2026-autumn").replace("title: 2026-autumn课表", f"title: {second}").replace("岁末多骗局", first)
    classes = "".join(
        f"  - {{id: talk-{chr(97 + number)}, title: {written(one)}, lesson: safety/stop, answers: [transfer], "
        f"audience: [居民], venue: hall, teacher: 教官甲, on: {'2026-10-17' if number % 2 else '2026-11-21'}, "
        f"at: '1{number % 9}:00-1{number % 9}:50', "
        f"status: cancelled, reason: {written(one)}, bring: [{written(one)}]}}\n"
        for number, one in enumerate(PAYLOADS[:12])
    )
    return {
        "docs/data/contacts.yml": FILES["docs/data/contacts.yml"].removesuffix("]\n") + CALL,
        "docs/about/glossary.md": page("词"),
        "docs/data/glossary.yml": terms,
        "docs/guides/rebate.md": guide("甲").replace(PLAIN, heads[0] + aliases),
        "courses/schedule/2026-autumn.yml": autumn + classes,
        "courses/safety/01-stop.md": lesson("甲")
        .replace(PLAIN, heads[1])
        .replace("objectives: [会停手]", f"objectives: {every}\nmaterials: {every}"),
        "cases/card.md": case("甲", "safety/stop").replace(PLAIN, heads[2]),
        "docs/about/index.md": page("甲").replace(PLAIN, heads[3] + aliases),
        "docs/data/venues.yml": FILES["docs/data/venues.yml"].replace("某路", second).replace("走正门", first),
        "docs/data/figures.yml": FILES["docs/data/figures.yml"].replace("某报道", second).replace("巡逻八次", first),
        "docs/data/station.yml": FILES["docs/data/station.yml"]
        .replace("site_summary: 一句话", f"site_summary: {first}")
        .replace("notice: 都是示例", f"notice: {second}")
        .replace("summary: 指路, does: [指路]", f"summary: {first}, does: {every}"),
    }


@pytest.fixture(scope="module")
def attacked_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that is built of content with markup in every kind of text."""
    root = write_sample(tmp_path_factory.mktemp("attack"), attacked())
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    shutil.copytree(REPOSITORY / "overrides", root / "overrides")
    shutil.copytree(REPOSITORY / "docs" / "assets", root / "docs" / "assets")
    done = run("classroom", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture
def unguarded(browser: Browser) -> Iterator[Page]:
    """Return a page on which no policy holds a script back: words must be words without one."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(COUNT)
    yield context.new_page()
    context.close()


def test_markup_in_content_stays_words(unguarded: Page, attacked_site: Path) -> None:
    found = {}
    for file in sorted(attacked_site.rglob("*.html")):
        unguarded.goto(file.as_uri())
        strange = unguarded.evaluate(STRANGE)
        if strange or unguarded.evaluate("hits"):
            found[file.relative_to(attacked_site).as_posix()] = strange
    assert found == {}


def test_what_content_says_can_be_read(unguarded: Page, attacked_site: Path) -> None:
    unguarded.goto((attacked_site / "about" / "glossary.html").as_uri())
    assert [one for one in PAYLOADS if one not in unguarded.locator("article").inner_text()] == []


def test_a_question_stays_words(unguarded: Page, address: str) -> None:
    for payload in PAYLOADS:
        unguarded.goto(f"{address}search.html?q={quote(payload)}#{quote(payload)}")
        unguarded.locator(".search-field").first.fill(payload)
        unguarded.wait_for_load_state("networkidle")
        assert (payload, unguarded.evaluate(STRANGE), unguarded.evaluate("hits")) == (payload, [], 0)


def test_a_message_to_check_stays_words(unguarded: Page, address: str) -> None:
    unguarded.goto(f"{address}now/check.html")
    for payload in PAYLOADS:
        unguarded.locator("textarea").first.fill(f"先垫钱 {payload} 屏幕共享")
        unguarded.locator("textarea").first.press("Tab")
        assert (payload, unguarded.evaluate(STRANGE), unguarded.evaluate("hits")) == (payload, [], 0)
