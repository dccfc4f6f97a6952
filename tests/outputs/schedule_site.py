"""A small station whose one term a test fills with classes, and the states that a class may be in."""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from classroom.checks.context import Context
from classroom.library.loading import load_library
from classroom.outputs.site import Site
from classroom.publication import publish
from tests.sample import FILES, write_sample

TODAY = datetime.date(2026, 11, 23)
GOOD = Path(__file__).parents[1] / "content" / "good"
ADDRESS = "https://ketang.example/"
TERM_PATH = "courses/schedule/2026-winter.yml"
STATION_PATH = "docs/data/station.yml"

VENUES = """venues:
  - {id: hall, name: 活动室, address: 某路 1 号, capacity: 30, getting_in: [走正门], step_free: true, toilet: true}
  - {id: yard, name: 空场, address: 某路 2 号, capacity: 90, getting_in: [走东门], step_free: true, toilet: true}
  - {id: unused, name: 礼堂, address: 某路 3 号, capacity: 90, getting_in: [走东门], step_free: true, toilet: true}
"""

CLASS: dict[str, Any] = {
    "id": "w-stop",
    "title": "先停手",
    "lesson": "safety/stop",
    "answers": ["transfer"],
    "audience": ["居民"],
    "venue": "hall",
    "teacher": "教官甲",
    "on": "2026-12-05",
    "at": "09:30-10:30",
}
WEEKLY: dict[str, Any] = {
    "id": "w-van",
    "kind": "mobile",
    "title": "流动",
    "lesson": None,
    "audience": ["居民", "学生"],
    "venue": "yard",
    "on": None,
    "repeat": {"every": "week", "on": "周三", "from": "2026-12-09", "times": 3},
}

STATES: dict[str, dict[str, Any]] = {
    "planned": {},
    "moved": {"status": "moved", "reason": "检修", "moved": {"on": "2026-12-06"}},
    "moved twice": {
        "status": "moved",
        "reason": "检修",
        "moved": [{"on": "2026-12-06"}, {"on": "2026-12-09", "at": "15:00-16:00", "venue": "yard"}],
    },
    "cancelled": {"status": "cancelled", "reason": "检修"},
    "cancelled after a move": {"status": "cancelled", "reason": "检修", "moved": {"on": "2026-12-06"}},
    "done": {"status": "done", "tally": {"people": 3, "ages": {"60-plus": 2}}},
    "done after a move": {"status": "done", "moved": {"on": "2026-12-06"}},
}

HOSTILE = (
    "甲, 乙; 丙\\丁\\n戊",
    "</script><script>alert(1)</script>",
    "]]><!-- &amp; & -->",
    '=HYPERLINK("https://evil.example/","点")',
    "“引号” \"双\" '单'",
    "一家人👨‍👩‍👧‍👦来听课🎉",
    "长" * 2000,
    "a" * 2000,
    "BEGIN:VEVENT",
    "C:\\New\\\\name",
    "{title} {0} %s ${x}",
    "𠀀𪚥 é ü",
)
"""Titles that an author may write and that some format could stumble over."""


def small_class(state: str = "planned", **changes: Any) -> dict[str, Any]:
    """Return a class in *state*; a key whose value is None is left out."""
    values = {**CLASS, **STATES[state], **changes}
    return {key: value for key, value in values.items() if value is not None}


def weekly(**changes: Any) -> dict[str, Any]:
    """Return a class on three Wednesdays."""
    return small_class(**{**WEEKLY, **changes})


def make_site(
    root: Path,
    *classes: Mapping[str, Any],
    today: datetime.date = TODAY,
    address: str | None = ADDRESS,
    term: Mapping[str, Any] | None = None,
) -> Site:
    """Return the site under *root* that has *classes* in one term, with *term* added to it."""
    station = FILES[STATION_PATH].replace("{居民: residents}", "{居民: residents, 学生: students, 家长: parents}")
    written = {
        "season": "2026-winter",
        "title": "冬季小课堂",
        "why": "岁末多骗局",
        "published": "2026-11-20",
        **(term or {}),
        "weak_links": [{"id": "transfer", "text": "转账多"}],
        "classes": classes,
    }
    changes = {
        "courses/schedule/2026-autumn.yml": None,
        TERM_PATH: json.dumps(written, ensure_ascii=False),
        STATION_PATH: station if address is None else f"site_address: {address}\n{station}",
        "docs/data/venues.yml": VENUES,
    }
    return read_site(write_sample(root, changes), today)


def good_site(today: datetime.date = TODAY) -> Site:
    """Return the site of the good content."""
    return read_site(GOOD, today)


def read_site(root: Path, today: datetime.date) -> Site:
    """Return the site of the content under *root*, all of which can be read."""
    loaded = load_library(root)
    assert loaded.problems == ()
    assert loaded.library
    return Site(publish(loaded.library, "public", today), Context(loaded.library, today))
