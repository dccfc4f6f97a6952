"""Word files for the tests, each made in another way."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from PIL import Image

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(tag: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {_W}>{inside}</w:{tag}>'


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{own}{run(text, bold=bold)}</w:p>"


def run(text: str, *, bold: bool = False) -> str:
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{text}</w:t></w:r>"


def raw(body: str, parts: Mapping[str, str] | None = None, relations: str = "") -> bytes:
    """Return a Word file with *body*, further *parts*, and *relations* of its document."""
    out = BytesIO()
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS.format(main))
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        archive.writestr("word/_rels/document.xml.rels", _RELS.format(relations))
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return out.getvalue()


def relation(number: int, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def save(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def plain() -> bytes:
    document = docx.Document()
    document.add_heading("别扫陌生的码", 0)
    document.add_heading("为什么", 1)
    line = document.add_paragraph("扫码以前")
    line.add_run("先停一停").bold = True
    line.add_run("，问一句。")
    document.add_heading("怎么做", 1)
    document.add_paragraph("问家里人", style="List Number")
    document.add_paragraph("问社区民警", style="List Number")
    document.add_paragraph("不急着付钱", style="List Bullet")
    return save(document)


def table() -> bytes:
    document = docx.Document()
    document.add_heading("分工", 1)
    grid = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            grid.cell(row, column).text = f"格{row}|{column}"
    grid.cell(0, 0).merge(grid.cell(0, 1))
    grid.cell(1, 2).merge(grid.cell(2, 2))
    return save(document)


def picture() -> bytes:
    image = BytesIO()
    exif = Image.Exif()
    exif[271] = "SECRETCAMERA"
    Image.new("RGB", (30, 20), "red").save(image, "JPEG", exif=exif)
    document = docx.Document()
    document.add_heading("看图", 1)
    document.add_picture(BytesIO(image.getvalue()))
    document.inline_shapes[0]._inline.docPr.set("descr", "三个路口的示意图")
    document.add_picture(BytesIO(image.getvalue()))
    return save(document)


def sixty_pages() -> bytes:
    document = docx.Document()
    for page in range(60):
        document.add_heading(f"第{page + 1}部分", 1)
        for line in range(12):
            document.add_paragraph(f"第{page + 1}页第{line + 1}段：先停一停，再问一问，拿不准就不转钱。" * 2)
        document.add_page_break()
    return save(document)


def header_and_footer() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第一稿"
    document.add_paragraph("正文只有一句。")
    return save(document)


def wps() -> bytes:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/></w:style>',
    )
    body = paragraph("开场", "2") + paragraph("先问一句。") + paragraph("小节", "3") + paragraph("再问一句。")
    body += paragraph("练习", "2") + paragraph("两人一组。")
    return raw(body, {"word/styles.xml": styles}, relation(1, "styles", "styles.xml"))


def no_styles() -> bytes:
    return raw(
        paragraph("一、先停手")
        + paragraph("不转钱。")
        + paragraph("二、再问人")
        + paragraph("- 问家里人*和*社区 &lt;b&gt; # [a](b) {c} ==d== | `e`")
        + paragraph("1. 不急")
        + paragraph("记住", bold=True)
        + paragraph("三句话。")
    )


def text_box() -> bytes:
    inside = f"<w:txbxContent>{paragraph('框里的话。')}</w:txbxContent>"
    box = (
        "<w:p><w:r><w:t>框外的话。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    return raw(box)


def text_box_of_new_word_only() -> bytes:
    inside = f"<w:txbxContent>{paragraph('只在新版框里的话。')}</w:txbxContent>"
    return raw(f"{paragraph('正文。')}<w:p><w:r><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></w:r></w:p>")


def revisions() -> bytes:
    body = (
        f'<w:p>{run("留下的话")}<w:ins w:id="1" w:author="a">{run("加上的话")}</w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>删掉的话</w:delText></w:r></w:del></w:p>'
    )
    return raw(body)


def comments() -> bytes:
    told = part("comments", f'<w:comment w:id="0" w:author="a">{paragraph("这里再查一下")}</w:comment>')
    body = f'<w:p><w:commentRangeStart w:id="0"/>{run("正文。")}<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    return raw(body, {"word/comments.xml": told}, relation(1, "comments", "comments.xml"))


def notes() -> bytes:
    told = part("footnotes", f'<w:footnote w:id="2">{paragraph("脚注里的话。")}</w:footnote>')
    body = f'<w:p>{run("正文")}<w:r><w:footnoteReference w:id="2"/></w:r>{run("后半句。")}</w:p>'
    return raw(body, {"word/footnotes.xml": told}, relation(1, "footnotes", "footnotes.xml"))


def formula_and_object() -> bytes:
    body = paragraph("先算一算。") + "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>"
    return raw(body + "<w:p><w:r><w:object/></w:r></w:p>")


def outside_picture() -> bytes:
    body = (
        f"{paragraph('正文。')}<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='a'/><a:graphic><a:graphicData>"
        "<pic:pic xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:blipFill>"
        "<a:blip r:link='r1'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    return raw(body, relations=relation(1, "image", "http://a.example/x.png", outside=True))


def pandoc() -> bytes:
    return (Path(__file__).parent / "files" / "pandoc.docx").read_bytes()


Made = Callable[[], bytes]

GOOD: tuple[Made, ...] = (
    plain, table, picture, sixty_pages, header_and_footer, wps, no_styles, text_box, text_box_of_new_word_only,
    revisions, comments, notes, formula_and_object, outside_picture, pandoc,
)  # fmt: skip


def with_entity() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(plain())) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "word/document.xml":
                head, _, rest = data.partition(b"?>")
                data = head + b'?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rest
            new.writestr(info, data)
    return out.getvalue()


def bomb() -> bytes:
    return raw(paragraph("正文。"), {"word/media/a.png": "0" * 210_000_000})


BAD: dict[str, tuple[Made, str]] = {
    "a.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧格式"),
    "secret.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "设了密码",
    ),
    "a.wps": (lambda: b"\x01\x02wps", "旧格式"),
    "a.pdf": (lambda: b"%PDF-1.7\n", "PDF"),
    "empty.docx": (lambda: b"", "空的"),
    "text.docx": ("我是文字".encode, "不是 Word 文档"),
    "broken.docx": (lambda: plain()[:3000], "坏了"),
    "sheet.docx": (lambda: _zip({"xl/workbook.xml": "<a/>"}), "不是 Word 文档"),
    "bad-xml.docx": (lambda: _zip({"word/document.xml": "<w:document"}), "坏了"),
    "entity.docx": (with_entity, "会引用外面内容"),
    "bomb.docx": (bomb, "太大"),
    "nothing.docx": (lambda: raw(""), "没有文字"),
}
"""Name → a file that is refused, and words of the reason."""


def _zip(files: Mapping[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()
