import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.models.term import Repeat, SmallClass
from classroom.timetable.occurrence import Occurrence, expand_class, expand_repeat, find_overlaps

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
ONE_DAY = datetime.timedelta(days=1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def occurrence(text: str, **changes: Any) -> Occurrence:
    """Return an occurrence written as `2026-12-05 09:30-10:30 id`."""
    date, times, class_id = text.split()
    start, end = (datetime.time.fromisoformat(time) for time in times.split("-"))
    return Occurrence(day(date), start, end, class_id, **{"venue": "hall", "status": "planned", **changes})


def repeat(**changes: Any) -> Repeat:
    return Repeat.model_validate({"every": "week", "on": "周六", "from": "2026-12-05", "times": 3, **changes})


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, ["2026-12-05", "2026-12-12", "2026-12-19"]),
        ({"times": 1}, ["2026-12-05"]),
        ({"from": "2026-12-06"}, ["2026-12-12", "2026-12-19", "2026-12-26"]),
        ({"from": "2026-12-11"}, ["2026-12-12", "2026-12-19", "2026-12-26"]),
        ({"every": "fortnight"}, ["2026-12-05", "2026-12-19", "2027-01-02"]),
        ({"on": "周五"}, ["2026-12-11", "2026-12-18", "2026-12-25"]),
        ({"except": ["2026-12-12"]}, ["2026-12-05", "2026-12-19"]),
        ({"except": ["2026-12-13"]}, ["2026-12-05", "2026-12-12", "2026-12-19"]),
        ({"except": ["2026-12-26"]}, ["2026-12-05", "2026-12-12", "2026-12-19"]),
        ({"except": ["2026-12-05", "2026-12-12", "2026-12-19"]}, []),
        ({"from": "2028-02-26"}, ["2028-02-26", "2028-03-04", "2028-03-11"]),
    ],
)
def test_days_of_a_rule(changes: dict[str, Any], days: list[str]) -> None:
    assert [found.isoformat() for found in expand_repeat(repeat(**changes))] == days


def test_no_rule_has_no_days() -> None:
    assert expand_repeat(None) == []


def test_rule_at_the_end_of_the_years_that_may_be_written() -> None:
    found = expand_repeat(repeat(**{"from": "2100-12-31", "times": 60, "every": "fortnight"}))
    assert (found[0], found[-1]) == (day("2101-01-01"), day("2103-04-07"))


def walk(rule: Repeat) -> list[datetime.date]:
    """Return the days of *rule* by looking at every day in turn."""
    found: list[datetime.date] = []
    date, met = rule.start, 0
    while len(found) < rule.times:
        if WEEKDAYS[date.weekday()] == rule.on:
            if rule.every == "week" or met % 2 == 0:
                found.append(date)
            met += 1
        date += ONE_DAY
    return [date for date in found if date not in rule.skip]


@st.composite
def rules(draw: st.DrawFn) -> Repeat:
    start = draw(st.dates(datetime.date(2020, 1, 1), datetime.date(2099, 12, 31)))
    offsets = st.one_of(st.integers(-20, 500), st.integers(0, 60).map(lambda weeks: weeks * 7))
    skip = [start + offset * ONE_DAY for offset in draw(st.lists(offsets, max_size=6))]
    values = {
        "every": draw(st.sampled_from(("week", "fortnight"))),
        "on": draw(st.sampled_from(WEEKDAYS)),
        "from": start,
        "times": draw(st.integers(1, 60)),
        "except": skip,
    }
    return Repeat.model_validate(values)


@settings(max_examples=500, deadline=None)
@given(rules())
def test_rule_equals_a_walk_over_every_day(rule: Repeat) -> None:
    assert expand_repeat(rule) == walk(rule)


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


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [occurrence("2026-12-05 09:30-10:30 a")]),
        ({"status": "done"}, [occurrence("2026-12-05 09:30-10:30 a", status="done")]),
        (
            {"status": "cancelled", "reason": "检修"},
            [occurrence("2026-12-05 09:30-10:30 a", status="cancelled")],
        ),
        (
            {"on": None, "repeat": {"every": "week", "on": "周六", "from": "2026-12-05", "times": 2}},
            [occurrence("2026-12-05 09:30-10:30 a"), occurrence("2026-12-12 09:30-10:30 a")],
        ),
        (
            {**MOVED, "moved": {"on": "2026-12-06"}},
            [occurrence("2026-12-06 09:30-10:30 a", status="moved", moved_from=day("2026-12-05"))],
        ),
        (
            {**MOVED, "moved": {"on": "2026-12-05", "at": "15:00-16:00"}},
            [occurrence("2026-12-05 15:00-16:00 a", status="moved", moved_from=day("2026-12-05"))],
        ),
        (
            {**MOVED, "moved": {"on": "2026-12-04", "venue": "yard"}},
            [occurrence("2026-12-04 09:30-10:30 a", status="moved", venue="yard", moved_from=day("2026-12-05"))],
        ),
    ],
)
def test_occurrences_of_a_class(changes: dict[str, Any], expected: list[Occurrence]) -> None:
    assert expand_class(small_class(**changes)) == tuple(expected)


