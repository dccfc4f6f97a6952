"""`schedule.json`: every term as written, and every occurrence worked out."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, PlainSerializer

from classroom.models.base import Model
from classroom.models.term import ClassKind, Status

ClockTime = Annotated[datetime.time, PlainSerializer(lambda time: f"{time:%H:%M}", return_type=str)]
"""A time of day in Asia/Shanghai, written ``09:30``."""


def _sorted(values: dict[str, str]) -> dict[str, str]:
    return dict(sorted(values.items()))


class Record(Model):
    """A part of the file; read from JSON as leniently as JSON needs, unknown keys refused."""

    model_config = ConfigDict(strict=False, populate_by_name=True)


class SlotRecord(Record):
    """When and where: a day, its hours in Asia/Shanghai and a venue's id."""

    day: datetime.date
    start: ClockTime
    end: ClockTime
    venue: str


class OccurrenceRecord(Record):
    """A class on one day; `key` names it for ever, `earlier` are the slots it was moved away from."""

    key: str
    class_id: str = Field(alias="class")
    slot: SlotRecord
    status: Status
    earlier: tuple[SlotRecord, ...] = ()
    reason: str | None = None
    sequence: int = Field(ge=0)


class ClassRecord(Record):
    """What the occurrences of one class share; `page` is its page's place in the site."""

    id: str
    season: str
    kind: ClassKind
    title: str
    audience: tuple[str, ...]
    page: str
    posters: tuple[str, ...] = ()
    poster_version: str


class ScheduleFile(Record):
    """The whole file; `terms` are the terms as their authors wrote them, in the model of a term's file."""

    format: Literal[1] = 1
    site_title: str
    calendar_id: str
    generated_for: datetime.date
    time_zone: Literal["Asia/Shanghai"] = "Asia/Shanghai"
    venues: Annotated[dict[str, str], AfterValidator(_sorted)]
    classes: tuple[ClassRecord, ...]
    occurrences: tuple[OccurrenceRecord, ...]
    terms: tuple[dict[str, Any], ...]
