"""An extension of the engine's Markdown: what a page may not carry under the policy `default-src 'self'`.

A table's `:-:` makes the engine write a style into each cell, which browsers ignore under that policy. The file is
also a hook of the engine (https://www.mkdocs.org/user-guide/configuration/#hooks), so it imports nothing of ours.
"""

from typing import Any
from xml.etree.ElementTree import Element  # builds and is given trees; reads no file

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

CLASSES = {"text-align: center;": "align-center", "text-align: right;": "align-right", "text-align: left;": ""}
"""What the engine writes into a cell, and the class of `table.css` that does the same."""

_AFTER_ALL_OTHERS = -1


def on_config(config: Any) -> Any:
    """Add the extension to the settings of the engine, which are returned."""
    config.markdown_extensions.append(CellAlignment())
    return config


class _CellAlignment(Treeprocessor):  # type: ignore[misc]  # the engine has no types
    def run(self, root: Element) -> None:
        self.md.set_output_format("html")  # not before: the engine sets its own after the extensions
        for cell in (element for tag in ("th", "td") for element in root.iter(tag)):
            align(cell)


def align(cell: Element) -> None:
    """Put a class in the place of *cell*'s alignment; any other style of it stays."""
    name = CLASSES.get(cell.get("style", ""))
    if name is None:
        return
    del cell.attrib["style"]
    if name:
        cell.set("class", " ".join((*cell.get("class", "").split(), name)))


class CellAlignment(Extension):  # type: ignore[misc]
    """Aligns cells by class, and writes `<br>` rather than `<br />`, which is not of HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the engine calls it so
        """Register with *md*; called by it."""
        md.treeprocessors.register(_CellAlignment(md), "cell-alignment", _AFTER_ALL_OTHERS)
