"""The table, read back as a spreadsheet would."""

import csv
import io
from pathlib import Path

import pytest

from classroom.outputs.schedule_csv import disarm, make_table
from classroom.outputs.site import Site
from tests.outputs.schedule_site import HOSTILE, STATES, good_site, make_site, small_class, weekly

HEADS = ["日期", "星期", "开始", "结束", "状态", "原定", "标题", "形式", "听众", "地点", "学期", "网页"]
PAGE = "https://ketang.example/courses/schedule/2026-winter"
FIRST = "2026 年 12 月 5 日 周六 09:30–10:30 活动室"


def read(site: Site) -> list[list[str]]:
    data = make_table(site).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig")
    assert lines.count("\r\n") == lines.count("\n")
    assert lines.endswith("\r\n")
    return list(csv.reader(io.StringIO(lines, newline=""), strict=True))


def row(*, day: str, weekday: str, times: str, status: str, earlier: str = "", venue: str = "活动室") -> list[str]:
    start, end = times.split("-")
    page = f"{PAGE}/w-stop.html"
    what = [status, earlier, "先停手", "小课堂", "居民", venue, "2026 冬季小课堂", page]
    return [day, weekday, start, end, *what]


SATURDAY = {"day": "2026-12-05", "weekday": "周六", "times": "09:30-10:30"}
SUNDAY = {"day": "2026-12-06", "weekday": "周日", "times": "09:30-10:30"}
EXPECTED = {
    "planned": row(**SATURDAY, status="照常"),
    "moved": row(**SUNDAY, status="改期", earlier=FIRST),
    "moved twice": row(
        day="2026-12-09",
        weekday="周三",
        times="15:00-16:00",
        status="改期",
        earlier=f"{FIRST}、2026 年 12 月 6 日 周日 09:30–10:30 活动室",
        venue="空场",
    ),
    "cancelled": row(**SATURDAY, status="已取消"),
    "cancelled after a move": row(**SUNDAY, status="已取消", earlier=FIRST),
    "done": row(**SATURDAY, status="已办"),
    "done after a move": row(**SUNDAY, status="已办", earlier=FIRST),
}


@pytest.mark.parametrize("state", STATES)
def test_row_of_each_state(tmp_path: Path, state: str) -> None:
    assert read(make_site(tmp_path, small_class(state))) == [HEADS, EXPECTED[state]]


def test_rows_are_sorted_and_have_no_url_without_an_address(tmp_path: Path) -> None:
    site = make_site(tmp_path, weekly(), small_class(on="2026-12-16", at="08:00-09:00"), address=None)
    rows = read(site)
    assert [(cells[0], cells[2], cells[6], cells[8], cells[-1]) for cells in rows[1:]] == [
        ("2026-12-09", "09:30", "流动", "居民、学生", ""),
        ("2026-12-16", "08:00", "先停手", "居民", ""),
        ("2026-12-16", "09:30", "流动", "居民、学生", ""),
        ("2026-12-23", "09:30", "流动", "居民、学生", ""),
    ]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-5 度", "'-5 度"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1+1", "'  =1+1"),
        ("\u3000=1+1", "'\u3000=1+1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠A", "'＠A"),
        ("", ""),
        ("a=1", "a=1"),
        ("2026-12-05", "2026-12-05"),
        ("09:30", "09:30"),
        ("'=1", "'=1"),
        ("“=1”", "“=1”"),
    ],
)
def test_a_cell_is_never_a_formula(cell: str, safe: str) -> None:
    assert disarm(cell) == safe


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_text_comes_back_as_text(tmp_path: Path, title: str) -> None:
    [_, cells] = read(make_site(tmp_path, small_class(title=title)))
    assert (len(cells), cells[6]) == (12, f"'{title}" if title.startswith("=") else title)


def test_no_teacher_and_no_count_is_in_the_table() -> None:
    text = make_table(good_site()).content or ""
    assert [word for word in ("教官", "28", "调解教官甲") if word in text] == []


def test_the_same_day_makes_the_same_bytes() -> None:
    assert make_table(good_site()) == make_table(good_site())
