import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.outputs.text_width import (
    Heading,
    count_lines,
    count_phrase_lines,
    measure_ems,
    set_heading,
    shorten,
    split_phrases,
)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("活动室", 3),
        ("，。", 2),
        ("“卡”", 3),
        ("10", 1.2),
        ("A4", 1.3),
        ("a b", 1.5),
        ("09:30–10:30", 6.6 + 0.4),
    ],
)
def test_measure(text: str, ems: float) -> None:
    """The dash of hours is as wide as a character, as in the Chinese faces."""
    assert measure_ems(text) == pytest.approx(ems)


@pytest.mark.parametrize(
    ("text", "line_ems", "lines"),
    [
        ("", 5, 1),
        ("一二三四五", 5, 1),
        ("一二三四五六", 5, 2),
        ("一二三四五，", 5, 2),  # the comma takes the fifth along
        ("一二三四，五六七八九", 5, 2),
        ("一二三四五，六七八九", 5, 3),
        ("一二三四“五六”七", 5, 2),
        ("一二三abcdef四", 5, 2),  # a Latin word is not torn
        ("abcdefghijklmnopqrst", 5, 3),  # unless it is longer than a line
        ("（一二三四）五", 5, 2),
    ],
)
def test_lines(text: str, line_ems: float, lines: int) -> None:
    assert count_lines(text, line_ems) == lines


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("", []),
        ("刷单返利", ["刷单返利"]),
        ("刷单返利：走到垫钱就停", ["刷单返利：", "走到垫钱就停"]),
        ("要你共享屏幕，就挂断。", ["要你共享屏幕，", "就挂断。"]),
        ("为什么？！", ["为什么？", "！"]),
    ],
)
def test_phrases(text: str, phrases: list[str]) -> None:
    assert split_phrases(text) == phrases


@pytest.mark.parametrize(
    ("phrases", "line_ems", "lines"),
    [
        ([], 5, 1),
        (["一二，", "三四"], 5, 1),
        (["一二，", "三四五"], 5, 2),
        (["一二三四五六，", "七"], 5, 3),  # what follows a torn phrase begins a line
        (["一，", "二，", "三，"], 5, 2),
    ],
)
def test_lines_of_phrases(phrases: list[str], line_ems: float, lines: int) -> None:
    assert count_phrase_lines(phrases, line_ems) == lines


@pytest.mark.parametrize(
    ("phrases", "line_ems", "heading"),
    [
        (["一二，", "三四"], 5, Heading(1, keeps_phrases=True)),
        (["一二三，", "四五"], 5, Heading(2, keeps_phrases=True)),
        (["一二，", "三四五"] * 2, 5, Heading(4, keeps_phrases=True)),
        (["一，", "二三四五"] * 4, 5, Heading(5, keeps_phrases=False)),
    ],
)
def test_headings(phrases: list[str], line_ems: float, heading: Heading) -> None:
    assert set_heading(phrases, line_ems) == heading


@pytest.mark.parametrize(
    ("text", "ems", "short"),
    [
        ("一二三四五", 5, "一二三四五"),
        ("一二三四五六", 5, "一二三四…"),
        ("一二三，四五", 5, "一二三…"),
        ("abcdefghij", 4.2, "abcde…"),
        ("一二", 1, "…"),
    ],
)
def test_shorten(text: str, ems: float, short: str) -> None:
    assert shorten(text, ems) == short


TEXTS = st.text(st.sampled_from("一二三，。：“”（）abc A4-"), max_size=40)


@given(TEXTS, st.integers(1, 30))
def test_a_shortened_text_fits(text: str, ems: int) -> None:
    assert measure_ems(shorten(text, ems)) <= ems


@given(TEXTS, st.integers(4, 30))
def test_a_wider_line_never_needs_more_lines(text: str, ems: int) -> None:
    assert count_lines(text, ems + 1) <= count_lines(text, ems)
    assert count_lines(text, ems) >= measure_ems(text) / (ems + 0.001)


@given(TEXTS)
def test_phrases_are_the_text(text: str) -> None:
    assert "".join(split_phrases(text)) == text
