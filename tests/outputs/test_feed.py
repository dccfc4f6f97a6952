"""The feed, read back as XML and held against RFC 4287."""

import datetime
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from classroom.outputs.feed import MOST, make_feed
from classroom.outputs.site import Site
from tests.outputs.schedule_site import HOSTILE, STATES, TODAY, good_site, make_site, small_class, weekly

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
FOLDER = "https://ketang.example/courses/schedule"
PAGE = f"{FOLDER}/2026-winter/w-stop.html"
FIRST = "原定：2026 年 12 月 5 日 周六 09:30–10:30 活动室"
RFC_3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})")


def read(site: Site) -> ET.Element:
    return ET.fromstring(make_feed(site).content or "")  # noqa: S314  # our own


def as_lists(element: ET.Element) -> Any:
    """Return an element as its name and its text, or its attributes, or its children, in their order."""
    name = element.tag.removeprefix(ATOM)
    if len(element):
        return [name, *map(as_lists, element)]
    return [name, element.text if element.text is not None else dict(element.attrib)]


def entries(site: Site) -> list[dict[str, Any]]:
    """Return the entries but those of terms, each with its id, title, day, link and lines."""
    found = []
    for entry in read(site).findall(f"{ATOM}entry"):
        fields = {child.tag.removeprefix(ATOM): child.text or child.attrib["href"] for child in entry}
        found.append({**fields, "content": fields["content"].split("\n"), "updated": fields["updated"][:10]})
    return [entry for entry in found if not entry["link"].endswith("/index.html")]


def test_whole_feed(tmp_path: Path) -> None:
    site = make_site(tmp_path, small_class("moved", changed="2026-11-22"), small_class(id="w-other", on="2026-12-08"))
    feed = read(site)
    assert feed.attrib == {f"{XML}lang": "zh-CN"}
    assert as_lists(feed) == [
        "feed",
        ["id", "urn:uuid:a06a7d6a-ffcf-5cf0-a835-08c9e5ab3b11"],
        ["title", "示例小课堂：课表有变动"],
        ["subtitle", "新学期的课表、取消的课和改期的课"],
        ["updated", "2026-11-22T00:00:00+08:00"],
        ["author", ["name", "某派出所"]],
        ["link", {"rel": "alternate", "type": "text/html", "href": f"{FOLDER}/index.html"}],
        ["link", {"rel": "self", "type": "application/atom+xml", "href": f"{FOLDER}/feed.xml"}],
        [
            "entry",
            ["id", "urn:uuid:c2364a4e-dcce-5c79-a6a2-eff75f39071d"],
            ["title", "【改期】先停手"],
            ["updated", "2026-11-22T00:00:00+08:00"],
            ["link", {"rel": "alternate", "type": "text/html", "href": PAGE}],
            [
                "content",
                "时间：2026 年 12 月 6 日 周日 09:30–10:30 活动室\n给谁：居民\n原因：检修\n" + f"{FIRST}\n详情：{PAGE}",
            ],
        ],
        [
            "entry",
            ["id", "urn:uuid:9ead2f66-5c17-5b75-8422-23f96129e3e5"],
            ["title", "2026 冬季小课堂的课表"],
            ["updated", "2026-11-20T00:00:00+08:00"],
            ["link", {"rel": "alternate", "type": "text/html", "href": f"{FOLDER}/2026-winter/index.html"}],
            ["content", "岁末多骗局"],
        ],
    ]


CHANGED: dict[str, list[Any]] = {
    "planned": [],
    "moved": [
        "【改期】先停手",
        ["时间：2026 年 12 月 6 日 周日 09:30–10:30 活动室", "给谁：居民", "原因：检修", FIRST],
    ],
    "moved twice": [
        "【改期】先停手",
        [
            "时间：2026 年 12 月 9 日 周三 15:00–16:00 空场",
            "给谁：居民",
            "原因：检修",
            f"{FIRST}、2026 年 12 月 6 日 周日 09:30–10:30 活动室",
        ],
    ],
    "cancelled": ["【已取消】先停手", ["时间：2026 年 12 月 5 日 周六 09:30–10:30 活动室", "给谁：居民", "原因：检修"]],
    "cancelled after a move": [
        "【已取消】先停手",
        ["时间：2026 年 12 月 6 日 周日 09:30–10:30 活动室", "给谁：居民", "原因：检修", FIRST],
    ],
    "done": [],
    "done after a move": [
        "【改期】先停手",
        ["时间：2026 年 12 月 6 日 周日 09:30–10:30 活动室", "给谁：居民", FIRST],
    ],
}


@pytest.mark.parametrize("state", STATES)
def test_entry_of_each_state(tmp_path: Path, state: str) -> None:
    found = entries(make_site(tmp_path, small_class(state)))
    said = [[entry["title"], entry["content"][:-1]] for entry in found]
    assert said == ([CHANGED[state]] if CHANGED[state] else [])


def test_each_change_has_an_id_of_its_own_for_ever(tmp_path: Path) -> None:
    """The id follows the key and how often it changed: not the title, the day it is made, or the address."""
    ids = {}
    for state in STATES:
        [*found] = entries(make_site(tmp_path, small_class(state)))
        again = entries(
            make_site(
                tmp_path,
                small_class(state, title="换了名", changed="2026-11-01"),
                address=None,
                today=datetime.date(2027, 1, 9),
            )
        )
        ids[state] = [entry["id"] for entry in found]
        assert ids[state] == [entry["id"] for entry in again]
    assert len({tuple(found) for found in ids.values()}) == 5


