"""The strict check finds each fault that is planted, alone, and nothing in what is right."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tests.formats.rfc5545 import find_faults
from tests.formats.samples import GOOD, ZONE, change, write_calendar

FIRST = "UID:2026-winter-1@school.example\n"
SECOND = "UID:2026-winter-2@school.example\n"
START = "DTSTART;TZID=Asia/Shanghai:20261205T093000\n"
END = "DTEND;TZID=Asia/Shanghai:20261205T101500\n"


def test_a_good_file_has_no_fault() -> None:
    assert find_faults(GOOD) == []


PLANTED = [
    # lines
    ("STATUS:CANCELLED\n", "\nSTATUS:CANCELLED\n", "line 37: an empty line (RFC 5545 3.1)"),
    ("小课堂：冒充客服", "冒" * 23, "line 41: 77 octets long, more than 75 (RFC 5545 3.1)"),
    ("小课堂：冒充客服", "冒充\x07客服", "line 41: a control character (RFC 5545 3.1)"),
    ("小课堂：冒充客服", "小课堂：\n冒充客服", "line 42: not NAME;PARAMETER=VALUE:VALUE (RFC 5545 3.1)"),
    ("STATUS:CANCELLED", "STATUS CANCELLED", "line 37: not NAME;PARAMETER=VALUE:VALUE (RFC 5545 3.1)"),
    ("STATUS:CANCELLED", "STA_TUS:CANCELLED", "line 37: not NAME;PARAMETER=VALUE:VALUE (RFC 5545 3.1)"),
    ("SUMMARY:小课堂：冒", 'SUMMARY;X-A="a:小', "line 41: not NAME;PARAMETER=VALUE:VALUE (RFC 5545 3.1)"),
    ("SUMMARY:小课堂：冒", "SUMMARY;LANGUAGE=zh;LANGUAGE=en:冒", "line 41: a parameter twice (RFC 5545 3.2)"),
    ("BEGIN:VCALENDAR\n", " BEGIN:VCALENDAR\n", "line 1: the first line continues none (RFC 5545 3.1)"),
    ("BEGIN:VCALENDAR\n", "\ufeffBEGIN:VCALENDAR\n", "line 1: a byte-order mark before BEGIN (RFC 5545 3.4)"),
    ("END:VCALENDAR\n", "END:VCALENDAR", "line 44: the last line does not end in CRLF (RFC 5545 3.1)"),
    # components
    ("END:VCALENDAR\n", "END:VCALENDAR\nEND:\n", "line 45: END: ends nothing (RFC 5545 3.6)"),
    ("STATUS:CANCELLED", "END:VTODO\nSTATUS:CANCELLED", "line 37: END:VTODO ends nothing (RFC 5545 3.6)"),
    ("VERSION:2.0\n", "", "line 1: VCALENDAR without VERSION (RFC 5545 3.6)"),
    ("PRODID:-//example//classroom//ZH\n", "", "line 1: VCALENDAR without PRODID (RFC 5545 3.6)"),
    ("VERSION:2.0\n", "VERSION:2.0\nVERSION:2.0\n", "line 3: VCALENDAR with VERSION again (RFC 5545 3.6)"),
    ("END:VCALENDAR", "X-A:a\nEND:VCALENDAR", "line 44: X-A after the first component (RFC 5545 3.7)"),
    ("END:VCALENDAR\n", "END:VCALENDAR\nX-A:a\n", "line 45: X-A outside VCALENDAR (RFC 5545 3.4)"),
    ("END:VCALENDAR\n", "END:VCALENDAR\nEND:VCALENDAR\n", "line 45: END:VCALENDAR ends nothing (RFC 5545 3.6)"),
    ("END:VCALENDAR\n", "", "line 1: VCALENDAR has no END (RFC 5545 3.6)"),
    ("END:VCALENDAR", "BEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR", "line 44: VTODO within VCALENDAR (RFC 5545 3.6)"),
    (FIRST, "", "line 18: VEVENT without UID (RFC 5545 3.6.1)"),
    ("DTSTAMP:20261120T010000Z\n", "", "line 33: VEVENT without DTSTAMP (RFC 5545 3.6.1)"),
    (START, "", "line 18: VEVENT without DTSTART (RFC 5545 3.6.1)"),
    (START, START + START, "line 25: VEVENT with DTSTART again (RFC 5545 3.6.1)"),
    (END, END + "DURATION:PT45M\n", "line 26: VEVENT with both DTEND and DURATION (RFC 5545 3.6.1)"),
    (SECOND, SECOND + "TZNAME:CST\n", "line 35: VEVENT cannot have TZNAME (RFC 5545 3.6.1)"),
    (SECOND, SECOND + "COLOUR:red\n", "line 35: VEVENT cannot have COLOUR (RFC 5545 3.6.1)"),
    ("TZOFFSETTO:+0800\n", "", "line 11: STANDARD without TZOFFSETTO (RFC 5545 3.6.5)"),
    (ZONE, "BEGIN:VTIMEZONE\nTZID:A\nEND:VTIMEZONE\n" + ZONE, "line 9: VTIMEZONE without a component (RFC 5545 3.6.5)"),
    # values
    ("VERSION:2.0", "VERSION:1.0", "line 2: VERSION cannot be 1.0 (RFC 5545 3.7.4)"),
    ("STATUS:CANCELLED", "STATUS:FOO", "line 37: STATUS cannot be FOO (RFC 5545 3.8.1.11)"),
    ("SEQUENCE:1", "SEQUENCE:one", "line 36: SEQUENCE is not INTEGER: one (RFC 5545 3.3.8)"),
    ("SEQUENCE:1", "SEQUENCE:１", "line 36: SEQUENCE is not INTEGER: １ (RFC 5545 3.3.8)"),
    ("SEQUENCE:1", "SEQUENCE:-1", "line 36: SEQUENCE cannot be -1 (RFC 5545 3.8.7.4)"),
    (SECOND, "UID:\n", "line 34: UID cannot be  (RFC 5545 3.8.4.7)"),
    ("返利\\, 先", "返利, 先", "line 26: SUMMARY is not TEXT: 小课堂：刷单返利, 先垫付的都是诈骗 (RFC 5545 3.3.11)"),
    ("活动室\\; 东", "活动室; 东", "line 27: LOCATION is not TEXT: 社区二楼活动室; 东门 (RFC 5545 3.3.11)"),
    ("冒充客服", "C:\\temp", "line 41: SUMMARY is not TEXT: 小课堂：C:\\temp (RFC 5545 3.3.11)"),
    ("反诈,老年人", "反诈;老年人", "line 29: CATEGORIES is not TEXT list: 反诈;老年人 (RFC 5545 3.3.11)"),
    ("X-WR-CALNAME:小课堂", "X-WR-CALNAME:a,b", "line 6: X-WR-CALNAME is not TEXT: a,b (RFC 5545 3.3.11)"),
    (
        "https://example.org/courses/anti-fraud/01-task-rebate.html",
        "https://example.org/小课堂",
        "line 28: URL is not URI: https://example.org/小课堂 (RFC 5545 3.3.13)",
    ),
    (
        "REFRESH-INTERVAL;VALUE=DURATION",
        "REFRESH-INTERVAL",
        "line 7: REFRESH-INTERVAL without VALUE=DURATION (RFC 7986 5.7)",
    ),
    ("DURATION:PT12H", "DURATION:12H", "line 7: REFRESH-INTERVAL is not DURATION: 12H (RFC 5545 3.3.6)"),
    ("DURATION:PT12H", "DURATION:PT1H5S", "line 7: REFRESH-INTERVAL is not DURATION: PT1H5S (RFC 5545 3.3.6)"),
    ("DURATION:PT12H", "DURATION:-PT12H", "line 7: REFRESH-INTERVAL cannot be -PT12H (RFC 7986 5.7)"),
    ("DURATION:PT12H", "DURATION:PT0S", "line 7: REFRESH-INTERVAL cannot be PT0S (RFC 7986 5.7)"),
    ("SUMMARY:小课堂：冒", "SUMMARY;VALUE=DATE:冒", "line 41: SUMMARY cannot have VALUE=DATE (RFC 5545 3.2.20)"),
    (SECOND, SECOND + "GEO:26.26\n", "line 35: GEO is not FLOAT: 26.26 (RFC 5545 3.3.7)"),
    (SECOND, SECOND + "PRIORITY:10\n", "line 35: PRIORITY cannot be 10 (RFC 5545 3.8.1.9)"),
    (
        SECOND,
        SECOND + "RRULE:INTERVAL=2;FREQ=DAILY\n",
        "line 35: RRULE is not RECUR: INTERVAL=2;FREQ=DAILY (RFC 5545 3.3.10)",
    ),
    (
        SECOND,
        SECOND + "RRULE:FREQ=DAILY;TIMES=2\n",
        "line 35: RRULE is not RECUR: FREQ=DAILY;TIMES=2 (RFC 5545 3.3.10)",
    ),
    (
        SECOND,
        SECOND + "RRULE:FREQ=DAILY;COUNT=2;COUNT=3\n",
        "line 35: RRULE is not RECUR: FREQ=DAILY;COUNT=2;COUNT=3 (RFC 5545 3.3.10)",
    ),
    (
        SECOND,
        SECOND + "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z\n",
        "line 35: RRULE is not RECUR: FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z (RFC 5545 3.3.10)",
    ),
    (
        SECOND,
        SECOND + "RRULE:FREQ=DAILY;UNTIL=20270230T000000Z\n",
        "line 35: RRULE is not RECUR: FREQ=DAILY;UNTIL=20270230T000000Z (RFC 5545 3.3.10)",
    ),
    (SECOND, SECOND + "RRULE:FREQ=DAYLY\n", "line 35: RRULE is not RECUR: FREQ=DAYLY (RFC 5545 3.3.10)"),
    (SECOND, SECOND + "RRULE:FREQ=DAILY;UNTIL=20270101\n", "line 35: UNTIL is not of DTSTART's kind (RFC 5545 3.3.10)"),
    (
        SECOND,
        SECOND + "RRULE:FREQ=DAILY;UNTIL=20270101T000000\n",
        "line 35: UNTIL is not of DTSTART's kind (RFC 5545 3.3.10)",
    ),
    (SECOND, SECOND + "RRULE:COUNT=3\n", "line 35: RRULE is not RECUR: COUNT=3 (RFC 5545 3.3.10)"),
    (SECOND, SECOND + "ORGANIZER:学校\n", "line 35: ORGANIZER is not CAL-ADDRESS: 学校 (RFC 5545 3.3.3)"),
    ("CALSCALE:GREGORIAN", "CALSCALE:CHINESE", "line 4: CALSCALE cannot be CHINESE (RFC 5545 3.7.1)"),
    ("CALSCALE:GREGORIAN", "METHOD:发布", "line 4: METHOD cannot be 发布 (RFC 5545 3.7.2)"),
    ("PRODID:-//example//classroom//ZH", "PRODID:", "line 3: PRODID cannot be  (RFC 5545 3.7.3)"),
    (ZONE, ZONE + ZONE.replace("Asia/Shanghai", ""), "line 19: TZID cannot be  (RFC 5545 3.8.3.1)"),
    ("TRANSP:TRANSPARENT", "TRANSP:FREE", "line 38: TRANSP cannot be FREE (RFC 5545 3.8.2.7)"),
    (SECOND, SECOND + "CLASS:公开\n", "line 35: CLASS cannot be 公开 (RFC 5545 3.8.1.3)"),
    # times
    ("20261205T093000", "20260230T093000", "line 24: DTSTART is not DATE-TIME: 20260230T093000 (RFC 5545 3.3.5)"),
    ("20261205T093000", "20261205T253000", "line 24: DTSTART is not DATE-TIME: 20261205T253000 (RFC 5545 3.3.5)"),
    ("20261205T093000", "2026-12-05T09:30", "line 24: DTSTART is not DATE-TIME: 2026-12-05T09:30 (RFC 5545 3.3.5)"),
    (
        START,
        START.replace("093000\n", "093000,20261205T094000\n"),
        "line 24: DTSTART cannot be 20261205T093000,20261205T094000 (RFC 5545 3.1.1)",
    ),
    (
        "DTSTAMP:20261101T000000Z",
        "DTSTAMP:20261101T000000",
        "line 20: DTSTAMP cannot be 20261101T000000 (RFC 5545 3.8.7.2)",
    ),
    ("DTSTAMP:20261101T000000Z", "DTSTAMP:20261101", "line 20: DTSTAMP is not DATE-TIME: 20261101 (RFC 5545 3.3.5)"),
    (SECOND, SECOND + "CREATED:20261101T000000\n", "line 35: CREATED cannot be 20261101T000000 (RFC 5545 3.8.7.1)"),
    (
        "LAST-MODIFIED:20261101T000000Z",
        "LAST-MODIFIED:20261101T000000",
        "line 21: LAST-MODIFIED cannot be 20261101T000000 (RFC 5545 3.8.7.3)",
    ),
    (END, "DURATION:-PT45M\n", "line 25: DURATION cannot be -PT45M (RFC 5545 3.8.2.5)"),
    (START + END, "DTSTART;VALUE=DATE:20260230\n", "line 24: DTSTART is not DATE: 20260230 (RFC 5545 3.3.4)"),
    (END, "DTEND;VALUE=DATE:20261205\n", "line 25: DTEND is not of DTSTART's kind (RFC 5545 3.8.2.2)"),
    ("TZOFFSETTO:+0800", "TZOFFSETTO:0800", "line 15: TZOFFSETTO is not UTC-OFFSET: 0800 (RFC 5545 3.3.14)"),
    ("TZOFFSETTO:+0800", "TZOFFSETTO:-0000", "line 15: TZOFFSETTO is not UTC-OFFSET: -0000 (RFC 5545 3.3.14)"),
    ("20261205T101500", "20261205T093000", "line 25: DTEND is not later than DTSTART (RFC 5545 3.8.2.2)"),
    ("20261205T101500", "20261205T081500", "line 25: DTEND is not later than DTSTART (RFC 5545 3.8.2.2)"),
    (END, "DTEND:20261205T013000Z\n", "line 25: DTEND is not later than DTSTART (RFC 5545 3.8.2.2)"),
    (END, "DTEND;VALUE=DATE:20261206\n", "line 25: DTEND is not of DTSTART's kind (RFC 5545 3.8.2.2)"),
    (END, "DTEND:20261205T101500\n", "line 25: DTEND is not of DTSTART's kind (RFC 5545 3.8.2.2)"),
    (
        START + END,
        "DTSTART;VALUE=DATE:20261205\nDURATION:PT1H\n",
        "line 25: an event of whole days lasts hours (RFC 5545 3.6.1)",
    ),
    ("20261205T093000", "20261205T013000Z", "line 24: DTSTART with TZID is not in local time (RFC 5545 3.2.19)"),
    ("DTSTAMP:", "DTSTAMP;TZID=Asia/Shanghai:", "line 20: DTSTAMP with TZID is not in local time (RFC 5545 3.2.19)"),
    (
        "DTSTART:19910915T020000",
        "DTSTART:19910915T020000Z",
        "line 12: DTSTART of a VTIMEZONE is not in local time (RFC 5545 3.6.5)",
    ),
    ("TZID=Asia/Shanghai", "TZID=Asia/Urumqi", "line 24: no VTIMEZONE defines Asia/Urumqi (RFC 5545 3.2.19)"),
    (ZONE, ZONE + ZONE, "line 19: Asia/Shanghai is defined again (RFC 5545 3.8.3.1)"),
    # events
    (
        SECOND,
        FIRST,
        "line 34: UID 2026-winter-1@school.example again with the same RECURRENCE-ID or none (RFC 5545 3.8.4.7)",
    ),
    (
        SECOND,
        FIRST + "RECURRENCE-ID;VALUE=DATE:20261205\n",
        "line 35: RECURRENCE-ID is not of DTSTART's kind (RFC 5545 3.8.4.4)",
    ),
]


@pytest.mark.parametrize(("old", "new", "fault"), PLANTED)
def test_a_planted_fault_is_found_alone(old: str, new: str, fault: str) -> None:
    assert find_faults(change(GOOD, (old, new))) == [fault]


def test_every_line_must_end_in_crlf() -> None:
    lines = GOOD.count(b"\n")
    ends = [f"line {number}: ends in LF without CR (RFC 5545 3.1)" for number in range(1, lines + 1)]
    assert find_faults(GOOD.replace(b"\r\n", b"\n")) == ends


def test_a_carriage_return_alone_ends_no_line() -> None:
    data = GOOD.replace("：冒".encode(), "：\r冒".encode())
    assert find_faults(data) == ["line 41: CR without LF (RFC 5545 3.1)"]


def test_a_character_must_not_be_folded() -> None:
    octets = "冒".encode()
    data = GOOD.replace(octets, octets[:1] + b"\r\n " + octets[1:])
    assert find_faults(data) == ["line 41: folded inside a character (RFC 5545 3.1)"]


def test_text_must_be_utf_8() -> None:
    assert find_faults(GOOD.replace("冒充".encode(), "冒充".encode("gb18030"))) == [
        "line 41: not UTF-8 (RFC 5545 3.1.4)"
    ]


@pytest.mark.parametrize("data", [b"", b"\r\n", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"])
def test_what_is_no_calendar(data: bytes) -> None:
    assert "line 1: no VCALENDAR (RFC 5545 3.4)" in find_faults(data)


RIGHT = [
    (("STATUS:CANCELLED", "status:CANCELLED"),),
    (("冒充客服", '冒充：a:b "c" \\\\ \\n\\N\\,\\;'),),
    (("SUMMARY:小课堂：冒", 'SUMMARY;LANGUAGE=zh;X-A="a,b;c:d",e:冒'),),
    (("TZOFFSETTO:+0800", "TZOFFSETTO:-0800"),),
    (("LOCATION:社区二楼活动室\n", f"LOCATION:{'室' * 22}\n"),),
    ((END, ""),),
    ((END, "DURATION:PT45M\n"),),
    ((END, "DTEND:20261205T021500Z\n"),),
    ((START + END, "DTSTART;VALUE=DATE:20261205\nDTEND;VALUE=DATE:20261206\n"),),
    ((START + END, "DTSTART:20261205T093000\nDTEND:20261205T101500\n"),),
    ((START + END, "DTSTART;TZID=/example/Shanghai:20261205T093000\n"),),
    ((START, ""), ("CALSCALE", "METHOD:REPLY\nCALSCALE"), (END, "")),
    (
        (
            END,
            END
            + "RRULE:FREQ=MONTHLY;BYDAY=1SA,-1SU;UNTIL=20270101T000000Z\n"
            + "EXDATE;TZID=Asia/Shanghai:20261212T093000,20261219T093000\n",
        ),
    ),
    ((START + END, "DTSTART;VALUE=DATE:20261205\nRRULE:FREQ=DAILY;UNTIL=20261231\n"),),
    ((START + END, "DTSTART:20261205T093000\nRRULE:FREQ=DAILY;UNTIL=20261231T000000\n"),),
    (
        (START + END, "DTSTART;VALUE=DATE:20261205\nRRULE:FREQ=DAILY;COUNT=3\n"),
        (SECOND, FIRST + "RECURRENCE-ID;VALUE=DATE:20261206\n"),
    ),
    ((SECOND, SECOND + "RECURRENCE-ID;VALUE=DATE:20261212\n"),),
    ((SECOND, FIRST + "RECURRENCE-ID;TZID=Asia/Shanghai:20261205T093000\n"),),
    ((SECOND, SECOND + "GEO:26.2634;117.6389\nCOLOR:red\nCLASS:PUBLIC\nPRIORITY:0\nCATEGORIES;VALUE=TEXT:a,b\n"),),
]


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_allowed_is_no_fault(changes: tuple[tuple[str, str], ...]) -> None:
    assert find_faults(change(GOOD, *changes)) == []


def test_an_end_in_utc_is_held_against_the_right_zone() -> None:
    west = ZONE.replace("Asia/Shanghai", "Example/West").replace("+0800", "-0800")
    data = change(GOOD, (ZONE, west + ZONE), (END, "DTEND:20261205T013000Z\n"))
    assert find_faults(data) == ["line 34: DTEND is not later than DTSTART (RFC 5545 3.8.2.2)"]


def test_two_exceptions_for_one_day() -> None:
    exception = "BEGIN:VEVENT\nUID:a\nDTSTAMP:20261101T000000Z\nRECURRENCE-ID:20261205\nDTSTART:20261206\nEND:VEVENT\n"
    exception = exception.replace(":2026120", ";VALUE=DATE:2026120")
    fault = "line 11: UID a again with the same RECURRENCE-ID or none (RFC 5545 3.8.4.7)"
    assert find_faults(write_calendar(exception, exception)) == [fault]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), max_size=200))
def test_what_the_library_writes_has_no_fault(text: str) -> None:
    calendar, event = Calendar(), Event()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//example//classroom//ZH")
    event.add("UID", "1@school.example")
    event.add("DTSTAMP", datetime(2026, 11, 1, tzinfo=UTC))
    event.add("DTSTART", datetime(2026, 12, 5, 1, 30, tzinfo=UTC))
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        event.add(name, text)
    calendar.add_component(event)
    assert find_faults(calendar.to_ical()) == []


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.binary(max_size=8))
def test_any_bytes_can_be_checked(start: int, length: int, put: bytes) -> None:
    faults = find_faults(GOOD[:start] + put + GOOD[start + length :])
    assert all(fault.startswith("line ") and fault.endswith(")") for fault in faults)
