"""The calendars of the real schedule and of a made-up station, read and judged by programs that are not ours."""

import datetime
from pathlib import Path

import pytest

from classroom.outputs.output import Output
from classroom.plan import plan_site
from tests.formats.checkers import find_faults_with_ical, find_faults_with_ts_ics
from tests.formats.events import read_with_ical_js, read_with_icalendar
from tests.formats.khal import imported_events
from tests.formats.rfc5545 import find_faults

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 23)
STATIONS = {"real": ROOT, "made up": ROOT / "tests" / "content" / "good"}
CALENDARS = {
    f"{name}: {output.uri.rpartition('/')[2]}": output
    for name, root in STATIONS.items()
    for output in plan_site(root, TODAY).outputs
    if output.uri.endswith(".ics")
}
WHOLE = [name for name in CALENDARS if name.endswith(": all.ics")]

pytestmark = pytest.mark.xdist_group("formats")


def write(output: Output, folder: Path) -> Path:
    file = folder / "calendar.ics"
    file.write_bytes(output.read_bytes())
    return file


def test_there_are_calendars() -> None:
    assert len(WHOLE) == len(STATIONS)


@pytest.mark.parametrize("name", CALENDARS)
def test_no_line_breaks_a_rule_of_the_standard(name: str, tmp_path: Path) -> None:
    file = write(CALENDARS[name], tmp_path)
    assert find_faults(file.read_bytes()) == []
    assert find_faults_with_ical(file) == []


@pytest.mark.parametrize("name", WHOLE)
def test_two_readers_see_equal_events(name: str, tmp_path: Path) -> None:
    file = write(CALENDARS[name], tmp_path)
    events = read_with_icalendar(file)
    assert read_with_ical_js(file) == events
    assert find_faults_with_ts_ics(file) == []
    assert len({event.uid for event in events}) == len(events)


@pytest.mark.parametrize("name", WHOLE)
def test_a_calendar_program_shows_what_was_meant(name: str, tmp_path: Path) -> None:
    file = write(CALENDARS[name], tmp_path)
    meant = sorted(
        (_local(event.start), _local(event.end), event.summary, event.location, event.uid, event.status)
        for event in read_with_icalendar(file)
    )
    shown = sorted(
        (event.start, event.end, event.summary, event.location, event.uid, event.status or "CONFIRMED")
        for event in imported_events(file, tmp_path)
    )
    assert shown == meant


def _local(time: str | None) -> str:
    """Return a time in Shanghai as the program writes it."""
    assert time is not None
    assert time.endswith("+08:00")
    return time[:16].replace("T", " ")


def test_a_reader_in_another_zone_sees_the_same_instant(tmp_path: Path) -> None:
    file = write(CALENDARS["real: class-w26-parcel-card.ics"], tmp_path)
    shown = [(event.start, event.end) for event in imported_events(file, tmp_path, zone="America/Los_Angeles")]
    assert shown == [("2026-12-04 17:30", "2026-12-04 18:30")]
