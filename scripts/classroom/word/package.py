"""The bytes of a Word file → its parts, or one sentence that says why it cannot be read.

Nothing outside the file is ever opened. Sources: ECMA-376 part 2 (a package is a ZIP of parts), MS-CFB 2.2 (the
signature of `.doc`, and of a document under a password).
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

MAX_FILE_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 200_000_000
"""A file that unpacks to more holds far more than a lesson, or is made to fill a disk."""
MAX_XML_BYTES = 30_000_000
"""The text of 1,000 pages has some 10 MB of XML."""
MAX_PARTS = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DOCUMENT = "word/document.xml"
_SAVE_AS = "用 Word 或 WPS 打开它，选“另存为”，类型选“Word 文档（*.docx）”，再导入新的那个"


class WordFileError(Exception):
    """A file that cannot be imported; the text says why and what to do, in Chinese."""


@dataclass(frozen=True)
class Package:
    """A Word file that has been found safe to read: `data` is the file, `parts` its parts by name."""

    data: bytes
    parts: dict[str, bytes]


def open_package(data: bytes, name: str) -> Package:
    """Return the parts of the Word file *data*, which is called *name*.

    Raises:
        WordFileError: it is another kind of file, under a password, damaged, empty, too large, or tries to
            pull in something from outside.
    """
    _refuse_other_kinds(data, name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _refuse_large(archive)
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        raise WordFileError(f"{name} 坏了，读不出来。用 Word 打开试试能不能修复，再另存为一份") from None
    if _DOCUMENT not in parts:
        raise WordFileError(f"{name} 不是 Word 文档，只是名字像。{_SAVE_AS}")
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            _refuse_entities(content, name)
    return Package(data, parts)


def _refuse_other_kinds(data: bytes, name: str) -> None:
    ending = name.rpartition(".")[2].lower()
    if not data:
        raise WordFileError(f"{name} 是空的。回到 Word 里看看是不是没有保存")
    if len(data) > MAX_FILE_BYTES:
        raise WordFileError(f"{name} 有 {len(data) // 1_000_000} MB，太大了。先在 Word 里压缩图片，或拆成几个文件")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise WordFileError(f"{name} 设了密码，打不开。先在 Word 里去掉密码（文件、信息、保护文档），再导入")
        raise WordFileError(f"{name} 是旧格式（.doc 或 .wps），读不了。{_SAVE_AS}")
    if data.startswith(b"%PDF") or ending == "pdf":
        raise WordFileError(f"{name} 是 PDF，读不了。找到原来的 Word 文件，导入那一个")
    if ending in ("doc", "wps") and not data.startswith(b"PK"):
        raise WordFileError(f"{name} 是旧格式（.{ending}），读不了。{_SAVE_AS}")
    if not data.startswith(b"PK"):
        raise WordFileError(f"{name} 不是 Word 文档，或者坏了。{_SAVE_AS}")


def _refuse_large(archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    xml = max((info.file_size for info in infos if info.filename.endswith((".xml", ".rels"))), default=0)
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES or xml > MAX_XML_BYTES:
        raise WordFileError("这个文件展开以后太大，不像正常的文档，没有打开。换一份来路清楚的文件")


def _refuse_entities(content: bytes, name: str) -> None:
    """Refuse a part that declares anything: Word never does, and entities reach outside or grow without end."""
    plain = content.replace(b"\0", b"") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else content
    if _FORBIDDEN.search(plain):
        raise WordFileError(f"{name} 里藏着会引用外面内容的代码，没有打开。换一份来路清楚的文件")
