from typing import Any

import pytest

from classroom.models.schedule_file import ScheduleFile
from classroom.timetable.poster_changes import PosterTasks, find_poster_tasks
from tests.timetable.schedule_files import day, held, repeated, schedule

SLOT = "2026-12-05 09:30-10:30 hall"
LATER = "2026-12-12 09:30-10:30 hall"
WALLS = {"posters": ("北门", "食堂")}
CANCELLED: dict[str, Any] = {"status": "cancelled"}

Row = tuple[str, str, tuple[str, ...], str | None]


def rows(tasks: PosterTasks) -> list[Row]:
    """Return what is to be done as (group, class, places, why)."""
    groups = ("take_down", "reprint", "put_up")
    return [(name, task.record.id, task.places, task.why) for name in groups for task in getattr(tasks, name)]


def version(text: str, *places: str) -> dict[str, Any]:
    return {"poster_version": text, "posters": places}


PLANNED = schedule(held(SLOT), a=WALLS)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (PLANNED, PLANNED, []),
        (PLANNED, schedule(held(SLOT, **CANCELLED), a=WALLS), [("take_down", "a", ("北门", "食堂"), "cancelled")]),
        (
            PLANNED,
            schedule(held(SLOT, **CANCELLED), a=version("2-0000", "南门", "食堂")),
            [("take_down", "a", ("北门", "食堂", "南门"), "cancelled")],
        ),
        (schedule(held(SLOT)), schedule(held(SLOT, **CANCELLED)), [("take_down", "a", (), "cancelled")]),
        (PLANNED, schedule(), [("take_down", "a", ("北门", "食堂"), "removed")]),
        (schedule(held(SLOT)), schedule(), [("take_down", "a", (), "removed")]),
        (schedule(held(SLOT, **CANCELLED), a=WALLS), schedule(), []),
        (schedule(held(SLOT, **CANCELLED), a=WALLS), schedule(held(SLOT, **CANCELLED), a=version("9-0000")), []),
        (
            PLANNED,
            schedule(held(SLOT), a=version("1-1111", "北门", "食堂")),
            [("reprint", "a", ("北门", "食堂"), None)],
        ),
        (schedule(held(SLOT)), schedule(held(SLOT), a=version("1-1111")), [("reprint", "a", (), None)]),
        (
            PLANNED,
            schedule(held(SLOT), a=version("1-1111", "南门", "食堂")),
            [("take_down", "a", ("北门",), "not here"), ("reprint", "a", ("南门", "食堂"), None)],
        ),
        (PLANNED, schedule(held(SLOT), a=version("1-1111")), [("take_down", "a", ("北门", "食堂"), "not here")]),
        (
            PLANNED,
            schedule(held(SLOT), a=version("1-0000", "南门", "食堂")),
            [("take_down", "a", ("北门",), "not here"), ("put_up", "a", ("南门",), None)],
        ),
        (schedule(), PLANNED, [("put_up", "a", ("北门", "食堂"), None)]),
        (schedule(), schedule(held(SLOT)), []),
        (schedule(), schedule(held(SLOT, **CANCELLED), a=WALLS), []),
        (schedule(held(SLOT)), PLANNED, [("put_up", "a", ("北门", "食堂"), None)]),
        (schedule(held(SLOT, **CANCELLED), a=WALLS), PLANNED, [("put_up", "a", ("北门", "食堂"), None)]),
        (schedule(held(SLOT, **CANCELLED)), schedule(held(SLOT)), [("put_up", "a", (), None)]),
    ],
)
def test_what_is_to_be_done(old: ScheduleFile, new: ScheduleFile, expected: list[Row]) -> None:
    assert rows(find_poster_tasks(old, new, day("2026-11-23"))) == expected


@pytest.mark.parametrize(
    ("made_for", "today", "expected"),
    [
        ("2026-12-01", "2026-12-05", []),
        ("2026-12-01", "2026-12-06", [("take_down", "a", ("北门", "食堂"), "over")]),
        ("2026-12-05", "2026-12-06", [("take_down", "a", ("北门", "食堂"), "over")]),
        ("2026-12-06", "2026-12-07", []),
    ],
)
def test_a_class_that_is_over_since_then(made_for: str, today: str, expected: list[Row]) -> None:
    old = schedule(held(SLOT), made_for=made_for, a=WALLS)
    assert rows(find_poster_tasks(old, PLANNED, day(today))) == expected


def test_a_class_that_is_over_and_names_no_place_is_not_told() -> None:
    new = schedule(held(SLOT, status="done"), a=version("1-1111"))
    assert rows(find_poster_tasks(schedule(held(SLOT)), new, day("2026-12-06"))) == []


def test_a_class_put_off_after_its_day_is_on_again() -> None:
    old = schedule(held(SLOT), made_for="2026-12-06", a=WALLS)
    new = schedule(held(LATER, "a", SLOT), a=version("2-1111", "北门"))
    assert rows(find_poster_tasks(old, new, day("2026-12-07"))) == [("put_up", "a", ("北门",), None)]


DAYS = ["2026-12-02", "2026-12-09", "2026-12-16"]


@pytest.mark.parametrize(
    ("statuses", "today", "expected"),
    [
        (("planned", "cancelled", "planned"), "2026-12-01", [("reprint", None)]),
        (("planned", "planned", "cancelled"), "2026-12-01", [("reprint", None)]),
        (("done", "cancelled", "cancelled"), "2026-12-03", [("take_down", "cancelled")]),
        (("cancelled", "cancelled", "cancelled"), "2026-12-03", [("take_down", "cancelled")]),
        (("done", "cancelled", "done"), "2026-12-17", [("take_down", "over")]),
        (("done", "cancelled", "planned"), "2026-12-16", [("reprint", None)]),
    ],
)
def test_a_repeated_class_hangs_as_long_as_a_day_is_to_come(
    statuses: tuple[str, ...], today: str, expected: list[tuple[str, str | None]]
) -> None:
    def give(file: ScheduleFile, **changes: Any) -> ScheduleFile:
        record = file.classes[0].model_copy(update={"posters": ("北门",), **changes})
        return file.model_copy(update={"classes": (record,)})

    old = give(repeated("a", DAYS))
    planned = repeated("a", DAYS)
    occurrences = [
        record.model_copy(update={"status": status})
        for record, status in zip(planned.occurrences, statuses, strict=True)
    ]
    new = give(planned.model_copy(update={"occurrences": tuple(occurrences)}), poster_version="2-0000")
    found = rows(find_poster_tasks(old, new, day(today)))
    assert [(group, why) for group, _, _, why in found] == expected


def test_tasks_stand_by_day_and_know_both_versions() -> None:
    old = schedule(held(LATER, "a"), held(SLOT, "b"), a=WALLS, b=WALLS)
    moved = "2026-12-20 09:30-10:30 hall"
    new = schedule(
        held(LATER, "a"), held(moved, "b", SLOT), a=version("1-1111", "北门"), b=version("2-2222", "北门", "食堂")
    )
    tasks = find_poster_tasks(old, new, day("2026-11-23"))
    assert [(task.record.id, task.day, task.record.poster_version, task.old_version) for task in tasks.reprint] == [
        ("a", day("2026-12-12"), "1-1111", "1-0000"),
        ("b", day("2026-12-20"), "2-2222", "1-0000"),
    ]
    assert [(task.record.id, task.day, task.places, task.old_version) for task in tasks.take_down] == [
        ("a", day("2026-12-12"), ("食堂",), "1-0000")
    ]
