"""What is pasted into a chat group, word for word."""

import json
from dataclasses import replace
from typing import Any

import pytest

from classroom.models.schedule_file import OccurrenceRecord, ScheduleFile
from classroom.outputs.changes_text import MOST_LINES, Circumstances, format_changes_json, format_changes_text
from classroom.timetable.schedule_changes import compare_schedules
from tests.timetable.schedule_files import day, held, repeated, schedule

TODAY = Circumstances(day("2026-11-23"))
HEAD = "【小课堂有变】"
SLOT = "2026-12-05 09:30-10:30 hall"
LATER = "2026-12-12 14:00-15:00 hall"
CANCELLED: dict[str, Any] = {"status": "cancelled"}
WEEKLY = ["2026-12-09", "2026-12-16", "2026-12-23", "2027-01-06", "2027-01-13"]


def tell(old: ScheduleFile, new: ScheduleFile, circumstances: Circumstances = TODAY) -> list[str]:
    return format_changes_text(compare_schedules(old, new), circumstances).split("\n")


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (None, held(SLOT), "＋ 新增：12月5日（周六）9:30 课 a（活动室）"),
        (None, held("2027-01-09 09:05-10:30 hall"), "＋ 新增：2027年1月9日（周六）9:05 课 a（活动室）"),
        (held(SLOT), None, "✖ 去掉：12月5日（周六）9:30 课 a（活动室），课表里没有了"),
        (held(SLOT), held(SLOT, **CANCELLED), "✖ 取消：12月5日（周六）9:30 课 a（活动室）"),
        (
            held(SLOT),
            held(SLOT, reason="场地检修", **CANCELLED),
            "✖ 取消：12月5日（周六）9:30 课 a（活动室）。原因：场地检修",
        ),
        (held(SLOT), held(LATER, "a", SLOT, **CANCELLED), "✖ 取消：12月5日（周六）9:30 课 a（活动室）"),
        (
            held(SLOT),
            held(LATER, "a", SLOT, reason="培训"),
            "➜ 改期：课 a。原定 12月5日（周六）9:30，改到 12月12日（周六）14:00，活动室。原因：培训",
        ),
        (
            held(SLOT),
            held(SLOT.replace("hall", "room"), "a", SLOT),
            "➜ 改期：课 a。原定 12月5日（周六）9:30，活动室，改到 12月5日（周六）9:30，教室",
        ),
        (
            held(SLOT),
            held(SLOT.replace("10:30", "11:30"), "a", SLOT),
            "➜ 改期：课 a。原定 12月5日（周六）9:30–10:30，改到 12月5日（周六）9:30–11:30，活动室",
        ),
        (
            held(SLOT),
            held(LATER),
            "✎ 变动：课 a。原来 12月5日（周六）9:30，现在 12月12日（周六）14:00，活动室",
        ),
        (
            held(SLOT),
            held(SLOT.replace("09:30", "08:00")),
            "✎ 变动：12月5日（周六）8:00 课 a（活动室）。原来的时间：9:30",
        ),
        (
            held(SLOT),
            held(SLOT.replace("10:30 hall", "10:00 room")),
            "✎ 变动：12月5日（周六）9:30–10:00 课 a（教室）。原来的时间：9:30–10:30。原来的地点：活动室",
        ),
        (held(SLOT, **CANCELLED), held(SLOT), "↺ 恢复：12月5日（周六）9:30 课 a（活动室），不取消了"),
        (
            held(SLOT, **CANCELLED),
            held(LATER.replace("hall", "room"), "a", SLOT),
            "↺ 恢复：12月12日（周六）14:00 课 a（教室），不取消了。原定 12月5日（周六）9:30，活动室",
        ),
        (
            held(SLOT, **CANCELLED),
            held(SLOT.replace("hall", "room"), "a", SLOT),
            "↺ 恢复：12月5日（周六）9:30 课 a（教室），不取消了。原来的地点：活动室",
        ),
    ],
)
def test_one_class(before: OccurrenceRecord | None, after: OccurrenceRecord | None, line: str) -> None:
    old, new = (schedule(*([record] if record else [])) for record in (before, after))
    assert tell(old, new) == [HEAD, line, ""]


