"""Git's patches, row by row."""

import pytest

from classroom.commits.patch import AddedLines, Addition, Message, NewFile, read_patches


def read(text: str | bytes) -> list[Addition]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_patches(data.splitlines(keepends=True)))


def test_a_commit() -> None:
    log = (
        "\0aa\n题目\n\n正文\n\0\n"
        ":000000 100644 0000 1234 A\tcases/a.md\n:100644 100644 12 34 M\tb.md\n\n"
        "diff --git a/cases/a.md b/cases/a.md\nnew file mode 100644\nindex 0..1\n--- /dev/null\n+++ b/cases/a.md\n"
        "@@ -0,0 +1,2 @@\n+甲\n++++ b/no/path\n"
        "diff --git a/b.md b/b.md\n--- a/b.md\n+++ b/b.md\n@@ -3 +3 @@ 标题\n-旧\n+新\n"
        "@@ -9,2 +9,0 @@\n-@@ -1 +1 @@\n--\n"
        "@@ -20,0 +18,1 @@\n+末\n\\ No newline at end of file\n"
        "\0bb\n二\n\0\n"
    )
    assert read(log) == [
        Message("aa", "题目\n\n正文"),
        NewFile("aa", "cases/a.md"),
        AddedLines("aa", "cases/a.md", 1, "甲\n+++ b/no/path"),
        AddedLines("aa", "b.md", 3, "新"),
        AddedLines("aa", "b.md", 18, "末"),
        Message("bb", "二"),
    ]


def test_lines_of_a_merge_that_are_in_no_parent() -> None:
    log = (
        "::100644 100644 100644 1 2 3 MM\ta.md\n::000000 000000 100644 0 0 1 AA\tnew.md\n\n"
        "diff --combined a.md\n--- a/a.md\n+++ b/a.md\n@@@ -1,2 -1,1 +1,3 @@@\n- 甲\n -乙\n++合\n+ 甲二\n  同\n"
    )
    assert read(log) == [NewFile("", "new.md"), AddedLines("", "a.md", 1, "合")]


def test_context_divides_runs() -> None:
    assert read("+++ b/a\n@@ -1,1 +1,3 @@\n+一\n 二\n+三\n") == [
        AddedLines("", "a", 1, "一"),
        AddedLines("", "a", 3, "三"),
    ]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("b/a b.md\t", "a b.md"),
        ("b/课 表.md\t", "课 表.md"),
        (r'"b/a\"b\\c\td\n.md"', 'a"b\\c\td\n.md'),
        (r'"b/\350\257\276.md"', "课.md"),
        ("b/b/x.md", "b/x.md"),
    ],
)
def test_names(written: str, path: str) -> None:
    assert read(f"+++ {written}\n@@ -0,0 +1 @@\n+x\n") == [AddedLines("", path, 1, "x")]


def test_other_encodings_and_line_ends() -> None:
    rows = b"@@ -0,0 +1,2 @@\n+" + "李娟\r\n+".encode("gb18030") + b"\xff\xff\x00\n"
    [found] = read(b"+++ b/a\n" + rows)
    assert isinstance(found, AddedLines)
    assert found.text.split("\n")[0] == "李娟"
