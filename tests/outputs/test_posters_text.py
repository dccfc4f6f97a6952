"""What is printed for whoever goes round the walls, word for word."""

import json

import pytest

from classroom.outputs.posters_text import format_posters_json, format_posters_text
from classroom.timetable.poster_changes import PosterTask, PosterTasks
from tests.timetable.schedule_files import class_record, day

TODAY = day("2026-11-23")
RECORD = class_record("a", poster_version="2-7c1e")
DAY = day("2026-12-05")
TASKS = PosterTasks(
    take_down=(
        PosterTask(RECORD, DAY, ("北门", "食堂"), "cancelled", "1-0000"),
        PosterTask(RECORD, day("2027-01-09"), (), "removed", "1-0000"),
        PosterTask(RECORD, DAY, ("北门",), "over", "1-0000"),
        PosterTask(RECORD, DAY, ("北门",), "not here", "1-0000"),
    ),
    reprint=(PosterTask(RECORD, DAY, ("北门",), None, "1-0000"), PosterTask(RECORD, DAY, (), None, "1-0000")),
    put_up=(PosterTask(RECORD, None, ("北门",)),),
)
FILE = "courses/schedule/2026-winter/poster/a.html"


def test_every_task() -> None:
    assert format_posters_text(TASKS, TODAY, is_partial=False) == (
        "【海报要换】\n"
        "✖ 撕下：课 a，12月5日（周六），取消了\n"
        "　贴在：北门、食堂\n"
        "✖ 撕下：课 a，2027年1月9日（周六），课表里没有了\n"
        "　没有写贴在哪里\n"
        "✖ 撕下：课 a，12月5日（周六），上完了\n"
        "　贴在：北门\n"
        "✖ 撕下：课 a，12月5日（周六），不再贴在这里\n"
        "　贴在：北门\n"
        "↻ 换新：课 a，12月5日（周六）\n"
        "　贴在：北门\n"
        f"　海报：{FILE}，编号 2-7c1e，旧的 1-0000\n"
        "↻ 换新：课 a，12月5日（周六）\n"
        "　没有写贴在哪里\n"
        f"　海报：{FILE}，编号 2-7c1e，旧的 1-0000\n"
        "＋ 新贴：课 a\n"
        "　贴在：北门\n"
        f"　海报：{FILE}，编号 2-7c1e\n"
        "海报在做好的网站文件夹里，先运行 classroom build。\n"
    )


def test_taking_down_needs_no_site() -> None:
    text = format_posters_text(PosterTasks(take_down=TASKS.take_down[:1]), TODAY, is_partial=False)
    assert text == "【海报要换】\n✖ 撕下：课 a，12月5日（周六），取消了\n　贴在：北门、食堂\n"


@pytest.mark.parametrize(("is_partial", "words"), [(False, "海报都不用动。\n"), (True, "比得了的课，海报都不用动。\n")])
def test_nothing_to_do(is_partial: bool, words: str) -> None:  # noqa: FBT001
    assert format_posters_text(PosterTasks(), TODAY, is_partial=is_partial) == words


def test_json() -> None:
    some = PosterTasks(TASKS.take_down[:1], TASKS.reprint[:1], TASKS.put_up)
    row = {"class": "a", "title": "课 a", "day": "2026-12-05", "places": ["北门"]}
    assert json.loads(format_posters_json(some, is_partial=False)) == {
        "format": 1,
        "is_partial": False,
        "take_down": [{**row, "places": ["北门", "食堂"], "why": "cancelled", "version": "1-0000"}],
        "reprint": [{**row, "file": FILE, "version": "2-7c1e", "old_version": "1-0000"}],
        "put_up": [{**row, "day": None, "file": FILE, "version": "2-7c1e"}],
    }
