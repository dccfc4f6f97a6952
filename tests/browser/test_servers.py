"""The handbook's settings in real servers: every file, its type and headers, what is not there, and a visit."""

import gzip
import http.client
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.observatory import HIGHEST, Said, judge
from tests.browser.servers import HANDBOOK, SERVERS, served
from tests.browser.visit import SIZES, Visit
from tests.site.station import copy_station, run

pytestmark = pytest.mark.xdist_group("browser")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ASK = "no-cache"
KEEP = "public, max-age=31536000, immutable"
NAMED = re.compile(r"assets/v-[a-z]{8}/")
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "json": "application/json",
}
SCRIPT = re.compile("(text|application)/javascript; charset=utf-8")
PLACES = ("", "a/b/")


def named(site: Path) -> str:
    """Return the folder of *site* that is named by what it holds."""
    [folder] = (site / "assets").glob("v-*")
    return f"assets/{folder.name}/"


class Answer:
    """What a server says to one request, its body as it was sent."""

    def __init__(self, address: str, path: str, method: str = "GET", **headers: str) -> None:
        line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        line.request(
            method, urlsplit(address).path + path, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        answer = line.getresponse()
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()
        line.close()

    def kind(self) -> str:
        """Return its type, in lower case, as servers write the character set either way."""
        return (self.headers["Content-Type"] or "").lower()


@pytest.fixture(scope="module", params=PLACES, ids=["at the root", "in a folder"])
def place(request: pytest.FixtureRequest) -> str:
    """Return where on the server the site is."""
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def roots(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """Return a server's files for each place, which any user may read; all at once, as pytest goes back and forth."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        found = {place: Path(folder) / str(number) for number, place in enumerate(PLACES)}
        for place, files in found.items():
            (files / place).mkdir(parents=True, mode=0o755)
            made = build_for(place, tmp_path_factory.mktemp("hosting") / "root") if place else site
            shutil.copytree(made, files / place, dirs_exist_ok=True)
            for part in (files / place, *(files / place).parents[: place.count("/")]):
                part.chmod(0o755)
            (files / place / ".secret").write_text("bait", "utf-8")
        yield found


@pytest.fixture(scope="module")
def built(place: str, roots: dict[str, Path]) -> tuple[Path, Path]:
    """Return the root of a server's files, and the site that is built for its place in it."""
    return roots[place], roots[place] / place


def build_for(place: str, root: Path) -> Path:
    """Return a site that knows its *place* on the server, which the page for wrong addresses needs."""
    copy_station(root)
    settings = re.sub(r"(?m)^site_url: .*\n", "", (root / "mkdocs.yml").read_text("utf-8"))
    (root / "mkdocs.yml").write_text(f"{settings}site_url: http://127.0.0.1/{place}\n", "utf-8")
    done = run("classroom", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module", params=SERVERS)
def address(
    request: pytest.FixtureRequest, place: str, built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Return the site's address on one of the servers."""
    with served(request.param, built[0], place, tmp_path_factory.mktemp("server") / request.param) as found:
        yield found


def test_every_file_arrives_as_it_is(address: str, built: tuple[Path, Path]) -> None:
    site = built[1]
    wrong = {}
    for file in sorted(path for path in site.rglob("*") if path.is_file() and path.name != ".secret"):
        answer = Answer(address, quote(file.relative_to(site).as_posix()))
        kind = answer.kind()
        good = SCRIPT.fullmatch(kind) if file.suffix == ".js" else kind == TYPES.get(file.suffix[1:], kind)
        headers = {name: answer.headers[name] for name in HEADERS}
        cache = KEEP if NAMED.match(file.relative_to(site).as_posix()) else ASK
        is_right = answer.body == file.read_bytes() and good and answer.headers.get_all("Cache-Control") == [cache]
        if (answer.status, bool(is_right), headers) != (200, True, HEADERS):
            wrong[file.relative_to(site).as_posix()] = (answer.status, kind, answer.headers["Cache-Control"], headers)
    assert wrong == {}


def test_what_is_text_is_compressed(address: str, built: tuple[Path, Path]) -> None:
    for path in (
        "index.html",
        f"{named(built[1])}css/site.css",
        f"{named(built[1])}js/site.js",
        "search/head.js",
        "courses/schedule/schedule.json",
    ):
        answer = Answer(address, path, Accept_Encoding="gzip")
        assert (path, answer.headers["Content-Encoding"]) == (path, "gzip")
        assert (path, gzip.decompress(answer.body)) == (path, (built[1] / path).read_bytes())


def test_a_folder_shows_its_first_page_and_no_list(address: str, built: tuple[Path, Path]) -> None:
    site = built[1]
    for folder in ("", "guides/", "courses/schedule/"):
        answer = Answer(address, folder)
        assert (folder, answer.status, answer.body) == (folder, 200, (site / folder / "index.html").read_bytes())
    without_page = Answer(address, "assets/")
    names = re.findall(rb'href="(?:\./)?(css|js)/?"', without_page.body)
    assert (without_page.status in {403, 404}, names) == (True, [])


GONE = "assets/v-bcdfghjk/js/site.js"


@pytest.mark.parametrize("path", ["nothing.html", "a/b/c/nothing", GONE, ".secret", "%2e%2e/%2e%2e/etc/passwd.html"])
def test_what_is_not_there_says_so_in_chinese(address: str, built: tuple[Path, Path], path: str) -> None:
    answer = Answer(address, path)
    if path.startswith("%2e") and answer.status == 400:
        return  # refused before it is looked for
    assert answer.status == 404
    assert answer.body == (built[1] / "404.html").read_bytes()
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert (answer.kind(), answer.headers.get_all("Cache-Control")) == (TYPES["html"], [ASK])


def test_what_has_not_changed_is_not_sent_again(address: str, built: tuple[Path, Path]) -> None:
    for path, cache in (("index.html", ASK), ("search/head.js", ASK), (f"{named(built[1])}css/site.css", KEEP)):
        first = Answer(address, path)
        again = Answer(address, path, If_None_Match=first.headers["ETag"])
        assert (again.status, again.body, again.headers.get_all("Cache-Control")) == (304, b"", [cache])


def test_every_page_is_marked_high(site: Path) -> None:
    """With the headers that each server was seen to send with every file, and what it says over https besides."""
    headers = {**HEADERS, "Strict-Transport-Security": "max-age=31536000"}
    pages = (file.read_text("utf-8") for file in site.rglob("*.html"))
    assert {judge(Said(headers, page, location="https://localhost/"))[:2] for page in pages} == {HIGHEST}


def test_a_visit(browser: Browser, address: str) -> None:
    visit = Visit(browser, SIZES[0])
    page = visit.open(f"{address}index.html")
    page.evaluate("navigator.serviceWorker.ready")
    page.locator(".search-field").fill("刷单")
    page.locator(".search-hit").first.wait_for()
    page.goto(f"{address}guides/task-rebate.html")
    page.goto(f"{address}courses/schedule/index.html")
    foreign = [url for url in visit.requests if not url.startswith(address)]
    assert (visit.complaints, foreign) == ([], [])
    visit.context.close()


def test_pythons_own_server_shows_it_too(
    browser: Browser, place: str, built: tuple[Path, Path], tmp_path: Path
) -> None:
    with served("python", built[0], place, tmp_path / "python") as found:
        visit = Visit(browser, SIZES[0])
        page = visit.open(f"{found}index.html")
        page.locator(".search-field").fill("刷单")
        page.locator(".search-hit").first.wait_for()
        assert visit.complaints == []
        visit.context.close()


def test_every_page_of_settings_is_tried() -> None:
    assert {file.stem for file in HANDBOOK.glob("*.md")} - {"index"} == set(SERVERS)