@pytest.mark.parametrize(
    ("status", "expected"), [("planned", True), ("done", True), ("moved", True), ("cancelled", False)]
)
def test_takes_place(status: str, expected: bool) -> None:  # noqa: FBT001
    assert occurrence("2026-12-05 09:30-10:30 a", status=status).takes_place is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2026-12-05 09:30-10:30 a", "2026-12-05 10:00-11:00 b", True),
        ("2026-12-05 09:30-10:30 a", "2026-12-05 10:29-11:00 b", True),
        ("2026-12-05 09:30-10:30 a", "2026-12-05 10:30-11:00 b", False),
        ("2026-12-05 09:30-10:30 a", "2026-12-05 09:00-09:30 b", False),
        ("2026-12-05 09:30-10:30 a", "2026-12-05 09:40-09:50 b", True),
        ("2026-12-05 09:30-10:30 a", "2026-12-05 09:30-10:30 b", True),
        ("2026-12-05 09:30-10:30 a", "2026-12-06 09:30-10:30 b", False),
        ("2026-12-05 00:00-23:59 a", "2026-12-06 00:00-00:01 b", False),
    ],
)
def test_overlaps(one: str, other: str, expected: bool) -> None:  # noqa: FBT001
    assert occurrence(one).overlaps(occurrence(other)) is expected
    assert occurrence(other).overlaps(occurrence(one)) is expected


@pytest.mark.parametrize("statuses", [("cancelled", "planned"), ("planned", "cancelled"), ("cancelled", "cancelled")])
def test_cancelled_classes_overlap_nothing(statuses: tuple[str, str]) -> None:
    one, other = (occurrence("2026-12-05 09:30-10:30 a", status=status) for status in statuses)
    assert one.overlaps(other) is False


def test_pairs_in_order() -> None:
    one = occurrence("2026-12-05 09:00-12:00 c")
    two = occurrence("2026-12-05 09:30-10:00 a")
    three = occurrence("2026-12-05 11:00-12:30 b")
    far = occurrence("2026-12-06 09:00-12:00 d")
    assert list(find_overlaps([far, three, two, one])) == [(one, two), (one, three)]


def test_a_class_does_not_overlap_itself() -> None:
    assert list(find_overlaps([occurrence("2026-12-05 09:30-10:30 a"), occurrence("2026-12-05 10:00-11:00 a")])) == []


def minutes(item: Occurrence) -> set[tuple[datetime.date, int]]:
    """Return every minute that *item* takes, none when it does not take place."""
    if item.status == "cancelled":
        return set()
    first, last = (time.hour * 60 + time.minute for time in (item.start, item.end))
    return {(item.day, minute) for minute in range(first, last)}


def compare_all(items: list[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Yield the overlapping pairs by holding every minute of every pair against each other."""
    for index, one in enumerate(items):
        for other in items[index + 1 :]:
            if one.class_id != other.class_id and minutes(one) & minutes(other):
                yield (one, other) if one <= other else (other, one)


@st.composite
def occurrences(draw: st.DrawFn) -> Occurrence:
    start = draw(st.integers(0, 1430))
    end = draw(st.integers(start + 1, min(start + 300, 1439)))
    status = draw(st.sampled_from(("planned", "planned", "cancelled", "moved", "done")))
    date = datetime.date(2026, 12, 30) + draw(st.integers(0, 3)) * ONE_DAY
    return Occurrence(
        date,
        datetime.time(*divmod(start, 60)),
        datetime.time(*divmod(end, 60)),
        draw(st.sampled_from("abcde")),
        draw(st.sampled_from(("hall", "yard"))),
        status,
        date - ONE_DAY if status == "moved" else None,
    )


@settings(max_examples=300, deadline=None)
@given(st.lists(occurrences(), max_size=14))
def test_overlaps_equal_every_pair_held_against_each_other(items: list[Occurrence]) -> None:
    assert sorted(find_overlaps(items)) == sorted(compare_all(items))


@settings(max_examples=100, deadline=None)
@given(st.lists(occurrences(), max_size=10), st.randoms(use_true_random=False))
def test_overlaps_do_not_depend_on_order(items: list[Occurrence], random: Any) -> None:
    shuffled = random.sample(items, len(items))
    assert list(find_overlaps(shuffled)) == list(find_overlaps(items))
