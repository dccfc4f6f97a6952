"""A site against its release, on disk and on real servers: what was altered, missing, added, and who lies."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.identity import Reader
from classroom.checks.waivers import Waivers
from classroom.contacts.directory import Directory
from classroom.history import Origin
from classroom.release.manifest import RELEASE_FILE, SealedRelease, read_release
from classroom.release.sealing import seal_site
from classroom.verification.copying import PROBE
from classroom.verification.fetching import LiveSite
from classroom.verification.verification import (
    VerificationError,
    Verified,
    Wanted,
    find_address,
    read_wanted,
    verify_folder,
    verify_live,
)
from tests.publishing.sites import DAY, make_site

FORGED = '<title>黑页</title><a href="evil/hidden.html">看</a>'


class Handler(BaseHTTPRequestHandler):
    """Serves the folder of its server as the server's `manner` says."""

    server: "Server"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0]).lstrip("/")
        self.server.asked.append(path)
        self.server.manner(self, path)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def give(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def give_file(self, path: str) -> None:
        file = self.server.folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        self.give(file.read_bytes()) if file.is_file() else self.give(b"404", 404)


class Server(ThreadingHTTPServer):
    """A server on this machine that shows `folder` in its own manner, and remembers what was asked."""

    daemon_threads = True

    def __init__(self, folder: Path, manner) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder, self.manner, self.asked = folder, manner, []
        self.address = f"http://127.0.0.1:{self.server_port}/"


@contextmanager
def serve(folder: Path, manner=Handler.give_file) -> Iterator[Server]:
    with Server(folder, manner) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make_site(tmp_path / "site", "one", "now/index.html")
    return tmp_path / "site"


def seal_of(site: Path) -> SealedRelease:
    return read_release((site / RELEASE_FILE).read_bytes())


def look(server: Server, wanted: Wanted | None = None, timeout: float = 20) -> Verified:
    pauses: list[float] = []
    return verify_live(LiveSite(server.address, timeout, pauses.append), wanted or Wanted(), None)


def told(verified: Verified) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in verified.problems]


def alter(site: Path) -> list[tuple[str, str]]:
    """Deface *site*; return what is to be told of it."""
    (site / "index.html").write_text(FORGED, "utf-8")
    (site / "cases" / "one.html").unlink()
    (site / "evil").mkdir()
    (site / "evil" / "hidden.html").write_text("藏着", "utf-8")
    return [("cases/one.html", "file-missing"), ("evil/hidden.html", "file-added"), ("index.html", "file-altered")]


def test_a_site_that_is_what_was_published(site: Path) -> None:
    with serve(site) as server:
        assert told(look(server)) == []
        assert {PROBE, "", "now/", RELEASE_FILE, "cases/二.html"} <= set(server.asked)
    assert told(verify_folder(site, Wanted(seal_of(site)), None)) == []


def test_altered_missing_and_added_files_are_told(site: Path) -> None:
    expected = alter(site)
    assert told(verify_folder(site, Wanted(), None)) == expected
    with serve(site) as server:
        assert told(look(server)) == expected


def test_a_hidden_file_and_a_link_are_told_in_a_folder(site: Path) -> None:
    (site / ".htaccess").write_text("Redirect / x", "utf-8")
    data = (site / "sw.js").read_bytes()
    (site / "sw.js").unlink()
    (site.parent / "elsewhere.js").write_bytes(data)
    (site / "sw.js").symlink_to(site.parent / "elsewhere.js")
    assert told(verify_folder(site, Wanted(), None)) == [(".htaccess", "file-added"), ("sw.js", "file-altered")]


def test_a_release_file_forged_with_the_pages_is_told_by_what_was_published(site: Path) -> None:
    published = seal_of(site)
    (site / RELEASE_FILE).unlink()
    make_site(site, "forged", "now/index.html")
    assert told(verify_folder(site, Wanted(), None)) == []  # by itself it looks right
    only_hash = told(verify_folder(site, Wanted(hash_start=published.sha256), None))
    assert only_hash == [(RELEASE_FILE, "other-release")]
    whole = told(verify_folder(site, Wanted(published), None))
    assert (RELEASE_FILE, "other-release") in whole
    assert ("index.html", "file-altered") in whole
    with serve(site) as server:
        assert told(look(server, Wanted(published))) == whole


