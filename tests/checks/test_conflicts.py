"""Nobody is in two places at once: the rule against holding every two days of a station against each other."""

import datetime
import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.checks.conflicts import check
from tests.checks.station import (
    EQUIPMENT,
    LEVELS,
    TERMS,
    TODAYS,
    Finding,
    Held,
    Written,
    find,
    make_context,
    severity,
    walk_all,
)

CODES = ("teacher-conflict", "travel-time", "venue-conflict", "audience-conflict", "equipment-conflict")
TODAY = datetime.date(2026, 11, 20)
Level = Mapping[str, str]


def expect(
    terms: Mapping[str, list[Written]], today: datetime.date, levels: Level, travel_minutes: int
) -> list[Finding]:
    """Return what the rule must find, by looking at every two days that take place."""
    held = walk_all(terms)
    found = [finding for pair in itertools.combinations(held, 2) for finding in meet(*pair, travel_minutes)]
    found += shortages(held)
    return sorted(
        (code, how, at.id, facts) for code, at, facts in found for how in severity(levels[code], at.day, today)
    )


def meet(first: Held, second: Held, travel_minutes: int) -> Iterator[tuple[str, Held, tuple[str, ...]]]:
    if first.day != second.day:
        return
    at, other = (first, second) if first.moves and not second.moves else (second, first)
    who = () if other.id == at.id else (other.id,)
    same_teacher = first.written["teacher"] == second.written["teacher"]
    teacher = first.written["teacher"]
    if first.minutes & second.minutes:
        if same_teacher:
            yield "teacher-conflict", at, (*at.when, *who, teacher)
        if first.venue == second.venue:
            yield "venue-conflict", at, (*at.when, *who, at.venue)
        both = sorted(set(first.written["audience"]) & set(second.written["audience"]))
        if both:
            yield "audience-conflict", at, (*at.when, *who, "、".join(both))
    elif same_teacher and first.venue != second.venue and second.start - first.end < travel_minutes:
        gap = str(second.start - first.end)
        yield "travel-time", at, (*at.when, teacher, *who, gap, str(travel_minutes))


def shortages(held: list[Held]) -> Iterator[tuple[str, Held, tuple[str, ...]]]:
    for index, late in enumerate(held):
        for name in late.written["equipment"]:
            users = [
                one
                for one in held[:index]
                if one.day == late.day and late.start in one.minutes and name in one.written["equipment"]
            ]
            if len(users) >= EQUIPMENT[name]:
                others = dict.fromkeys(one.id for one in users if one.id != late.id)
                yield "equipment-conflict", late, (*late.when, name, str(EQUIPMENT[name]), *others)


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    TERMS,
    st.sampled_from(TODAYS),
    st.fixed_dictionaries(dict.fromkeys(CODES, LEVELS)),
    st.sampled_from((0, 10, 30, 90)),
)
def test_conflicts_equal_every_two_days(
    terms: dict[str, list[Written]], today: datetime.date, levels: dict[str, str], travel_minutes: int
) -> None:
    context = make_context(terms, today, {"levels": levels, "travel_minutes": travel_minutes})
    assert find(check, context) == expect(terms, today, levels, travel_minutes)


CLASS: Written = {
    "id": "a",
    "lesson": "safety/stop",
    "answers": ["transfer"],
    "audience": ["居民"],
    "venue": "hall",
    "teacher": "教官甲",
    "on": "2026-12-05",
    "at": "09:30-10:30",
}
OTHER: Written = {**CLASS, "id": "b", "audience": ["学生"], "venue": "yard", "teacher": "教官乙"}
RULE = {"every": "week", "on": ["周六"], "from": "2026-12-05", "times": 3}
WHEN = ("2026-12-05", "09:30")


def found_in(*classes: Written, today: datetime.date = TODAY, **options: Any) -> list[Finding]:
    return find(check, make_context({"2026-winter": classes}, today, options))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param({}, [], id="nothing in common"),
        pytest.param({"teacher": "教官甲"}, [("teacher-conflict", "error", "b", (*WHEN, "a", "教官甲"))], id="teacher"),
        pytest.param({"venue": "hall"}, [("venue-conflict", "error", "b", (*WHEN, "a", "hall"))], id="venue"),
        pytest.param(
            {"audience": ["老年人", "居民"]}, [("audience-conflict", "error", "b", (*WHEN, "a", "居民"))], id="audience"
        ),
        pytest.param({**CLASS, "id": "b", "at": "10:30-11:00"}, [], id="touching ends in one venue"),
        pytest.param(
            {"teacher": "教官甲", "at": "10:59-11:30"},
            [("travel-time", "warning", "b", ("2026-12-05", "10:59", "教官甲", "a", "29", "30"))],
            id="29 minutes between two venues",
        ),
        pytest.param({"teacher": "教官甲", "at": "11:00-11:30"}, [], id="30 minutes between two venues"),
        pytest.param({"teacher": "教官甲", "status": "cancelled"}, [], id="cancelled"),
        pytest.param(
            {"teacher": "教官甲", "status": "done"},
            [("teacher-conflict", "error", "b", (*WHEN, "a", "教官甲"))],
            id="done",
        ),
        pytest.param({"teacher": "教官甲", "status": "moved", "moved": {"on": "2026-12-06"}}, [], id="moved away"),
    ],
)
def test_two_classes(other: Written, expected: list[Finding]) -> None:
    assert found_in(CLASS, {**OTHER, **other}) == expected


def test_a_class_that_was_moved_there_is_to_blame() -> None:
    moved = {
        **CLASS,
        "id": "m",
        "on": "2026-12-04",
        "status": "moved",
        "moved": {"on": "2026-12-05", "at": "09:00-10:00"},
    }
    when = ("2026-12-05", "09:00")
    assert found_in(CLASS, moved) == [
        ("audience-conflict", "error", "m", (*when, "a", "居民")),
        ("teacher-conflict", "error", "m", (*when, "a", "教官甲")),
        ("venue-conflict", "error", "m", (*when, "a", "hall")),
    ]


def test_a_day_moved_onto_another_day_of_its_own_rule() -> None:
    changes = [{"day": "2026-12-05", "status": "moved", "moved": {"on": "2026-12-12"}}]
    repeated = {key: value for key, value in CLASS.items() if key != "on"} | {"repeat": RULE, "changes": changes}
    context = make_context({"2026-winter": [repeated]}, TODAY)
    when = ("2026-12-12", "09:30")
    assert find(check, context) == [
        ("audience-conflict", "error", "a", (*when, "居民")),
        ("teacher-conflict", "error", "a", (*when, "教官甲")),
        ("venue-conflict", "error", "a", (*when, "hall")),
    ]
    tree = context.library.terms[0].tree
    at = tree.locate(("classes", 0, "changes", 0, "moved", 0, "on"))
    assert {(problem.line, problem.column) for problem in check(context)} == {at}


@pytest.mark.parametrize(
    ("key", "value", "at"),
    [
        ("teacher", "教官甲", ("teacher",)),
        ("venue", "hall", ("venue",)),
        ("audience", ["居民"], ("audience",)),
    ],
)
def test_a_clash_stands_at_what_is_wanted_twice(key: str, value: Any, at: tuple[str, ...]) -> None:
    context = make_context({"2026-winter": [CLASS, {**OTHER, key: value}]}, TODAY)
    [problem] = check(context)
    assert (problem.line, problem.column) == context.library.terms[0].tree.locate(("classes", 1, *at))


@pytest.mark.parametrize(
    ("moves", "at"),
    [
        ([{"on": "2026-12-05"}], ("moved", 0, "on")),
        ([{"on": "2026-12-05", "venue": "hall"}], ("moved", 0, "venue")),
        ([{"on": "2026-12-06", "venue": "hall"}, {"on": "2026-12-05"}], ("moved", 1, "on")),
        ([{"on": "2026-12-06"}, {"on": "2026-12-05", "venue": "hall"}], ("moved", 1, "venue")),
    ],
)
def test_a_clash_of_venues_stands_at_the_last_move(moves: list[Written], at: tuple[str | int, ...]) -> None:
    moved = {**OTHER, "venue": "hall" if moves == [{"on": "2026-12-05"}] else "yard"}
    moved |= {"on": "2026-12-04", "status": "moved", "moved": moves}
    context = make_context({"2026-winter": [CLASS, moved]}, TODAY)
    [problem] = check(context)
    assert (problem.line, problem.column) == context.library.terms[0].tree.locate(("classes", 1, *at))


def test_more_than_the_station_has() -> None:
    wants = {"equipment": ["音箱"]}
    three = [{**CLASS, **wants}, {**OTHER, **wants}, {**OTHER, **wants, "id": "c", "at": "10:00-11:00"}]
    found = [finding for finding in found_in(*three) if finding[0] == "equipment-conflict"]
    assert found == [("equipment-conflict", "error", "c", ("2026-12-05", "10:00", "音箱", "2", "a", "b"))]


def test_one_class_that_wants_more_than_there_is() -> None:
    assert found_in({**CLASS, "equipment": ["投影仪", "投影仪"]}) == [
        ("equipment-conflict", "error", "a", (*WHEN, "投影仪", "1"))
    ]
    assert found_in({**CLASS, "equipment": ["音箱", "音箱"]}) == []


@pytest.mark.parametrize(
    ("level", "today", "expected"),
    [
        ("error", "2026-12-05", ["error"]),
        ("error", "2026-12-06", ["warning"]),
        ("warning", "2026-12-05", ["warning"]),
        ("warning", "2026-12-06", ["warning"]),
        ("off", "2026-12-05", []),
        ("off", "2026-12-06", []),
    ],
)
def test_level_and_what_is_past(level: str, today: str, expected: list[str]) -> None:
    other = {**OTHER, "teacher": "教官甲"}
    found = found_in(CLASS, other, today=datetime.date.fromisoformat(today), levels={"teacher-conflict": level})
    assert [severity for _, severity, _, _ in found] == expected


@pytest.mark.parametrize(
    ("wanted", "used", "message"),
    [
        (["音箱", "音箱"], ["音箱"], "2026-12-05 09:30 “音箱”只有 2 件，这时“a”在用"),
        (["音箱", "音箱", "音箱"], [], "2026-12-05 09:30 “音箱”只有 2 件，这一课写的比这多"),
    ],
)
def test_who_has_what_is_wanted(wanted: list[str], used: list[str], message: str) -> None:
    context = make_context({"2026-winter": [{**CLASS, "equipment": used}, {**OTHER, "equipment": wanted}]}, TODAY)
    assert [problem.message for problem in check(context)] == [message]


def test_of_two_classes_with_one_id_the_first_is_held() -> None:
    assert found_in(CLASS, {**CLASS}) == []
    context = make_context({"2026-autumn": [CLASS], "2026-winter": [{**CLASS, "teacher": "教官乙"}, OTHER]}, TODAY)
    assert find(check, context) == []


def test_classes_of_two_terms_meet() -> None:
    autumn = {**CLASS, "id": "late", "teacher": "教官甲"}
    context = make_context({"2026-autumn": [autumn], "2026-winter": [{**OTHER, "teacher": "教官甲"}]}, TODAY)
    assert find(check, context) == [("teacher-conflict", "error", "b", (*WHEN, "late", "教官甲"))]
