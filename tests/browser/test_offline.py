"""Without a network: what was kept opens and says that it was kept; nothing wrong and nothing typed is ever kept."""

import re
import shutil
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.outlet import Outlet
from tests.browser.visit import PAGES, SIZES, Visit
from tests.site.station import copy_station, run

pytestmark = pytest.mark.xdist_group("browser")

TERM = "courses/schedule/2026-winter"
READ_CLASS = f"{TERM}/w26-parcel-card.html"
UNREAD_CLASS = f"{TERM}/w26-shop-power.html"
POSTER = f"{TERM}/poster/w26-parcel-card.html"
UNREAD_GUIDE = "guides/screen-sharing.html"
STORED = re.compile(r"没有网络，或者网络太慢：这一页是\d+月\d+日 \d\d:\d\d 存下的。")
HINT = "小课堂的时间、地点，后来可能改过。出门前打电话问一声，或者连上网再看一眼。"

KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      found[request.url] = [name, answer.status, answer.url, await answer.text()];
    }
  }
  return found;
}"""
"""Everything that is kept, by its key: the cache's name, and the answer's status, address and text."""

UNTIL_KEPT = """async ([url, isKept]) => {
  while (Boolean(await caches.match(url)) !== isKept) await new Promise(requestAnimationFrame);
}"""
UNTIL_CACHES = """async count => {
  while ((await caches.keys()).length !== count) await new Promise(requestAnimationFrame);
}"""


@pytest.fixture
def outlet(site: Path, tmp_path: Path) -> Iterator[Outlet]:
    folder = tmp_path / "served"
    shutil.copytree(site, folder)
    made = Outlet(folder)
    yield made
    made.release.set()
    made.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 360, "height": 740})
    yield made
    made.close()


CONTROLLED = """() => new Promise(done => {
  const workers = navigator.serviceWorker;
  workers.addEventListener("controllerchange", done, {once: true});
  if (workers.controller) done();
})"""


def install(context: BrowserContext, outlet: Outlet, path: str = "index.html") -> Page:
    """Open *path* and wait until its worker has kept what it keeps and answers for the page."""
    page = context.new_page()
    page.goto(outlet.address + path)
    page.evaluate("navigator.serviceWorker.ready")
    page.evaluate(CONTROLLED)
    return page


def kept(page: Page) -> dict[str, list[str]]:
    """Return what is kept, by path in the site."""
    found: dict[str, list[str]] = page.evaluate(KEPT)
    return {url.partition("/a/b/")[2]: held for url, held in found.items()}


def read(page: Page, outlet: Outlet, path: str) -> None:
    """Open *path* and wait until it is kept."""
    page.goto(outlet.address + path)
    page.evaluate(UNTIL_KEPT, [outlet.address + path, True])


def files_of(site: Path) -> set[str]:
    [listed] = re.findall(r"^const FILES = \[(.*)\];$", (site / "sw.js").read_text("utf-8"), re.MULTILINE)
    return set(re.findall(r'"([^"]*)"', listed))


def version_of(site: Path) -> str:
    return re.findall(r'^const VERSION = "([a-z]+)";$', (site / "sw.js").read_text("utf-8"), re.MULTILINE)[0]


def test_what_is_needed_at_once_is_kept_before_it_is_read(context: BrowserContext, outlet: Outlet, site: Path) -> None:
    page = install(context, outlet)
    found = kept(page)
    guides = {file.relative_to(site).as_posix() for file in (site / "guides").glob("*.html")}
    now = {"now/index.html", "now/check.html", "now/tell-the-police.html"}
    assert set(found) == files_of(site)
    assert set(found) >= {"index.html", "offline.html", "about/hotlines.html", *guides, *now}
    assert {(status, url) for _, status, url, _ in found.values()} == {(200, "")}
    foot = page.locator(".footer-offline")
    foot.wait_for()
    assert foot.inner_text().endswith(f"离线版本 {version_of(site)}")


@pytest.mark.parametrize("path", ["index.html", "", "now/index.html", "now/check.html", UNREAD_GUIDE])
def test_without_a_server_what_was_never_read_opens(context: BrowserContext, outlet: Outlet, path: str) -> None:
    page = install(context, outlet, "cases/index.html")
    outlet.stop()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(outlet.address + path)
    page.wait_for_load_state("networkidle")
    words = page.locator(".stored").inner_text()
    assert STORED.match(words)
    assert (HINT in words) == (path in ("index.html", ""))
    assert page.locator("h1").count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.help-links a')).minHeight") != "auto"
    assert page.locator(".footer-offline").is_visible()
    assert complaints == []
    outlet.start()


def test_a_class_that_was_read_says_of_when_it_is(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    read(page, outlet, READ_CLASS)
    assert not page.locator(".stored").is_visible()
    outlet.stop()
    page.reload()
    first, second = page.locator(".stored p").all_inner_texts()
    assert STORED.fullmatch(first)
    assert second == HINT
    assert page.locator("h1").inner_text() == "刷单返利一课讲清：走到垫钱就停"
    outlet.start()
    page.reload()
    assert not page.locator(".stored").is_visible()


def test_the_page_that_brought_the_worker_was_read(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet, READ_CLASS)
    outlet.stop()
    page.reload()
    assert page.locator(".stored").is_visible()
    outlet.start()


def test_what_was_never_read_says_so_and_leads_to_what_was(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    read(page, outlet, READ_CLASS)
    outlet.stop()
    page.goto(outlet.address + UNREAD_CLASS)
    assert page.url == outlet.address + UNREAD_CLASS
    assert page.locator("h1").inner_text() == "没有网络，这一页没有存下来"
    assert not page.locator(".stored").is_visible()
    calls = page.locator("article a[href^='tel:']")
    assert calls.evaluate_all("all => all.map(one => one.getAttribute('href'))") == ["tel:110", "tel:96110"]
    page.locator(".stored-read a").wait_for()
    assert page.locator(".stored-read a").all_inner_texts() == ["刷单返利一课讲清：走到垫钱就停"]
    paths = page.locator("article .site-map a").evaluate_all("all => all.map(one => one.href)")
    assert page.locator(".md-skip").evaluate("link => link.href") == f"{outlet.address}{UNREAD_CLASS}#content"
    for path in paths:
        page.goto(path)
        assert page.locator(".stored").is_visible(), path
    page.goto(outlet.address + UNREAD_CLASS)
    outlet.start()
    page.get_by_role("button", name="再试一次").click()
    page.locator("h1", has_text="没有网络").wait_for(state="detached")
    assert not page.locator(".stored").is_visible()


def test_a_slow_network_is_none(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    outlet.held = {"now/index.html"}
    page.goto(outlet.address + "now/index.html")
    assert STORED.match(page.locator(".stored").inner_text())


def test_what_changed_is_shown_at_once(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    read(page, outlet, READ_CLASS)
    file = outlet.folder / READ_CLASS
    file.write_text(file.read_text("utf-8").replace("有效，这堂课照常", "已取消，这堂课不办了"), "utf-8")
    page.goto(outlet.address + READ_CLASS)
    assert page.locator(".standing-words").inner_text() == "已取消，这堂课不办了"


def test_another_version_takes_the_place_of_what_was_kept(context: BrowserContext, outlet: Outlet, site: Path) -> None:
    page = install(context, outlet)
    read(page, outlet, READ_CLASS)
    old = version_of(site)
    page.evaluate("caches.open('somebody else\\'s').then(cache => cache.put('x', new Response('x')))")
    worker, guide = outlet.folder / "sw.js", outlet.folder / UNREAD_GUIDE
    worker.write_text(worker.read_text("utf-8").replace(old, "newnewnw"), "utf-8")
    rename_programs(outlet.folder)
    guide.write_text(guide.read_text("utf-8").replace("<h1", "<h1 class='newer'"), "utf-8")
    page.goto(outlet.address + "index.html")
    page.locator(".footer-offline", has_text="newnewnw").wait_for()
    scope = outlet.address
    names = {f"classroom {scope} newnewnw", f"classroom {scope} read", "somebody else's"}
    page.evaluate(UNTIL_CACHES, len(names))
    assert set(page.evaluate("caches.keys()")) == names
    outlet.stop()
    page.goto(outlet.address + UNREAD_GUIDE)
    assert page.locator("h1.newer").count() == 1
    page.goto(outlet.address + READ_CLASS)
    assert page.locator(".stored").is_visible()
    assert "v-newnewnw" not in page.content()  # it is the page as it was, and has the style and programs of today
    assert page.evaluate("getComputedStyle(document.querySelector('.help-links a')).minHeight") != "auto"
    assert page.evaluate("document.querySelector('.stored-when').textContent") != ""
    outlet.start()


def rename_programs(site: Path) -> None:
    """Have *site* fetch its programs from a folder of another name, as after a change of one."""
    [folder] = (site / "assets").glob("v-*")
    for file in (*site.rglob("*.html"), site / "sw.js"):
        file.write_text(file.read_text("utf-8").replace(folder.name, "v-newnewnw"), "utf-8")
    folder.rename(folder.with_name("v-newnewnw"))


def test_a_version_that_is_half_there_changes_nothing(context: BrowserContext, outlet: Outlet, site: Path) -> None:
    page = install(context, outlet)
    before = kept(page)
    worker = outlet.folder / "sw.js"
    worker.write_text(worker.read_text("utf-8").replace(version_of(site), "newnewnw"), "utf-8")
    outlet.broken = {UNREAD_GUIDE: HTTPStatus.NOT_FOUND}
    failed = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const found = new Promise(resolve => registration.addEventListener("updatefound", () => {
            const worker = registration.installing;
            worker.addEventListener("statechange", () => resolve(worker.state));
          }));
          await registration.update();
          return found;
        }"""
    )
    assert failed == "redundant"
    assert {path: held[0] for path, held in kept(page).items()} == {path: held[0] for path, held in before.items()}


