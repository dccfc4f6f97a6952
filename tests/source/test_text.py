import time
from pathlib import Path

import pytest

from classroom.problem import ContentError, Problem
from classroom.source.text import MAX_BYTES, decode_text, line_and_column, read_text

NOT_UTF8_FIX = "用记事本打开，另存为，编码选 UTF-8"
UNSEEN_FIX = "把光标放到这里删掉它；常见于从别处复制粘贴"


def problems(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        decode_text(data, "a.md")
    return caught.value.problems


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("甲".encode(), "甲"),
        ("甲\n乙\n".encode(), "甲\n乙\n"),
        (b"\xef\xbb\xbf" + "甲".encode(), "甲"),
        (b"a\r\nb\rc\n\rd", "a\nb\nc\n\nd"),
        (b"a\tb", "a\tb"),
        ("甲　乙\u00a0丙".encode(), "甲　乙\u00a0丙"),
        ("👨\u200d👩\u200d👧".encode(), "👨\u200d👩\u200d👧"),
        ("😀".encode(), "😀"),
    ],
)
def test_accepted(data: bytes, text: str) -> None:
    assert decode_text(data, "a.md") == text


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", "　\n".encode()])
def test_empty(data: bytes) -> None:
    assert problems(data) == (Problem("a.md", 1, 1, "empty-file", "文件是空的", "写上内容，或者删掉这个文件"),)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark(encoding: str) -> None:
    text = "甲乙" if encoding == "utf-16" else "\ufeff甲乙"
    message = "文件存成了 UTF-16（记事本里叫 Unicode）"
    assert problems(text.encode(encoding)) == (Problem("a.md", 1, 1, "not-utf8", message, NOT_UTF8_FIX),)


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        ("标题".encode("gbk"), 1, 1, "文件不是 UTF-8 编码，像是 GBK"),
        ("ab\ncd 标题".encode("gb18030"), 2, 4, "文件不是 UTF-8 编码，像是 GBK"),
        (b"\xef\xbb\xbfab" + "标题".encode("gbk"), 1, 3, "文件不是 UTF-8 编码，像是 GBK"),
        (b"a\r\nb\r\xff\xff", 3, 1, "文件不是文字，或者已经损坏"),
        (b"\x89PNG\r\n\xff\xff", 1, 1, "文件不是文字，或者已经损坏"),
        ("😀甲".encode()[:-1] + b"\xff", 1, 2, "文件不是文字，或者已经损坏"),
        (b"a\xed\xa0\x80", 1, 2, "文件不是文字，或者已经损坏"),
    ],
)
def test_not_utf8(data: bytes, line: int, column: int, message: str) -> None:
    assert problems(data) == (Problem("a.md", line, column, "not-utf8", message, NOT_UTF8_FIX),)


@pytest.mark.parametrize(
    "code",
    [0x00, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF],
)
def test_unseen_character(code: int) -> None:
    message = f"这里有一个看不见的字符 U+{code:04X}"
    expected = Problem("a.md", 2, 3, "unseen-character", message, UNSEEN_FIX)
    assert problems(f"甲\n乙丙{chr(code)}丁".encode()) == (expected,)


@pytest.mark.parametrize("code", [0x00AD, 0x200B, 0x200E, 0x202E, 0x2060, 0x2066, 0xE0041])
def test_other_unseen_characters(code: int) -> None:
    assert [problem.code for problem in problems(f"甲{chr(code)}乙".encode())] == ["unseen-character"]


def test_every_unseen_character_is_reported() -> None:
    found = problems("a\x00\r\n\x01b\n\ufeff".encode())
    assert [(problem.line, problem.column) for problem in found] == [(1, 2), (2, 1), (3, 1)]


def test_a_file_of_unseen_characters_takes_no_time() -> None:
    start = time.perf_counter()
    problems(b"\x00" * 60_000)
    assert time.perf_counter() - start < 0.25


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("ab", 1, (1, 2)),
        ("\na", 1, (2, 1)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("甲\n\n😀乙", 4, (3, 2)),
    ],
)
def test_line_and_column(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert line_and_column(text, offset) == expected


def test_read_text(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbfa\r\n")
    assert read_text(file, "a.md") == "a\n"


def test_limit() -> None:
    assert MAX_BYTES == 1_000_000


def test_largest_file(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"a" * MAX_BYTES)
    assert read_text(file, "a.md") == "a" * MAX_BYTES


def test_too_large_file(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(ContentError) as caught:
        read_text(file, "docs/a.md")
    message, fix = "文件有 1.0 MB，文字文件最多 1 MB", "把图片存成单独的文件再引用，或把内容拆成几个文件"
    assert caught.value.problems == (Problem("docs/a.md", 1, 1, "file-too-large", message, fix),)


@pytest.mark.parametrize(("name", "reason"), [("gone.md", "No such file or directory"), ("folder", "Is a directory")])
def test_unreadable_file(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ContentError) as caught:
        read_text(tmp_path / name, name)
    message, fix = f"文件打不开（{reason}）", "检查文件是否被别的程序占用、有没有读取权限"
    assert caught.value.problems == (Problem(name, 1, 1, "unreadable-file", message, fix),)
