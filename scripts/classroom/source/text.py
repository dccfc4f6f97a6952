"""Bytes of a file → text with lines, or a problem that says why it cannot be read."""

import itertools
from pathlib import Path

from classroom.models.base import UNSEEN
from classroom.problem import ContentError, Problem

MAX_BYTES = 1_000_000
"""A text file beyond this is a mistake: the longest lesson has some 50,000 bytes."""

_SNIFFED = 1000
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MOST = 20
"""Characters nobody sees are named one by one up to here; more of them are one mistake."""


def read_text(file: Path, path: str) -> str:
    """Return the text of *file* with LF line ends and no byte-order mark; *path* names it in problems.

    A mark at the start and Windows line ends are accepted: Notepad writes both and they mean nothing.

    Raises:
        ContentError: the file is empty, too large, not UTF-8, or holds characters nobody can see.
    """
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise _refuse(
            path, "unreadable-file", f"文件打不开（{error.strerror}）", "检查文件是否被别的程序占用、有没有读取权限"
        ) from None
    if size > MAX_BYTES:
        raise _refuse(
            path,
            "file-too-large",
            f"文件有 {size / 1_000_000:.1f} MB，文字文件最多 1 MB",
            "把图片存成单独的文件再引用，或把内容拆成几个文件",
        )
    return decode_text(data, path)


def decode_text(data: bytes, path: str) -> str:
    """Return *data* as text with LF line ends.

    Raises:
        ContentError: as `read_text`, but for the size.
    """
    if data.startswith(_UTF_16):
        raise _refuse(path, "not-utf8", "文件存成了 UTF-16（记事本里叫 Unicode）", "用记事本打开，另存为，编码选 UTF-8")
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data.removeprefix(_BOM), error.start, path) from None
    if not text.strip():
        raise _refuse(path, "empty-file", "文件是空的", "写上内容，或者删掉这个文件")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unseen = [
        Problem(
            path,
            *line_and_column(text, found.start()),
            "unseen-character",
            f"这里有一个看不见的字符 U+{ord(found[0]):04X}",
            "把光标放到这里删掉它；常见于从别处复制粘贴",
        )
        for found in itertools.islice(UNSEEN.finditer(text), _MOST)
    ]
    if unseen:
        raise ContentError(unseen)
    return text


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of the character at *offset*."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _not_utf8(data: bytes, offset: int, path: str) -> ContentError:
    before = data[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = line_and_column(before, len(before))
    if b"\0" in data[:_SNIFFED] or data.startswith((b"\xff\xd8", b"%PDF", b"PK")):
        fix = "换成正确的文件；图片放进 images/ 文件夹，Word 文件先另存为文字再复制过来"
        return ContentError([Problem(path, line, column, "not-utf8", "这不是文字文件", fix)])
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        what = "文件不是文字，或者已经损坏"
    else:
        what = "文件不是 UTF-8 编码，像是 GBK"
    return ContentError([Problem(path, line, column, "not-utf8", what, "用记事本打开，另存为，编码选 UTF-8")])


def _refuse(path: str, code: str, message: str, fix: str) -> ContentError:
    return ContentError([Problem(path, 1, 1, code, message, fix)])
