"""Time builds of the same pages by this project, Material, ProperDocs, Zensical and Hugo, in one run.

Usage: python benchmarks/build/measure.py [--pages 100,400] [--rounds 3] [--out FOLDER]

Prints a table of median processor seconds, writes it as Markdown and as a plot in SVG when *out* is given. Runs are
interleaved: one of each engine, then the next round. What was changed is put back before the next engine's turn.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from engines import PROGRAMS, Engine, prepare_engines
from plot import draw_plot
from station import ADDED, CANCELLED, EDITED, TERM, write_added, write_station

KNOWN = "cold, texts known"
"""Nothing is kept but what was found in texts: the pages are all made."""

KINDS = (
    "cold",
    KNOWN,
    "nothing changed",
    "body edit",
    "title edit",
    "class cancelled",
    "page added",
    "template changed",
)
DAY = "1795420800"
"""2026-11-23 in Shanghai."""


class Taken(NamedTuple):
    """Processor seconds of a run and its children, seconds by the clock, and megabytes at its peak."""

    cpu_seconds: float
    wall_seconds: float
    peak_mb: float


def run(engine: Engine) -> Taken:
    """Build the site of *engine* once."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY}
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  # the engines named on the command line
        engine.command, cwd=engine.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    complaint = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{engine.name}: {process.returncode}\n{complaint.decode()[-2000:]}")
    return Taken(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


@contextmanager
def changed(engine: Engine, kind: str) -> Iterator[None]:
    """Make a change of *kind* meanwhile; nothing for an engine that has no such thing."""
    edited, saved = _place(engine, EDITED), {}
    term = _place(engine, TERM)
    added = _place(engine, ADDED)
    target = {"template changed": engine.template, "class cancelled": term}.get(kind, edited)
    if kind in ("cold", KNOWN, "nothing changed"):
        yield
        return
    if kind == "page added":
        _add(engine, added)
    else:
        saved[target] = target.read_text("utf-8")
        target.write_text(_CHANGES[kind](saved[target]), "utf-8")
    try:
        yield
    finally:
        for file, text in saved.items():
            file.write_text(text, "utf-8")
        added.unlink(missing_ok=True)


def _place(engine: Engine, path: str) -> Path:
    """Return where *engine* has what a station has at *path*: in a tree a class is a page of its own."""
    if engine.pages == engine.folder:
        return engine.folder / path
    if path == TERM:
        return next((engine.pages / "courses/schedule/2026-winter").glob("*class-1.md"))
    return engine.pages / path.removeprefix("docs/")


def _add(engine: Engine, place: Path) -> None:
    if engine.pages == engine.folder:
        write_added(engine.folder)
    else:
        first = next(iter(sorted(place.parent.glob("guide-1.md"))))
        place.write_text(first.read_text("utf-8").replace("第 1 篇", "第 0 篇"), "utf-8")


def _cancel(text: str) -> str:
    return (
        text.replace(CANCELLED, f"{CANCELLED} status: cancelled, reason: 停电,")
        if CANCELLED in text
        else f"取消\n\n{text}"
    )


_CHANGES: dict[str, Callable[[str], str]] = {
    "body edit": lambda text: f"{text}\n这一段是新加的。\n",
    "title edit": lambda text: text.replace("停一停再说", "先停一停", 2),
    "class cancelled": _cancel,
    "template changed": lambda text: f"{text}\n<!-- changed -->\n",
}


def clear(engine: Engine, but: Path | None = None) -> None:
    """Remove whatever *engine* keeps between builds, *but* one file."""
    saved = but.read_bytes() if but else b""
    for path in engine.kept:
        shutil.rmtree(path, ignore_errors=True)
    if but:
        but.parent.mkdir()
        but.write_bytes(saved)


def measure(pages: int, rounds: int, engines: list[Engine]) -> dict[tuple[str, str], Taken]:
    """Return the medians by engine and kind of build."""
    taken: dict[tuple[str, str], list[Taken]] = {}
    for number in range(rounds):
        for kind in KINDS:
            for engine in engines:
                print(f"{pages} pages, round {number + 1}: {kind}, {engine.name}", file=sys.stderr)  # noqa: T201
                if kind == KNOWN and engine.known is None:
                    continue
                if kind in ("cold", KNOWN):
                    clear(engine, but=engine.known if kind == KNOWN else None)
                with changed(engine, kind):
                    taken.setdefault((engine.name, kind), []).append(run(engine))
                if kind not in ("cold", KNOWN, "nothing changed"):
                    run(engine)  # back to what was, so that the next change is the only one
    return {key: Taken(*map(statistics.median, zip(*runs, strict=True))) for key, runs in taken.items()}


def tell(pages: int, found: dict[tuple[str, str], Taken]) -> str:
    """Return the table of one size in Markdown: processor seconds, and the share of Material's cold build."""
    names = list(dict.fromkeys(name for name, _ in found))
    base = found["Material + prune", "cold"].cpu_seconds
    lines = [f"{pages} pages", "", f"| | {' | '.join(KINDS)} | peak MB |", f"|---{'|---' * (len(KINDS) + 1)}|"]
    for name in names:
        runs = [found.get((name, kind)) for kind in KINDS]
        cells = [f"{taken.cpu_seconds:.2f} ({taken.cpu_seconds / base:.2f})" if taken else "–" for taken in runs]
        lines.append(f"| {name} | {' | '.join(cells)} | {found[name, 'cold'].peak_mb:.0f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="100,400")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=None)
    asked = parser.parse_args()
    tables, found = [], {}
    for pages in map(int, asked.pages.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            station, tree = Path(folder) / "station", Path(folder) / "tree"
            write_station(station, pages)
            subprocess.run(  # noqa: S603
                [PROGRAMS / "classroom", "generate", "--out", tree], cwd=station, check=True, capture_output=True
            )
            engines = prepare_engines(station, tree / "docs", Path(folder))
            found[pages] = measure(pages, asked.rounds, engines)
        tables.append(tell(pages, found[pages]))
        print(tables[-1])  # noqa: T201
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
        (asked.out / "table.md").write_text("\n".join(tables), "utf-8")
        (asked.out / "plot.svg").write_text(draw_plot(found), "utf-8")


if __name__ == "__main__":
    main()