@pytest.mark.parametrize(
    ("changed", "today", "updated"),
    [
        ("2026-11-01", "2026-11-23", "2026-11-01"),
        ("2026-12-01", "2026-11-23", "2026-12-01"),
        (None, "2026-11-23", "2026-11-23"),
        (None, "2026-12-05", "2026-12-05"),
        (None, "2027-01-05", "2026-12-05"),
    ],
)
def test_when_a_change_was_made_known(tmp_path: Path, changed: str | None, today: str, updated: str) -> None:
    site = make_site(tmp_path, small_class("cancelled", changed=changed), today=datetime.date.fromisoformat(today))
    assert [entry["updated"] for entry in entries(site)] == [updated]


def test_a_term_without_its_day_is_known_from_its_first(tmp_path: Path) -> None:
    feed = read(make_site(tmp_path, small_class(), term={"published": None}))
    assert [found.text for found in feed.iter(f"{ATOM}updated")] == ["2026-12-01T00:00:00+08:00"] * 2


def test_single_days_of_a_rule_are_entries_of_their_own(tmp_path: Path) -> None:
    changes = [
        {"day": "2026-12-16", "status": "cancelled", "reason": "大风"},
        {"day": "2026-12-23", "status": "moved", "reason": "让路", "moved": {"on": "2026-12-10"}},
    ]
    found = entries(make_site(tmp_path, weekly(changes=changes)))
    assert sorted((entry["title"], entry["content"][0], entry["content"][2]) for entry in found) == [
        ("【已取消】流动", "时间：2026 年 12 月 16 日 周三 09:30–10:30 空场", "原因：大风"),
        ("【改期】流动", "时间：2026 年 12 月 10 日 周四 09:30–10:30 空场", "原因：让路"),
    ]


def test_a_rule_cancelled_whole_is_one_entry(tmp_path: Path) -> None:
    changes = [{"day": "2026-12-16", "status": "moved", "reason": "让路", "moved": {"on": "2026-12-10"}}]
    site = make_site(tmp_path, weekly(status="cancelled", reason="车坏了", changes=changes))
    found = entries(site)
    wednesdays = "2026 年 12 月 9 日 周三 09:30–10:30 空场、2026 年 12 月 23 日 周三 09:30–10:30 空场"
    assert sorted((entry["title"], entry["content"][0]) for entry in found) == [
        ("【已取消】流动", f"时间：{wednesdays}"),
        ("【改期】流动", "时间：2026 年 12 月 10 日 周四 09:30–10:30 空场"),
    ]


def test_the_newest_come_first_and_old_ones_are_left_out(tmp_path: Path) -> None:
    days = [datetime.date(2026, 9, 1) + datetime.timedelta(days=(37 * number) % 80) for number in range(MOST + 10)]
    classes = [small_class("cancelled", id=f"w-{number}", changed=str(day)) for number, day in enumerate(days)]
    found = read(make_site(tmp_path, *classes, term={"published": "2026-01-01"}))
    updated = [(entry.findtext(f"{ATOM}updated") or "")[:10] for entry in found.findall(f"{ATOM}entry")]
    assert updated == sorted(map(str, days), reverse=True)[:MOST]
    assert (found.findtext(f"{ATOM}updated") or "")[:10] == updated[0]


def test_without_an_address_links_are_relative_to_the_feed(tmp_path: Path) -> None:
    feed = read(make_site(tmp_path, small_class("cancelled"), address=None))
    assert [(link.attrib["rel"], link.attrib["href"]) for link in feed.iter(f"{ATOM}link")] == [
        ("alternate", "index.html"),
        ("alternate", "2026-winter/w-stop.html"),
        ("alternate", "2026-winter/index.html"),
    ]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_text_comes_back(tmp_path: Path, title: str) -> None:
    [entry] = entries(make_site(tmp_path, small_class("cancelled", title=title, bring=[title])))
    assert (entry["title"], entry["content"][2]) == (f"【已取消】{title}", f"要带的：{title}")


@pytest.mark.parametrize("today", [TODAY, datetime.date(2027, 3, 1)])
def test_feed_is_valid(today: datetime.date) -> None:
    feed = read(good_site(today))
    parts = [feed, *feed.findall(f"{ATOM}entry")]
    for part in parts:
        tags = [child.tag for child in part]
        assert [tags.count(f"{ATOM}{name}") for name in ("id", "title", "updated")] == [1, 1, 1]
        assert [link.attrib["rel"] for link in part.findall(f"{ATOM}link")].count("alternate") == 1
        assert RFC_3339.fullmatch(part.findtext(f"{ATOM}updated") or "")
        assert urlsplit(part.findtext(f"{ATOM}id") or "").scheme == "urn"
    ids = [part.findtext(f"{ATOM}id") for part in parts]
    assert (len(set(ids)), len(parts)) == (len(parts), 7)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "示例市松风派出所"


def test_the_same_day_makes_the_same_bytes() -> None:
    assert make_feed(good_site()) == make_feed(good_site())
