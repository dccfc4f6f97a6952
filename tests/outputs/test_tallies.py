from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.outputs.tallies import SMALLEST_SHOWN, Count, Total, add_up, hide_small, tallies_of
from tests.timetable.dated import dated_class


def held(people: int, **ages: int) -> dict[str, Any]:
    tally: dict[str, Any] = {"people": people}
    if ages:
        tally["ages"] = {name.replace("_", "-").removeprefix("from-"): count for name, count in ages.items()}
    return {"status": "done", "tally": tally}


REPEATED = {
    "on": None,
    "repeat": {"every": "week", "on": "周三", "from": "2026-12-02", "times": 3},
    "changes": [
        {"day": "2026-12-02", "status": "done", "tally": {"people": 12, "ages": {"60-plus": 9}}},
        {"day": "2026-12-09", "status": "done", "tally": {"people": 3}},
        {"day": "2026-12-16", "status": "cancelled"},
    ],
}


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ([], Total(0, Count(0, is_shown=False), {})),
        ([{}], Total(0, Count(0, is_shown=False), {})),
        ([held(4)], Total(1, Count(4, is_shown=False), {})),
        ([held(5)], Total(1, Count(5, is_shown=True), {})),
        ([held(4), held(4)], Total(2, Count(8, is_shown=True), {})),
        ([REPEATED], Total(2, Count(15, is_shown=True), {"60-plus": Count(9, is_shown=True)})),
        (
            [held(20, under_18=3, from_18_39=10), held(10, under_18=3)],
            Total(
                2,
                Count(30, is_shown=True),
                {"under-18": Count(6, is_shown=True), "18-39": Count(10, is_shown=True)},
            ),
        ),
    ],
)
def test_totals(classes: list[dict[str, Any]], expected: Total) -> None:
    made = [dated_class(id=f"c{index}", **values) for index, values in enumerate(classes)]
    assert add_up(made) == expected


def test_a_rule_has_a_tally_a_day() -> None:
    assert [tally.people for tally in tallies_of([dated_class(**REPEATED)])] == [12, 3]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({}, []),
        ({"a": 5, "b": 9}, []),
        ({"a": 4}, ["a"]),
        ({"a": 4, "b": 9, "c": 7}, ["a", "c"]),
        ({"a": 4, "b": 0, "c": 7}, ["a", "b"]),
        ({"a": 0, "b": 5, "c": 5}, ["a", "b"]),
    ],
)
def test_small_counts_are_hidden_so_that_none_can_be_worked_out(counts: dict[str, int], hidden: list[str]) -> None:
    assert [name for name, count in hide_small(counts).items() if not count.is_shown] == hidden


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 40)))
def test_never_exactly_one_count_is_hidden_beside_others(counts: dict[str, int]) -> None:
    shown = hide_small(counts)
    hidden = [name for name, count in shown.items() if not count.is_shown]
    assert {name: count.people for name, count in shown.items()} == counts
    assert all(name in hidden for name, people in counts.items() if people < SMALLEST_SHOWN)
    assert len(hidden) != 1 or len(counts) == 1
