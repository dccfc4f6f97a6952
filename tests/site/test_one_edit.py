"""One line of YAML cancels a class, and every place that shows it says so."""

import csv
import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.site.station import copy_station, run

pytestmark = pytest.mark.xdist_group("site")

TERM_FILE = "courses/schedule/2026-winter.yml"
SCHEDULE = "site/courses/schedule"
CLASS = "w26-parcel-card"
TITLE = "刷单返利一课讲清：走到垫钱就停"
CALENDARS = (
    "all",
    "term-2026-winter",
    "venue-taoyuan-hall",
    "audience-residents",
    "audience-job-seekers",
    f"class-{CLASS}",
)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def cancelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built station in which one line was added since the last commit."""
    root = copy_station(tmp_path_factory.mktemp("one-edit") / "station")
    identity = {f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Before"]):
        subprocess.run(["git", *command], cwd=root, env={**os.environ, **identity}, check=True)
    file = root / TERM_FILE
    before = file.read_text("utf-8")
    line = f"  - id: {CLASS}\n"
    assert before.count(line) == 1
    file.write_text(before.replace(line, f"{line}    status: cancelled\n"), "utf-8", newline="\n")
    done = run("classroom", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root


def read(root: Path, path: str) -> str:
    return (root / SCHEDULE / path).read_text("utf-8")


def test_its_page_says_so_first_and_keeps_its_address(cancelled: Path) -> None:
    page = read(cancelled, f"2026-winter/{CLASS}.html")
    assert re.findall(r'class="standing-words">([^<]+)<', page) == ["已取消，这堂课不办了"]
    assert page.index("standing-words") < page.index("<h2")


@pytest.mark.parametrize("path", ["index.html", "coming.html", "venues.html", "2026-winter/index.html"])
def test_lists_say_so(cancelled: Path, path: str) -> None:
    items = re.findall(r"<li>(.*?)</li>", read(cancelled, path), re.DOTALL)
    [item] = [item for item in items if "2026-12-05T09:30+08:00" in item]
    assert re.sub(r"<[^>]+>", "", item).strip().startswith("已取消 12 月 5 日 周六 09:30–10:30")


@pytest.mark.parametrize("name", CALENDARS)
def test_calendars_say_so(cancelled: Path, name: str) -> None:
    calendar = Calendar.from_ical((cancelled / SCHEDULE / "calendar" / f"{name}.ics").read_bytes())
    [event] = [event for event in calendar.events if str(event["UID"]) == f"{CLASS}@sanyuan-taoyuan"]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(event["SUMMARY"]) == f"【已取消】{TITLE}"


def test_structured_data_says_so(cancelled: Path) -> None:
    page = read(cancelled, f"2026-winter/{CLASS}.html")
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(text)
    events = data if isinstance(data, list) else data.get("@graph", [data])
    assert [(event["startDate"], event["eventStatus"]) for event in events] == [
        ("2026-12-05T09:30:00+08:00", "https://schema.org/EventCancelled")
    ]


def test_the_feed_says_so(cancelled: Path) -> None:
    feed = ET.fromstring(read(cancelled, "feed.xml"))  # noqa: S314  # our own file
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles.count(f"【已取消】{TITLE}") == 1


def test_json_says_so(cancelled: Path) -> None:
    schedule = json.loads(read(cancelled, "schedule.json"))
    [found] = [occurrence for occurrence in schedule["occurrences"] if occurrence["class"] == CLASS]
    assert (found["status"], found["sequence"]) == ("cancelled", 1)


def test_the_table_says_so(cancelled: Path) -> None:
    rows = list(csv.DictReader(read(cancelled, "schedule.csv").removeprefix("\ufeff").splitlines()))
    assert [row["状态"] for row in rows if row["日期"] == "2026-12-05"] == ["已取消"]


@pytest.mark.parametrize("kind", ["poster", "slip"])
def test_what_is_printed_says_so(cancelled: Path, kind: str) -> None:
    page = read(cancelled, f"2026-winter/{kind}/{CLASS}.html")
    assert "已取消" in re.sub(r"<head>.*?</head>|<[^>]+>", "", page, flags=re.DOTALL)


def test_the_month_sheet_says_so(cancelled: Path) -> None:
    page = read(cancelled, "2026-winter/sheet/2026-12.html")
    [cell] = [cell for cell in re.findall(r"<td.*?</td>", page, re.DOTALL) if TITLE[:4] in cell and "09:30" in cell]
    assert "已取消" in cell


def test_the_poster_is_on_the_list_to_take_down(cancelled: Path) -> None:
    done = run("classroom", "posters", "--since", "HEAD", cwd=cancelled)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:3] == [
        "【海报要换】",
        f"✖ 撕下：{TITLE}，12月5日（周六），取消了",
        "　贴在：桃源社区公告栏（示例）、菜市场门口（示例）",
    ]


def test_the_group_is_told(cancelled: Path) -> None:
    done = run("classroom", "diff", "HEAD", cwd=cancelled)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[2] == f"✖ 取消：12月5日（周六）9:30 {TITLE}（桃源社区活动室）"
