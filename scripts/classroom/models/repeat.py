"""A rule by which a class is held again and again, and what happened to single days of it."""

import re
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from classroom.models.base import Model, quote, reject, reject_at
from classroom.models.scalars import ClassDate, ClockRange, Slug, Text

Weekday = Literal["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
WEEKDAYS: tuple[Weekday, ...] = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")

_ORDINALS = {"第一个": 1, "第二个": 2, "第三个": 3, "第四个": 4, "第五个": 5, "最后一个": -1}
_REPEAT_DAY = re.compile(rf"({'|'.join(_ORDINALS)})?({'|'.join(WEEKDAYS)})")
_OTHER_NAMES = re.compile(r"星期|礼拜")
_LONGEST_DAYS = 366

Dates = Annotated[tuple[ClassDate, ...], Field(strict=False)]


class RepeatDay(NamedTuple):
    """A weekday, 0 is Monday; `nth` of the month counts from 1, -1 is the last, None means every one."""

    weekday: int
    nth: int | None


def _as_items(value: Any) -> Any:
    """Return *value* as a tuple: one day may be written without its list."""
    if value is None or isinstance(value, tuple):
        return value
    written = tuple(value) if isinstance(value, list) else (value,)
    if not written:
        raise reject("没有写星期几", "写成 周三 或 [周二, 周四] 这样")
    return written


def _parse_day(value: Any) -> RepeatDay:
    """Return the day that ``周三`` or ``第二个周六`` names."""
    if isinstance(value, RepeatDay):
        return value
    found = _REPEAT_DAY.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise reject(f"星期“{quote(value)}”的写法不对", _advise_day(str(value)))
    nth, weekday = found.groups()
    return RepeatDay(WEEKDAYS.index(weekday), _ORDINALS.get(nth))


def _advise_day(written: str) -> str:
    meant = _OTHER_NAMES.sub("周", written).replace("周天", "周日")
    if _REPEAT_DAY.fullmatch(meant):
        return f"写成 {meant}"
    return "写成 周一、周二……周日；每月一次写成 第二个周六 或 最后一个周五"


def _in_order(days: tuple[RepeatDay, ...]) -> tuple[RepeatDay, ...]:
    """Return *days* in the order of the week."""
    for index, day in enumerate(days):
        if day in days[:index]:
            raise reject_at((index,), "同一个星期几写了两次", "删掉多写的那个")
    return tuple(sorted(days, key=lambda day: (day.nth or 0, day.weekday)))


RepeatDays = Annotated[
    tuple[Annotated[RepeatDay, PlainValidator(_parse_day)], ...],
    BeforeValidator(_as_items),
    AfterValidator(_in_order),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{_REPEAT_DAY.pattern}$", "examples": ["周三", "第二个周六"]},
                {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": f"^{_REPEAT_DAY.pattern}$"}},
            ]
        }
    ),
]


class Repeat(Model):
    """A rule: every such day from `start` on, `times` of them or up to `until`, less those of `skip`.

    `times` counts days before `skip` takes any away. A fortnight's weeks begin on Monday and count from the
    week of `start`.
    """

    every: Literal["week", "fortnight", "month"]
    on: RepeatDays
    start: ClassDate = Field(alias="from")
    times: int | None = Field(default=None, ge=1, le=60)
    until: ClassDate | None = None
    skip: Dates = Field(default=(), alias="except")

    @model_validator(mode="after")
    def _ends(self) -> "Repeat":
        if self.times is None and self.until is None:
            raise reject("没有写到什么时候为止", "写 times: 次数，或 until: 最后的日期，两个里写一个")
        if self.times is not None and self.until is not None:
            raise reject_at(("until",), "times 和 until 只能写一个", "留下 times: 次数，或 until: 最后的日期")
        if self.until is not None and self.until < self.start:
            raise reject_at(
                ("until",), f"until 的 {self.until} 比 from 的 {self.start} 早", "检查两个日期，早的写在 from"
            )
        if self.until is not None and (self.until - self.start).days > _LONGEST_DAYS:
            message = f"从 {self.start} 到 {self.until} 超过了一年"
            raise reject_at(("until",), message, "把 until 改到本学期里；下个学期的课写进那个学期的文件")
        if any((day.nth is None) == (self.every == "month") for day in self.on):
            fix = "每月一次写 every: month 和 on: 第二个周六；每周或隔周写 every: week 或 fortnight 和 on: 周三"
            raise reject_at(("on",), "every 和 on 对不上", fix)
        return self


class Move(Model):
    """Where a class takes place instead; what is left out stays as it was."""

    on: ClassDate
    at: ClockRange | None = None
    venue: Slug | None = None


def _as_list(value: Any) -> Any:
    if isinstance(value, str):
        raise reject("moved 里没有写清改到哪天", "写成 moved: {on: 新日期}；时间、场地也变了就加上 at 和 venue")
    return [value] if isinstance(value, dict) else value


class _OneOrMany:
    """Lets the JSON Schema of a list also take one of its items."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        array = handler(schema)
        return {"anyOf": [array["items"], array]}


Moves = Annotated[tuple[Move, ...], BeforeValidator(_as_list), Field(strict=False), _OneOrMany()]
"""One move, or a list of them in the order they were made; the last one holds."""


class AgeTally(Model):
    """How many came of each band of age; counts only."""

    under_18: int | None = Field(default=None, ge=0, alias="under-18")
    from_18: int | None = Field(default=None, ge=0, alias="18-39")
    from_40: int | None = Field(default=None, ge=0, alias="40-59")
    from_60: int | None = Field(default=None, ge=0, alias="60-plus")

    @property
    def counts(self) -> dict[str, int]:
        """The counts that are known, by the band's name."""
        fields = type(self).model_fields
        counted = {str(field.alias): getattr(self, name) for name, field in fields.items()}
        return {band: count for band, count in counted.items() if count is not None}


class Tally(Model):
    """How many came, in all and by age; counts only."""

    people: int = Field(ge=0)
    ages: AgeTally | None = None

    @model_validator(mode="after")
    def _adds_up(self) -> "Tally":
        counted = sum(self.ages.counts.values()) if self.ages else 0
        if counted > self.people:
            message = f"各年龄段加起来是 {counted} 人，比总数 {self.people} 人多"
            raise reject_at(("ages",), message, "检查 people 和 ages 里的数")
        return self


class Change(Model):
    """What became of one day of a repeated class."""

    day: ClassDate
    status: Literal["cancelled", "moved", "done"]
    reason: Text | None = None
    moved: Moves = ()
    tally: Tally | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> "Change":
        check_status(self.status, self.moved, self.tally)
        return self


def check_status(status: str, moved: tuple[Move, ...], tally: Tally | None) -> None:
    """Hold a class's status against what it needs or forbids.

    Raises:
        ValidationError: a move without the status, the status without a move, or people at a class to come.
    """
    if status == "moved" and not moved:
        fix = "补上 moved: {on: 新日期}；时间、场地也变了就加上 at 和 venue"
        raise reject_at(("status",), "改期了，没有写改到什么时候", fix)
    if status == "planned" and moved:
        fix = "写上 status: moved，或删掉 moved"
        raise reject_at(("moved",), "写了 moved（改到哪天），status 却不是 moved", fix)
    if tally is not None and status != "done":
        raise reject_at(("tally",), "写了 tally（到场人数），status 却不是 done", "上完课写 status: done，或删掉 tally")
