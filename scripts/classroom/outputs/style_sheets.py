"""The site's style sheets: one source file a component, one request a page.

A sheet that imports others is written with them in place, in its order; those are then not sent by themselves.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from classroom.library.layout import site_path
from classroom.outputs.output import Output
from classroom.outputs.site import Site

_IMPORT = re.compile(r'^@import "([^":]+)";\n', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_SPACE = re.compile(r"\n\s*")


class StyleSheets(NamedTuple):
    """Sheets with what they import in place, and the paths of what went into them."""

    outputs: tuple[Output, ...]
    imported: frozenset[str]


def make_style_sheets(site: Site) -> StyleSheets:
    """Return the sheets among the site's own assets that import others; a name that leads nowhere stays."""
    files = {path: site.library.assets[path] for path in sorted(site.used_assets) if path.endswith(".css")}
    texts = {path: file.read_text("utf-8") for path, file in files.items()}
    imports = {path: [target for target in _targets(path, text) if target in texts] for path, text in texts.items()}
    importing = [path for path, targets in imports.items() if targets]
    outputs = tuple(Output(site_path(path), path, path, _bundle(path, texts)) for path in importing)
    return StyleSheets(outputs, frozenset(target for path in importing for target in imports[path]))


def _targets(path: str, text: str) -> Iterator[str]:
    for found in _IMPORT.finditer(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))


def _bundle(path: str, texts: dict[str, str]) -> str:
    """Return the sheet at *path* with each import's text in its place, without comments and indents."""

    def put(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))
        return texts.get(target, found[0])

    return _SPACE.sub("\n", _COMMENT.sub("", _IMPORT.sub(put, texts[path])))
