"""A page's Markdown, as the templates write it → the text a reader sees, by heading."""

import html
import re
from collections.abc import Iterator

from classroom.search.document import Section

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HIDDEN = re.compile(r"<(svg|script|style|template)\b.*?</\1>", re.DOTALL)
_HEADING = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*(?:\{:?\s*#(?P<anchor>[^\s}]+)[^}]*\})?\s*")
_HTML_HEADING = re.compile(r"<h[2-6][^>]*\bid=\"(?P<anchor>[^\"]+)\"[^>]*>(?P<text>.*?)</h[2-6]>")
_ADMONITION = re.compile(r"\s*(?:!!!|\?\?\?\+?)\s*[\w -]*(?:\"(?P<title>.*)\")?\s*")
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^)\s]*(?:\s\"[^\"]*\")?\)")
_ATTRIBUTES = re.compile(r"\{:?\s*(?:[.#][\w-]|[\w-]+=)[^{}]*\}")
_BREAK = re.compile(r"\s*<br\s*/?>\s*")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->")
_MARKS = re.compile(r"\*\*|==|`+|(?<![\w*])\*|\*(?![\w*])")
_BEFORE = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+(?:\[[ x]\]\s+)?|\d+[.)]\s+|:\s+)?")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>\"~=])")
_SPACE = re.compile(r"\s+")
_TABLE_LINE = re.compile(r"[\s|:-]+")

PART = "——"
"""What parts a title from its summary where they stand on two lines of one tile."""
_PARTED = re.compile(rf"\s*{PART}\s*")
_ENDS = ("。", "！", "？", "；", "：", "，")


def read_sections(markdown: str) -> Iterator[Section]:
    """Yield the sections of *markdown*; the title, which is the heading of the first rank, is not among them."""
    anchor = heading = ""
    blocks: list[str] = []
    for line in _HIDDEN.sub("", _FRONT_MATTER.sub("", markdown)).splitlines():
        found = _find_heading(line)
        if found:
            yield Section(anchor, heading, tuple(blocks))
            anchor, heading = found
            blocks = []
        elif block := _read_line(line):
            blocks.append(block)
    yield Section(anchor, heading, tuple(blocks))


def _find_heading(line: str) -> tuple[str, str] | None:
    """Return anchor and words of the heading on *line*, empty ones for the page's title."""
    found = _HEADING.fullmatch(line) or _HTML_HEADING.search(line)
    if not found:
        return None
    is_title = line.startswith("# ")
    return ("", "") if is_title else (found["anchor"] or "", read_inline(found["text"]))


def _read_line(line: str) -> str:
    if line.lstrip().startswith(("```", "~~~")) or _TABLE_LINE.fullmatch(line):
        return ""
    admonition = _ADMONITION.fullmatch(line)
    if admonition:
        return read_inline(admonition["title"] or "")
    return read_inline(line[_BEFORE.match(line).end() :] if _BEFORE.match(line) else line)  # type: ignore[union-attr]


def read_inline(text: str) -> str:
    """Return what a reader sees of *text*: no marks, no tags, no addresses."""
    plain = _BREAK.sub(_part, _ATTRIBUTES.sub("", text))
    while (shorter := _LINK.sub(r"\1", plain)) != plain:
        plain = shorter
    plain = _TAG.sub(" ", plain.replace("|", " "))
    plain = _ESCAPE.sub(r"\1", _MARKS.sub("", plain))
    return _PARTED.sub(PART, _SPACE.sub(" ", html.unescape(plain))).strip()


def _part(found: re.Match[str]) -> str:
    """Return what stands for the line break *found*: a dash, or nothing more where a sentence has ended."""
    return "" if found.string[: found.start()].rstrip(")*").endswith(_ENDS) else PART
