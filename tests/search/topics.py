"""Topics of labelled questions → addresses of pages → pages of the built site."""

import json
from collections.abc import Container, Iterable
from pathlib import Path

FILE = Path(__file__).with_name("topics.json")
TOPICS: dict[str, list[str]] = json.loads(FILE.read_text("utf-8"))
"""Topic → addresses relative to the root of the site, with a slash at the end: `guides/task-rebate/`."""


def find_page(address: str, pages: Container[str]) -> str | None:
    """Return which of *pages* stands at *address*, `guides/task-rebate.html` or `guides/index.html`; None if none."""
    place = address.strip("/")
    opening = f"{place}/index.html" if place else "index.html"
    return next((page for page in (opening, f"{place}.html") if page in pages), None)


def find_wanted(labels: Iterable[str], pages: Container[str]) -> set[str]:
    """Return the pages that *labels*, topics or addresses, ask for, as far as they are among *pages*."""
    addresses = (address for label in labels for address in TOPICS.get(label, [label]))
    return {page for address in addresses if (page := find_page(address, pages))}
