import datetime
import itertools
from typing import Any

import pytest

from classroom.models.repeat import Tally
from classroom.models.term import SmallClass
from classroom.timetable.occurrence import Occurrence, Slot, expand_class


def slot(text: str) -> Slot:
    """Return a slot written as `2026-12-05 09:30-10:30`, with a venue behind it unless that is the hall."""
    day, hours, *venue = text.split()
    start, end = (datetime.time.fromisoformat(time) for time in hours.split("-"))
    return Slot(datetime.date.fromisoformat(day), start, end, venue[0] if venue else "hall")


def occurrence(text: str, *earlier: str, key: str = "a", **changes: Any) -> Occurrence:
    """Return an occurrence of the class `a` in the slot *text*, moved away from the slots *earlier*."""
    return Occurrence(slot(text), "a", key, earlier=tuple(map(slot, earlier)), **changes)


def small_class(**changes: Any) -> SmallClass:
    values: dict[str, Any] = {
        "id": "a",
        "lesson": "safety/stop",
        "answers": ["transfer"],
        "audience": ["居民"],
        "venue": "hall",
        "teacher": "教官甲",
        "on": "2026-12-05",
        "at": "09:30-10:30",
        **changes,
    }
    return SmallClass.model_validate({key: value for key, value in values.items() if value is not None})


MOVED: dict[str, Any] = {"status": "moved", "reason": "检修"}
FIRST = "2026-12-05 09:30-10:30"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, occurrence(FIRST)),
        ({"status": "done", "tally": {"people": 3}}, occurrence(FIRST, status="done", tally=Tally(people=3))),
        ({"status": "cancelled"}, occurrence(FIRST, status="cancelled")),
        ({"status": "cancelled", "reason": "检修"}, occurrence(FIRST, status="cancelled", reason="检修")),
        ({**MOVED, "moved": {"on": "2026-12-06"}}, occurrence("2026-12-06 09:30-10:30", FIRST, **MOVED)),
        (
            {**MOVED, "moved": {"on": "2026-12-05", "at": "15:00-16:00"}},
            occurrence("2026-12-05 15:00-16:00", FIRST, **MOVED),
        ),
        (
            {**MOVED, "moved": {"on": "2026-12-04", "venue": "yard"}},
            occurrence("2026-12-04 09:30-10:30 yard", FIRST, **MOVED),
        ),
        (  # what a later move leaves out stays as the move before it had it
            {**MOVED, "moved": [{"on": "2026-12-06", "at": "15:00-16:00", "venue": "yard"}, {"on": "2026-12-07"}]},
            occurrence("2026-12-07 15:00-16:00 yard", FIRST, "2026-12-06 15:00-16:00 yard", **MOVED),
        ),
        (  # back again
            {**MOVED, "moved": [{"on": "2026-12-06"}, {"on": "2026-12-05"}]},
            occurrence(FIRST, FIRST, "2026-12-06 09:30-10:30", **MOVED),
        ),
        (  # moved, then cancelled
            {"status": "cancelled", "moved": {"on": "2026-12-06"}},
            occurrence("2026-12-06 09:30-10:30", FIRST, status="cancelled"),
        ),
        (  # moved, then held
            {"status": "done", "moved": {"on": "2026-12-06"}},
            occurrence("2026-12-06 09:30-10:30", FIRST, status="done"),
        ),
    ],
)
def test_occurrence_of_a_class_on_one_day(changes: dict[str, Any], expected: Occurrence) -> None:
    assert expand_class(small_class(**changes)) == (expected,)


THRICE = {"on": None, "repeat": {"every": "week", "on": "周六", "from": "2026-12-05", "times": 3}}
KEYS = ("a.20261205", "a.20261212", "a.20261219")


