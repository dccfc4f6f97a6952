"""What an SVG picture must not hold: code, references to elsewhere, and what editors note about their users.

Reference: SVG 2, 2.3 (secure modes). Read with expat, which is stopped at a document type and so reads no entity.
"""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from classroom.pictures.parts import find_metadata

_SVG = "http://www.w3.org/2000/svg"
_KNOWN_SPACES = ("", _SVG, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace")
_REFUSED = {
    "script": "脚本",
    "handler": "脚本",
    "listener": "脚本",
    "foreignobject": "网页代码（foreignObject）",
    "metadata": "作者和编辑软件的信息（metadata）",
    "iframe": "别的网页",
    "audio": "声音",
    "video": "录像",
}
_REFERENCES = ("href", "src", "base")
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_FETCHING_CSS = re.compile(r"@import|image-set\(|\bsrc\(|\\|/\*", re.IGNORECASE)
_PNG_DATA = "data:image/png;base64,"
_SAVE_PLAIN = "用画图软件另存为“普通 SVG”或“优化 SVG”，或者导出成 png"
_REMOVE = "用记事本打开，删掉这一处，或者导出成 png"


@dataclass(frozen=True, order=True)
class SvgFault:
    """Something to take out, at `line` and `column` from 1; the first in a file that is no XML `is_broken`."""

    line: int
    column: int
    message: str
    fix: str
    is_broken: bool = False


def find_svg_faults(data: bytes) -> tuple[SvgFault, ...]:
    """Return what the SVG file *data* must not hold, each once, in order; nothing after a document type is read."""
    return _Reader().read(data)


class _StopError(Exception):
    """What follows must not be read."""


class _Reader:
    def __init__(self) -> None:
        self.faults: list[SvgFault] = []
        self.style: list[str] | None = None
        self.is_root = True
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.read_text
        self.parser.CommentHandler = self.refuse_with("批注", _REMOVE)
        self.parser.ProcessingInstructionHandler = self.refuse_with("给别的程序的指令（<?…?>）", _REMOVE)
        self.parser.StartDoctypeDeclHandler = self.stop

    def read(self, data: bytes) -> tuple[SvgFault, ...]:
        try:
            self.parser.Parse(data, True)  # noqa: FBT003  # expat takes it by place
        except _StopError:
            pass
        except (expat.ExpatError, ValueError, LookupError) as error:  # the two others: of an unknown encoding
            at = (getattr(error, "lineno", 1), getattr(error, "offset", 0) + 1)
            self.faults.append(SvgFault(*at, "svg 图片坏了，从这里读不下去", _SAVE_PLAIN, is_broken=True))
        return tuple(sorted(set(self.faults)))

    def refuse(self, what: str, fix: str) -> None:
        self.add(f"svg 图片里有{what}", fix)

    def add(self, message: str, fix: str) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.faults.append(SvgFault(line, column, message, fix))

    def refuse_with(self, what: str, fix: str) -> Callable[..., None]:
        return lambda *_: self.refuse(what, fix)

    def stop(self, *_: object) -> None:
        self.refuse("文档类型声明（DOCTYPE）", _SAVE_PLAIN)
        raise _StopError

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if self.is_root and name != "svg":
            self.add(f"这不是 svg 图片，最外层是 <{name}>", _SAVE_PLAIN)
        self.is_root = False
        if name.lower() in _REFUSED:
            self.refuse(_REFUSED[name.lower()], _REMOVE)
        elif space not in _KNOWN_SPACES:
            self.refuse(f"编辑软件自己的内容 <{name}>", _SAVE_PLAIN)
        if name == "style":
            self.style = []
        for attribute, value in attributes.items():
            self.check_attribute(attribute, value)

    def check_attribute(self, attribute: str, value: str) -> None:
        space, _, name = attribute.rpartition(" ")
        if space not in _KNOWN_SPACES:
            self.refuse(f"编辑软件自己的记号 {name}", _SAVE_PLAIN)
        elif name.lower().startswith("on"):
            self.refuse(f"脚本（{name}）", _REMOVE)
        elif name.lower() in _REFERENCES:
            self.check_reference(value)
        elif name.lower() == "attributename" and value.lower().rpartition(":")[2] in _REFERENCES:
            self.refuse(f"会变的链接（{name}）", _REMOVE)
        else:  # `fill` and others are CSS too
            self.check_css(value)
        for url in _URL.findall(value):
            self.check_reference(url)

    def read_text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] == "style" and self.style is not None:
            css = "".join(self.style)
            self.check_css(css)
            for url in _URL.findall(css):
                self.check_reference(url)
            self.style = None

    def check_css(self, css: str) -> None:
        found = _FETCHING_CSS.search(css)
        if found:
            what = "批注" if found[0] == "/*" else f"样式 {found[0]}"
            self.refuse(what, _REMOVE)

    def check_reference(self, url: str) -> None:
        url = url.strip()
        if url.startswith("#"):
            return
        if not url.lower().startswith(_PNG_DATA):
            self.refuse(f"指向别处的链接 {url[:40]}", "只能指向图里的部分，写成 #名字；要用的图片存成 png 再引用")
            return
        try:
            found = find_metadata(base64.b64decode(url[len(_PNG_DATA) :]), "png")
        except ValueError:
            self.refuse("坏了的 png 图片", _REMOVE)
            return
        if found:
            self.refuse(f"带拍摄信息的 png 图片（{'、'.join(found)}）", "把整张图导出成 png")
