"""`schedule.json`: every term as written, and every occurrence worked out."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from classroom.models.base import Model, reject
from classroom.models.season import parse_season
from classroom.models.term import ClassKind, Status, Term

ClockTime = Annotated[
    datetime.time,
    PlainSerializer(lambda time: f"{time:%H:%M}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$", "examples": ["09:30"]}),
]
"""A time of day in Asia/Shanghai, written ``09:30``."""


def _sorted(values: dict[str, str]) -> dict[str, str]:
    return dict(sorted(values.items()))


def _check_season(term: dict[str, Any]) -> dict[str, Any]:
    """Return *term* when it says which it is: its file is named after its season."""
    if parse_season(term.get("season")) is None:
        raise reject("有一个学期没有写 season", "用网站上的 schedule.json，不要手改")
    return term


class _WrittenTerm:
    """Gives the data of a term the JSON Schema of a term's file."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(Term.__pydantic_core_schema__)


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
    """The whole file; `terms` are the terms as their authors wrote them, but for the counts of who came.

    Classes are in the order of their ids, occurrences by time, terms from the first.
    """

    schema_address: str = Field(default="schedule.schema.json", alias="$schema")
    format: Literal[1] = 1
    site_title: str
    calendar_id: str
    generated_for: datetime.date
    time_zone: Literal["Asia/Shanghai"] = "Asia/Shanghai"
    venues: Annotated[dict[str, str], AfterValidator(_sorted)]
    classes: tuple[ClassRecord, ...]
    occurrences: tuple[OccurrenceRecord, ...]
    terms: tuple[Annotated[dict[str, Any], AfterValidator(_check_season), _WrittenTerm()], ...]
