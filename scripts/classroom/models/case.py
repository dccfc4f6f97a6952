"""Front matter of a case: what happened, told so that nobody can be recognised."""

from typing import Literal

from pydantic import model_validator

from classroom.models.base import Model, reject
from classroom.models.lesson import LessonIds
from classroom.models.review import Review
from classroom.models.scalars import LossBand, Quarter, Slug, SomeTexts, Text, Texts

Basis = Literal["综合改编", "公开通报", "本人同意", "教学虚构"]
AgeBand = Literal["10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89"]
Outcome = Literal["劝阻成功", "及时止付", "已报警", "正在办理", "部分追回"]


class Person(Model):
    """Whom it happened to: a ten-year band and a kind of work, no more."""

    age: AgeBand | None = None
    work: Text | None = None


class Case(Model):
    """`cases/<slug>.md`: one anonymised case."""

    title: Text
    summary: Text
    fraud: Slug
    basis: Basis
    period: Quarter
    place: Text
    person: Person = Person()
    channel: SomeTexts
    payment: Texts = ()
    loss: LossBand
    outcome: Outcome
    lessons: LessonIds = ()
    review: Review | None = None

    @model_validator(mode="after")
    def _loss_fits_outcome(self) -> "Case":
        if self.outcome == "劝阻成功" and self.loss != "0":
            raise reject(
                f"outcome 写了“劝阻成功”，loss 却是“{self.loss}”", "没有损失时 loss 写 0；有损失就换一个 outcome"
            )
        return self
