"""The search without a browser: an index of the real content on disk, and questions put to the site's own programs."""

import datetime
import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.context import Context
from classroom.library.loading import load_library
from classroom.options import FILE, read_options
from classroom.outputs.output import Output, reading_order
from classroom.outputs.site import Site
from classroom.plan import make_site_pages
from classroom.publication import publish
from tests.formats.programs import find_program

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
PROGRAMS = tuple(ROOT / f"docs/assets/js/search/{name}.js" for name in ("pieces", "signs", "ranking", "box"))
QUERIES = FOLDER / "queries.json"
"""Labelled questions of our own, by kind."""

TODAY = datetime.date(2026, 11, 24)


def read_site(root: Path = ROOT) -> tuple[Site, tuple[Output, ...]]:
    """Return what the public edition of the content under *root* publishes, and its pages."""
    library = load_library(root).library
    assert library is not None
    options, _ = read_options(root / FILE)
    site = Site(publish(library, "public", TODAY), Context(library, TODAY, options, Scanner()))
    return site, tuple(sorted(make_site_pages(site), key=reading_order))


def write_scripts(outputs: Iterable[Output], folder: Path) -> Path:
    """Write the scripts of an index below *folder* and return where they are."""
    for output in outputs:
        file = folder / output.uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(output.content or "", "utf-8")
    return folder / "search"


def ask(folder: Path, questions: Sequence[str]) -> list[dict[str, Any]]:
    """Return what the site's programs answer to *questions* from the index in *folder*: `places` and what it took."""
    node = find_program("node", "nodejs")
    done = subprocess.run(
        [node, str(FOLDER / "asking.js"), str(folder)],
        input=json.dumps(questions),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers
