import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.models.schedule_file import OccurrenceRecord, ScheduleFile
from classroom.timetable.schedule_changes import (
    KINDS,
    OccurrenceChange,
    ScheduleChanges,
    Showing,
    compare_schedules,
)
from tests.timetable.schedule_files import class_record, day, held, repeated, schedule

FIRST = "2026-12-05 09:30-10:30 hall"
LATER = "2026-12-12 09:30-10:30 hall"
CANCELLED: dict[str, Any] = {"status": "cancelled", "reason": "检修"}


def kinds(old: ScheduleFile, new: ScheduleFile) -> list[tuple[str, str]]:
    return [(kind, change.key) for kind, change in compare_schedules(old, new)]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (held(FIRST), held(FIRST), None),
        (held(FIRST), held(FIRST, status="done"), None),
        (held(FIRST, reason="甲"), held(FIRST, reason="乙"), None),
        (None, held(FIRST), "added"),
        (None, held(LATER, "a", FIRST), "added"),
        (None, held(FIRST, **CANCELLED), "cancelled"),
        (held(FIRST), None, "removed"),
        (held(FIRST, **CANCELLED), None, None),
        (held(FIRST), held(FIRST, **CANCELLED), "cancelled"),
        (held(FIRST), held(LATER, "a", FIRST, **CANCELLED), "cancelled"),
        (held(FIRST, status="done"), held(FIRST, **CANCELLED), "cancelled"),
        (held(FIRST, **CANCELLED), held(FIRST, status="cancelled", reason="停电"), None),
        (held(FIRST, **CANCELLED), held(LATER, **CANCELLED), None),
        (held(FIRST, **CANCELLED), held(FIRST), "restored"),
        (held(FIRST, **CANCELLED), held(LATER, "a", FIRST), "restored"),
        (held(FIRST), held(LATER, "a", FIRST), "moved"),
        (held(LATER, "a", FIRST), held(FIRST.replace("05", "19"), "a", FIRST, LATER), "moved"),
        (held(LATER, "a", FIRST), held(FIRST.replace("05", "19"), "a", FIRST), "moved"),
        (held(FIRST), held(LATER, "a", FIRST, status="done"), "moved"),
        (held(LATER, "a", FIRST), held(LATER, "a", FIRST), None),
        (held(LATER, "a", FIRST), held(LATER, "a", "2026-12-06 09:30-10:30 hall"), None),
        (held(LATER, "a", FIRST), held(LATER), None),
        (held(LATER, "a", FIRST), held(FIRST), "altered"),
        (held(FIRST), held(LATER), "altered"),
        (held(FIRST), held(FIRST.replace("09:30", "09:00")), "altered"),
        (held(FIRST), held(FIRST.replace("10:30", "10:00")), "altered"),
        (held(FIRST), held(FIRST.replace("hall", "room")), "altered"),
    ],
)
def test_what_became_of_an_occurrence(
    before: OccurrenceRecord | None, after: OccurrenceRecord | None, kind: str | None
) -> None:
    old, new = (schedule(*([record] if record else [])) for record in (before, after))
    assert kinds(old, new) == ([(kind, "a")] if kind else [])


def test_a_new_title_is_a_change_and_a_move_besides_stays_a_move() -> None:
    new = {"title": "新题"}
    assert kinds(schedule(held(FIRST)), schedule(held(FIRST), a=new)) == [("altered", "a")]
    assert kinds(schedule(held(FIRST)), schedule(held(LATER, "a", FIRST), a=new)) == [("moved", "a")]
    assert kinds(schedule(held(FIRST, **CANCELLED)), schedule(held(FIRST, **CANCELLED), a=new)) == []
    moved = held(LATER, "a", FIRST)
    assert kinds(schedule(moved), schedule(moved, a=new)) == [("altered", "a")]


def test_a_venue_is_compared_by_the_name_that_is_shown() -> None:
    old = schedule(held(FIRST))
    renamed = old.model_copy(update={"venues": {"hall": "二楼活动室"}})
    other_id = schedule(held(FIRST.replace("hall", "big-hall"))).model_copy(update={"venues": {"big-hall": "活动室"}})
    assert [kinds(old, renamed), kinds(old, other_id)] == [[("altered", "a")], []]


def test_what_a_change_holds() -> None:
    new = schedule(held(LATER.replace("hall", "room"), "a", FIRST, reason="培训"), a={"title": "新题"})
    assert compare_schedules(schedule(held(FIRST)), new) == ScheduleChanges(
        moved=(
            OccurrenceChange(
                "a",
                "a",
                "2026-winter",
                Showing(day("2026-12-05"), datetime.time(9, 30), datetime.time(10, 30), "活动室", "课 a"),
                Showing(day("2026-12-12"), datetime.time(9, 30), datetime.time(10, 30), "教室", "新题"),
                "培训",
            ),
        )
    )


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (held(FIRST), held(FIRST, status="cancelled", reason="检修"), "检修"),
        (held(FIRST), held(LATER, "a", FIRST, reason="培训"), "培训"),
        (held(FIRST), held(LATER, reason="培训"), None),
        (held(FIRST, **CANCELLED), held(FIRST, reason="检修"), None),
        (held(FIRST, reason="甲"), None, None),
    ],
)
def test_only_a_move_and_a_cancellation_have_a_reason(
    before: OccurrenceRecord, after: OccurrenceRecord | None, reason: str | None
) -> None:
    changes = compare_schedules(schedule(before), schedule(*([after] if after else [])))
    assert [change.reason for _, change in changes] == [reason]


def test_changes_stand_by_kind_and_then_by_time() -> None:
    old = schedule(held("2026-12-20 09:30-10:30 hall", "c"), held("2026-12-10 09:30-10:30 hall", "b"))
    new = schedule(
        held("2026-12-20 09:30-10:30 hall", "c", **CANCELLED),
        held("2026-12-10 09:30-10:30 hall", "b", **CANCELLED),
        held("2026-12-30 14:00-15:00 hall", "e"),
        held("2026-12-30 09:30-10:30 room", "d"),
    )
    assert kinds(old, new) == [("added", "d"), ("added", "e"), ("cancelled", "b"), ("cancelled", "c")]


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2026-12-05", ["added", "moved", "cancelled", "removed"]),
        ("2026-12-06", ["moved"]),
        ("2026-12-12", ["moved"]),
        ("2026-12-13", []),
    ],
)
def test_what_is_wholly_past_may_be_left_out(today: str, told: list[str]) -> None:
    old = schedule(held(FIRST, "b"), held(FIRST, "c"), held(FIRST, "d"))
    new = schedule(held(FIRST), held(LATER, "b", FIRST), held(FIRST, "c", **CANCELLED))
    changes = compare_schedules(old, new).from_day(day(today))
    assert [kind for kind, _ in changes] == told


def test_a_class_that_begins_to_repeat_is_told_by_its_new_days_alone() -> None:
    days = ["2026-12-05", "2026-12-12"]
    assert kinds(schedule(held(FIRST)), repeated("a", days)) == [("added", "a.20261212")]
    assert kinds(repeated("a", days), schedule(held(FIRST))) == [("removed", "a.20261212")]


def test_a_class_under_another_id_is_the_same_for_readers() -> None:
    assert kinds(schedule(held(FIRST)), schedule(held(FIRST, "b"), b={"title": "课 a"})) == []
    assert kinds(schedule(held(FIRST)), schedule(held(FIRST, "b"))) == [("added", "b"), ("removed", "a")]
    cancelled = schedule(held(FIRST, **CANCELLED))
    assert kinds(cancelled, schedule(held(FIRST, "b"), b={"title": "课 a"})) == [("added", "b")]
    assert kinds(schedule(held(FIRST, "b"), b={"title": "课 a"}), cancelled) == [("cancelled", "a"), ("removed", "b")]


def test_a_file_by_another_hand_may_leave_names_out() -> None:
    bare = schedule(held(FIRST)).model_copy(update={"classes": (), "venues": {}})
    [(kind, change)] = compare_schedules(schedule(), bare)
    assert (kind, change.season, change.showings[0].title, change.showings[0].place) == ("added", "", "a", "hall")


Edit = tuple[str, str | None, str | None]
"""What is done, and what it is for an occurrence that takes place and for one that is cancelled."""

EDITS: tuple[Edit, ...] = (
    ("keep", None, None),
    ("cancel", "cancelled", None),
    ("plan", None, "restored"),
    ("move", "moved", "restored"),
    ("shift", "altered", None),
    ("retitle", "altered", None),
    ("remove", "removed", None),
)
MOMENTS = st.tuples(
    st.dates(datetime.date(2026, 12, 1), datetime.date(2027, 2, 28)), st.sampled_from(("09:30-10:30", "14:00-15:00"))
)


@st.composite
def schedules(draw: st.DrawFn, prefix: str = "a") -> ScheduleFile:
    """Return a schedule of classes with titles of their own, some of them cancelled."""
    records = []
    for index, (date, hours) in enumerate(draw(st.lists(MOMENTS, max_size=8))):
        status = draw(st.sampled_from(("planned", "cancelled")))
        records.append(held(f"{date} {hours} hall", f"{prefix}{index}", status=status))
    return schedule(*records)


def edit(record: OccurrenceRecord, what: str) -> OccurrenceRecord | None:
    """Return *record* after *what* was done to it, but for its title."""
    later = record.slot.model_copy(update={"day": record.slot.day + datetime.timedelta(days=1)})
    changes: dict[str, dict[str, Any]] = {
        "cancel": {"status": "cancelled"},
        "plan": {"status": "planned"},
        "move": {"status": "moved", "slot": later, "earlier": (record.slot,)},
        "shift": {"slot": later},
    }
    return None if what == "remove" else record.model_copy(update=changes.get(what, {}))


@given(schedules(), schedules("b"), st.data())
def test_edits_are_told_one_for_one(old: ScheduleFile, more: ScheduleFile, data: st.DataObject) -> None:
    records, classes, expected = list(more.occurrences), list(more.classes), []
    for record in more.occurrences:
        expected.append(("cancelled" if record.status == "cancelled" else "added", record.key))
    for record in old.occurrences:
        what, of_planned, of_cancelled = data.draw(st.sampled_from(EDITS))
        kind = of_cancelled if record.status == "cancelled" else of_planned
        expected += [(kind, record.key)] if kind else []
        edited = edit(record, what)
        if edited:
            records.append(edited)
            title = {"title": "新题 " + record.key} if what == "retitle" else {}
            classes.append(class_record(record.class_id, **title))
    new = old.model_copy(update={"occurrences": tuple(records), "classes": tuple(classes)})
    found = compare_schedules(old, new)
    assert sorted((kind, change.key) for kind, change in found) == sorted(expected)
    for kind in KINDS:
        shown = [change.showings[-1] for change in found.of(kind)]
        assert shown == sorted(shown)


@given(schedules())
def test_a_schedule_has_not_changed_since_itself(one: ScheduleFile) -> None:
    assert compare_schedules(one, one) == ScheduleChanges()


@given(schedules(), schedules(), st.booleans())
def test_what_is_added_one_way_is_removed_the_other_way(old: ScheduleFile, new: ScheduleFile, flip: bool) -> None:  # noqa: FBT001
    one, other = (new, old) if flip else (old, new)
    there, back = compare_schedules(one, other), compare_schedules(other, one)
    turned = tuple(replace(change, before=change.after, after=change.before) for change in back.removed)
    assert there.added == turned
