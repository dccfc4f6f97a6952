"""Front matter of a case: what happened, told so that nobody can be recognised."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from classroom.models.base import Model, reject, reject_at
from classroom.models.lesson import LessonIds
from classroom.models.review import Review
from classroom.models.scalars import FormNumber, IsoDate, LossBand, Quarter, Slug, SomeTexts, Text, Texts

Basis = Literal["综合改编", "公开通报", "本人同意", "教学虚构"]
Consenter = Literal["本人", "监护人", "甲方", "乙方"]
AgeBand = Literal["10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89"]
Outcome = Literal["劝阻成功", "及时止付", "已报警", "正在办理", "部分追回"]


class Person(Model):
    """Whom it happened to: a ten-year band and a kind of work, no more."""

    age: AgeBand | None = None
    work: Text | None = None


class Notice(Model):
    """A published text that told of what happened: a station's notice, a court's or a ministry's list of cases."""

    name: Text = Field(description="通报或公布材料的名称，写上发布单位")
    published: IsoDate = Field(description="公布的日子")


class Consent(Model):
    """A written consent kept at the station; its number leads there to the paper, and here to nobody."""

    by: Consenter = Field(description="谁同意的；调解的两方写甲方、乙方")
    number: FormNumber
    on: IsoDate = Field(description="签字的日子")


class Case(Model):
    """`cases/<slug>.md`: one anonymised case."""

    title: Text
    summary: Text
    fraud: Slug
    basis: Basis
    notices: Annotated[tuple[Notice, ...], Field(strict=False)] = ()
    consents: Annotated[tuple[Consent, ...], Field(strict=False)] = ()
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

    @model_validator(mode="after")
    def _fiction_has_nobody_to_consent(self) -> "Case":
        if self.basis == "教学虚构" and self.consents:
            raise reject_at(
                ("consents",),
                "basis 写了“教学虚构”，却有人的同意书",
                "有真人就把 basis 改成 本人同意；没有就删掉 consents",
            )
        return self
