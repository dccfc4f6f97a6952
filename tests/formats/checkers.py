"""Other people's checks of calendar files: two that find different things, neither of them all."""

from pathlib import Path

from ical.calendar_stream import IcsCalendarStream
from ical.exceptions import CalendarParseError

from tests.formats.node import run_script


def find_faults_with_ts_ics(path: Path) -> list[str]:
    """Return what ts-ics misses in the file or has wrong: properties that are required, their words, addresses."""
    return list(run_script("find_faults.mjs", path))


def find_faults_with_ical(path: Path) -> list[str]:
    """Return the first thing that the ical library refuses: its lines, types of values, properties there twice."""
    try:
        IcsCalendarStream.from_ics(path.read_bytes().decode("utf-8"))
    except (CalendarParseError, ValueError) as error:
        return [getattr(error, "detailed_error", None) or str(error)]
    return []