def test_without_its_release_file_only_what_was_kept_tells(site: Path) -> None:
    published = seal_of(site)
    (site / RELEASE_FILE).unlink()
    with pytest.raises(VerificationError, match="这里没有 release"):
        verify_folder(site, Wanted(), None)
    assert told(verify_folder(site, Wanted(published), None)) == [(RELEASE_FILE, "file-missing")]
    with serve(site) as server:
        with pytest.raises(VerificationError, match="这里没有 release"):
            look(server)
        assert told(look(server, Wanted(published))) == [(RELEASE_FILE, "file-missing")]


def test_gzip_on_the_way_changes_nothing(site: Path) -> None:
    def pack(handler: Handler, path: str) -> None:
        file = site / (path or "index.html")
        if file.is_file():
            handler.give(gzip.compress(file.read_bytes()), Content_Encoding="gzip")
        else:
            handler.give_file(path)

    with serve(site, pack) as server:
        assert told(look(server)) == []


def test_a_bomb_of_zeros_is_an_altered_file_and_fills_no_memory(site: Path) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)

    def explode(handler: Handler, path: str) -> None:
        if path == "sw.js":
            handler.give(bomb, Content_Encoding="gzip")
        else:
            handler.give_file(path)

    with serve(site, explode) as server:
        assert told(look(server)) == [("sw.js", "file-altered")]


def test_a_server_that_answers_everything_is_told_and_not_believed(site: Path) -> None:
    (site / "cases" / "one.html").unlink()

    def please(handler: Handler, path: str) -> None:
        file = site / path
        handler.give(file.read_bytes() if file.is_file() else (site / "index.html").read_bytes())

    with serve(site, please) as server:
        assert told(look(server)) == [("cases/one.html", "file-missing"), (PROBE, "answers-anything")]


def test_another_first_page_before_the_true_one_is_told(site: Path) -> None:
    """As `index.php` goes before `index.html` on many servers."""

    def cheat(handler: Handler, path: str) -> None:
        handler.give(FORGED.encode()) if not path else handler.give_file(path)

    with serve(site, cheat) as server:
        assert told(look(server)) == [("/", "other-page-shown")]


def test_a_folder_address_that_shows_nothing_is_told_for_the_first_page_alone(site: Path) -> None:
    def hide(handler: Handler, path: str) -> None:
        handler.give(b"", 404) if not path or path.endswith("/") else handler.give_file(path)

    with serve(site, hide) as server:
        assert told(look(server)) == [("/", "other-page-shown")]


def test_a_server_that_stumbles_is_asked_again(site: Path) -> None:
    failed: set[str] = set()

    def stumble(handler: Handler, path: str) -> None:
        if path not in failed:
            failed.add(path)
            if path.endswith(".html"):
                handler.give(b"later", 503)
                return
            handler.send_response(200)
            handler.send_header("Content-Length", "1000")
            handler.end_headers()
            handler.wfile.write(b"half")
            handler.close_connection = True
        else:
            handler.give_file(path)

    with serve(site, stumble) as server:
        assert told(look(server)) == []
        assert server.asked.count("cases/one.html") == 2


def test_a_file_that_never_comes_is_no_altered_one(site: Path) -> None:
    def refuse(handler: Handler, path: str) -> None:
        handler.give(b"", 500) if path == "sw.js" else handler.give_file(path)

    with serve(site, refuse) as server:
        verified = look(server)
        assert told(verified) == [("sw.js", "not-fetched")]
        assert server.asked.count("sw.js") == 3
    assert verified.problems[0].message == "没有取回，不知道对不对：服务器回答 500"


def test_a_server_that_goes_silent_is_given_up(site: Path) -> None:
    over = threading.Event()

    def be_silent(handler: Handler, path: str) -> None:
        if path == "sw.js":
            over.wait(30)
            handler.close_connection = True
        else:
            handler.give_file(path)

    with serve(site, be_silent) as server:
        try:
            assert told(look(server, timeout=0.3)) == [("sw.js", "not-fetched")]
        finally:
            over.set()


