"""A Word file → a title, blocks of Markdown, pictures without metadata, and what was dropped.

mammoth reads the text by its styles. Seen beside markitdown on seven files of the tests: that calls mammoth too and
then leaves pictures as cut-off words, a row shorter than its table where cells are merged, and | in cells as it is;
it keeps formulas as LaTeX, which the site does not show, tells of no comment or revision, and brings 200 MB.
"""

import re
import warnings
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import mammoth
from PIL import Image

from classroom.pictures.cleaning import BadPictureError, clean_picture
from classroom.word.html_tree import Node, read_html
from classroom.word.inventory import Dropped, list_dropped, read_paragraphs
from classroom.word.markdown_text import PICTURE, Block, read_letters, write_blocks
from classroom.word.package import Package, WordFileError

_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='标题'] => h1.title:fresh",
        *(f"p[style-name='标题 {level}'] => h{level}:fresh" for level in range(1, 7)),
        *(f"p[style-name='标题{level}'] => h{level}:fresh" for level in range(1, 7)),
    )
)
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_OTHERS = {"image/bmp": "BMP", "image/x-ms-bmp": "BMP", "image/tiff": "TIFF"}
_NUMBERED = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[节步段部]).{1,30}")
_SHORT = 25


@dataclass(frozen=True)
class Picture:
    """A picture of the document: cleaned bytes, the ending of its name, and what the document says it shows."""

    data: bytes
    ending: str
    words: str


@dataclass(frozen=True)
class WordText:
    """What a Word file says; the target of its n-th picture is ``picture:n``."""

    title: str | None
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    dropped: tuple[Dropped, ...]


def convert(package: Package) -> WordText:
    """Return the text of a Word file.

    Raises:
        WordFileError: it is damaged, or holds no text at all.
    """
    dropped = list(list_dropped(package))
    gallery = _Gallery(dropped)
    body = read_html(_read_with_mammoth(package, gallery))
    _drop_links(body, dropped)
    title, blocks = _split_title(_find_fake_headings(write_blocks(body), dropped))
    if not blocks and title is None:
        raise WordFileError("这个文件里没有文字。图片里的字请先打出来")
    written = read_letters("".join(filter(None, (title, *(block.text for block in blocks)))))
    for words in read_paragraphs(package):
        if read_letters(words) not in written:
            dropped.append(Dropped("没有转过来的文字，请自己补", words))
    return WordText(title, blocks, tuple(gallery.pictures), tuple(dict.fromkeys(dropped)))


class _Gallery:
    """Takes the pictures as mammoth meets them."""

    def __init__(self, dropped: list[Dropped]) -> None:
        self.pictures: list[Picture] = []
        self.dropped = dropped

    def take(self, image: Any) -> dict[str, str]:
        words = " ".join((image.alt_text or "").split())
        try:
            with image.open() as stream:
                data = stream.read()
            ending = _ENDINGS.get(image.content_type, "png")
            if image.content_type not in _ENDINGS:
                data = _to_png(data, image.content_type)
            self.pictures.append(Picture(clean_picture(data, ending), ending, words))
        except BadPictureError as error:
            self.dropped.append(Dropped(f"图片，没有转：{error.message}", words))
        except (OSError, ValueError, LookupError, mammoth.docx.files.InvalidFileReferenceError):
            self.dropped.append(Dropped("图片，没有转：这种格式网页看不了，或者图不在文件里。截图存成 png 再放", words))
        else:
            return {"src": f"{PICTURE}{len(self.pictures)}"}
        return {"src": ""}


def _to_png(data: bytes, content_type: str) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=(_OTHERS[content_type],)) as image:
                out = BytesIO()
                image.convert("RGB").save(out, "PNG")
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise BadPictureError("图片太大", "缩小到宽 2000 点以内再放进来") from None
    return out.getvalue()


def _read_with_mammoth(package: Package, gallery: _Gallery) -> str:
    try:
        result = mammoth.convert_to_html(
            BytesIO(package.data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(gallery.take),
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except RecursionError:
        raise WordFileError("文件里一层套一层，太深了，读不了。把内容复制到新的 Word 文档再导入") from None
    except Exception as error:  # it raises whatever a damaged part leads to
        raise WordFileError("文件坏了，读不出来。用 Word 打开试试能不能修复，再另存为一份") from error
    return str(result.value)


def _drop_links(body: Node, dropped: list[Dropped]) -> None:
    """List the links that a page does not keep; take out pictures that were not taken."""
    for link in body.find_all("a"):
        target = link.attributes.get("href", "")
        if target and not target.startswith(("#", "http://", "https://", "mailto:")):
            dropped.append(Dropped("链接，只留了文字", link.text))
    _take_out_pictures(body)


def _take_out_pictures(node: Node) -> None:
    node.children = [
        child
        for child in node.children
        if isinstance(child, str) or child.tag != "img" or child.attributes.get("src", "")
    ]
    for child in node.children:
        if isinstance(child, Node):
            _take_out_pictures(child)


def _find_fake_headings(blocks: tuple[Block, ...], dropped: list[Dropped]) -> tuple[Block, ...]:
    """Return *blocks* with headings where a document without any has short bold lines or 一、二、三."""
    if any(block.level and not block.is_title for block in blocks):
        return blocks
    found = []
    for block in blocks:
        words = block.text.replace("**", "")
        is_heading = not block.level and (
            bool(_NUMBERED.fullmatch(words))
            or (block.is_bold and len(words) <= _SHORT and words[-1] not in "。！？；，")
        )
        if is_heading:
            dropped.append(Dropped("没有用标题样式，看着像小标题，就当成了小标题", words))
        found.append(Block(words, 2) if is_heading else block)
    return tuple(found)


def _split_title(blocks: tuple[Block, ...]) -> tuple[str | None, tuple[Block, ...]]:
    """Return the title, and the rest with its headings from the second level down."""
    titles = [block for block in blocks if block.is_title]
    firsts = [block for block in blocks if block.level == 1 and not block.is_title]
    title = titles[0] if titles else None
    if title is None and len(firsts) == 1 and blocks[0] is firsts[0]:
        title = firsts[0]
    rest = [replace(block, level=0) if block.is_title and block is not title else block for block in blocks]
    rest = [block for block in rest if block is not title]
    top = min((block.level for block in rest if block.level), default=2)
    shifted = (replace(block, level=min(block.level - top + 2, 6)) if block.level else block for block in rest)
    return (title.text if title else None), tuple(shifted)
