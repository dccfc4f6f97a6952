"""A file of a site → the texts that it shows or carries, as a reader or a program would put them together."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from classroom.models.base import UNSEEN

TEXT_ENDINGS = frozenset((".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".map", ".ics", ".csv"))
"""Files that hold text."""
_INLINE = frozenset(
    """a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup
    time tspan u var wbr""".split()  # noqa: SIM905  # a list a person reads
)
_CARRIED = frozenset(
    "href src srcset action poster alt title content value placeholder label summary download cite".split()  # noqa: SIM905
)
_JSON_LD = frozenset(("@context", "@graph", "@id", "@type"))
"""Keywords of JSON-LD 1.1, section 1.7, which read like handles."""
_HANDED_OVER = re.compile(r'classroomSearch\.take\("[^"]*","[^"]*",(?P<data>.*)\);\s*', re.DOTALL)
"""A script of the search, which holds nothing but data."""
_SPACE = re.compile(r"\s+")
_FOLD = re.compile(r"\r?\n[ \t]")
_ICS_NAME = re.compile(r'[A-Za-z0-9-]+(?P<parameters>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^":;]*))*):')
"""The name and parameters before a value, RFC 5545 section 3.1."""
_AT_RULE = re.compile(
    r"@(?:charset|container|font-face|import|keyframes|layer|media|namespace|page|property|supports)\b"
)
"""Rules of CSS that read like handles."""
_ICS_ESCAPE = re.compile(r"\\([\\;,nN])")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.block: list[str] = []
        self.raw: str | None = None

    def end_block(self) -> None:
        self.texts.append("".join(self.block))
        self.block = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_block()
        for name, value in attrs:
            if value and (name.removeprefix("xlink:") in _CARRIED or name.startswith(("aria-", "data-"))):
                self.texts.append(value)
        self.raw = tag if tag in ("script", "style") else None

    def handle_endtag(self, tag: str) -> None:
        if tag == self.raw:
            self.texts += _read_script("".join(self.block))
            self.block, self.raw = [], None
        if tag not in _INLINE:
            self.end_block()

    def handle_data(self, data: str) -> None:
        self.block.append(data)

    def handle_comment(self, data: str) -> None:
        self.texts.append(data)

    def unknown_decl(self, data: str) -> None:
        self.texts += _read_markup(data.removeprefix("CDATA["))


def read_shown_texts(name: str, text: str) -> Iterator[str]:
    """Yield each text of the file *name* on one line: inline tags joined, references and escapes read, lines unfolded.

    White space is one space and characters that nobody sees are left out, so that neither splits a number.
    """
    for piece in _read(name, text):
        line = UNSEEN.sub("", _SPACE.sub(" ", piece)).strip()
        if line:
            yield line


def _read(name: str, text: str) -> Iterator[str]:
    ending = name.rpartition(".")[2]
    if ending in ("html", "svg", "xml"):
        yield from _read_markup(text)
    elif ending in ("json", "map"):
        yield from _read_script(text)
    elif ending == "js" and (handed_over := _HANDED_OVER.fullmatch(text)):
        yield from _read_script(handed_over["data"])
    elif ending == "ics":  # RFC 5545 section 3.1: a line break and a space fold a line
        for line in _FOLD.sub("", text).splitlines():
            head = _ICS_NAME.match(line)
            value = line[head.end() :] if head else line
            yield head["parameters"] if head else ""
            yield from _ICS_ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).split("\n")
    elif ending == "css":
        yield from _AT_RULE.sub("", text).splitlines()
    else:
        yield from text.splitlines()


def _read_markup(text: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_block()
    for piece in reader.texts:
        if re.search(r"<[a-z/]", piece) and piece != text:  # a page inside a feed
            yield from _read_markup(piece)
        else:
            yield piece


def _read_script(text: str) -> Iterator[str]:
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        yield from text.splitlines()
        return
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, dict):
            pending += [*(key for key in item if key not in _JSON_LD), *item.values()]
        elif isinstance(item, list):
            pending += item
        elif isinstance(item, str):
            yield from _read_markup(item) if re.search(r"<[a-z/]", item) else item.split("\n")