def test_a_redirect_on_the_site_is_followed_and_one_off_it_told(site: Path) -> None:
    with serve(site) as other:

        def lead(handler: Handler, path: str) -> None:
            if path == "sw.js":
                handler.give(b"", 302, Location=f"{other.address}sw.js")
            elif path == "cases/one.html":
                handler.give(b"", 301, Location="/moved/one.html")
            else:
                handler.give_file(path.replace("moved/", "cases/"))

        with serve(site, lead) as server:
            assert told(look(server)) == [("sw.js", "redirected")]
        with (
            serve(site, lambda handler, path: handler.give(b"", 302, Location=other.address + path)) as server,
            pytest.raises(VerificationError, match="转到了别的网站"),
        ):
            look(server)


def test_a_server_that_is_not_there() -> None:
    nobody = LiveSite("http://127.0.0.1:9/", 1, lambda _: None)
    with pytest.raises(VerificationError, match="打不开：连不上"):
        verify_live(nobody, Wanted(), None)


def test_the_proof_runs_on_what_came(site: Path) -> None:
    """The small site fails it in some ways; a page defaced with a number that nobody registered in one more."""
    reader = Reader(Scanner(), Directory(), Waivers())
    before = set(told(verify_folder(site, Wanted(), reader)))
    (site / "index.html").write_text("<title>one</title><p>拨打 400-123-4567 领奖</p>", "utf-8")
    more = set(told(verify_folder(site, Wanted(), reader))) - before
    assert more >= {("index.html", "file-altered"), ("index.html", "unregistered-number")}


def test_a_missing_file_is_told_once_and_not_by_every_page_that_links_to_it(site: Path) -> None:
    (site / "cases" / "one.html").write_text('<title>x</title><a href="../index.html">x</a>', "utf-8")
    seal_site(site, "public", "one", DAY, Origin())
    (site / "index.html").unlink()
    (site / "sw.js").write_text("/* 黑 */", "utf-8")
    found = told(verify_folder(site, Wanted(), Reader(Scanner(), Directory(), Waivers())))
    assert found == [("index.html", "file-missing"), ("sw.js", "file-altered")]


def test_a_release_that_leads_out_of_its_folder_is_none(site: Path, tmp_path: Path) -> None:
    text = (site / RELEASE_FILE).read_text("utf-8")
    for path in ("../evil", "/etc/passwd", "a/../../b", "c:evil", "a\\\\b", "con.txt", "a//b", "./a"):
        (site / RELEASE_FILE).write_text(text.replace('"sw.js"', f'"{path}"'), "utf-8")
        with serve(site) as server, pytest.raises(VerificationError, match="或者它坏了"):
            look(server)
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.example", "https://a.example/"),
        ("https://a.example/x/index.html", "https://a.example/x/"),
        ("http://a.example:81/x", "http://a.example:81/x/"),
        ("https://a.example/release.json", "https://a.example/"),
        ("site", None),
        ("C:\\site", None),
    ],
)
def test_an_address_or_a_folder(text: str, address: str | None) -> None:
    assert find_address(text) == address


@pytest.mark.parametrize("text", ["ftp://a.example/", "file:///etc", "https://", "https://a@b.example/"])
def test_an_address_of_another_kind(text: str) -> None:
    with pytest.raises(VerificationError, match="的写法不对"):
        find_address(text)


def test_what_was_published_is_a_file_a_hash_or_a_name(site: Path) -> None:
    sealed = seal_of(site)
    assert read_wanted(str(site / RELEASE_FILE)) == Wanted(sealed)
    assert read_wanted(sealed.sha256.upper()) == Wanted(hash_start=sealed.sha256)
    assert read_wanted(f"0007-{sealed.name}") == read_wanted(sealed.name) == Wanted(hash_start=sealed.sha256[:16])
    assert read_wanted(None) == Wanted()
    for wrong in (sealed.sha256[:15], str(site / "index.html"), str(site / "nothing")):
        with pytest.raises(VerificationError):
            read_wanted(wrong)
