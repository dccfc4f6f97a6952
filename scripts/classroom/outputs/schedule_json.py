"""`schedule.json`, its JSON Schema and its reader: every term as written, every occurrence worked out."""

import json
from typing import Any

from pydantic import ValidationError

from classroom.models.base import quote
from classroom.models.schedule_file import ScheduleFile
from classroom.outputs.addresses import JSON, JSON_SCHEMA, OPENING
from classroom.outputs.output import Output
from classroom.outputs.schedule_record import record_schedule
from classroom.outputs.site import Site
from classroom.problem import ContentError, Problem

DRAFT = "https://json-schema.org/draft/2020-12/schema"
"""The draft that the schema is made for."""

CODE = "bad-schedule-file"
_FIX = "用网站上下载的 schedule.json，不要手改"


def make_schedule_json(site: Site) -> Output:
    """Return the file of every term, class and occurrence."""
    text = dump_schedule(record_schedule(site))
    return Output(JSON, OPENING, site.library.data.station.model.site_title, text)


def make_schedule_schema() -> Output:
    """Return the JSON Schema of the file, which stands next to it."""
    schema = {"$schema": DRAFT, **ScheduleFile.model_json_schema(by_alias=True)}
    return Output(JSON_SCHEMA, OPENING, "schedule.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n")


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
