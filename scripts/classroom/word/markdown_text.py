"""A tree of HTML → blocks of Markdown, every character standing for itself."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from classroom.models.base import UNSEEN
from classroom.word.html_tree import Node

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset((*_HEADINGS, "p", "ul", "ol", "table", "div", "pre", "blockquote"))
_BACKSLASH = re.compile(r"[\\`*_\[\]]")
_REFERENCE = re.compile(r"[|~^{<$]|=(?==)|&(?=#?\w+;)")
_START = re.compile(r"^(?:(?P<sign>[-+#!])|(?P<other>[>:])|(?P<number>\d+)(?P<after>[.)]))")
_TARGET = re.compile(r"(?:https?://|mailto:)[^\s()<>\[\]]+")
_NOTE = re.compile(r"#?(?:foot|end)note-(?P<is_back>ref-)?(?P<number>.+)")
_LINK_END = re.compile(r"\]\((?:https?:|mailto:)[^\s()]*\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^()\s]*\)")
_NOTE_MARK = re.compile(r"（注\d+）")
PICTURE = "picture:"
"""How the target of a picture begins until its place is known."""


@dataclass(frozen=True)
class Block:
    """A heading of `level` 1 to 6, or with level 0 anything else, as Markdown; `is_bold` when all of it is."""

    text: str
    level: int = 0
    is_bold: bool = False
    is_title: bool = False


def write_blocks(body: Node) -> tuple[Block, ...]:
    """Return the blocks of *body*, in order; empty ones are left out."""
    return tuple(block for block in _blocks(body) if block.text.strip())


def escape(text: str) -> str:
    """Return *text* on one line as Markdown that shows it as it is; characters that nobody sees are gone."""
    line = re.sub(r"\s+", " ", UNSEEN.sub("", text.replace("\t", " ")))
    line = _REFERENCE.sub(lambda found: f"&#{ord(found[0])};", line)
    return _BACKSLASH.sub(r"\\\g<0>", line)


def read_letters(text: str) -> str:
    """Return the letters and digits that a reader of *text*, Markdown or plain, sees: what is compared."""
    shown = _NOTE_MARK.sub("", _LINK_END.sub("", _PICTURE.sub("", text)))
    return "".join(sign for sign in html.unescape(shown) if sign.isalnum())


def _blocks(node: Node) -> Iterator[Block]:
    run: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and (child.tag in _BLOCKS or child.tag == "br"):
            yield from _paragraph(run)
            run = []
            yield from _block(child)
        else:
            run.append(child)
    yield from _paragraph(run)


def _block(node: Node) -> Iterator[Block]:
    if node.tag in _HEADINGS:
        words = " ".join(_inline(node.children).replace("**", "").split())
        yield Block(words, _HEADINGS[node.tag], is_title=node.attributes.get("class") == "title")
    elif node.tag in ("ul", "ol"):
        yield from _list_blocks(node)
    elif node.tag == "table":
        yield from _table(node)
    elif node.tag != "br":
        yield from _blocks(node)


def _paragraph(run: list[Node | str]) -> Iterator[Block]:
    text = _inline(run).strip()
    if text:
        shown = [child for child in run if not isinstance(child, str) or child.strip()]
        is_bold = all(isinstance(child, Node) and child.tag == "strong" for child in shown)
        yield Block(_guard_start(text), is_bold=is_bold)


def _guard_start(text: str) -> str:
    found = _START.match(text)
    if not found or text.startswith("!["):
        return text
    if found["number"]:
        return f"{found['number']}\\{text[found.end('number') :]}"
    return f"\\{text}" if found["sign"] else f"&#{ord(text[0])};{text[1:]}"


def _inline(children: list[Node | str]) -> str:
    return "".join(escape(child) if isinstance(child, str) else _inline_node(child) for child in children)


def _inline_node(node: Node) -> str:
    if node.tag == "img":
        return f"![{escape(node.attributes.get('alt', '')).strip()}]({node.attributes.get('src', '')})"
    inside = _inline(node.children)
    if node.tag == "a":
        return _link(node, inside)
    if node.tag in ("strong", "em"):
        return _mark(inside, "**" if node.tag == "strong" else "*")
    return f" {inside} " if node.tag in _BLOCKS or node.tag in ("br", "li") else inside


def _mark(inside: str, sign: str) -> str:
    words = inside.strip()
    if not words or "*" in words.replace(r"\*", "") or "![" in words:
        return inside
    at = inside.index(words)
    return f"{inside[:at]}{sign}{words}{sign}{inside[at + len(words) :]}"


def _link(node: Node, inside: str) -> str:
    target = node.attributes.get("href", "")
    note = _NOTE.fullmatch(target)
    if note:
        return "" if note["is_back"] else f"（注{''.join(sign for sign in inside if sign.isdigit())}）"
    if not inside.strip() or not _TARGET.fullmatch(target) or "](" in inside:
        return inside
    return f"[{inside.strip()}]({target})"


def _list_blocks(node: Node) -> Iterator[Block]:
    items = [child for child in node.children if isinstance(child, Node)]
    if items and _NOTE.fullmatch(items[0].attributes.get("id", "")):
        yield Block("注：")
    yield Block("\n".join(_list_lines(node, "")))


def _list_lines(node: Node, indent: str) -> Iterator[str]:
    number = 0
    for item in node.children:
        if not isinstance(item, Node):
            continue
        number += 1
        sign = f"{number}. " if node.tag == "ol" else "- "
        nested = [child for child in item.children if isinstance(child, Node) and child.tag in ("ul", "ol")]
        own = [child for child in item.children if child not in nested]
        words = " ".join(_inline(own).split())
        if words:
            yield f"{indent}{sign}{_guard_start(words)}"
        for child in nested:
            yield from _list_lines(child, f"{indent}    " if words else indent)


def _table(node: Node) -> Iterator[Block]:
    rows = _grid(node)
    if len(rows) <= 1 or max(map(len, rows), default=0) <= 1:  # a box around text
        for cell in node.find_all("td", "th"):
            yield from _blocks(cell)
        return
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    yield Block("\n".join((lines[0], f"|{' --- |' * width}", *lines[1:])))


def _grid(table: Node) -> list[list[str]]:
    """Return the cells of *table*, those that are merged once and then empty."""
    rows: list[list[str]] = []
    waiting: dict[int, int] = {}
    for row in _rows(table):
        cells: list[str] = []
        for cell in row.children:
            if not isinstance(cell, Node):
                continue
            _skip_merged(cells, waiting)
            at, span = len(cells), _number(cell, "colspan")
            cells += [" ".join(_inline(cell.children).split()), *[""] * (span - 1)]
            waiting |= {at + i: _number(cell, "rowspan") - 1 for i in range(span)}
        _skip_merged(cells, waiting)
        rows.append(cells)
    return rows


def _rows(table: Node) -> Iterator[Node]:
    for child in table.children:
        if isinstance(child, Node) and child.tag == "tr":
            yield child
        elif isinstance(child, Node) and child.tag in ("thead", "tbody"):
            yield from _rows(child)


def _skip_merged(cells: list[str], waiting: dict[int, int]) -> None:
    while waiting.get(len(cells), 0) > 0:
        waiting[len(cells)] -= 1
        cells.append("")


def _number(cell: Node, name: str) -> int:
    value = cell.attributes.get(name, "1")
    return min(int(value), 60) if value.isascii() and value.isdigit() and value != "0" else 1
