import pytest

from classroom.markdown.lines import Fence, Line, classify_lines


def kinds(text: str) -> str:
    """Return a letter a line: t for text, f for a fence's own line, c for code."""
    return "".join(line.kind[0] for line in classify_lines(text, 1)[0])


def test_numbers_and_texts_are_those_of_the_file() -> None:
    lines, fences = classify_lines("甲\n```quiz\n  a: 1\n```\n", 7)
    assert lines == (
        Line(7, "甲", "text"),
        Line(8, "```quiz", "fence"),
        Line(9, "  a: 1", "code"),
        Line(10, "```", "fence"),
        Line(11, "", "text"),
    )
    assert fences == (Fence("quiz", 8, 10, 0, ("  a: 1",), closed=True),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "t"),
        ("\n", "tt"),
        ("``", "t"),
        ("```", "t"),
        ("```\n```", "ff"),
        ("```\n\n```", "fcf"),
        ("~~~\n```\n~~~", "fcf"),
        ("```\n~~~\n```", "fcf"),
        ("````\n```\na\n```\n````", "fcccf"),
        ("```\na\n``` b", "ttt"),
        ("```python\na\n```\nb", "fcft"),
        ("``` python \na\n``` ", "fcf"),
        ("```a`b\nc", "tt"),
        ("a ```\nb", "tt"),
        ("    ```\n    a\n    ```\nb", "fcft"),
        ("```\na", "tt"),
        ("```\n!!! instructor\n```\n```\n# a\n```", "fcffcf"),
        ("> ```\n> a\n> ```", "ttt"),
        ("```\na\n````\nb", "tttt"),
        ("````\na\n```\nb\n````", "fcccf"),
        ("```\na\n\n```b\nc\n```", "fccccf"),
    ],
)
def test_kinds_of_lines(text: str, expected: str) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\na\n```", Fence("", 1, 3, 0, ("a",), closed=True)),
        ("甲\n  ~~~ text-x\n  a\n\n  ~~~", Fence("text-x", 2, 5, 2, ("  a", ""), closed=True)),
        ("```quiz", Fence("quiz", 1, 1, 0, (), closed=False)),
        ("```quiz\na\nb", Fence("quiz", 1, 3, 0, ("a", "b"), closed=False)),
        ("```quiz\n```", Fence("quiz", 1, 2, 0, (), closed=True)),
        ("````\n```\n````", Fence("", 1, 3, 0, ("```",), closed=True)),
    ],
)
def test_fence(text: str, expected: Fence) -> None:
    assert classify_lines(text, 1)[1] == (expected,)


def test_two_blocks_in_a_row() -> None:
    fences = classify_lines("```a\n1\n```\n```b\n2\n```", 1)[1]
    assert [(fence.language, fence.first, fence.last) for fence in fences] == [("a", 1, 3), ("b", 4, 6)]


@pytest.mark.parametrize("head", ['```python title="a"', "```c++", "``` {.python}", '~~~ python hl_lines="1"', "```c#"])
def test_heads_that_superfences_knows(head: str) -> None:
    assert kinds(f"{head}\na\n{head[:3]}\nb") == "fcft"


def test_the_head_names_the_language() -> None:
    heads = ["quiz", " quiz", '{.quiz title="a"}', "c++", "c#", "quiz-x", ""]
    fences = [classify_lines(f"```{head}\n```", 1)[1][0].language for head in heads]
    assert fences == ["quiz", "quiz", "quiz", "c++", "c#", "quiz-x", ""]


@pytest.mark.parametrize("text", ["```\na\n    ```\nb\n```", "```\n\t```\n```"])
def test_a_fence_ends_at_the_depth_it_began(text: str) -> None:
    last = text.count("\n") + 1
    assert [(fence.first, fence.last) for fence in classify_lines(text, 1)[1]] == [(1, last)]
