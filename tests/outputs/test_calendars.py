"""The calendar files, read back by the library that others read them with."""

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from classroom.checks.context import DatedClass
from classroom.outputs.calendar_event import EventWriter, make_event
from classroom.outputs.calendars import Calendars
from classroom.plan import plan_site
from tests.outputs.schedule_site import GOOD, HOSTILE, STATES, TODAY, good_site, make_site, small_class, weekly

PAGE = "https://ketang.example/courses/schedule/2026-winter/w-stop.html"
CALENDAR = "https://ketang.example/courses/schedule/calendar"


def read(text: str | None) -> dict[str, dict[str, Any]]:
    """Return the events of a calendar file by UID, each as its properties in plain Python."""
    events = Calendar.from_ical(text or "").walk("VEVENT")
    return {str(event["UID"]): read_event(event) for event in events}


def read_event(event: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in event.items():
        if hasattr(value, "cats"):
            found[name] = [str(word) for word in value.cats]
        elif hasattr(value, "dt"):
            found[name] = f"{value.dt:%Y-%m-%d %H:%M:%S} {value.dt.tzinfo}"
        else:
            found[name] = value if isinstance(value, int) else str(value)
    return found


def describe(*lines: str) -> str:
    return "\n".join((lines[0], *lines[1:], f"详情：{PAGE}"))


FIRST = "原定：2026 年 12 月 5 日 周六 09:30–10:30 活动室"
EXPECTED: dict[str, dict[str, Any]] = {
    "planned": {},
    "moved": {
        "SUMMARY": "【改期】先停手",
        "SEQUENCE": 1,
        "DTSTART": "2026-12-06 09:30:00 Asia/Shanghai",
        "DTEND": "2026-12-06 10:30:00 Asia/Shanghai",
        "DESCRIPTION": describe("给谁：居民", "原因：检修", FIRST),
    },
    "moved twice": {
        "SUMMARY": "【改期】先停手",
        "SEQUENCE": 2,
        "DTSTART": "2026-12-09 15:00:00 Asia/Shanghai",
        "DTEND": "2026-12-09 16:00:00 Asia/Shanghai",
        "LOCATION": "空场，某路 2 号",
        "DESCRIPTION": describe("给谁：居民", "原因：检修", f"{FIRST}、2026 年 12 月 6 日 周日 09:30–10:30 活动室"),
    },
    "cancelled": {
        "SUMMARY": "【已取消】先停手",
        "SEQUENCE": 1,
        "STATUS": "CANCELLED",
        "TRANSP": "TRANSPARENT",
        "DESCRIPTION": describe("给谁：居民", "原因：检修"),
    },
    "cancelled after a move": {
        "SUMMARY": "【已取消】先停手",
        "SEQUENCE": 2,
        "STATUS": "CANCELLED",
        "TRANSP": "TRANSPARENT",
        "DTSTART": "2026-12-06 09:30:00 Asia/Shanghai",
        "DTEND": "2026-12-06 10:30:00 Asia/Shanghai",
        "DESCRIPTION": describe("给谁：居民", "原因：检修", FIRST),
    },
    "done": {},
    "done after a move": {
        "SEQUENCE": 1,
        "DTSTART": "2026-12-06 09:30:00 Asia/Shanghai",
        "DTEND": "2026-12-06 10:30:00 Asia/Shanghai",
        "DESCRIPTION": describe("给谁：居民", FIRST),
    },
}
PLANNED: dict[str, Any] = {
    "UID": "w-stop@sample",
    "SEQUENCE": 0,
    "STATUS": "CONFIRMED",
    "TRANSP": "OPAQUE",
    "DTSTART": "2026-12-05 09:30:00 Asia/Shanghai",
    "DTEND": "2026-12-05 10:30:00 Asia/Shanghai",
    "DTSTAMP": "2026-11-19 16:00:00 UTC",
    "LAST-MODIFIED": "2026-11-19 16:00:00 UTC",
    "SUMMARY": "先停手",
    "LOCATION": "活动室，某路 1 号",
    "DESCRIPTION": describe("给谁：居民"),
    "CATEGORIES": ["居民"],
    "URL": PAGE,
}


@pytest.mark.parametrize("state", STATES)
def test_event_of_each_state(tmp_path: Path, state: str) -> None:
    calendars = Calendars(make_site(tmp_path, small_class(state)))
    assert read(calendars.all().content) == {"w-stop@sample": {**PLANNED, **EXPECTED[state]}}


def test_what_an_event_may_tell_besides(tmp_path: Path) -> None:
    more = {"services": ["咨询", "登记"], "bring": ["手机", "老花镜"], "rain": "改到室内", "reason": "照常也有话说"}
    site = make_site(tmp_path, small_class(**more, audience=["居民", "学生"]), term={"example": True})
    [event] = read(Calendars(site).all().content).values()
    expected = describe(
        "这是示例课表，还没有核实。",
        "给谁：居民、学生",
        "现场办理：咨询、登记",
        "要带的：手机、老花镜",
        "下雨：改到室内",
    )
    assert (event["DESCRIPTION"], event["CATEGORIES"]) == (expected, ["居民", "学生"])


@pytest.mark.parametrize(
    ("term", "changed", "stamp"),
    [
        ({}, None, "2026-11-19 16:00:00 UTC"),
        ({}, "2026-12-01", "2026-11-30 16:00:00 UTC"),
        ({"published": None}, None, "2026-11-30 16:00:00 UTC"),
        ({"published": None}, "2027-01-01", "2026-12-31 16:00:00 UTC"),
    ],
)
def test_stamp_is_the_day_that_something_was_made_known(
    tmp_path: Path, term: dict[str, Any], changed: str | None, stamp: str
) -> None:
    [event] = read(Calendars(make_site(tmp_path, small_class(changed=changed), term=term)).all().content).values()
    assert (event["DTSTAMP"], event["LAST-MODIFIED"]) == (stamp, stamp)


def test_without_an_address_nothing_is_a_url(tmp_path: Path) -> None:
    text = Calendars(make_site(tmp_path, small_class(), address=None)).all().content or ""
    [event] = read(text).values()
    assert event == {
        **{name: value for name, value in PLANNED.items() if name != "URL"},
        "DESCRIPTION": "给谁：居民",
    }
    assert ("://" in text, "SOURCE" in text) == (False, False)


def test_days_of_a_rule_are_events_of_their_own(tmp_path: Path) -> None:
    changes = [
        {"day": "2026-12-16", "status": "cancelled", "reason": "大风"},
        {"day": "2026-12-23", "status": "moved", "reason": "大风", "moved": {"on": "2026-12-10"}},
    ]
    text = Calendars(make_site(tmp_path, weekly(changes=changes))).all().content or ""
    found = [(uid, event["DTSTART"][:10], event["STATUS"], event["SEQUENCE"]) for uid, event in read(text).items()]
    assert found == [
        ("w-van.20261209@sample", "2026-12-09", "CONFIRMED", 0),
        ("w-van.20261223@sample", "2026-12-10", "CONFIRMED", 1),
        ("w-van.20261216@sample", "2026-12-16", "CANCELLED", 1),
    ]
    assert "RRULE" not in text


def test_which_calendars_there_are_and_what_is_in_them(tmp_path: Path) -> None:
    site = make_site(
        tmp_path,
        small_class("moved twice"),
        weekly(status="cancelled", reason="大风", repeat={**weekly()["repeat"], "times": 1}),
        small_class(id="w-late", on="2026-12-05", at="09:30-10:30", title="同时"),
    )
    made = {output.uri: (output.title, output.source, output.content) for output in Calendars(site).make()}
    found = {
        uri: (title, source, [uid.split("@")[0] for uid in read(text)]) for uri, (title, source, text) in made.items()
    }
    stop, late, van = "w-stop", "w-late", "w-van.20261209"
    term, folder = "courses/schedule/2026-winter.yml", "courses/schedule/calendar"
    venues, station = "docs/data/venues.yml", "docs/data/station.yml"
    assert found == {
        f"{folder}/all.ics": ("示例小课堂", "courses/schedule/index.md", [late, van, stop]),
        f"{folder}/term-2026-winter.ics": ("示例小课堂：2026 冬季小课堂", term, [late, van, stop]),
        f"{folder}/class-w-stop.ics": ("示例小课堂：先停手", term, [stop]),
        f"{folder}/class-w-van.ics": ("示例小课堂：流动", term, [van]),
        f"{folder}/class-w-late.ics": ("示例小课堂：同时", term, [late]),
        f"{folder}/venue-hall.ics": ("示例小课堂：活动室", venues, [late, stop]),
        f"{folder}/venue-yard.ics": ("示例小课堂：空场", venues, [van, stop]),
        f"{folder}/audience-residents.ics": ("示例小课堂：居民", station, [late, van, stop]),
        f"{folder}/audience-students.ics": ("示例小课堂：学生", station, [van]),
    }


def test_a_class_without_a_day_left_has_an_empty_calendar(tmp_path: Path) -> None:
    days = ["2026-12-09", "2026-12-16", "2026-12-23"]
    site = make_site(tmp_path, weekly(repeat={**weekly()["repeat"], "except": days}))
    text = Calendars(site).of_class(site.context.classes[0]).content or ""
    assert (read(text), text.endswith("END:VTIMEZONE\r\nEND:VCALENDAR\r\n")) == ({}, True)


def test_head_of_a_calendar(tmp_path: Path) -> None:
    site = make_site(tmp_path, small_class(title="甲, 乙; 丙\\丁"))
    text = Calendars(site).of_class(site.context.classes[0]).content or ""
    head = re.sub(r"\r\n ", "", text[: text.index("BEGIN:VEVENT")])
    assert head.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//classroom//schedule//ZH",
        "CALSCALE:GREGORIAN",
        "NAME:示例小课堂：甲\\, 乙\\; 丙\\\\丁",
        "X-WR-CALNAME:示例小课堂：甲\\, 乙\\; 丙\\\\丁",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        f"SOURCE;VALUE=URI:{CALENDAR}/class-w-stop.ics",
        "URL:https://ketang.example/courses/schedule/index.html",
        "X-PUBLISHED-TTL:PT6H",
        "X-WR-TIMEZONE:Asia/Shanghai",
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Shanghai",
        "BEGIN:STANDARD",
        "DTSTART:19920101T000000",
        "TZNAME:CST",
        "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0800",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_the_zone_in_the_file_is_the_zone_in_the_world() -> None:
    """What the VTIMEZONE says alone agrees with the database on every day that content may name."""
    made = Calendar.from_ical(Calendars(good_site()).all().content or "").walk("VTIMEZONE")
    assert len(made) == 1
    zone = made[0].to_tz(lookup_tzid=False)
    days = [datetime.datetime(year, month, 1, 12) for year in range(2000, 2101) for month in (1, 7)]  # noqa: DTZ001
    shanghai = ZoneInfo("Asia/Shanghai")
    assert [day.replace(tzinfo=zone).utcoffset() for day in days] == [
        day.replace(tzinfo=shanghai).utcoffset() for day in days
    ]


def retitled(dated: DatedClass, title: str) -> DatedClass:
    return replace(dated, small_class=dated.small_class.model_copy(update={"title": title, "rain": title}))


def check_text(title: str) -> None:
    """Hold an event with *title* against RFC 5545 section 3.1, and read the title back."""
    dated = retitled(STOP, title)
    data = make_event(SITE, dated, dated.occurrences[0]).to_ical()
    lines = data.split(b"\r\n")
    assert [line for line in lines if len(line) > 75 or b"\r" in line or b"\n" in line] == []
    assert [line.decode("utf-8") for line in lines]  # no fold cuts a character in two
    event: Any = Event.from_ical(data)
    assert str(event["SUMMARY"]) == title
    assert str(event["DESCRIPTION"]).split("\n")[3] == f"下雨：{title}"


SITE = good_site()
STOP = next(dated for dated in SITE.context.classes if dated.small_class.id == "w26-parcel-card")


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_text_comes_back(title: str) -> None:
    check_text(title)


ONE_LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=300)


