"""One term of the small classroom: `courses/schedule/YYYY-season.yml`."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from classroom.models.base import Model, reject
from classroom.models.scalars import ClockRange, IsoDate, LessonId, Slug, Slugs, SomeTexts, Text, Texts
from classroom.models.season import SEASONS, parse_season

ClassKind = Literal["class", "mobile", "drill", "mediation"]
Status = Literal["planned", "cancelled", "moved", "done"]
Weekday = Literal["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
Season = Annotated[
    str,
    BeforeValidator(parse_season),
    WithJsonSchema({"type": "string", "pattern": rf"^\d{{4}}-({'|'.join(SEASONS)})$"}),
]
Dates = Annotated[tuple[IsoDate, ...], Field(strict=False)]


class WeakLink(Model):
    """A security trait of the season or a weak link in local management that the term answers."""

    id: Slug
    text: Text
    source: Text | None = None


class Repeat(Model):
    """A weekly rule: `times` classes from the first such weekday on or after `start`, less `skip`."""

    every: Literal["week", "fortnight"]
    on: Weekday
    start: IsoDate = Field(alias="from")
    times: int = Field(ge=1, le=60)
    skip: Dates = Field(default=(), alias="except")


class Move(Model):
    """Where a moved class takes place instead; what is left out stays as it was."""

    on: IsoDate
    at: ClockRange | None = None
    venue: Slug | None = None


class Tally(Model):
    """How many came; counts only."""

    people: int = Field(ge=0)


class SmallClass(Model):
    """One class of a term, on one day or repeated."""

    id: Slug
    kind: ClassKind = "class"
    title: Text | None = None
    lesson: LessonId | None = None
    services: Texts = ()
    answers: Slugs = Field(min_length=1)
    audience: SomeTexts
    venue: Slug
    teacher: Text
    capacity: int | None = Field(default=None, ge=1)
    bring: Texts = ()
    on: IsoDate | None = None
    repeat: Repeat | None = None
    at: ClockRange
    rain: Text | None = None
    status: Status = "planned"
    reason: Text | None = None
    moved: Move | None = None
    tally: Tally | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> "SmallClass":
        if (self.on is None) == (self.repeat is None):
            raise reject("on 和 repeat 要写一个，也只能写一个", "只上一次写 on: 日期；每周重复写 repeat")
        if self.kind == "class" and self.lesson is None:
            raise reject(
                "小课堂没有写 lesson（讲哪一课）", "写 lesson: 课程/课，或把 kind 改成 mobile、drill、mediation"
            )
        if self.lesson is None and self.title is None:
            raise reject("没有 lesson 的活动要有 title（标题）", "补上 title: 活动的名称")
        self._check_status()
        return self

    def _check_status(self) -> None:
        if (self.status == "moved") != (self.moved is not None):
            raise reject(
                "status: moved 和 moved: 要一起写", "改期写 status: moved 和 moved: {on: 新日期}；不改期两项都删掉"
            )
        if self.status == "moved" and self.repeat is not None:
            raise reject("重复的活动不能整个改期", "在 repeat 的 except 里去掉那一天，另写一条改到新的日期")
        if self.status in ("cancelled", "moved") and self.reason is None:
            raise reject("取消或改期要写 reason（原因）", "补上 reason: 一句话的原因，会显示在页面上")
        if self.tally is not None and self.status != "done":
            raise reject("写了 tally（到场人数），status 却不是 done", "上完课把 status 改成 done，或删掉 tally")


class Term(Model):
    """The classes of one season and why they are held."""

    season: Season
    title: Text
    why: Text
    example: bool = Field(default=False, description="课表是示例，页面上会写明“示例”")
    weak_links: Annotated[tuple[WeakLink, ...], Field(strict=False, min_length=1)]
    classes: Annotated[tuple[SmallClass, ...], Field(strict=False, min_length=1)]
