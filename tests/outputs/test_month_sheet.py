import datetime
from pathlib import Path

import pytest

from classroom.outputs.month_sheet import MonthSheet, count_changes, list_months, read_month
from classroom.outputs.sheet_fit import LEVELS, TABLE_HEIGHT, fit_sheet
from classroom.outputs.site import Site
from classroom.plan import check_content
from classroom.publication import publish
from tests.outputs.crowded import PLAIN, SITE, TODAY, daily_month, full_day, write_crowded

GOOD = Path(__file__).parents[1] / "content" / "good"
DECEMBER, JANUARY = datetime.date(2026, 12, 1), datetime.date(2027, 1, 1)


def read_site(root: Path, today: datetime.date = TODAY) -> Site:
    context, problems = check_content(root, today)
    assert context is not None, problems
    return Site(publish(context.library, "public", today), context)


def read_sheet(root: Path, first: datetime.date) -> MonthSheet:
    site = read_site(root)
    return read_month(site, site.terms[0], first)


def entries(sheet: MonthSheet) -> list[tuple[int, str, str, int | None]]:
    """Return day, title, state and the other day of every entry."""
    return [
        (day.date.day, entry.title, entry.state, entry.other_day.day if entry.other_day else None)
        for day in sheet.days
        for entry in day.entries
    ]


def test_a_month_of_every_state() -> None:
    sheet = read_sheet(GOOD, DECEMBER)
    assert entries(sheet) == [
        (1, "晚间巡逻练习", "done", None),
        (3, "晚间巡逻练习", "planned", None),
        (5, "先停手", "done", None),
        (9, "流动服务站", "planned", None),
        (12, "开放日", "planned", None),
        (12, "冬季巡逻演练", "planned", None),
        (15, "晚间巡逻练习", "moved-away", 16),
        (16, "流动服务站", "planned", None),
        (16, "晚间巡逻练习", "moved-here", 15),
        (17, "学会挂断", "moved-away", 22),
        (17, "晚间巡逻练习", "planned", None),
        (19, "调解日", "planned", None),
        (22, "学会挂断", "moved-here", 17),
        (29, "晚间巡逻练习", "cancelled", None),
        (30, "流动服务站", "planned", None),
        (31, "晚间巡逻练习", "planned", None),
    ]
    assert (sheet.url, sheet.is_example) == ("https://songfeng.example/courses/schedule/2026-winter/index.html", True)


def test_weeks_begin_on_monday_and_hold_the_month_alone() -> None:
    sheet = read_sheet(GOOD, DECEMBER)
    numbers = [[day.date.day if day else None for day in week] for week in sheet.weeks]
    assert numbers[0] == [None, 1, 2, 3, 4, 5, 6]
    assert numbers[-1] == [28, 29, 30, 31, None, None, None]
    assert ([len(week) for week in numbers], sheet.last_day) == ([7] * 5, datetime.date(2026, 12, 31))


def test_days_off_and_working_weekends_are_marked() -> None:
    sheet = read_sheet(GOOD, JANUARY)
    marked = [(day.date.day, day.kind, day.holiday) for day in sheet.days if day.holiday]
    assert marked == [
        (1, "holiday", "元旦"),
        (2, "holiday", "元旦"),
        (3, "holiday", "元旦"),
        (10, "working weekend", "元旦"),
    ]
    assert sheet.is_announced


def test_a_year_that_is_not_announced(tmp_path: Path) -> None:
    root = write_crowded(tmp_path, {"one": {**PLAIN, "on": "2027-01-05"}})
    assert [read_sheet(root, first).is_announced for first in (DECEMBER, JANUARY)] == [True, False]


def test_a_class_moved_into_the_next_month_is_on_both_sheets(tmp_path: Path) -> None:
    moved = {
        "status": "moved",
        "reason": "检修",
        "moved": [{"on": "2026-12-30"}, {"on": "2027-01-04", "venue": "room-1"}],
    }
    root = write_crowded(tmp_path, {"one": {**PLAIN, "title": "甲", "on": "2026-12-28", **moved}})
    site = read_site(root)
    classes = site.classes_of(site.terms[0])
    assert list_months(classes) == [DECEMBER, JANUARY]
    assert [count_changes(classes, first) for first in (DECEMBER, JANUARY, datetime.date(2027, 2, 1))] == [2, 2, 0]
    sheets = [read_month(site, site.terms[0], first) for first in (DECEMBER, JANUARY)]
    assert [entries(sheet) for sheet in sheets] == [[(28, "甲", "moved-away", 4)], [(4, "甲", "moved-here", 28)]]
    assert [entry.place for sheet in sheets for day in sheet.days for entry in day.entries] == ["活动室", "第1警校教室"]


def test_a_class_moved_and_then_cancelled(tmp_path: Path) -> None:
    values = {
        **PLAIN,
        "title": "甲",
        "on": "2026-12-05",
        "status": "cancelled",
        "moved": {"on": "2026-12-06"},
        "reason": "停",
    }
    sheet = read_sheet(write_crowded(tmp_path, {"one": values}), DECEMBER)
    assert entries(sheet) == [(5, "甲", "moved-away", 6), (6, "甲", "cancelled", 5)]


@pytest.mark.parametrize("term", [True, False])
@pytest.mark.parametrize("venue", [True, False])
@pytest.mark.parametrize("address", [SITE, "https://ketang.example/", None])
def test_what_makes_it_an_example(tmp_path: Path, *, term: bool, venue: bool, address: str | None) -> None:
    root = write_crowded(tmp_path, {"one": {**PLAIN, "on": "2026-12-05"}}, address=address)
    for name, is_example, old in (
        ("courses/schedule/2026-winter.yml", term, "title: 冬季小课堂"),
        ("docs/data/venues.yml", venue, "id: hall"),
    ):
        text = (root / name).read_text("utf-8")
        indent = "  " if name.endswith("venues.yml") else ""
        (root / name).write_text(text.replace(old, f"{old}\n{indent}example: {str(is_example).lower()}"), "utf-8")
    sheet = read_sheet(root, DECEMBER)
    assert sheet.is_example is (term or venue or address == "https://ketang.example/")


@pytest.mark.parametrize(("classes", "least"), [(daily_month(), 2.8), (full_day(5), 2.8), (full_day(12), 2.4)])
def test_a_full_month_fits_in_readable_letters(
    tmp_path: Path, classes: dict[str, dict[str, object]], least: float
) -> None:
    fit = fit_sheet(read_sheet(write_crowded(tmp_path, classes), DECEMBER))
    assert fit.height <= TABLE_HEIGHT
    assert fit.level.entry >= least
    assert {len(fit.shown(day)) for day in fit.sheet.days} == {len(day.entries) for day in fit.sheet.days}


def test_what_has_no_room_is_counted(tmp_path: Path) -> None:
    crowd = {
        f"{name}-{day}": {**values, "on": f"2026-12-{day:02}"}
        for day in range(1, 32)
        for name, values in full_day(10).items()
    }
    fit = fit_sheet(read_sheet(write_crowded(tmp_path, crowd), DECEMBER))
    assert fit.height <= TABLE_HEIGHT
    assert {(len(fit.shown(day)), len(day.entries)) for day in fit.sheet.days} == {(LEVELS[fit.number].most, 10)}
    assert [fit.cut_place(day.entries[0]) for day in fit.sheet.days] == [""] * 31
