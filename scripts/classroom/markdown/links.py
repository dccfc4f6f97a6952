"""Links and pictures in a line of Markdown, with the exact place of each target."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)")
_INLINE = re.compile(
    r"(?<!\\)(?P<picture>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)(?<!\\)\]"
    r"\(\s*(?P<target><[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(r" {0,3}\[(?P<text>[^\]]+)\]:\s*(?P<target><[^<>]*>|\S+)")


@dataclass(frozen=True)
class Link:
    """A link or picture; `start:end` is the target in its line, `whole` the span of all of its Markdown."""

    target: str
    text: str
    is_picture: bool
    line: int
    start: int
    end: int
    whole: tuple[int, int]

    @property
    def is_external(self) -> bool:
        """Tell whether the target names a scheme or a host: it is not a file of the project."""
        return bool(_EXTERNAL.match(self.target))

    @property
    def is_well_formed(self) -> bool:
        """Tell whether the target is a URL at all; site engines crash on one that is not."""
        try:
            urlsplit(self.target)
        except ValueError:
            return False
        return True

    @property
    def path(self) -> str:
        """The target's path, percent-escapes decoded; empty for a link within the page."""
        return unquote(self.target.partition("#")[0])

    def target_path(self, path: str) -> str:
        """Return the repository's path that the link leads to when it stands in the file at *path*."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), self.path)) if self.path else path

    @property
    def anchor(self) -> str:
        """The target's part after `#`, percent-escapes decoded."""
        return unquote(self.target.partition("#")[2])


def find_links(text: str, line: int) -> Iterator[Link]:
    """Yield the links of one line of prose, left to right; inline code holds none."""
    prose = blank_code(text)
    definition = _DEFINITION.match(prose)
    if definition:
        yield _make_link(text, definition, line, is_picture=False)
        return
    for found in _INLINE.finditer(prose):
        yield _make_link(text, found, line, is_picture=found["picture"] == "!")
        for inner in _INLINE.finditer(prose, *found.span("text")):
            yield _make_link(text, inner, line, is_picture=inner["picture"] == "!")


def _make_link(text: str, found: re.Match[str], line: int, *, is_picture: bool) -> Link:
    start, end = found.span("target")
    if found["target"].startswith("<"):
        start, end = start + 1, end - 1
    words = text[found.start("text") : found.end("text")]
    return Link(text[start:end], words, is_picture, line, start, end, found.span())


def find_loose_ends(text: str) -> Iterator[tuple[int, str]]:
    """Yield (column from 1, what) for what a line of prose begins and does not end: `link`, `code`, `reference`."""
    prose = blank_code(text)
    if _DEFINITION.match(prose):
        yield 1, "reference"
        return
    rest = prose
    for found in _INLINE.finditer(prose):
        rest = f"{rest[: found.start()]}{' ' * len(found[0])}{rest[found.end() :]}"
    for sign, what in (("](", "link"), ("][", "reference"), ("`", "code")):
        for found in re.finditer(rf"(?<!\\){re.escape(sign)}", rest):
            yield found.start() + 1, what


def blank_code(text: str) -> str:
    """Return *text* with inline code replaced by spaces, the same length."""
    return _CODE_SPAN.sub(lambda found: " " * len(found[0]), text)