def of_rule(day: str, **changes: Any) -> Occurrence:
    """Return the occurrence that the rule sets for *day*."""
    return occurrence(f"{day} 09:30-10:30", key=f"a.{day.replace('-', '')}", **changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [of_rule("2026-12-05"), of_rule("2026-12-12"), of_rule("2026-12-19")]),
        (
            {"repeat": {**THRICE["repeat"], "except": ["2026-12-12"]}},
            [of_rule("2026-12-05"), of_rule("2026-12-19")],
        ),
        (  # the status of the class is that of every day without a change of its own
            {
                "status": "cancelled",
                "reason": "检修",
                "changes": [{"day": "2026-12-05", "status": "done", "tally": {"people": 9}}],
            },
            [
                of_rule("2026-12-05", status="done", tally=Tally(people=9)),
                of_rule("2026-12-12", status="cancelled", reason="检修"),
                of_rule("2026-12-19", status="cancelled", reason="检修"),
            ],
        ),
        (  # a moved day keeps its key and stands where it is now
            {"changes": [{"day": "2026-12-05", **MOVED, "moved": {"on": "2026-12-13", "venue": "yard"}}]},
            [
                of_rule("2026-12-12"),
                occurrence("2026-12-13 09:30-10:30 yard", FIRST, key="a.20261205", **MOVED),
                of_rule("2026-12-19"),
            ],
        ),
        (  # moved onto another day of its own
            {"changes": [{"day": "2026-12-12", **MOVED, "moved": {"on": "2026-12-19"}}]},
            [
                of_rule("2026-12-05"),
                occurrence("2026-12-19 09:30-10:30", "2026-12-12 09:30-10:30", key="a.20261212", **MOVED),
                of_rule("2026-12-19"),
            ],
        ),
        (  # changes of days that there are not change nothing
            {
                "repeat": {**THRICE["repeat"], "except": ["2026-12-12"]},
                "changes": [{"day": "2026-12-12", "status": "done"}, {"day": "2026-12-13", "status": "done"}],
            },
            [of_rule("2026-12-05"), of_rule("2026-12-19")],
        ),
    ],
)
def test_occurrences_of_a_repeated_class(changes: dict[str, Any], expected: list[Occurrence]) -> None:
    assert expand_class(small_class(**{**THRICE, **changes})) == tuple(expected)


def test_keys_are_of_the_days_that_the_rule_set() -> None:
    changes = [{"day": "2026-12-05", **MOVED, "moved": [{"on": "2026-12-06"}, {"on": "2026-12-26"}]}]
    found = expand_class(small_class(**THRICE, changes=changes))
    assert sorted(one.key for one in found) == list(KEYS)
    assert [one.key for one in found] == [*KEYS[1:], KEYS[0]]


def test_occurrence_gives_its_slot() -> None:
    found = occurrence("2026-12-06 15:00-16:00 yard", FIRST, "2026-12-07 09:30-10:30")
    assert (found.day, found.start, found.end, found.venue) == (
        datetime.date(2026, 12, 6),
        datetime.time(15),
        datetime.time(16),
        "yard",
    )
    assert (found.planned, occurrence(FIRST).planned) == (slot(FIRST), slot(FIRST))


def test_occurrences_sort_by_time() -> None:
    texts = [
        "2026-12-05 09:30-10:00",
        "2026-12-05 09:30-10:30",
        "2026-12-05 10:00-10:10",
        "2026-12-06 08:00-09:00",
        "2027-01-01 00:00-00:10",
    ]
    ordered = [occurrence(text) for text in texts]
    assert all(sorted(order) == ordered for order in itertools.permutations(ordered))


@pytest.mark.parametrize(
    ("status", "expected"), [("planned", True), ("done", True), ("moved", True), ("cancelled", False)]
)
def test_takes_place(status: Any, expected: bool) -> None:  # noqa: FBT001
    assert occurrence(FIRST, status=status).takes_place is expected


@pytest.mark.parametrize(
    ("status", "moves", "sequence"),
    [("planned", 0, 0), ("done", 0, 0), ("cancelled", 0, 1), ("moved", 1, 1), ("moved", 2, 2), ("cancelled", 2, 3)],
)
def test_sequence_counts_every_change(status: Any, moves: int, sequence: int) -> None:
    assert occurrence(FIRST, *[FIRST] * moves, status=status).sequence == sequence
