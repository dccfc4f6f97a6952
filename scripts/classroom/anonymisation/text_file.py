"""A text file of any kind whose words change and nothing else: its mark, its line ends and its mode stay."""

import codecs
import contextlib
import os
import re
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from classroom.problem import ContentError, Problem
from classroom.source.text import MAX_BYTES, decode_text

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class TextFile:
    """`text` has LF line ends and no byte-order mark; the file at `path` has `has_mark` and `line_ends`."""

    path: Path
    text: str
    has_mark: bool
    line_ends: tuple[str, ...]

    def encode(self, text: str) -> bytes:
        """Return *text*, which has as many lines as `text`, as the bytes of this file."""
        lines = text.split("\n")
        ends = (*self.line_ends, "")
        written = "".join(line + end for line, end in zip(lines, ends, strict=True)).encode()
        return codecs.BOM_UTF8 + written if self.has_mark else written

    def write(self, text: str) -> None:
        """Put *text* in place of what the file holds, all of it or nothing; its mode stays.

        Raises:
            OSError: the folder cannot be written to, or the disk is full; the file is as it was.
        """
        mode = stat.S_IMODE(self.path.stat().st_mode)
        with contextlib.ExitStack() as undo:
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".classroom-")
            undo.callback(Path(name).unlink, missing_ok=True)
            with os.fdopen(handle, "wb") as stream:
                stream.write(self.encode(text))
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(mode)
            Path(name).replace(self.path)
            undo.pop_all()


def read_text_file(path: Path) -> TextFile:
    """Return the text file at *path*; characters nobody sees are let through, as numbers hide behind them.

    Raises:
        ContentError: it is a link, no file, too large or not UTF-8.
    """
    if path.is_symlink():
        raise _refuse(path, "linked-file", "这是一个链接，不是文件本身", "写链接指向的那个文件的路径")
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
        size = path.stat().st_size
        data = path.read_bytes() if is_file and size <= MAX_BYTES else b""
    except OSError as error:
        raise _refuse(
            path, "unreadable-file", f"文件打不开（{error.strerror}）", "检查路径写对了没有、有没有读取权限"
        ) from None
    except ValueError:
        raise _refuse(path, "unreadable-file", "文件打不开", "检查路径写对了没有") from None
    if not is_file:
        raise _refuse(path, "unreadable-file", "这不是文件", "写一个文字文件的路径")
    if size > MAX_BYTES:
        raise _refuse(
            path, "file-too-large", f"文件有 {size / 1_000_000:.1f} MB，文字文件最多 1 MB", "把内容拆成几个文件"
        )
    return _decode(path, data)


def _decode(path: Path, data: bytes) -> TextFile:
    has_mark = data.startswith(codecs.BOM_UTF8)
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        decode_text(data, str(path))  # says which encoding it looks like
        raise
    if "\0" in text:
        raise _refuse(path, "not-utf8", "这不是文字文件", "换成文字文件；Word 文件先另存为文字")
    return TextFile(path, _LINE_END.sub("\n", text), has_mark, tuple(_LINE_END.findall(text)))


def _refuse(path: Path, code: str, message: str, fix: str) -> ContentError:
    return ContentError([Problem(str(path), 1, 1, code, message, fix)])
