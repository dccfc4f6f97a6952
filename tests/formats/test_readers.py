"""Readers agree, the importer shows local times, a check is silent on good files and speaks on broken ones."""

from pathlib import Path

import pytest

from tests.formats.checkers import find_faults_with_ical, find_faults_with_ts_ics
from tests.formats.events import Event, read_with_ical_js, read_with_icalendar
from tests.formats.khal import ShownEvent, imported_events
from tests.formats.rfc5545 import find_faults
from tests.formats.samples import GOOD, ZONE, change, write_calendar

CHECKS = {"ical": find_faults_with_ical, "ts-ics": find_faults_with_ts_ics}

MOVED = change(
    GOOD,
    ("SEQUENCE:0", "SEQUENCE:1"),
    ("DTSTART;TZID=Asia/Shanghai:20261205T0930", "DTSTART;TZID=Asia/Shanghai:20261206T1400"),
    ("DTEND;TZID=Asia/Shanghai:20261205T1015", "DTEND;TZID=Asia/Shanghai:20261206T1445"),
)
"""The next edition of the good file, in which the event that takes place was moved."""

WEEKLY = write_calendar(
    ZONE,
    """\
BEGIN:VEVENT
UID:weekly@school.example
DTSTAMP:20261101T000000Z
DTSTART;TZID=Asia/Shanghai:20261205T093000
DTEND;TZID=Asia/Shanghai:20261205T101500
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:小课堂
END:VEVENT
BEGIN:VEVENT
UID:weekly@school.example
RECURRENCE-ID;TZID=Asia/Shanghai:20261212T093000
DTSTAMP:20261120T000000Z
SEQUENCE:1
STATUS:CANCELLED
DTSTART;TZID=Asia/Shanghai:20261212T093000
DTEND;TZID=Asia/Shanghai:20261212T101500
SUMMARY:小课堂
END:VEVENT
""",
)

SUMMER = """\
BEGIN:DAYLIGHT
DTSTART:19860504T020000
RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1SU
TZOFFSETFROM:+0800
TZOFFSETTO:+0900
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19860914T020000
RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=2SU
TZOFFSETFROM:+0900
TZOFFSETTO:+0800
END:STANDARD
"""
MOMENTS = write_calendar(
    f"BEGIN:VTIMEZONE\nTZID:Example/Summer\n{SUMMER}END:VTIMEZONE\n",
    *(
        f"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:20261101T000000Z\nDTSTART{start}\nDURATION:P1D\nSUMMARY:课\nEND:VEVENT\n"
        for number, start in enumerate(
            (
                ";TZID=Example/Summer:20260701T093000",
                ";TZID=Example/Summer:20261205T093000",
                ":20261205T013000Z",
                ":20261205T093000",
                ";VALUE=DATE:20261205",
            )
        )
    ),
)
"""Every kind of time, and a zone that no computer knows."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a test may put its calendar file."""
    return tmp_path / "calendar.ics"


def test_both_readers_see_the_same_events(file: Path) -> None:
    file.write_bytes(GOOD)
    events = [
        Event(
            uid="2026-winter-1@school.example",
            recurrence_id=None,
            sequence=0,
            status="CONFIRMED",
            start="2026-12-05T09:30:00+08:00",
            end="2026-12-05T10:15:00+08:00",
            summary="小课堂：刷单返利, 先垫付的都是诈骗",
            location="社区二楼活动室; 东门",
        ),
        Event(
            uid="2026-winter-2@school.example",
            recurrence_id=None,
            sequence=1,
            status="CANCELLED",
            start="2026-12-12T19:30:00+08:00",
            end="2026-12-12T20:15:00+08:00",
            summary="小课堂：冒充客服",
            location="社区二楼活动室",
        ),
    ]
    assert (read_with_ical_js(file), read_with_icalendar(file)) == (events, events)


def test_an_exception_of_a_weekly_event(file: Path) -> None:
    file.write_bytes(WEEKLY)
    assert [(event.recurrence_id, event.status) for event in read_with_ical_js(file)] == [
        (None, None),
        ("2026-12-12T09:30:00+08:00", "CANCELLED"),
    ]
    assert read_with_ical_js(file) == read_with_icalendar(file)


def test_times_follow_the_zone_in_the_file(file: Path) -> None:
    file.write_bytes(MOMENTS)
    assert [event.start for event in read_with_ical_js(file)] == [
        "2026-07-01T09:30:00+09:00",
        "2026-12-05T09:30:00+08:00",
        "2026-12-05T01:30:00+00:00",
        "2026-12-05T09:30:00",
        "2026-12-05",
    ]
    assert read_with_ical_js(file) == read_with_icalendar(file)


@pytest.mark.parametrize("read", [read_with_ical_js, read_with_icalendar])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ZONE, ""),
        ("STATUS:CANCELLED", "STATUS:CANCELLED\nSTATUS:CONFIRMED"),
        ("STATUS:CANCELLED", "STATUS CANCELLED"),
        ("END:VEVENT\nEND:VCALENDAR\n", ""),
    ],
    ids=["no zone", "two states", "no value", "no end"],
)
def test_readers_refuse(file: Path, read, old: str, new: str) -> None:
    file.write_bytes(change(GOOD, (old, new)))
    with pytest.raises(ValueError, match=r"."):
        read(file)


