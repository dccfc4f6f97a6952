"""A file of labelled questions through the real search box in Chromium: what is found, how fast, for how many bytes.

    python benchmarks/search/measure.py site questions.json [--file] [--throttle 6]

`questions.json` is a list of `{"q": ..., "kind": ..., "relevant": [topic or page, ...]}`; topics become pages by
`tests/search/topics.json`. A question none of whose pages is in the site is left out and counted.
"""

import argparse
import functools
import gzip
import json
import shutil
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, Request, sync_playwright

TOPICS = Path(__file__).parents[2] / "tests" / "search" / "topics.json"
FIND = "links => links.map(link => new URL(link.href).pathname)"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Yield where *site* is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def ask(page: Page, question: str) -> tuple[list[str], float, float]:
    """Return the places found for *question*, and the milliseconds to the first and to the last list."""
    page.fill(".search-field", "")
    page.wait_for_selector(".search-panel", state="hidden")
    start = time.perf_counter()
    page.fill(".search-field", question)
    page.wait_for_selector(".search-hit, .search-panel[data-asked]", state="attached")
    first = time.perf_counter() - start
    page.wait_for_selector(".search-panel[data-asked]", state="attached")
    return page.locator(".search-hit").evaluate_all(FIND), 1000 * first, 1000 * (time.perf_counter() - start)


def measure(page: Page, root: str, questions: list[dict[str, Any]], site: Path) -> dict[str, list[dict[str, float]]]:
    """Return for each kind what came of its questions."""
    topics: dict[str, list[str]] = json.loads(TOPICS.read_text("utf-8"))
    start = unquote(urlsplit(root).path)
    page.goto(f"{root}index.html")
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    for question in questions:
        wanted = {place for name in question["relevant"] for place in topics.get(name, [name])}
        wanted = {place for place in wanted if (site / f"{place}.html").exists()}
        if not wanted:
            found["left out"].append({})
            continue
        links, first, last = ask(page, question["q"])
        places = [unquote(link).removeprefix(start).removesuffix(".html") for link in links]
        rank = next((i for i, place in enumerate(places, 1) if place in wanted), 0)
        found[question["kind"]].append({"rank": rank, "none": not places, "first": first, "last": last})
        if rank != 1:
            print(f"{rank:3} {question['q']} → {' '.join(places[:3])}")  # noqa: T201
    return found


def tell(kind: str, found: list[dict[str, float]]) -> str:
    """Return a line of figures."""
    total = len(found)
    share = [100 * sum(0 < it["rank"] <= most for it in found) / total for most in (1, 3, 10)]
    mean = sum(1 / it["rank"] for it in found if it["rank"]) / total
    none = 100 * sum(it["none"] for it in found) / total
    warm = statistics.median(it["last"] for it in found)
    hits = "/".join(f"{it:.0f}" for it in share)
    return f"{kind:12}{total:5}  hit@1/3/10 {hits:12} MRR {mean:.2f}  none {none:.0f} %  warm {warm:.0f} ms"


def weigh(page: Page, root: str, site: Path, throttle: float) -> str:
    """Return what the first question of a fresh visit fetches and takes."""
    requests: list[str] = []

    def note(request: Request) -> None:
        requests.append(unquote(urlsplit(request.url).path).removeprefix(unquote(urlsplit(root).path)))

    page.goto(f"{root}index.html")
    page.wait_for_load_state("networkidle")
    if throttle > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    page.on("request", note)
    _, first, last = ask(page, "客服说要退款")
    own = [name for name in requests if name.startswith(("search/", "assets/js/search/"))]
    size = sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in own if "/text/" not in name)
    texts = sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in own if "/text/" in name)
    return (
        f"cold: first list {first:.0f} ms, last {last:.0f} ms, {len(own)} requests, "
        f"{size} bytes gz and {texts} for excerpts"
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--file", action="store_true", help="open the folder itself")
    parser.add_argument("--throttle", type=float, default=1)
    options = parser.parse_args()
    site: Path = options.site.resolve()
    questions = json.loads(options.questions.read_text("utf-8"))
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        root = f"{site.as_uri()}/" if options.file else address
        print(weigh(browser.new_page(), root, site, options.throttle))  # noqa: T201
        found = measure(browser.new_page(), root, questions, site)
        print(f"left out: {len(found.pop('left out', []))}")  # noqa: T201
        for kind, results in found.items():
            print(tell(kind, results))  # noqa: T201
        print(tell("all", [it for results in found.values() for it in results]))  # noqa: T201
        browser.close()


if __name__ == "__main__":
    main()
