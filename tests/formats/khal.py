"""khal, a calendar program for the command line: what its user sees after importing a file."""

import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.formats.programs import find_program

SETTINGS = """\
[calendars]
[[imported]]
path = {folder}/events
[default]
default_calendar = imported
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
FIELD_END, EVENT_END = "\x1f", "\x1e"
FIELDS = ("start-long", "end-long", "status", "title", "location", "uid")
YEARS = ("2020-01-01", "2039-12-31")


class ShownEvent(NamedTuple):
    """An event as khal shows it; its times are local ones (`2026-12-05 09:30`), empty is what it does not know."""

    start: str
    end: str
    status: str
    summary: str
    location: str
    uid: str


def imported_events(path: Path, folder: Path, zone: str = "Asia/Shanghai") -> list[ShownEvent]:
    """Import the file into the calendar kept in *folder* and return all that a user in *zone* then sees there, by time.

    A second import into one *folder* brings what a later edition of the file changes: an event is known by its UID.
    khal takes a zone by its name, not from the file's VTIMEZONE, and shows nothing before 2020 or after 2039.

    Raises:
        ValueError: khal refuses the file or warns of it.
    """
    (folder / "events").mkdir(exist_ok=True)
    (folder / "khal.conf").write_text(SETTINGS.format(folder=folder, zone=zone), "utf-8")
    _khal(folder, "import", "--batch", "-a", "imported", str(path))
    layout = FIELD_END.join(f"{{{field}}}" for field in FIELDS) + EVENT_END
    listed = _khal(folder, "list", "--day-format", "", "--format", layout, *YEARS)
    fields = [event.strip("\n").split(FIELD_END) for event in listed.split(EVENT_END)[:-1]]
    # What lasts several days is listed under each of them.
    return list(dict.fromkeys(ShownEvent(*(field.strip() for field in event)) for event in fields))


def _khal(folder: Path, *arguments: str) -> str:
    """Return what khal prints; it sees no settings but those in *folder*."""
    command = [find_program("khal", "khal"), "--config", str(folder / "khal.conf"), *arguments]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0 or done.stderr:
        raise ValueError(done.stderr.strip().rpartition("\n")[2])
    return done.stdout
