"""What a reader's browser keeps for when there is no network: the emergency pages, the guides, what they need.

The program that keeps them is a service worker (W3C Service Workers) at the site's root, so that its scope is the
site wherever a server puts it. Its version changes with anything that a page is made of.
"""

import hashlib
import posixpath
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from classroom.outputs.help_strip import HelpLink
from classroom.outputs.output import Output
from classroom.outputs.phrases import URI as PHRASES
from classroom.outputs.programs import PLAIN_FOLDER, mark_digest
from classroom.render import render_text

WORKER = "sw.js"
"""Where the worker stands, in the source tree and in the site."""

OFFLINE_PAGE = "offline.html"
"""What is shown for a page that was not kept; the theme makes it of its own template."""

_TEMPLATE = "sw.js.j2"
_THEME_PAGES = (OFFLINE_PAGE, "search.html")
_PAGES = ("index.md", "about/hotlines.md")
_FOLDERS = ("now/", "guides/")
_ICON = "assets/images/mark.svg"
_ENGINES = ("mkdocs", "mkdocs-material")


class StoredPages(NamedTuple):
    """The worker, and links to the pages it keeps before they are read, as the offline page lists them."""

    worker: Output | None = None
    links: tuple[HelpLink, ...] = ()


NOTHING_STORED = StoredPages()
"""What a plan keeps that makes no site for a server."""


def store_pages(outputs: Iterable[Output], surroundings: Iterable[bytes], theme: Path, programs: str) -> StoredPages:
    """Return the worker that keeps pages of *outputs*, nothing where *theme* has no page to show for the others.

    Style sheets and scripts are in the folder *programs*.

    *surroundings* is what goes into pages besides: settings, navigation, what frames them. The same content gives
    the same version on any machine with the same engine.
    """
    if not (theme / OFFLINE_PAGE).is_file():
        return NOTHING_STORED
    planned = tuple(outputs)
    pages = [output for output in planned if _is_kept(output)]
    files = [name for name in _THEME_PAGES if (theme / name).is_file()]
    files += [output.site_uri for output in pages] + sorted({*_programs(planned, programs), *_pictures(planned, pages)})
    values = {"version": _version(planned, surroundings, theme), "files": [*map(quote, files)], "programs": programs}
    text = render_text(_TEMPLATE, values)
    order = sorted(pages, key=lambda output: (not output.uri.startswith(_FOLDERS), output.uri.split("/")[0] != "now"))
    links = tuple(HelpLink(output.title, output.site_uri) for output in order if output.uri != "index.md")
    return StoredPages(Output(WORKER, _TEMPLATE, WORKER, text), links)


def _is_kept(output: Output) -> bool:
    return output.is_page and (output.uri in _PAGES or output.uri.startswith(_FOLDERS))


def _programs(outputs: Iterable[Output], folder: str) -> Iterator[str]:
    """Yield the style sheets and scripts of pages, those in *folder*; print has its own, and is not kept."""
    for output in outputs:
        if output.uri in (_ICON, PHRASES) or (folder != PLAIN_FOLDER and output.uri.startswith(folder)):
            yield output.uri


def _pictures(outputs: Iterable[Output], pages: Iterable[Output]) -> Iterator[str]:
    """Yield the files of *outputs* that a page of *pages* names in its text, and that are copied as they are."""
    copied = [output.uri for output in outputs if output.copied_from]
    for page in pages:
        folder = posixpath.dirname(page.uri) or "."
        text = page.content or ""
        yield from (uri for uri in copied if f"{posixpath.relpath(uri, folder)}" in text)


def _version(outputs: Iterable[Output], surroundings: Iterable[bytes], theme: Path) -> str:
    """Return a version, in letters."""
    digest = hashlib.sha256()
    for part in _parts(outputs, surroundings, theme):
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return mark_digest(digest.hexdigest())


def _parts(outputs: Iterable[Output], surroundings: Iterable[bytes], theme: Path) -> Iterator[bytes]:
    yield render_text(_TEMPLATE, {"version": "", "files": [], "programs": ""}).encode()
    for output in sorted(outputs, key=lambda output: output.uri):
        yield output.uri.encode()
        yield output.copied_from.read_bytes() if output.copied_from else output.read_bytes()
    for file in sorted(theme.rglob("*")):
        if file.is_file():
            yield file.relative_to(theme).as_posix().encode()
            yield file.read_bytes()
    yield from surroundings
    yield from (version(engine).encode() for engine in _ENGINES)
