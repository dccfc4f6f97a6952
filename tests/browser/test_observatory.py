"""The handbook's settings with https, in real servers, have the highest mark; and the marking sees what is missing."""

import http.client
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.observatory import HIGHEST, Said, judge
from tests.browser.servers import SERVERS, served_securely

pytestmark = pytest.mark.xdist_group("servers")

PAGE = '<!doctype html><script src="assets/js/site.js" defer></script><title>x</title>'
GOOD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; img-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Strict-Transport-Security": "max-age=31536000",
    "Cross-Origin-Resource-Policy": "same-origin",
}
REDIRECTED = "https://localhost/"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a certificate for `localhost` that nobody but this test trusts, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    own, key = folder / "own.pem", folder / "own.key"
    command = "openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 2 -subj /CN=localhost"
    names = ("-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(own))
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    return own, key


@pytest.fixture(scope="module")
def files() -> Iterator[Path]:
    """Return a folder that any user may read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "index.html").write_text(PAGE, "utf-8")
        (folder / "404.html").write_text(PAGE, "utf-8")
        yield folder


def ask(line: http.client.HTTPConnection, path: str) -> http.client.HTTPResponse:
    line.request("GET", path)
    answer = line.getresponse()
    answer.text = answer.read().decode()  # type: ignore[attr-defined]
    line.close()
    return answer


@pytest.mark.parametrize("name", SERVERS)
def test_the_highest_mark(name: str, files: Path, certificate: tuple[Path, Path], tmp_path: Path) -> None:
    with served_securely(name, files, tmp_path / name, certificate) as (plain, secure):
        context = ssl.create_default_context(cafile=certificate[0])
        first = ask(http.client.HTTPConnection(urlsplit(plain).netloc), "/index.html?a=b")
        page = ask(http.client.HTTPSConnection(urlsplit(secure).netloc, context=context), "/index.html")
    assert (first.status in {301, 308}, urlsplit(first.headers["Location"])[2:4]) == (True, ("/index.html", "a=b"))
    assert (page.status, page.text) == (200, PAGE)
    said = Said(dict(page.headers.items()), page.text, location=first.headers["Location"])
    assert judge(said)[:2] == HIGHEST


@pytest.mark.parametrize(
    ("name", "value", "result", "mark"),
    [
        ("", "", "", ("A+", 130)),
        ("Content-Security-Policy", None, "csp-not-implemented", ("C", 55)),
        ("Content-Security-Policy", "default-src 'self' 'unsafe-inline'", "csp-implemented-with-unsafe-inline", None),
        ("Content-Security-Policy", "default-src 'none'; style-src data:", "in-style-src-only", None),
        ("Content-Security-Policy", "default-src 'none'; img-src http:", "in-passive-content-only", None),
        ("Content-Security-Policy", "default-src 'none'; font-src http://x", "with-insecure-scheme", None),
        ("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-eval'", "unsafe-eval", None),
        ("Content-Security-Policy", "default-src 'self'", "csp-implemented-with-no-unsafe", None),
        ("Referrer-Policy", None, "referrer-policy-not-implemented", ("A+", 125)),
        ("Referrer-Policy", "unsafe-url", "referrer-policy-unsafe", ("A+", 120)),
        ("Strict-Transport-Security", None, "hsts-not-implemented", ("B+", 80)),
        ("Strict-Transport-Security", "max-age=60", "hsts-implemented-max-age-less-than-six-months", ("A+", 120)),
        ("X-Content-Type-Options", None, "x-content-type-options-not-implemented", ("A+", 125)),
        ("Cross-Origin-Resource-Policy", None, "cross-origin-resource-policy-not-implemented", ("A+", 120)),
        ("Access-Control-Allow-Origin", "*", "with-public-access", ("A+", 130)),
        ("Set-Cookie", "a=b", "cookies-session-without-secure-flag", ("C+", 60)),
    ],
)
def test_what_is_missing_costs_points(name: str, value: str | None, result: str, mark: tuple[str, int] | None) -> None:
    headers = {key: kept for key, kept in {**GOOD, name: value}.items() if key and kept is not None}
    grade, score, results = judge(Said(headers, PAGE, location=REDIRECTED))
    assert any(found.endswith(result) for found in results)
    assert mark is None or (grade, score) == mark


@pytest.mark.parametrize(
    ("page", "location", "result"),
    [
        (PAGE, None, "redirection-missing"),
        (PAGE, "http://localhost/x", "redirection-not-to-https"),
        (PAGE, "https://example.org/", "redirection-off-host-from-http"),
        ('<script src="//x.example/a.js"></script>', REDIRECTED, "external-scripts-not-loaded-securely"),
        ('<script src="https://x.example/a.js"></script>', REDIRECTED, "external-scripts-loaded-securely"),
    ],
)
def test_what_pages_and_addresses_cost(page: str, location: str | None, result: str) -> None:
    _, score, results = judge(Said(GOOD, page, location=location))
    assert (score < HIGHEST[1], any(found.endswith(result) for found in results)) == (True, True)
