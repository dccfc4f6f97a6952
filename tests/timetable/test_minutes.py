import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.markdown.document import Document
from classroom.timetable.minutes import CUT_MINUTES, KEEPS, Cut, Keep, Segment, cut_all, cut_lesson, read_segments


def read(*lines: str) -> list[tuple[str, int, str]]:
    found = read_segments(Document("a.md", "\n".join(lines)).headings)
    return [(segment.title, segment.minutes, segment.keep) for segment in found]


def lesson(*parts: tuple[int, Keep]) -> tuple[Segment, ...]:
    return tuple(Segment(f"段{i}", f"段{i}", minutes, keep) for i, (minutes, keep) in enumerate(parts))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## 甲 {minutes=5 keep=must}", [("甲", 5, "must")]),
        ("## 甲 {keep=should minutes=240}", [("甲", 240, "should")]),
        ('## 甲 {minutes="1" keep="could"}', [("甲", 1, "could")]),
        ("## 甲 {minutes=05 keep=must}", [("甲", 5, "must")]),
        ("# 甲 {minutes=5 keep=must}", []),
        ("### 甲 {minutes=5 keep=must}", []),
        ("## 甲", []),
        ("## 甲 {minutes=5}", []),
        ("## 甲 {keep=must}", []),
        ("## 甲 {minutes=0 keep=must}", []),
        ("## 甲 {minutes=241 keep=must}", []),
        ("## 甲 {minutes=2400 keep=must}", []),
        ("## 甲 {minutes=24000 keep=must}", []),
        ("## 甲 {minutes=-5 keep=must}", []),
        ("## 甲 {minutes=+5 keep=must}", []),
        ("## 甲 {minutes=5.0 keep=must}", []),
        ("## 甲 {minutes=5分 keep=must}", []),
        ("## 甲 {minutes=十 keep=must}", []),
        ("## 甲 {minutes=５ keep=must}", []),
        ("## 甲 {minutes=² keep=must}", []),
        ("## 甲 {minutes=5 keep=Must}", []),
        ("## 甲 {minutes=5 keep=may}", []),
        ("## 甲 {minutes=5，keep=must}", []),
        ("## 甲 minutes=5 keep=must", []),
        ("## 甲 {minutes=" + "9" * 5000 + " keep=must}", []),
        ("## 甲 {minutes=02405 keep=must}", []),
        ("## 甲 {minutes=00129999 keep=must}", []),
    ],
)
def test_segment_of_a_heading(line: str, expected: list[tuple[str, int, str]]) -> None:
    assert read(line) == expected


def test_segments_in_order_with_their_anchors() -> None:
    text = "# 题 {minutes=9 keep=must}\n## 甲 {minutes=5 keep=must}\n### 小\n## 乙\n## 甲 {minutes=6 keep=could}"
    assert read_segments(Document("a.md", text).headings) == (
        Segment("甲", "甲", 5, "must"),
        Segment("甲", "甲-1", 6, "could"),
    )


@pytest.mark.parametrize(
    ("parts", "limit", "kept"),
    [
        ([(5, "must"), (10, "should")], 15, [0, 1]),
        ([(5, "must"), (11, "should")], 15, [0]),
        ([(5, "could"), (10, "should"), (5, "must")], 15, [1, 2]),
        ([(5, "could"), (10, "should"), (5, "must")], 20, [0, 1, 2]),
        ([(8, "must"), (9, "must")], 15, [0, 1]),
        ([(8, "must"), (9, "must"), (1, "should")], 15, [0, 1]),
        ([(20, "should"), (3, "should"), (4, "could")], 15, [1, 2]),
        ([(10, "should"), (10, "should"), (5, "should")], 15, [0, 2]),
        ([(15, "should"), (5, "must")], 15, [1]),
        ([(16, "could")], 15, []),
        ([], 15, []),
    ],
)
def test_cut(parts: list[tuple[int, Keep]], limit: int, kept: list[int]) -> None:
    segments = lesson(*parts)
    cut = cut_lesson(segments, limit)
    assert cut == Cut(limit, tuple(segments[index] for index in kept))
    assert cut.minutes == sum(parts[index][0] for index in kept)


@pytest.mark.parametrize(
    ("parts", "limits"),
    [
        ([], []),
        ([(15, "must")], []),
        ([(16, "must")], [15]),
        ([(15, "must"), (15, "could")], [15]),
        ([(15, "must"), (16, "could")], [15, 30]),
        ([(15, "must"), (31, "could")], [15, 30, 45]),
        ([(60, "should")], [15, 30, 45]),
    ],
)
def test_cuts_are_shorter_than_the_lesson(parts: list[tuple[int, Keep]], limits: list[int]) -> None:
    segments = lesson(*parts)
    assert cut_all(segments) == tuple(cut_lesson(segments, limit) for limit in limits)


def test_limits_are_those_of_the_handbook() -> None:
    assert (CUT_MINUTES, KEEPS) == ((15, 30, 45), ("must", "should", "could"))


LESSONS = st.lists(st.tuples(st.integers(1, 25), st.sampled_from(KEEPS)), max_size=9).map(lambda parts: lesson(*parts))


@settings(max_examples=400, deadline=None)
@given(LESSONS, st.sampled_from((*CUT_MINUTES, 1, 7, 60)))
def test_every_cut(segments: tuple[Segment, ...], limit: int) -> None:
    kept = cut_lesson(segments, limit).segments
    left = [segment for segment in segments if segment not in kept]
    needed = sum(segment.minutes for segment in segments if segment.keep == "must")
    total = sum(segment.minutes for segment in kept)

    assert not [segment for segment in left if segment.keep == "must"]
    assert total <= max(limit, needed)
    assert [segment for segment in segments if segment in kept] == list(kept)
    assert len(set(kept)) == len(kept)

    without_could = sum(segment.minutes for segment in kept if segment.keep != "could")
    for segment in left:
        room = limit - (without_could if segment.keep == "should" else total)
        assert segment.minutes > room


@settings(max_examples=300, deadline=None)
@given(LESSONS, st.sampled_from(CUT_MINUTES))
def test_no_part_is_kept_at_the_cost_of_one_before_it(segments: tuple[Segment, ...], limit: int) -> None:
    """Each part that is left out did not fit beside those that go before it in worth and order."""
    kept = cut_lesson(segments, limit).segments
    ranked = sorted(segments, key=lambda segment: KEEPS.index(segment.keep))
    for index, segment in enumerate(ranked):
        before = sum(other.minutes for other in ranked[:index] if other in kept)
        assert (segment in kept) == (segment.keep == "must" or before + segment.minutes <= limit)


@settings(max_examples=100, deadline=None)
@given(LESSONS)
def test_a_longer_cut_never_takes_fewer_minutes(segments: tuple[Segment, ...]) -> None:
    cuts = [cut_lesson(segments, limit) for limit in CUT_MINUTES]
    for shorter, longer in itertools.pairwise(cuts):
        assert shorter.minutes <= longer.minutes