@pytest.mark.parametrize(
    ("after", "line"),
    [
        (held(SLOT), "✎ 变动：12月5日（周六）9:30 新题（活动室）。原来的题目：课 a"),
        (
            held(LATER, "a", SLOT),
            "➜ 改期：新题。原定 12月5日（周六）9:30，改到 12月12日（周六）14:00，活动室。原来的题目：课 a",
        ),
        (held(SLOT, **CANCELLED), "✖ 取消：12月5日（周六）9:30 课 a（活动室）"),
    ],
)
def test_another_title(after: OccurrenceRecord, line: str) -> None:
    assert tell(schedule(held(SLOT)), schedule(after, a={"title": "新题"})) == [HEAD, line, ""]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (WEEKLY[:1], "12月9日（周三）9:30"),
        (WEEKLY[:4], "12月9日（周三）、12月16日（周三）、12月23日（周三）、2027年1月6日（周三）9:30"),
        (WEEKLY, "12月9日起每周三，共5次（12月30日除外），9:30"),
        ([f"2026-12-{number:02}" for number in (1, 8, 15, 22, 29)], "12月1日起每周二，共5次，9:30"),
        (
            ["2026-12-01", "2026-12-03", "2026-12-15", "2026-12-17", "2026-12-29"],
            "12月1日起隔周周二、周四，共5次，9:30",
        ),
        (
            ["2026-12-12", "2027-01-09", "2027-02-13", "2027-03-13", "2027-04-10"],
            "12月12日（周六）、2027年1月9日（周六）、2027年2月13日（周六）、2027年3月13日（周六）、2027年4月10日（周六）9:30",
        ),
    ],
)
def test_a_repeated_class_is_one_line(days: list[str], words: str) -> None:
    assert tell(schedule(), repeated("a", days)) == [HEAD, f"＋ 新增：{words} 课 a（活动室）", ""]


def test_a_repeated_class_that_is_cancelled_or_changed_is_one_line() -> None:
    old = repeated("a", WEEKLY)
    assert tell(old, repeated("a", WEEKLY, **CANCELLED, reason="检修"))[1:] == [
        "✖ 取消：12月9日起每周三，共5次（12月30日除外），9:30 课 a（活动室）。原因：检修",
        "",
    ]
    assert tell(old, repeated("a", WEEKLY, "14:00-15:00 hall"))[1:] == [
        "✎ 变动：12月9日起每周三，共5次（12月30日除外），14:00 课 a（活动室）。原来的时间：9:30",
        "",
    ]


def test_days_that_moved_to_days_of_their_own_are_lines_of_their_own() -> None:
    old = repeated("a", WEEKLY[:2])
    moved = [
        record.model_copy(update={"slot": record.slot.model_copy(update={"day": day(date)}), "earlier": (record.slot,)})
        for record, date in zip(old.occurrences, ("2026-12-10", "2026-12-17"), strict=True)
    ]
    new = old.model_copy(update={"occurrences": tuple(moved)})
    assert tell(old, new)[1:] == [
        "➜ 改期：课 a。原定 12月9日（周三）9:30，改到 12月10日（周四）9:30，活动室",
        "➜ 改期：课 a。原定 12月16日（周三）9:30，改到 12月17日（周四）9:30，活动室",
        "",
    ]


def test_days_cancelled_for_different_reasons_are_lines_of_their_own() -> None:
    old = repeated("a", WEEKLY[:2])
    records = [
        record.model_copy(update={"status": "cancelled", "reason": reason})
        for record, reason in zip(old.occurrences, ("检修", "停电"), strict=True)
    ]
    assert tell(old, old.model_copy(update={"occurrences": tuple(records)}))[1:] == [
        "✖ 取消：12月9日（周三）9:30 课 a（活动室）。原因：检修",
        "✖ 取消：12月16日（周三）9:30 课 a（活动室）。原因：停电",
        "",
    ]


