"""An HTML page → its anchors, its links, what it makes a browser fetch, and its text."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)['\"]")
_FETCHING_LINKS = frozenset(
    """stylesheet icon apple-touch-icon mask-icon manifest
    preload prefetch modulepreload preconnect dns-prefetch""".split()  # noqa: SIM905  # a list a person reads
)
_FETCHING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "object": ("data",),
    "form": ("action",),
    "use": ("href",),
    "image": ("href",),
}


@dataclass(frozen=True)
class Reference:
    """A URL in a page, at `line` and `column` from 1; `is_fetched` when a browser asks for it by itself."""

    url: str
    line: int
    column: int
    is_fetched: bool


@dataclass
class HtmlPage:
    """What the proof needs of one page; `previews` are the addresses of the pictures that chats show of it."""

    anchors: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    text: str = ""
    previews: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = HtmlPage()
        self.words: list[str] = []
        self.raw: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.page.classes.update(values.get("class", "").lower().split())
        if "id" in values:
            self.page.anchors.add(values["id"])
        if tag == "a" and "name" in values:
            self.page.anchors.add(values["name"])
        if tag in ("a", "area") and "href" in values:
            self.refer(values["href"], is_fetched=False)
        if tag == "link" and "href" in values:
            kinds = set(values.get("rel", "").lower().split())
            self.refer(values["href"], is_fetched=bool(kinds & _FETCHING_LINKS))
        for name in _FETCHING.get(tag, ()):
            for url in _split_srcset(values.get(name, ""), is_set=name == "srcset"):
                self.refer(url, is_fetched=True)
        self.read_style(values.get("style", ""))
        self.words += [values[name] for name in ("alt", "title", "content", "aria-label") if name in values]
        if values.get("property") == "og:image":
            self.page.previews.append(values.get("content", ""))
        self.raw = tag if tag in ("script", "style") else None

    def handle_endtag(self, tag: str) -> None:
        if tag == self.raw:
            self.raw = None

    def handle_data(self, data: str) -> None:
        if self.raw == "style":
            self.read_style(data)
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.words.append(data)

    def refer(self, url: str, *, is_fetched: bool) -> None:
        line, offset = self.getpos()
        self.page.references.append(Reference(url.strip(), line, offset + 1, is_fetched))

    def read_style(self, style: str) -> None:
        for url in find_css_urls(style):
            self.refer(url, is_fetched=True)


def _split_srcset(value: str, *, is_set: bool) -> list[str]:
    if not value:
        return []
    return [part.split()[0] for part in value.split(",") if part.split()] if is_set else [value]


def find_css_urls(css: str) -> list[str]:
    """Return every URL that *css* makes a browser fetch."""
    return [found[1] or found[2] for found in _CSS_URL.finditer(css)]


def read_page(text: str) -> HtmlPage:
    """Return what *text*, an HTML page, holds; its `text` includes scripts, comments and descriptions."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.page.text = "\n".join(reader.words)
    return reader.page


def to_data(page: HtmlPage) -> list[Any]:
    """Return *page* as data that JSON has."""
    references = [[found.url, found.line, found.column, found.is_fetched] for found in page.references]
    return [sorted(page.anchors), sorted(page.classes), references, page.text, page.previews]


def from_data(data: list[Any]) -> HtmlPage:
    """Return the page that `to_data` made *data* of."""
    anchors, classes, references, text, previews = data
    return HtmlPage(set(anchors), set(classes), [Reference(*found) for found in references], text, previews)
