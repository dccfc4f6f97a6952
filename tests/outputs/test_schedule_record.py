import datetime
from pathlib import Path

from classroom.checks.context import Context
from classroom.library.loading import load_library
from classroom.models.schedule_file import ScheduleFile
from classroom.outputs.schedule_record import record_schedule
from classroom.outputs.site import Site
from classroom.publication import publish
from tests.sample import term, write_sample

TODAY = datetime.date(2026, 11, 20)
CLASSES = (
    "  - {id: w-weekly, kind: mobile, title: 流动站, answers: [transfer], audience: [居民], venue: hall,\n"
    '     teacher: 教官乙, repeat: {every: week, on: 周三, from: 2026-12-02, times: 2}, at: "14:00-15:00",\n'
    "     posters: [北门], changes: [{day: 2026-12-02, status: done, tally: {people: 7}}]}\n",
    "  - {id: w-stop, lesson: safety/stop, answers: [transfer], audience: [居民], venue: hall, teacher: 教官甲,\n"
    '     on: 2026-12-05, at: "09:30-10:30", status: moved, reason: 培训, moved: {on: 2026-12-01}}\n',
    "  - {id: w-done, lesson: safety/stop, answers: [transfer], audience: [居民], venue: hall, teacher: 教官甲,\n"
    '     on: 2026-12-06, at: "09:30-10:30", status: done, tally: {people: 7}}\n',
)


def record(root: Path) -> ScheduleFile:
    library = load_library(root).library
    assert library is not None
    return record_schedule(Site(publish(library, "public", TODAY), Context(library, TODAY)))


def test_record(tmp_path: Path) -> None:
    write_sample(
        tmp_path,
        {"courses/schedule/2026-winter.yml": term("2026-winter", *CLASSES), "courses/schedule/2026-autumn.yml": None},
    )
    found = record(tmp_path)
    versions = {small_class.id: small_class.poster_version for small_class in found.classes}
    assert sorted({version.partition("-")[0] for version in versions.values()}) == ["1", "2"]
    hall = {"start": "09:30", "end": "10:30", "venue": "hall"}
    afternoon = {"start": "14:00", "end": "15:00", "venue": "hall"}
    page = "courses/schedule/2026-winter/{}.html"
    shared = {"season": "2026-winter", "audience": ["居民"]}
    plain = {"earlier": [], "reason": None, "sequence": 0}
    assert found.model_dump(mode="json", by_alias=True, exclude={"terms"}) == {
        "$schema": "schedule.schema.json",
        "format": 1,
        "site_title": "示例小课堂",
        "calendar_id": "sample",
        "generated_for": "2026-11-20",
        "time_zone": "Asia/Shanghai",
        "venues": {"hall": "活动室"},
        "classes": [
            {
                **shared,
                "id": class_id,
                "kind": kind,
                "title": title,
                "page": page.format(class_id),
                "posters": posters,
                "poster_version": versions[class_id],
            }
            for class_id, kind, title, posters in (
                ("w-done", "class", "先停手", []),
                ("w-stop", "class", "先停手", []),
                ("w-weekly", "mobile", "流动站", ["北门"]),
            )
        ],
        "occurrences": [
            {
                "key": "w-stop",
                "class": "w-stop",
                "slot": {"day": "2026-12-01", **hall},
                "status": "moved",
                "earlier": [{"day": "2026-12-05", **hall}],
                "reason": "培训",
                "sequence": 1,
            },
            {
                **plain,
                "key": "w-weekly.20261202",
                "class": "w-weekly",
                "slot": {"day": "2026-12-02", **afternoon},
                "status": "done",
            },
            {**plain, "key": "w-done", "class": "w-done", "slot": {"day": "2026-12-06", **hall}, "status": "done"},
            {
                **plain,
                "key": "w-weekly.20261209",
                "class": "w-weekly",
                "slot": {"day": "2026-12-09", **afternoon},
                "status": "planned",
            },
        ],
    }


def test_terms_are_as_written_without_how_many_came(tmp_path: Path) -> None:
    write_sample(tmp_path, {"courses/schedule/2026-winter.yml": term("2026-winter", *CLASSES)})
    autumn, winter = record(tmp_path).terms
    assert [autumn["season"], winter["season"], list(winter)] == [
        "2026-autumn",
        "2026-winter",
        ["season", "title", "why", "weak_links", "classes"],
    ]
    assert winter["classes"][0]["changes"] == [{"day": "2026-12-02", "status": "done"}]
    assert winter["classes"][1]["moved"] == {"on": "2026-12-01"}
    assert "tally" not in str(winter)


def test_record_reads_back_from_json(tmp_path: Path) -> None:
    found = record(write_sample(tmp_path))
    assert ScheduleFile.model_validate_json(found.model_dump_json(by_alias=True)) == found