@pytest.mark.parametrize(
    ("old", "new"), [("SEQUENCE:1", "SEQUENCE:one"), ("20261205T093000", "20260230T093000")], ids=["number", "day"]
)
def test_a_wrong_value_is_refused_by_one_reader(file: Path, old: str, new: str) -> None:
    file.write_bytes(change(GOOD, (old, new)))
    with pytest.raises(ValueError, match=r"."):
        read_with_icalendar(file)


SECOND = ShownEvent(
    start="2026-12-12 19:30",
    end="2026-12-12 20:15",
    status="CANCELLED",
    summary="小课堂：冒充客服",
    location="社区二楼活动室",
    uid="2026-winter-2@school.example",
)


def test_the_importer_shows_local_times(file: Path, tmp_path: Path) -> None:
    file.write_bytes(GOOD)
    first = ShownEvent(
        start="2026-12-05 09:30",
        end="2026-12-05 10:15",
        status="CONFIRMED",
        summary="小课堂：刷单返利, 先垫付的都是诈骗",
        location="社区二楼活动室; 东门",
        uid="2026-winter-1@school.example",
    )
    assert imported_events(file, tmp_path) == [first, SECOND]


def test_the_importer_brings_the_next_edition(file: Path, tmp_path: Path) -> None:
    file.write_bytes(GOOD)
    before = imported_events(file, tmp_path)
    file.write_bytes(MOVED)
    moved = before[0]._replace(start="2026-12-06 14:00", end="2026-12-06 14:45")
    assert imported_events(file, tmp_path) == [moved, SECOND]


def test_the_importer_shows_another_zone_its_own_times(file: Path, tmp_path: Path) -> None:
    file.write_bytes(GOOD)
    seen = [(event.start, event.end) for event in imported_events(file, tmp_path, "Europe/Berlin")]
    assert seen == [("2026-12-05 02:30", "2026-12-05 03:15"), ("2026-12-12 12:30", "2026-12-12 13:15")]


def test_the_importer_shows_every_week(file: Path, tmp_path: Path) -> None:
    file.write_bytes(WEEKLY)
    seen = [(event.start, event.status) for event in imported_events(file, tmp_path)]
    assert seen == [("2026-12-05 09:30", ""), ("2026-12-12 09:30", "CANCELLED"), ("2026-12-19 09:30", "")]


def test_the_importer_refuses(file: Path, tmp_path: Path) -> None:
    file.write_bytes(change(GOOD, ("20261205T093000", "20260230T093000")))
    with pytest.raises(ValueError, match=r"."):
        imported_events(file, tmp_path)


@pytest.mark.parametrize("data", [GOOD, MOVED, WEEKLY, MOMENTS], ids=["good", "moved", "weekly", "moments"])
def test_checks_are_silent_on_good_files(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert (find_faults_with_ical(file), find_faults_with_ts_ics(file), find_faults(data)) == ([], [], [])


@pytest.mark.parametrize(
    ("old", "new", "found_by"),
    [
        ("DTSTAMP:20261120T010000Z\n", "", ["ts-ics"]),
        ("UID:2026-winter-2@school.example\n", "", ["ts-ics"]),
        ("DTSTART;TZID=Asia/Shanghai:20261205T093000\n", "", ["ts-ics"]),
        ("PRODID:-//example//classroom//ZH\n", "", ["ts-ics"]),
        ("VERSION:2.0\n", "", ["ts-ics"]),
        ("https://example.org/", "example ", ["ts-ics"]),
        ("STATUS:CANCELLED", "STATUS:FOO", ["ical", "ts-ics"]),
        ("TZOFFSETTO:+0800\n", "", ["ical", "ts-ics"]),
        ("SEQUENCE:1", "SEQUENCE:1\nDURATION:PT45M", ["ical", "ts-ics"]),
        ("SEQUENCE:1", "SEQUENCE:one", ["ical"]),
        ("STATUS:CANCELLED", "STATUS:CANCELLED\nSTATUS:CONFIRMED", ["ical"]),
        ("20261205T093000", "20260230T093000", ["ical"]),
        ("冒充客服", "\n冒充客服", ["ical"]),
        ("冒充客服", "冒充\x07客服", ["ical"]),
        ("END:VEVENT\nEND:VCALENDAR", "END:VCALENDAR", ["ical"]),
        # What neither finds is why there is a check of our own.
        ("返利\\,", "返利,", []),
        ("20261205T101500", "20261205T081500", []),
        ("UID:2026-winter-2", "UID:2026-winter-1", []),
        ("LOCATION:社区二楼活动室\n", f"LOCATION:{'室' * 30}\n", []),
        ("TZID:Asia/Shanghai", "TZID:Asia/Urumqi", []),
    ],
)
def test_who_finds_what(file: Path, old: str, new: str, found_by: list[str]) -> None:
    data = change(GOOD, (old, new))
    file.write_bytes(data)
    assert [name for name, check in CHECKS.items() if check(file)] == found_by
    assert find_faults(data) != []
