"""What a site's own data allows, for commands that read texts and not the whole content."""

from pathlib import Path
from typing import Any

from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.identity import Reader
from classroom.checks.waivers import Waivers
from classroom.contacts.directory import Directory
from classroom.library.layout import place
from classroom.library.loading import read_entry
from classroom.problem import ContentError


def find_site(start: Path) -> Path | None:
    """Return the nearest folder from *start* upwards that holds a site, or None where there is none."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)


def open_reader(root: Path | None) -> Reader:
    """Return the reader of the site under *root*, with what it registers, its venues and what it lets through.

    A file that is not there or cannot be read allows nothing: then more is told, not less. Without a site nothing is
    allowed at all.
    """
    contacts, venues, waivers = (_read(root, name) for name in ("contacts", "venues", "waivers"))
    places = tuple(text for text, _ in venues.tree.texts) if venues else ()
    directory = (
        Directory(contacts.model.contacts, contacts.model.addresses, places=places)
        if contacts
        else Directory(places=places)
    )
    return Reader(Scanner(), directory, Waivers(waivers.model.waivers if waivers else ()))


def _read(root: Path | None, name: str) -> Any:
    if root is None:
        return None
    try:
        return read_entry(root, place(f"docs/data/{name}.yml"))
    except ContentError:
        return None
