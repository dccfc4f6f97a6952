"""Measure the first visit on a slow phone beside stock Material on the same Markdown, and Lighthouse's points.

Usage: python benchmarks/look/measure.py [ROUNDS] [--lighthouse]
"""

import functools
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import yaml
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # the tests' way to start Lighthouse

from tests.browser.conftest import CHROMIUM, FLAGS  # noqa: E402
from tests.browser.lighthouse import run_lighthouse  # noqa: E402

PROGRAMS = Path(sys.executable).parent
PAGES = {"home": "index.html", "guide": "guides/task-rebate.html", "now": "now/index.html"}
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Latency in milliseconds, bytes a second: 400 kbit/s, what the browser's own tools call slow 3G."""

SLOWDOWN = 6
PHONE = {"width": 360, "height": 740}
COMPRESSED = (".html", ".css", ".js", ".json", ".svg")
PAINTS = """() => new Promise(done => new PerformanceObserver(list => {
  const first = performance.getEntriesByName("first-contentful-paint")[0];
  done([first.startTime, list.getEntries().at(-1).startTime]);
}).observe({type: "largest-contentful-paint", buffered: true}))"""


class Visit(NamedTuple):
    """A first visit: milliseconds to the first and the largest text, requests, bytes of what was asked for."""

    first_ms: float
    largest_ms: float
    requests: int
    sent_bytes: int


class _Handler(SimpleHTTPRequestHandler):
    """A server that compresses, as the ones that sites stand on do."""

    def do_GET(self) -> None:
        """Answer; a visit may end while the browser still asks."""
        with suppress(ConnectionError):
            self._answer(Path(self.translate_path(self.path)))

    def _answer(self, file: Path) -> None:
        if not file.is_file() or file.suffix not in COMPRESSED:
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(file)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve *folder* and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def build_sites(folder: Path) -> dict[str, Path]:
    """Return our site and stock Material's of the same Markdown, built in *folder*."""
    tree, ours, stock = folder / "tree", folder / "ours", folder / "stock"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    call = functools.partial(subprocess.run, cwd=ROOT, env=environment, check=True, capture_output=True)
    call([str(PROGRAMS / "classroom"), "build", "--site-dir", str(ours)])
    call([str(PROGRAMS / "classroom"), "generate", "--out", str(tree)])
    settings = yaml.safe_load((tree / "mkdocs.yml").read_text("utf-8"))
    del settings["extra_css"], settings["extra_javascript"]
    settings["theme"] = {"name": "material", "language": "zh", "font": False}
    (tree / "stock.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    call([str(PROGRAMS / "mkdocs"), "build", "-q", "-f", str(tree / "stock.yml"), "-d", str(stock)])
    return {"ours": ours, "stock": stock}


def visit(browser: Browser, folder: Path, address: str, path: str) -> Visit:
    """Open *path* for the first time on a slow phone."""
    context = browser.new_context(viewport=PHONE, color_scheme="light")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(address + path, wait_until="networkidle", timeout=120_000)
    first_ms, largest_ms = page.evaluate(PAINTS)
    context.close()
    own = [folder / url.removeprefix(address) for url in asked if url.startswith(address)]
    sent = sum(len(gzip.compress(file.read_bytes(), 6)) for file in own if file.is_file())
    return Visit(first_ms, largest_ms, len(asked), sent)


def compare(rounds: int, sites: dict[str, Path], addresses: dict[str, str]) -> None:
    """Print the median of every page of both sites, visited in turn, and the ratio of ours to stock."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for name, path in PAGES.items():
            seen: dict[str, list[Visit]] = {site: [] for site in sites}
            for _ in range(rounds):
                for site, folder in sites.items():
                    seen[site].append(visit(browser, folder, addresses[site], path))
            middle = {site: Visit(*map(statistics.median, zip(*found, strict=True))) for site, found in seen.items()}
            for site, found in middle.items():
                print(f"| {name}, {site} | {' | '.join(f'{value:,.0f}' for value in found)} |")  # noqa: T201
            ratios = (mine / theirs for mine, theirs in zip(middle["ours"], middle["stock"], strict=True))
            print(f"| {name}, ratio | {' | '.join(f'{ratio:.0%}' for ratio in ratios)} |")  # noqa: T201
        browser.close()


def main(rounds: int, *, with_lighthouse: bool) -> None:
    """Print the table of first visits, and Lighthouse's points where asked."""
    folder = Path(tempfile.mkdtemp(prefix="classroom-look-"))
    sites = build_sites(folder)
    with serve(sites["ours"]) as ours, serve(sites["stock"]) as stock:
        print("| Page | First text, ms | Largest, ms | Requests | Bytes, gz |\n|---|---|---|---|---|")  # noqa: T201
        compare(rounds, sites, {"ours": ours, "stock": stock})
        for path in PAGES.values() if with_lighthouse else ():
            points = {
                name: round(part["score"] * 100) for name, part in run_lighthouse(ours + path)["categories"].items()
            }
            print(path, points)  # noqa: T201
    shutil.rmtree(folder)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    main(*(numbers or [5]), with_lighthouse="--lighthouse" in sys.argv)
