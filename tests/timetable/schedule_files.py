"""Schedules written in a few words."""

import datetime
from collections.abc import Iterable
from typing import Any

from classroom.models.schedule_file import ClassRecord, OccurrenceRecord, ScheduleFile, SlotRecord

VENUES = {"hall": "活动室", "room": "教室", "yard": "空场"}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def slot(text: str) -> SlotRecord:
    """Return a slot written as `2026-12-05 09:30-10:30 hall`."""
    date, hours, venue = text.split()
    start, end = (datetime.time.fromisoformat(part) for part in hours.split("-"))
    return SlotRecord(day=day(date), start=start, end=end, venue=venue)


def held(text: str, class_id: str = "a", *earlier: str, **changes: Any) -> OccurrenceRecord:
    """Return an occurrence of a class that is not repeated, in the slot *text* after those of *earlier*."""
    moves = tuple(slot(one) for one in earlier)
    values: dict[str, Any] = {"status": "moved" if moves else "planned", **changes}
    return OccurrenceRecord(key=class_id, class_id=class_id, slot=slot(text), earlier=moves, sequence=0, **values)


def repeated(class_id: str, days: Iterable[str], hours: str = "09:30-10:30 hall", **changes: Any) -> ScheduleFile:
    """Return a schedule of one class held on *days* at *hours*."""
    records = [
        held(f"{date} {hours}", class_id, **changes).model_copy(update={"key": f"{class_id}.{date.replace('-', '')}"})
        for date in days
    ]
    return schedule(*records)


def schedule(*occurrences: OccurrenceRecord, made_for: str = "2026-11-20", **classes: dict[str, Any]) -> ScheduleFile:
    """Return a schedule of *occurrences*; *classes* says what is special about a class, by its id."""
    ids = dict.fromkeys((*(occurrence.class_id for occurrence in occurrences), *classes))
    return ScheduleFile(
        site_title="小课堂",
        calendar_id="sample",
        generated_for=day(made_for),
        venues=VENUES,
        classes=tuple(class_record(class_id, **classes.get(class_id, {})) for class_id in ids),
        occurrences=occurrences,
        terms=({"season": "2026-winter"},),
    )


def class_record(class_id: str, **changes: Any) -> ClassRecord:
    """Return the record of a class titled after its id."""
    values: dict[str, Any] = {
        "id": class_id,
        "season": "2026-winter",
        "kind": "class",
        "title": f"课 {class_id}",
        "audience": ("居民",),
        "page": f"courses/schedule/2026-winter/{class_id}.html",
        "poster_version": "1-0000",
        **changes,
    }
    return ClassRecord(**values)