@settings(deadline=None, max_examples=300)
@given(ONE_LINE)
def test_any_line_of_text_comes_back(title: str) -> None:
    check_text(title)


@pytest.mark.parametrize("title", HOSTILE)
def test_a_calendar_named_by_hostile_text_has_one_event(tmp_path: Path, title: str) -> None:
    site = make_site(tmp_path, small_class(title=title))
    [calendar] = Calendar.from_ical(Calendars(site).of_class(site.context.classes[0]).content or "", multiple=True)
    names = [re.sub(r"\\(.)", r"\1", str(calendar[name])) for name in ("NAME", "X-WR-CALNAME")]
    assert (names, len(calendar.walk("VEVENT"))) == ([f"示例小课堂：{title}"] * 2, 1)


def calendars_on(today: datetime.date) -> dict[str, bytes]:
    plan = plan_site(GOOD, today)
    return {output.uri: output.read_bytes() for output in plan.outputs if output.uri.endswith(".ics")}


def test_no_day_is_in_a_calendar_but_those_of_the_content() -> None:
    one, other = calendars_on(TODAY), calendars_on(datetime.date(2027, 1, 31))
    assert (one == other, len(one)) == (True, 20)


def test_both_editions_have_the_same_calendars() -> None:
    plan = plan_site(GOOD, TODAY, "instructor")
    made = {output.uri: output.read_bytes() for output in plan.outputs if output.uri.endswith(".ics")}
    assert made == calendars_on(TODAY)


def test_an_event_is_written_as_the_library_writes_it_whole() -> None:
    """Only the order of its lines differs: what days share is written once."""
    writer = EventWriter(SITE)
    for dated, occurrence in SITE.occurrences:
        written = writer.write(dated, occurrence)
        whole = make_event(SITE, dated, occurrence).to_ical().decode()
        assert sorted(written.split("\r\n")) == sorted(whole.split("\r\n"))