def test_what_is_wrong_is_never_kept(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    before = set(kept(page))
    outlet.broken = {READ_CLASS: HTTPStatus.INTERNAL_SERVER_ERROR, "cases/by-loss.html": HTTPStatus.FORBIDDEN}
    outlet.moved = {"cases/by-person.html": outlet.address + "cases/parcel-card.html"}
    for path in (*outlet.broken, "nothing.html", POSTER, f"{TERM}/../calendar/all.ics"):
        page.evaluate("url => fetch(url).then(answer => answer.text())", outlet.address + path)
    for path in (*outlet.broken, "nothing.html", POSTER):
        page.goto(outlet.address + path)
    page.goto(outlet.address + "cases/by-person.html")
    page.evaluate(UNTIL_KEPT, [outlet.address + "cases/parcel-card.html", True])
    found = set(kept(page)) - before
    assert {path for path in found if not path.startswith("assets/css/print/")} == {"cases/parcel-card.html"}


def test_a_broken_server_leaves_what_was_kept(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    outlet.broken = {"now/index.html": HTTPStatus.BAD_GATEWAY}
    page.goto(outlet.address + "now/index.html")
    assert STORED.match(page.locator(".stored").inner_text())


def test_a_page_that_is_gone_is_kept_no_longer(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    read(page, outlet, READ_CLASS)
    outlet.broken = {READ_CLASS: HTTPStatus.NOT_FOUND}
    page.goto(outlet.address + READ_CLASS)
    page.goto(outlet.address + "index.html")
    page.evaluate(UNTIL_KEPT, [outlet.address + READ_CLASS, False])


def test_what_is_typed_into_an_address_is_not_kept(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    words = "我的卡号"
    page.goto(f"{outlet.address}cases/index.html?q={words}#{words}")
    page.evaluate(UNTIL_KEPT, [outlet.address + "cases/index.html", True])
    held = page.evaluate(KEPT)
    assert [url for url in held if "?" in url or "#" in url] == []
    assert [url for url, (_, _, address, text) in held.items() if address or words in text] == []


def test_a_part_of_a_file_and_what_is_sent_go_past_the_worker(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    before = set(kept(page))
    script = "([url, options]) => fetch(url, options).then(answer => answer.status)"
    url = outlet.address + "assets/images/mark.svg"
    page.evaluate(script, [url, {"headers": {"Range": "bytes=0-9"}}])
    page.evaluate(script, [url, {"method": "POST", "body": "x"}])
    outlet.stop()
    assert page.evaluate(f"url => ({script})([url, {{method: 'POST'}}]).catch(() => 'no network')", url) == "no network"
    assert set(kept(page)) == before
    outlet.start()


def test_a_site_beside_it_is_let_alone(context: BrowserContext, outlet: Outlet) -> None:
    page = install(context, outlet)
    page.evaluate("() => fetch('/a/index.html').catch(() => null)")
    page.evaluate("() => fetch('/index.html').catch(() => null)")
    urls = page.evaluate(KEPT)
    assert [url for url in urls if not url.startswith(outlet.address)] == []


def test_where_the_wire_is_open_nothing_is_kept_and_nothing_complains(browser: Browser, site: Path) -> None:
    """Plain http by a name that is not this machine's: browsers offer no worker there."""
    outlet = Outlet(site)
    flags = [*FLAGS, "--host-resolver-rules=MAP ketang.example 127.0.0.1"]
    own = browser.browser_type.launch(executable_path=CHROMIUM, args=flags)
    visit = Visit(own, SIZES[0])
    page = visit.open(outlet.address.replace("127.0.0.1", "ketang.example"))
    assert page.evaluate("[isSecureContext, 'serviceWorker' in navigator]") == [False, False]
    assert (visit.complaints, page.locator(".footer-offline").is_visible()) == ([], False)
    own.close()
    outlet.stop()
    assert "sw.js" not in "".join(outlet.asked)


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    root = site.parent
    for name in ("index.html", "先看我.txt", "stale.html"):  # of a folder that was made before
        (root / "site-offline").mkdir(exist_ok=True)
        (root / "site-offline" / name).write_text("old", "utf-8")
    done = run("classroom", "build", "--offline", cwd=root)
    assert done.returncode == 0, done.stderr
    made = root / "site-offline"
    sizes = [file.stat().st_size for file in made.rglob("*") if file.is_file()]
    told = f"一共 {len(sizes)} 个文件，{sum(sizes) / 1_000_000:.1f} MB，整个文件夹一起拷进 U 盘，双击 index.html 打开。"
    assert told in done.stdout.splitlines()
    return made


@pytest.mark.parametrize("kind", ["site", "folder"])
def test_every_page_opens_from_a_folder(browser: Browser, site: Path, folder: Path, kind: str) -> None:
    """Every page of the folder for a stick, and each kind of page as served: nothing is asked for from outside."""
    opened = {"site": site, "folder": folder}[kind]
    every = sorted(file.relative_to(opened).as_posix() for file in opened.rglob("*.html"))
    pages = every if kind == "folder" else PAGES
    visit = Visit(browser, SIZES[0])
    for path in pages:
        if path != "404.html":
            visit.load((opened / path).as_uri())
    own = opened.as_uri() + "/"
    assert [url for url in visit.requests if not url.startswith((own, "data:"))] == []
    assert visit.complaints == []
    visit.context.close()


def test_a_folder_has_what_a_stick_needs_and_no_more(site: Path, folder: Path) -> None:
    served, carried = (
        {file.relative_to(made).as_posix() for file in made.rglob("*") if file.is_file()} for made in (site, folder)
    )
    assert served - carried == {"404.html", "offline.html", "sw.js", "sitemap.xml", "sitemap.xml.gz"}
    assert carried - served == {"先看我.txt"}
    assert set(PAGES) - carried == {"404.html"}
    texts = [(folder / path).read_text("utf-8") for path in carried if path.endswith(".html")]
    assert [text for text in texts if "sw.js" in text or "offline.js" in text or 'href="/' in text] == []
    hint = (folder / "先看我.txt").read_bytes()
    assert hint.startswith(b"\xef\xbb\xbf")
    assert hint.count(b"\n") == hint.count(b"\r\n") > 5


def test_a_folder_is_made_again_in_its_place(folder: Path) -> None:
    assert not (folder / "stale.html").exists()


def test_the_version_changes_with_what_pages_are_made_of(site: Path, tmp_path: Path) -> None:
    root = copy_station(tmp_path / "root")
    versions = [version_of(site)]
    for path in ("docs/data/venues.yml", "overrides/partials/footer.html", "mkdocs.yml", "docs/assets/css/footer.css"):
        file = root / path
        before = file.read_text("utf-8")
        file.write_text(
            before.replace("活动室在一楼", "活动室在一层") if path.endswith("venues.yml") else before + "\n"
        )
        run("classroom", "generate", "--out", str(tmp_path / "tree"), cwd=root)
        versions.append(version_of(tmp_path / "tree/docs"))
        file.write_text(before, "utf-8")
    assert len(set(versions)) == 4
