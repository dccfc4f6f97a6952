"""What search engines read of a class, as JSON-LD."""

import json
from pathlib import Path
from typing import Any

import pytest

from classroom.outputs.structured_data import structured_data
from tests.outputs.schedule_site import HOSTILE, STATES, make_site, small_class, weekly

HALL = {"@type": "Place", "name": "活动室", "address": "某路 1 号"}
YARD = {"@type": "Place", "name": "空场", "address": "某路 2 号"}
PLANNED: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "先停手",
    "eventStatus": "https://schema.org/EventScheduled",
    "startDate": "2026-12-05T09:30:00+08:00",
    "endDate": "2026-12-05T10:30:00+08:00",
    "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    "location": HALL,
    "organizer": {"@type": "Organization", "name": "某社区警校", "url": "https://ketang.example/"},
    "audience": [{"@type": "Audience", "audienceType": "居民"}],
    "url": "https://ketang.example/courses/schedule/2026-winter/w-stop.html",
}
RESCHEDULED = {"eventStatus": "https://schema.org/EventRescheduled"}
CANCELLED = {"eventStatus": "https://schema.org/EventCancelled"}
SUNDAY = {"startDate": "2026-12-06T09:30:00+08:00", "endDate": "2026-12-06T10:30:00+08:00"}
FIRST = {"previousStartDate": ["2026-12-05T09:30:00+08:00"]}
EXPECTED: dict[str, dict[str, Any]] = {
    "planned": {},
    "moved": {**RESCHEDULED, **SUNDAY, **FIRST},
    "moved twice": {
        **RESCHEDULED,
        "startDate": "2026-12-09T15:00:00+08:00",
        "endDate": "2026-12-09T16:00:00+08:00",
        "location": YARD,
        "previousStartDate": ["2026-12-05T09:30:00+08:00", "2026-12-06T09:30:00+08:00"],
    },
    "cancelled": CANCELLED,
    "cancelled after a move": {**CANCELLED, **SUNDAY, **FIRST},
    "done": {},
    "done after a move": {**RESCHEDULED, **SUNDAY, **FIRST},
}


@pytest.mark.parametrize("state", STATES)
def test_event_of_each_state(tmp_path: Path, state: str) -> None:
    site = make_site(tmp_path, small_class(state))
    assert json.loads(structured_data(site, site.context.classes[0])) == [{**PLANNED, **EXPECTED[state]}]


def test_each_day_of_a_rule_is_an_event(tmp_path: Path) -> None:
    site = make_site(tmp_path, weekly(changes=[{"day": "2026-12-16", "status": "cancelled", "reason": "大风"}]))
    events = json.loads(structured_data(site, site.context.classes[0]))
    assert [(event["startDate"][:10], event["eventStatus"].rpartition("/")[2]) for event in events] == [
        ("2026-12-09", "EventScheduled"),
        ("2026-12-16", "EventCancelled"),
        ("2026-12-23", "EventScheduled"),
    ]
    assert [word["audienceType"] for word in events[0]["audience"]] == ["居民", "学生"]


def test_without_an_address_there_is_no_url(tmp_path: Path) -> None:
    site = make_site(tmp_path, small_class(), address=None)
    [event] = json.loads(structured_data(site, site.context.classes[0]))
    organizer = {"@type": "Organization", "name": "某社区警校"}
    assert event == {**{key: value for key, value in PLANNED.items() if key != "url"}, "organizer": organizer}


@pytest.mark.parametrize("title", [*HOSTILE, "]]>", "<!--<script>", "甲\u2028乙"])
def test_nothing_ends_the_script_that_it_stands_in(tmp_path: Path, title: str) -> None:
    site = make_site(tmp_path, small_class())
    dated = site.context.classes[0]
    renamed = dated.small_class.model_copy(update={"title": title})
    text = structured_data(site, type(dated)(dated.term, dated.index, renamed, dated.occurrences))
    assert [character for character in "<>&\u2028\u2029\n\r" if character in text] == []
    assert [event["name"] for event in json.loads(text)] == [title]
