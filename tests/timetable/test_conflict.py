"""Clashes and shortages against a table of edges, and against looking at every minute of a day."""

import datetime
import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.timetable.conflict import Claim, find_clashes, find_shortages, gap_minutes
from classroom.timetable.occurrence import Slot

DAY = datetime.date(2026, 12, 5)


def claim(text: str, venue: str = "hall") -> Claim:
    """Return a claim written as `key 09:30-10:30 name`, or with a day of December before the hours."""
    key, *day, hours, name = text.split()
    start, end = (datetime.time.fromisoformat(time) for time in hours.split("-"))
    return Claim(name, Slot(datetime.date(2026, 12, int(day[0])) if day else DAY, start, end, venue), key)


def pairs(claims: Iterable[Claim], apart_minutes: int = 0) -> list[tuple[str, str]]:
    return [(first.key, second.key) for first, second in find_clashes(claims, apart_minutes)]


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        ("a 09:30-10:30 x", "b 10:30-11:00 x", 0),
        ("a 09:30-10:30 x", "b 11:05-11:30 x", 35),
        ("a 09:30-10:30 x", "b 10:00-11:00 x", -30),
        ("a 09:30-10:30 x", "b 09:30-10:30 x", -60),
        ("a 00:00-23:59 x", "b 00:00-00:01 x", -1439),
    ],
)
def test_gap(first: str, second: str, gap: int) -> None:
    assert gap_minutes(claim(first), claim(second)) == gap


@pytest.mark.parametrize(
    ("claims", "apart_minutes", "expected"),
    [
        pytest.param([], 0, [], id="nothing"),
        pytest.param(["a 09:30-10:30 x"], 30, [], id="one alone"),
        pytest.param(["a 09:30-10:30 x", "b 10:29-11:00 x"], 0, [("a", "b")], id="last minute"),
        pytest.param(["a 09:30-10:30 x", "b 10:30-11:00 x"], 0, [], id="touching ends"),
        pytest.param(["a 09:30-10:30 x", "b 10:30-11:00 x"], 1, [("a", "b")], id="touching ends, one minute apart"),
        pytest.param(["a 09:30-10:30 x", "b 10:59-11:30 x"], 30, [("a", "b")], id="one minute too near"),
        pytest.param(["a 09:30-10:30 x", "b 11:00-11:30 x"], 30, [], id="just far enough"),
        pytest.param(["a 09:30-10:30 x", "b 09:30-10:30 x"], 0, [("a", "b")], id="same hours"),
        pytest.param(["a 09:30-10:30 x", "b 09:40-09:50 x"], 0, [("a", "b")], id="inside"),
        pytest.param(["a 09:30-10:30 x", "b 09:30-10:30 y"], 240, [], id="two names"),
        pytest.param(["a 5 22:00-23:59 x", "b 6 00:00-01:00 x"], 240, [], id="two days"),
        pytest.param(
            ["a 09:00-12:00 x", "b 09:30-10:00 x", "c 10:00-10:30 x"], 0, [("a", "b"), ("a", "c")], id="long and two"
        ),
        pytest.param(
            ["a 09:00-10:00 x", "b 09:10-10:00 x", "c 09:20-10:00 x"],
            0,
            [("a", "b"), ("a", "c"), ("b", "c")],
            id="three at once",
        ),
        pytest.param(
            ["a 09:00-12:00 x", "b 09:30-09:40 x", "c 11:59-12:30 x"],
            0,
            [("a", "b"), ("a", "c")],
            id="a short one does not hide a long one",
        ),
    ],
)
def test_clashes(claims: list[str], apart_minutes: int, expected: list[tuple[str, str]]) -> None:
    for order in itertools.permutations(map(claim, claims)):
        assert pairs(order, apart_minutes) == expected


def shortages(claims: Iterable[Claim], counts: dict[str, int]) -> list[tuple[str, list[str]]]:
    return [(found.key, [other.key for other in others]) for found, others in find_shortages(claims, counts)]


