"""A version changes when, and only when, what is printed changes."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from classroom.outputs.poster_version import poster_version
from classroom.outputs.printed_version import mark_version
from classroom.outputs.site import Site
from classroom.plan import check_content
from classroom.publication import publish
from tests.outputs.crowded import PLAIN, TODAY, write_crowded

CLASS = {**PLAIN, "on": "2026-12-05", "bring": ["手机"], "rain": "改到二楼"}
WEEKLY = {"every": "week", "on": "周三", "from": "2026-12-02", "times": 4}


def version(root: Path, values: dict[str, Any], today: datetime.date = TODAY, **edits: tuple[str, str]) -> str:
    """Return the version of one class; *edits* replace a text in the data file of that name."""
    write_crowded(root, {"one": values})
    for name, (old, new) in edits.items():
        file = root / "docs" / "data" / f"{name}.yml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    context, problems = check_content(root, today)
    assert context is not None, problems
    site = Site(publish(context.library, "public", today), context)
    return poster_version(site, context.classes[0])


def test_it_looks_like_a_version(tmp_path: Path) -> None:
    assert re.fullmatch(r"1-[0-9a-f]{4}", version(tmp_path, CLASS))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "另一个题目"},
        {"on": "2026-12-06"},
        {"at": "09:30-10:45"},
        {"venue": "room-1"},
        {"audience": ["老年人"]},
        {"bring": ["手机", "老花镜"]},
        {"rain": "不上课"},
        {"services": ["反诈咨询"]},
        {"kind": "drill"},
    ],
)
def test_what_is_printed_changes_it(tmp_path: Path, changes: dict[str, Any]) -> None:
    assert version(tmp_path / "a", {**CLASS, **changes}) != version(tmp_path / "b", CLASS)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("station", "school: 某某市", "school: 另一市"),
        ("station", "publisher: 某派出所", "publisher: 另一派出所"),
        ("station", "ketang.sanming", "wang.sanming"),
        ("venues", "在一楼", "在二楼"),
        ("venues", "某路 1 号", "某路 2 号"),
        ("venues", "step_free: false", "step_free: true"),
        ("contacts", "'96110'", "'96111'"),
    ],
)
def test_what_all_posters_print_changes_it(tmp_path: Path, name: str, old: str, new: str) -> None:
    changed = version(tmp_path / "a", CLASS, **{name: (old, new)})  # type: ignore[arg-type]
    assert changed != version(tmp_path / "b", CLASS)


@pytest.mark.parametrize(
    ("changes", "today", "edits"),
    [
        ({"teacher": "教官乙"}, TODAY, {}),
        ({"capacity": 30}, TODAY, {}),
        ({"posters": ["北门"]}, TODAY, {}),
        ({"changed": "2026-11-19"}, TODAY, {}),
        ({"status": "done", "tally": {"people": 20}}, datetime.date(2026, 12, 6), {}),
        ({}, datetime.date(2026, 12, 20), {}),
        ({}, TODAY, {"station": ("notice: 都是示例", "notice: 都是真的")}),
        ({}, TODAY, {"venues": ("capacity: 100", "capacity: 90")}),
        ({}, TODAY, {"contacts": ("便民热线", "市民热线")}),
    ],
)
def test_what_is_not_printed_does_not(
    tmp_path: Path, changes: dict[str, Any], today: datetime.date, edits: dict[str, Any]
) -> None:
    assert version(tmp_path / "a", {**CLASS, **changes}, today, **edits) == version(tmp_path / "b", CLASS)


def test_a_change_counts(tmp_path: Path) -> None:
    moved = {"status": "moved", "reason": "检修", "moved": [{"on": "2026-12-06"}, {"on": "2026-12-07"}]}
    cancelled = {"status": "cancelled", "reason": "检修"}
    days = [{"day": f"2026-12-{day:02}", "status": "cancelled"} for day in (2, 9, 16)]
    weekly = {**PLAIN, "repeat": WEEKLY, "changes": days}
    versions = [version(tmp_path / str(index), values) for index, values in enumerate(
        (CLASS, {**CLASS, **cancelled}, {**CLASS, **moved}, {**CLASS, **moved, "status": "cancelled"}, weekly)
    )]  # fmt: skip
    assert [found.split("-")[0] for found in versions] == ["1", "2", "3", "4", "4"]
    assert len({found.split("-")[1] for found in versions}) == 5


def test_the_mark_depends_on_every_field() -> None:
    @dataclass(frozen=True)
    class Sheet:
        day: datetime.date
        time: datetime.time
        lines: tuple[str, ...]

    sheet = Sheet(datetime.date(2026, 12, 5), datetime.time(9, 30), ("甲", "乙"))
    others = [
        Sheet(datetime.date(2026, 12, 6), sheet.time, sheet.lines),
        Sheet(sheet.day, datetime.time(9, 31), sheet.lines),
        Sheet(sheet.day, sheet.time, ("甲乙",)),
    ]
    assert mark_version(0, sheet) == mark_version(0, Sheet(sheet.day, sheet.time, sheet.lines))
    assert len({mark_version(0, found) for found in (sheet, *others)}) == 4
    assert mark_version(3, sheet) == "4-" + mark_version(0, sheet).removeprefix("1-")
