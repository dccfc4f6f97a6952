"""A file of labelled questions through real search boxes in Chromium: what is found, how fast, for how many bytes.

    python benchmarks/search/measure.py SITE QUESTIONS.json [--stock PYTHON | --file] [--throttle 6] [--misses]

QUESTIONS is a list of `{"q": ..., "kind": ..., "relevant": [topic or address, ...]}`; topics become addresses by
`tests/search/topics.json`. A question none of whose pages is in the site is left out and counted. PYTHON is that of an
environment with mkdocs-material and jieba, which builds stock Material from the same Markdown.
"""

import argparse
import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import Browser, Page, Request, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from boxes import OURS, STOCK, Answer, Box  # noqa: E402
from tests.search.topics import find_wanted  # noqa: E402

COLD = "客服说要退款"
"""The first question of a visit, of which bytes, requests and time are taken."""

ROUNDS = 3
MEMORY_QUESTIONS = 20

Found = dict[str, list[tuple[int, Answer]]]


class _Quiet(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer; a visit may end while the browser still asks."""
        with suppress(ConnectionError):
            super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Yield where *site* is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def build_stock(python: str, folder: Path) -> Path:
    """Return stock Material's site of the same Markdown, built by *python* in *folder*."""
    tree, site = folder / "tree", folder / "stock"
    program = Path(sys.executable).with_name("classroom")
    call = functools.partial(subprocess.run, check=True, capture_output=True)
    call([program, "generate", "--out", tree], cwd=ROOT)
    shutil.rmtree(tree / "docs/search")
    settings = yaml.safe_load((tree / "mkdocs.yml").read_text("utf-8"))
    del settings["extra_css"], settings["extra_javascript"], settings["extra"]
    settings["theme"] = {"name": "material", "language": "zh", "font": False}
    settings["plugins"] = [{"search": {"lang": "zh"}}]
    (tree / "stock.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    command = [python, "-m", "mkdocs", "build", "-q", "-f", tree / "stock.yml", "-d", site]
    call(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return site


def path_of(url: str, root: str) -> str:
    """Return the place of *url* in the site at *root*."""
    return unquote(urlsplit(url).path).removeprefix(unquote(urlsplit(root).path))


def measure(box: Box, page: Page, root: str, questions: list[dict[str, Any]], pages: frozenset[str]) -> Found:
    """Return for each kind, for each of its questions the place of the first page that answers, and the answer."""
    box.open(page, root)
    box.touch(page)
    found: Found = defaultdict(list)
    for question in questions:
        wanted = find_wanted(question["relevant"], pages)
        if wanted:
            box.clear(page)
            answer = box.ask(page, question["q"])
            places = [path_of(link, root) for link in answer.links]
            rank = next((place for place, name in enumerate(places, 1) if name in wanted), 0)
            found[question["kind"]].append((rank, answer))
            if options().misses and rank != 1:
                print(f"{rank:3} {question['q']} → {' '.join(places[:3])}")  # noqa: T201
    return found


def tell(kind: str, found: list[tuple[int, Answer]]) -> str:
    """Return a row of a table: questions, hit@1/3/10, mean reciprocal rank, none found, warm time."""
    total = len(found)
    hits = "/".join(f"{100 * sum(0 < rank <= most for rank, _ in found) / total:.0f}" for most in (1, 3, 10))
    mean = sum(1 / rank for rank, _ in found if rank) / total
    none = 100 * sum(not answer.links for _, answer in found) / total
    warm = statistics.median(answer.last_ms for _, answer in found)
    return f"| {kind} | {total} | {hits} | {mean:.2f} | {none:.0f} | {warm:.0f} |"


def weigh(box: Box, browser: Browser, root: str, site: Path, throttle: float) -> str:
    """Return what the first question of a fresh visit fetches, and the median times of some visits."""
    firsts, lasts, names = [], [], []
    for _ in range(ROUNDS):
        context = browser.new_context()
        page = context.new_page()
        names = []

        def note(request: Request, names: list[str] = names) -> None:
            names.append(path_of(request.url, root))

        page.on("request", note)
        if throttle > 1:
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": throttle})
        box.open(page, root)
        before = [name for name in names if _is_of(name, box)]
        box.touch(page)
        answer = box.ask(page, COLD)
        firsts.append(answer.first_ms)
        lasts.append(answer.last_ms)
        context.close()
    own = [name for name in names if _is_of(name, box) and not name.startswith(box.later)]
    return (
        f"{box.name}: {_weigh(site, before)} bytes gz before the box is touched, {_weigh(site, own)} in {len(own)} "
        f"requests for the first question; cold at {throttle:g}×: first list {statistics.median(firsts):.0f} ms, "
        f"last {statistics.median(lasts):.0f} ms"
    )


def _is_of(name: str, box: Box) -> bool:
    """Tell whether the file *name* is one that *box* fetches to search; programs stand in a folder named by content."""
    return any(name.startswith(folder) or (folder.startswith("/") and folder in name) for folder in box.folders)


def _weigh(site: Path, names: list[str]) -> int:
    return sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in names if (site / name).is_file())


def weigh_memory(box: Box, page: Page, root: str, questions: list[dict[str, Any]]) -> str:
    """Return how many megabytes of the page's heap the search keeps after some questions."""
    session = page.context.new_cdp_session(page)
    box.open(page, root)

    def heap() -> float:
        session.send("HeapProfiler.collectGarbage")
        return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6

    before = heap()
    box.touch(page)
    for question in questions[:MEMORY_QUESTIONS]:
        box.clear(page)
        box.ask(page, question["q"])
    return f"{box.name}: {heap() - before:.1f} MB of heap after {MEMORY_QUESTIONS} questions"


@functools.cache
def options() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--stock", help="a Python with mkdocs-material and jieba")
    parser.add_argument("--file", action="store_true", help="open the folder itself")
    parser.add_argument("--throttle", type=float, default=1)
    parser.add_argument("--misses", action="store_true", help="print what did not come first")
    return parser.parse_args()


def compare(box: Box, browser: Browser, site: Path, pages: frozenset[str]) -> None:
    """Print everything about *box* in *site*; questions are judged by the *pages* of our site."""
    questions = json.loads(options().questions.read_text("utf-8"))
    with serve(site) as address:
        root = f"{site.as_uri()}/" if options().file else address
        print(weigh(box, browser, root, site, options().throttle))  # noqa: T201
        if box is OURS:
            print(weigh_memory(box, browser.new_page(), root, questions))  # noqa: T201
        found = measure(box, browser.new_page(), root, questions, pages)
    everything = [it for results in found.values() for it in results]
    print(f"left out: {len(questions) - len(everything)}")  # noqa: T201
    print(f"| {box.name} | questions | hit@1/3/10 | MRR | none, % | warm, ms |\n|---|---|---|---|---|---|")  # noqa: T201
    for kind, results in [*found.items(), ("all", everything)]:
        print(tell(kind, results))  # noqa: T201


def main() -> None:
    """Measure ours, and stock Material after it where it was asked for."""
    site: Path = options().site.resolve()
    pages = frozenset(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        compare(OURS, browser, site, pages)
        if options().stock:
            compare(STOCK, browser, build_stock(options().stock, Path(folder)), pages)
        browser.close()


if __name__ == "__main__":
    main()
