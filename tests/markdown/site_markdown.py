"""Markdown → HTML exactly as `mkdocs.yml` sets it up, and a look at the elements that came out."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown

from classroom.source.yaml_tree import parse_yaml

MKDOCS_YML = Path(__file__).parents[2] / "mkdocs.yml"
_BUILT_IN = ("toc", "tables", "fenced_code")  # what MkDocs adds to every site
_VOID = frozenset(("br", "hr", "img", "input"))


@cache
def _converter() -> markdown.Markdown:
    configured: list[Any] = parse_yaml(MKDOCS_YML.read_text("utf-8"), "mkdocs.yml").data["markdown_extensions"]
    options: dict[str, Any] = {}
    for extension in configured:
        options |= extension if isinstance(extension, dict) else {extension: {}}
    return markdown.Markdown(extensions=list(dict.fromkeys((*_BUILT_IN, *options))), extension_configs=options)


def to_html(text: str) -> str:
    """Return *text* as the site engine renders it."""
    return _converter().reset().convert(text)


class Page(HTMLParser):
    """The elements of some HTML in order, its text, and each piece of text with the classes around it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.pieces: list[tuple[str, frozenset[str]]] = []
        self._open: list[tuple[str, frozenset[str]]] = []
        self.feed(to_html(text))
        self.close()

    @property
    def text(self) -> str:
        """All text, each run of whitespace made one space."""
        return " ".join("".join(piece for piece, _ in self.pieces).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag not in _VOID:
            self._open.append((tag, frozenset((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.pieces.append((data, frozenset(name for _, names in self._open for name in names)))
