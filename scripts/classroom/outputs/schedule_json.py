"""`schedule.json`, its JSON Schema and its reader: every term as written, every occurrence worked out."""

import json
from typing import Any

from pydantic import ValidationError

from classroom.checks.context import DatedClass
from classroom.models.base import quote
from classroom.models.schedule_file import ClassRecord, OccurrenceRecord, ScheduleFile, SlotRecord
from classroom.models.season import season_days
from classroom.outputs.addresses import JSON, JSON_SCHEMA, OPENING, class_uri, site_uri
from classroom.outputs.output import Output
from classroom.outputs.poster_version import poster_version
from classroom.outputs.site import Site
from classroom.problem import ContentError, Problem
from classroom.timetable.occurrence import Occurrence, Slot

DRAFT = "https://json-schema.org/draft/2020-12/schema"
"""The draft that the schema is made for."""

NOT_PUBLISHED = "tally"
"""How many came to one class: small counts tell of single persons; totals are on the figures page."""

CODE = "bad-schedule-file"
_FIX = "用网站上下载的 schedule.json，不要手改"


def make_schedule_json(site: Site) -> Output:
    """Return the file of every term, class and occurrence."""
    text = dump_schedule(collect_schedule(site))
    return Output(JSON, OPENING, site.library.data.station.model.site_title, text)


def make_schedule_schema() -> Output:
    """Return the JSON Schema of the file, which stands next to it."""
    schema = {"$schema": DRAFT, **ScheduleFile.model_json_schema(by_alias=True)}
    return Output(JSON_SCHEMA, OPENING, "schedule.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n")


def collect_schedule(site: Site) -> ScheduleFile:
    """Return the schedule of *site* as it is published."""
    station = site.library.data.station.model
    classes = sorted(site.context.classes, key=lambda dated: dated.small_class.id)
    terms = sorted(site.terms, key=lambda term: season_days(term.model.season))
    return ScheduleFile(
        site_title=station.site_title,
        calendar_id=station.calendar_id,
        generated_for=site.today,
        venues={venue.id: venue.name for venue in site.library.venues.values()},
        classes=tuple(_record_class(site, dated) for dated in classes),
        occurrences=tuple(_record(occurrence) for _, occurrence in site.occurrences),
        terms=tuple(_without_counts(term.tree.data) for term in terms),
    )


def dump_schedule(schedule: ScheduleFile) -> str:
    """Return *schedule* as the text of its file."""
    return json.dumps(schedule.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"


def read_schedule(text: str, path: str = "schedule.json") -> ScheduleFile:
    """Return what `dump_schedule` wrote as *text*; *path* names it in problems.

    Raises:
        ContentError: the file is broken, is something else, or is of a newer format.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        message = "这个文件不是完整的 JSON，可能没有下载完"
        raise ContentError([Problem(path, error.lineno, error.colno, CODE, message, _FIX)]) from None
    except (RecursionError, ValueError):  # nested without end, or a number of thousands of digits
        raise _refuse(path, "这个文件不是课表") from None
    if not isinstance(data, dict) or "format" not in data:
        raise _refuse(path, "这个文件不是课表")
    if data["format"] != 1:
        raise _refuse(path, f"课表文件的格式是“{quote(data['format'])}”，这个程序只认得 1", "换成新版的程序再试")
    try:
        return ScheduleFile.model_validate(data)
    except ValidationError as error:
        raise ContentError([_explain(path, details) for details in error.errors(include_url=False)]) from None


def _refuse(path: str, message: str, fix: str = _FIX) -> ContentError:
    return ContentError([Problem(path, 1, 1, CODE, message, fix)])


def _explain(path: str, details: Any) -> Problem:
    """Return what is wrong at one place of the file, named by its keys."""
    if details["type"] == "content":
        return Problem(path, 1, 1, CODE, details["ctx"]["message"], _FIX)
    place = "/".join(str(part) for part in details["loc"])
    reasons = {"missing": "少了这一项", "extra_forbidden": "没有这一项"}
    return Problem(path, 1, 1, CODE, f"{place}：{reasons.get(details['type'], '内容不对')}", _FIX)


def _record_class(site: Site, dated: DatedClass) -> ClassRecord:
    small_class = dated.small_class
    return ClassRecord(
        id=small_class.id,
        season=dated.term.model.season,
        kind=small_class.kind,
        title=site.class_title(dated),
        audience=small_class.audience,
        page=site_uri(class_uri(dated.term, small_class.id)),
        posters=small_class.posters,
        poster_version=poster_version(site, dated),
    )


def _record(occurrence: Occurrence) -> OccurrenceRecord:
    return OccurrenceRecord(
        key=occurrence.key,
        class_id=occurrence.class_id,
        slot=_record_slot(occurrence.slot),
        status=occurrence.status,
        earlier=tuple(map(_record_slot, occurrence.earlier)),
        reason=occurrence.reason,
        sequence=occurrence.sequence,
    )


def _record_slot(slot: Slot) -> SlotRecord:
    return SlotRecord(day=slot.day, start=slot.start, end=slot.end, venue=slot.venue)


def _without_counts(data: Any) -> Any:
    """Return a copy of *data* in which no mapping says how many came."""
    if isinstance(data, dict):
        return {key: _without_counts(value) for key, value in data.items() if key != NOT_PUBLISHED}
    return [_without_counts(item) for item in data] if isinstance(data, list) else data
