"""One term of the small classroom: `courses/schedule/YYYY-season.yml`."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from classroom.models.base import Model, reject, reject_at
from classroom.models.repeat import Change, Moves, Repeat, Tally, check_status
from classroom.models.scalars import ClassDate, ClockRange, IsoDate, LessonId, Slug, Slugs, SomeTexts, Text, Texts
from classroom.models.season import SEASONS, parse_season

ClassKind = Literal["class", "mobile", "drill", "mediation"]
Status = Literal["planned", "cancelled", "moved", "done"]
Season = Annotated[
    str,
    BeforeValidator(parse_season),
    WithJsonSchema({"type": "string", "pattern": rf"^\d{{4}}-({'|'.join(SEASONS)})$"}),
]


class WeakLink(Model):
    """A security trait of the season or a weak link in local management that the term answers."""

    id: Slug
    text: Text
    source: Text | None = None


class SmallClass(Model):
    """One class of a term, on one day or repeated.

    `changes` are what became of single days of a repeated class; `changed` is the day on which the newest
    change was made known.
    """

    id: Slug
    kind: ClassKind = "class"
    title: Text | None = None
    lesson: LessonId | None = None
    services: Texts = ()
    answers: Slugs = Field(min_length=1)
    audience: SomeTexts
    venue: Slug
    teacher: Text
    equipment: Texts = ()
    capacity: int | None = Field(default=None, ge=1)
    bring: Texts = ()
    on: ClassDate | None = None
    repeat: Repeat | None = None
    at: ClockRange
    rain: Text | None = None
    status: Status = "planned"
    reason: Text | None = None
    moved: Moves = ()
    changes: Annotated[tuple[Change, ...], Field(strict=False)] = ()
    changed: IsoDate | None = Field(default=None, description="这次改动公布的日子")
    tally: Tally | None = None
    posters: Texts = Field(default=(), description="海报贴在哪里")

    @model_validator(mode="after")
    def _holds_together(self) -> "SmallClass":
        if (self.on is None) == (self.repeat is None):
            raise reject("on 和 repeat 要写一个，也只能写一个", "只上一次写 on: 日期；重复上写 repeat")
        if self.kind == "class" and self.lesson is None:
            raise reject(
                "小课堂没有写 lesson（讲哪一课）", "写 lesson: 课程/课，或把 kind 改成 mobile、drill、mediation"
            )
        if self.lesson is None and self.title is None:
            raise reject("没有 lesson 的活动要有 title（标题）", "补上 title: 活动的名称")
        self._check_changes()
        return self

    def _check_changes(self) -> None:
        if self.repeat is not None and (self.moved or self.status == "moved"):
            fix = "写进 changes：- {day: 原来的日期, status: moved, moved: {on: 新日期}}"
            raise reject_at(("moved" if self.moved else "status",), "重复的活动不能整个改期", fix)
        if self.repeat is not None and self.tally is not None:
            fix = "写进 changes：- {day: 日期, status: done, tally: {people: 人数}}"
            raise reject_at(("tally",), "重复的活动，到场人数要按天写", fix)
        if self.repeat is None and self.changes:
            raise reject_at(("changes",), "只上一次的课不用 changes", "直接写 status、reason 和 moved")
        days = [change.day for change in self.changes]
        for index, day in enumerate(days):
            if day in days[:index]:
                fix = "一天只写一条；改期后又取消，写 status: cancelled，moved 留着"
                raise reject_at(("changes", index, "day"), f"changes 里的 {day} 写了两次", fix)
        check_status(self.status, self.moved, self.tally)


class Term(Model):
    """The classes of one season and why they are held; `published` is the day the schedule was made known."""

    season: Season
    title: Text
    why: Text
    example: bool = Field(default=False, description="课表是示例，页面上会写明“示例”")
    published: IsoDate | None = Field(default=None, description="课表公布的日子")
    weak_links: Annotated[tuple[WeakLink, ...], Field(strict=False, min_length=1)]
    classes: Annotated[tuple[SmallClass, ...], Field(strict=False, min_length=1)]