@pytest.mark.parametrize(
    ("claims", "counts", "expected"),
    [
        pytest.param(["a 09:00-10:00 x", "b 09:30-10:30 x"], {"x": 1}, [("b", ["a"])], id="two for one"),
        pytest.param(["a 09:00-10:00 x", "b 10:00-10:30 x"], {"x": 1}, [], id="one after the other"),
        pytest.param(["a 09:00-10:00 x", "b 09:30-10:30 x"], {"x": 2}, [], id="two for two"),
        pytest.param(["a 09:00-10:00 x", "b 09:30-10:30 x"], {}, [], id="not counted"),
        pytest.param(["a 09:00-10:00 x", "b 09:30-10:30 y"], {"x": 1, "y": 1}, [], id="two kinds"),
        pytest.param(["a 5 09:00-10:00 x", "b 6 09:30-10:30 x"], {"x": 1}, [], id="two days"),
        pytest.param(
            ["a 09:00-10:00 x", "b 09:30-10:30 x", "c 09:45-11:00 x"], {"x": 2}, [("c", ["a", "b"])], id="three for two"
        ),
        pytest.param(
            ["a 09:00-10:00 x", "b 09:30-10:30 x", "c 10:00-11:00 x"], {"x": 2}, [], id="three for two, two at a time"
        ),
        pytest.param(
            ["a 09:00-10:00 x", "b 09:30-10:30 x", "c 09:40-10:00 x", "d 10:00-11:00 x"],
            {"x": 1},
            [("b", ["a"]), ("c", ["a", "b"]), ("d", ["b"])],
            id="each that is one too many",
        ),
        pytest.param(["a 09:00-10:00 x", "a 09:00-10:00 x"], {"x": 1}, [("a", ["a"])], id="one that wants two"),
        pytest.param(["a 09:00-10:00 x", "a 09:00-10:00 x"], {"x": 2}, [], id="one that wants both"),
    ],
)
def test_shortages(claims: list[str], counts: dict[str, int], expected: list[tuple[str, list[str]]]) -> None:
    for order in itertools.permutations(map(claim, claims)):
        assert shortages(order, counts) == expected


@st.composite
def claim_lists(draw: st.DrawFn) -> list[Claim]:
    """Return claims that often meet: few names, two days, times of five minutes within three hours."""
    found = []
    for index in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, 30)) * 5
        end = start + draw(st.integers(1, 12)) * 5
        slot = Slot(draw(st.sampled_from((DAY, DAY.replace(day=6)))), clock(start), clock(end), "hall")
        found.append(Claim(draw(st.sampled_from("xyz")), slot, f"k{index:02}"))
    return found


def clock(minutes: int) -> datetime.time:
    return datetime.time(9 + minutes // 60, minutes % 60)


def minutes_of(claim: Claim, longer: int = 0) -> set[tuple[datetime.date, int]]:
    """Return every minute of a claim, and *longer* minutes after it."""
    start, end = (time.hour * 60 + time.minute for time in (claim.slot.start, claim.slot.end))
    return {(claim.slot.day, minute) for minute in range(start, end + longer)}


def begins_in(late: Claim, other: Claim) -> bool:
    return min(minutes_of(late)) in minutes_of(other)


def meet(one: Claim, other: Claim, apart_minutes: int) -> bool:
    """Tell by their minutes whether two claims on one name share one, or have fewer between them."""
    near = minutes_of(one, apart_minutes) & minutes_of(other) or minutes_of(one) & minutes_of(other, apart_minutes)
    return one.name == other.name and bool(near)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(claim_lists(), st.sampled_from((0, 0, 5, 15, 30, 60, 240)))
def test_clashes_equal_every_pair_minute_by_minute(claims: list[Claim], apart_minutes: int) -> None:
    expected = {
        frozenset((one, other)) for one, other in itertools.combinations(claims, 2) if meet(one, other, apart_minutes)
    }
    found = list(find_clashes(claims, apart_minutes))
    assert {frozenset(pair) for pair in found} == expected
    assert len(found) == len(expected)
    assert all(first < second for first, second in found)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(claim_lists(), st.dictionaries(st.sampled_from("xyz"), st.integers(1, 3)))
def test_shortages_equal_a_count_of_every_minute(claims: list[Claim], counts: dict[str, int]) -> None:
    wanted: dict[tuple[str, datetime.date, int], int] = {}
    for one in claims:
        for day, minute in minutes_of(one):
            wanted[one.name, day, minute] = wanted.get((one.name, day, minute), 0) + 1
    short = {place for place, count in wanted.items() if count > counts.get(place[0], count)}
    ordered = sorted(claims)
    holders = [
        (late, tuple(other for other in ordered[:index] if other.name == late.name and begins_in(late, other)))
        for index, late in enumerate(ordered)
    ]
    found = list(find_shortages(claims, counts))
    assert found == [(late, others) for late, others in holders if len(others) >= counts.get(late.name, len(claims))]
    assert {name for name, _, _ in short} == {late.name for late, _ in found}
    assert short <= {(late.name, *minute) for late, _ in found for minute in minutes_of(late)}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(claim_lists(), st.randoms(use_true_random=False), st.sampled_from((0, 30)))
def test_order_of_the_claims_does_not_matter(claims: list[Claim], random: object, apart_minutes: int) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert list(find_clashes(shuffled, apart_minutes)) == list(find_clashes(claims, apart_minutes))
    counts = {"x": 1, "y": 2}
    assert list(find_shortages(shuffled, counts)) == list(find_shortages(claims, counts))
