"""The schedule as it is, as it was at a commit, or as a `schedule.json` tells: three ways to one record."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from classroom.checks.context import Context
from classroom.history import HistoryError, content_at, find_commit
from classroom.library.content import Data, Library
from classroom.library.entry import Entry
from classroom.library.layout import DATA_FILES, Placement, place
from classroom.library.loading import find_files, load_library, read_entry
from classroom.models.base import quote
from classroom.models.schedule_file import ScheduleFile
from classroom.outputs.addresses import FOLDER, OPENING, absolute
from classroom.outputs.schedule_json import read_schedule
from classroom.outputs.schedule_record import record_schedule
from classroom.outputs.site import Site
from classroom.plan import find_problems
from classroom.preview import keep_possible
from classroom.problem import ContentError
from classroom.publication import publish

_NEEDED_KINDS = ("data", "lesson", "term")
_SHOWN_DATA = ("station", "venues")
_STATION = "docs/data/station.yml"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Snapshot:
    """A schedule, what of it could not be read, and remarks in Chinese on that for whoever asked."""

    schedule: ScheduleFile
    unread_seasons: frozenset[str] = frozenset()
    unread_classes: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two schedules that hold only what could be read of both."""

    old: ScheduleFile
    new: ScheduleFile
    is_partial: bool

    @property
    def example_seasons(self) -> frozenset[str]:
        """The seasons whose schedules are marked as examples."""
        terms = (*self.old.terms, *self.new.terms)
        return frozenset(str(term.get("season")) for term in terms if term.get("example") is True)


def read_present(root: Path, today: datetime.date) -> Snapshot:
    """Return the schedule under *root* on *today*.

    Raises:
        ContentError: with every error of the content, when a class cannot be read or has no title or venue.
    """
    loaded = load_library(root)
    is_broken = any(problem.path.startswith(f"{FOLDER}/") for problem in loaded.problems)
    if loaded.library is None or is_broken or set(_find_impossible(loaded.library)):
        _, problems = find_problems(root, today)
        raise ContentError(problem for problem in problems if problem.severity == "error")
    return Snapshot(_record(loaded.library, today))


def read_snapshot(root: Path, state: str) -> Snapshot:
    """Return the schedule of *state*: a path to a `schedule.json`, or a revision of the repository around *root*.

    A revision is read by today's models as far as that goes: data that cannot be read is today's, a term that
    cannot be read is left out with a remark. Its record is made for the day of the commit.

    Raises:
        HistoryError: there is no such file or revision, or too little of it can be read.
    """
    if _is_file(state):
        return Snapshot(_read_schedule_file(state))
    commit = find_commit(root, state)
    present = load_library(root).library
    with content_at(root, state) as folder:
        return _read_past(folder, quote(state), commit.day, present)


def compare(old: Snapshot, new: Snapshot) -> Comparison:
    """Return both schedules without the terms and classes that could not be read of one of them."""
    seasons = old.unread_seasons | new.unread_seasons
    classes = old.unread_classes | new.unread_classes
    kept = [_leave_out(snapshot.schedule, seasons, classes) for snapshot in (old, new)]
    return Comparison(kept[0], kept[1], is_partial=bool(seasons or classes))


def find_schedule_url(root: Path) -> str | None:
    """Return the URL of the whole schedule by today's data, or None while nobody knows where the site will be."""
    try:
        station = read_entry(root, place(_STATION)).model
    except ContentError:
        return None
    return absolute(station.site_address, OPENING)


def _is_file(state: str) -> bool:
    try:
        return state.endswith(".json") or Path(state).is_file()
    except OSError:  # too long for a name
        return False


def _read_schedule_file(path: str) -> ScheduleFile:
    try:
        data = Path(path).read_bytes().removeprefix(_BOM)
    except FileNotFoundError:
        raise HistoryError(f"没有 {path} 这个文件", "检查路径写对了没有") from None
    except OSError as error:
        raise HistoryError(f"打不开 {path}（{error.strerror}）", "检查有没有读取权限") from None
    try:
        return read_schedule(data.decode("utf-8"), path)
    except (ContentError, UnicodeDecodeError):
        raise HistoryError(
            f"{path} 不是本工具做的 schedule.json", f"用网站文件夹里的 {FOLDER}/schedule.json，拷来以后别改它"
        ) from None


def _read_past(folder: Path, revision: str, day: datetime.date, present: Library | None) -> Snapshot:
    """Return the schedule of the content in *folder*, with what is missing taken from the *present* content."""
    entries: dict[str, list[Entry[Any]]] = {kind: [] for kind in _NEEDED_KINDS}
    unread: list[Placement] = []
    for placement in find_files(folder):
        if placement.kind in _NEEDED_KINDS:
            try:
                entries[placement.kind].append(read_entry(folder, placement))
            except ContentError:
                unread.append(placement)
    data = {entry.id: entry for entry in entries["data"]}
    library = Library(
        _complete_data(data, revision, present), lessons=tuple(entries["lesson"]), terms=tuple(entries["term"])
    )
    kept = _complete_lessons(keep_possible(library), present)
    terms = [placement for placement in unread if placement.kind == "term"]
    impossible = sorted(set(_find_impossible(replace(library, lessons=kept.lessons))))
    remarks = [f"{revision} 里的 docs/data/{name}.yml 读不出，用了现在的。" for name in _SHOWN_DATA if name not in data]
    remarks += [f"{revision} 里的 {term.path} 读不出，这个学期没有比较。" for term in terms]
    if impossible:
        remarks.append(f"{revision} 里这些课的场地、题目或代号对不上，没有比较：{'、'.join(impossible)}。")
    seasons = frozenset(term.id for term in terms)
    return Snapshot(_record(kept, day), seasons, frozenset(impossible), tuple(remarks))


def _complete_data(data: dict[str, Entry[Any]], revision: str, present: Library | None) -> Data:
    for name in DATA_FILES:
        if name not in data and present is None:
            raise HistoryError(
                f"{revision} 里的 docs/data/{name}.yml 读不出，现在的内容也读不出",
                "先运行 classroom check，把现在的内容改好",
            )
    return Data(**{name: data.get(name) or getattr(present and present.data, name) for name in DATA_FILES})


def _complete_lessons(library: Library, present: Library | None) -> Library:
    """Return *library* with today's lessons in the place of those that could not be read: classes show their titles."""
    missing = {small_class.lesson for term in library.terms for small_class in term.model.classes}
    missing -= library.lesson_ids.keys()
    added = tuple(lesson for lesson in (present.lessons if present else ()) if lesson.id in missing)
    return replace(library, lessons=(*library.lessons, *added))


def _find_impossible(library: Library) -> Iterator[str]:
    """Yield the ids of the classes that have no venue, no title, or no id of their own."""
    for written, kept in zip(library.terms, keep_possible(library).terms, strict=True):
        for small_class in written.model.classes:
            is_titled = small_class.title is not None or small_class.lesson in library.lesson_ids
            if not is_titled or small_class not in kept.model.classes:
                yield small_class.id


def _record(library: Library, day: datetime.date) -> ScheduleFile:
    return record_schedule(Site(publish(library, "public", day), Context(library, day)))


def _leave_out(schedule: ScheduleFile, seasons: Iterable[str], classes: Iterable[str]) -> ScheduleFile:
    kept = tuple(record for record in schedule.classes if record.season not in seasons and record.id not in classes)
    ids = {record.id for record in kept}
    occurrences = tuple(record for record in schedule.occurrences if record.class_id in ids)
    return schedule.model_copy(update={"classes": kept, "occurrences": occurrences})