def test_what_is_urgent_stands_first() -> None:
    names = ("restored", "altered", "moved", "gone", "cancelled")
    old = schedule(*(held(SLOT, name, **(CANCELLED if name == "restored" else {})) for name in names))
    new = schedule(
        held(SLOT, "added"),
        held(SLOT, "restored"),
        held(LATER, "altered"),
        held(LATER, "moved", SLOT),
        held(SLOT, "cancelled", **CANCELLED),
    )
    assert [line[:4] for line in tell(old, new)] == [
        HEAD[:4],
        "✖ 取消",
        "✖ 去掉",
        "➜ 改期",
        "✎ 变动",
        "↺ 恢复",
        "＋ 新增",
        "",
    ]


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (MOST_LINES, f"＋ 新增：12月5日（周六）9:30 课 {MOST_LINES - 1:02}（活动室）"),
        (MOST_LINES + 1, "另有 1 处变动没有写在这里。"),
        (MOST_LINES + 12, "另有 12 处变动没有写在这里。"),
    ],
)
def test_a_long_message_is_cut_and_says_so(count: int, last: str) -> None:
    lines = tell(schedule(), schedule(*(held(SLOT, f"{number:02}") for number in range(count))))
    assert (lines[-2], len(lines)) == (last, MOST_LINES + 2 + (count > MOST_LINES))


def test_the_last_line_leads_to_the_whole_schedule() -> None:
    url = "https://ketang.example/courses/schedule/index.html"
    lines = tell(schedule(), schedule(held(SLOT)), replace(TODAY, schedule_url=url))
    assert lines[-2:] == [f"全部课表：{url}", ""]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "课表没有变。"),
        ({"schedule_url": "https://ketang.example/"}, "课表没有变。"),
        ({"past_changed": True}, "还没上的课没有变。"),
        ({"is_partial": True}, "比得了的课没有变。"),
        ({"is_partial": True, "past_changed": True}, "比得了的课没有变。"),
    ],
)
def test_nothing_to_tell(changes: dict[str, Any], words: str) -> None:
    assert tell(schedule(), schedule(), replace(TODAY, **changes)) == [words, ""]


def test_an_example_is_called_one() -> None:
    note = "课表是示例，由派出所填写后才算数。"
    winter = replace(TODAY, examples=frozenset(("2026-winter",)))
    spring = replace(TODAY, examples=frozenset(("2027-spring",)))
    new = schedule(held(SLOT))
    assert [note in tell(schedule(), new, one) for one in (winter, spring)] == [True, False]
    assert tell(schedule(), new, winter)[:2] == [HEAD, note]


def test_what_authors_write_stands_as_it_is() -> None:
    """A chat shows no Markdown and no HTML, so nothing may be escaped."""
    text = "“*甲*” & <乙> {{ 丙 }} `丁`"
    lines = tell(schedule(), schedule(held(SLOT, reason=text, **CANCELLED), a={"title": text}))
    assert lines[1] == f"✖ 取消：12月5日（周六）9:30 {text}（活动室）。原因：{text}"


def test_json_tells_every_occurrence() -> None:
    old = schedule(held(SLOT, "b"))
    new = schedule(held(LATER, "b", SLOT, reason="培训"), held(SLOT))
    first = {"title": "课 b", "day": "2026-12-05", "start": "09:30", "end": "10:30", "place": "活动室"}
    second = {**first, "day": "2026-12-12", "start": "14:00", "end": "15:00"}
    text = format_changes_json(compare_schedules(old, new), replace(TODAY, is_partial=True))
    assert json.loads(text) == {
        "format": 1,
        "is_partial": True,
        "added": [{"key": "a", "class": "a", "before": None, "after": {**first, "title": "课 a"}, "reason": None}],
        "moved": [{"key": "b", "class": "b", "before": first, "after": second, "reason": "培训"}],
        "cancelled": [],
        "restored": [],
        "altered": [],
        "removed": [],
    }
    assert text.endswith("]\n}\n")
