"""What a Word file holds that a page does not keep, each as one Chinese sentence with its words.

Read from WordprocessingML as it stands (ECMA-376 part 1): comments 17.13.4, revisions 17.13.5, headers and
footers 17.10, text boxes (`w:txbxContent`) 17.17.1, mathematics 22.1, embedded objects 17.3.3.19.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from classroom.word.package import Package, WordFileError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STRICT = "http://purl.oclc.org/ooxml/"
_PART = re.compile(r"word/(?P<kind>header|footer|comments|footnotes|endnotes)\d*\.xml")
_PARTS = {"header": "页眉", "footer": "页脚", "comments": "批注"}
_OBJECTS = (
    (f"{W}object", "嵌入的对象（表格、演示或别的文件）"),
    ("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart", "图表"),
    ("{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds", "SmartArt 图形"),
    (f"{W}altChunk", "插入的另一份文件"),
    (f"{W}subDoc", "子文档"),
)
_REVISIONS = {
    f"{W}ins": "修订里加上的字，已经留在正文",
    f"{W}moveTo": "修订里移来的字，已经留在正文",
    f"{W}del": "修订里删掉的字，没有要",
    f"{W}moveFrom": "修订里移走的字，没有要",
}


@dataclass(frozen=True)
class Dropped:
    """Something that is not in the Markdown, or not as it was: what it is, and its words where it has any."""

    what: str
    words: str = ""

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.what}：“{self.words}”" if self.words else self.what


def parse_part(package: Package, name: str) -> ET.Element:
    """Return the XML of a part.

    Raises:
        WordFileError: it is no XML, or is written in the strict form that nothing here reads.
    """
    try:
        element = ET.fromstring(package.parts[name])  # noqa: S314  # declarations were refused with the package
    except (ET.ParseError, ValueError, LookupError):
        raise WordFileError("文件坏了，读不出来。用 Word 打开试试能不能修复，再另存为一份") from None
    if element.tag.startswith(f"{{{_STRICT}"):
        raise WordFileError("这是“严格 Open XML”格式，读不了。另存为时类型选普通的“Word 文档（*.docx）”")
    return element


def list_dropped(package: Package) -> tuple[Dropped, ...]:
    """Return what is beside the text or cannot become Markdown, in the order of the file, each once."""
    return tuple(dict.fromkeys(_find_dropped(package)))


def _find_dropped(package: Package) -> Iterator[Dropped]:
    body = parse_part(package, "word/document.xml")
    for element in body.iter():
        if element.tag in _REVISIONS:
            words = read_words(element)
            if words:
                yield Dropped(_REVISIONS[element.tag], words)
        elif element.tag == f"{M}oMath":
            yield Dropped("公式，没有转，请用文字写或截成图片", "".join(element.itertext()).strip())
        elif element.tag == f"{W}txbxContent":
            yield Dropped("文本框，文字已放进正文，位置可能变了", read_words(element))
        elif element.tag in (f"{W}gridSpan", f"{W}vMerge"):
            yield Dropped("表格里有合并的格子，拆成了单格，只在第一格里有字")
        yield from (Dropped(f"{what}，没有转") for tag, what in _OBJECTS if element.tag == tag)
    yield from _find_parts(package)
    yield from _find_outside(package)
    if any(name.lower().endswith("vbaproject.bin") for name in package.parts):
        yield Dropped("宏，没有要")


def _find_parts(package: Package) -> Iterator[Dropped]:
    for name in sorted(package.parts):
        found = _PART.fullmatch(name)
        if found and found["kind"] in _PARTS:
            for paragraph in parse_part(package, name).iter(f"{W}p"):
                words = read_words(paragraph)
                if words:
                    yield Dropped(f"{_PARTS[found['kind']]}，没有要", words)


def _find_outside(package: Package) -> Iterator[Dropped]:
    for name, content in package.parts.items():
        if name.endswith(".rels") and b"External" in content:
            for relation in parse_part(package, name).iter(_REL):
                kind = relation.get("Type", "").rpartition("/")[2]
                if relation.get("TargetMode") == "External" and kind != "hyperlink":
                    yield Dropped("放在文件外面的内容（图片或模板），没有去取")


def read_words(element: ET.Element) -> str:
    """Return the text in *element*, deleted text included, without what an older Word would show instead."""
    return "".join(_walk(element)).strip()


def _walk(element: ET.Element) -> Iterator[str]:
    for child in element:
        if child.tag == _FALLBACK:
            continue
        if child.tag in (f"{W}t", f"{W}delText"):
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        else:
            yield from _walk(child)


def read_paragraphs(package: Package) -> Iterator[str]:
    """Yield the visible words of each paragraph of the body and its notes, once, revisions accepted."""
    for name in sorted(package.parts):
        found = _PART.fullmatch(name)
        if name == "word/document.xml" or (found and found["kind"] in ("footnotes", "endnotes")):
            for paragraph in parse_part(package, name).iter(f"{W}p"):
                words = "".join(_walk_visible(paragraph)).strip()
                if words:
                    yield words


def _walk_visible(element: ET.Element) -> Iterator[str]:
    """Yield the text of a paragraph without that of paragraphs inside it, which are read on their own."""
    for child in element:
        if child.tag in (_FALLBACK, f"{W}p", f"{W}del", f"{W}moveFrom"):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        else:
            yield from _walk_visible(child)
