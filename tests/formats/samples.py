"""Calendar files written by hand, and how to break them."""

ZONE = """\
BEGIN:VTIMEZONE
TZID:Asia/Shanghai
BEGIN:STANDARD
DTSTART:19910915T020000
TZNAME:CST
TZOFFSETFROM:+0900
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE
"""


def write_calendar(*parts: str) -> bytes:
    """Return a calendar file with *parts* in it, every line ended as RFC 5545 wants."""
    head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//classroom//ZH\n"
    return "".join((head, *parts, "END:VCALENDAR\n")).replace("\n", "\r\n").encode()


GOOD = write_calendar(
    """\
CALSCALE:GREGORIAN
NAME:小课堂
X-WR-CALNAME:小课堂
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
""",
    ZONE,
    """\
BEGIN:VEVENT
UID:2026-winter-1@school.example
DTSTAMP:20261101T000000Z
LAST-MODIFIED:20261101T000000Z
SEQUENCE:0
STATUS:CONFIRMED
DTSTART;TZID=Asia/Shanghai:20261205T093000
DTEND;TZID=Asia/Shanghai:20261205T101500
SUMMARY:小课堂：刷单返利\\, 先垫付的都是诈骗
LOCATION:社区二楼活动室\\; 东门
URL:https://example.org/courses/anti-fraud/01-task-rebate.html
CATEGORIES:反诈,老年人
DESCRIPTION:凡是先让垫钱的都是诈骗。\\n现场
 设置来电预警。
END:VEVENT
BEGIN:VEVENT
UID:2026-winter-2@school.example
DTSTAMP:20261120T010000Z
SEQUENCE:1
STATUS:CANCELLED
TRANSP:TRANSPARENT
DTSTART;TZID=Asia/Shanghai:20261212T193000
DTEND;TZID=Asia/Shanghai:20261212T201500
SUMMARY:小课堂：冒充客服
LOCATION:社区二楼活动室
END:VEVENT
""",
)
"""Two events in Shanghai: one takes place, one was cancelled in its second edition."""


def change(data: bytes, *changes: tuple[str, str]) -> bytes:
    """Return *data* with each text, which must be there, replaced at its first place; `\\n` is a line's end."""
    for old, new in changes:
        before, after = (text.replace("\n", "\r\n").encode() for text in (old, new))
        assert before in data, old
        data = data.replace(before, after, 1)
    return data
