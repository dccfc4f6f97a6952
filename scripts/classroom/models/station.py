"""`docs/data/station.yml`: everything local to one station."""

from typing import Annotated

from pydantic import Field

from classroom.models.base import Model
from classroom.models.scalars import SiteAddress, Slug, SomeTexts, Text


class NamedPart(Model):
    """A platform or a mechanism that the source names, and the page that tells of it."""

    name: Text
    summary: Text
    link: Text | None = Field(default=None, description="说明这一项的页面，从仓库根目录写起，例如 docs/about/mobile.md")


class ModelPart(Model):
    """One of the model's three: how many the source counts, and those it names."""

    title: Text
    count: int = Field(ge=1, le=9)
    named: Annotated[tuple[NamedPart, ...], Field(strict=False, min_length=1)]
    note: Text | None = None


class GovernanceModel(Model):
    """The “123” model: one team, two platforms, three mechanisms."""

    name: Text
    summary: Text
    parts: Annotated[tuple[ModelPart, ...], Field(strict=False, min_length=1)]


class Role(Model):
    """A volunteer role: what its holder does and may not do."""

    id: Slug
    name: Text
    summary: Text
    does: SomeTexts
    may_not: SomeTexts
    call_police: SomeTexts


class Branch(Model):
    """A team that grew from the first one, related only as far as the source says."""

    id: Slug
    name: Text
    place: Text
    summary: Text


class Equipment(Model):
    """Things that classes share, and how many there are."""

    name: Text
    count: int = Field(default=1, ge=1)


class Vocabulary(Model):
    """The words that front matter may use; `audience` gives each word the name of its calendar's file."""

    audience: Annotated[dict[Text, Slug], Field(min_length=1)]
    work: SomeTexts
    channel: SomeTexts
    payment: SomeTexts
    place: SomeTexts


class Station(Model):
    """The station that publishes the site."""

    site_title: Text
    site_summary: Text
    site_address: SiteAddress | None = Field(default=None, description="网站的网址，以 / 结尾；海报上的码用它")
    calendar_id: Slug = Field(description="日历里认这个站点用的代号，用过就不再改")
    school: Text
    publisher: Text
    team: Text
    notice: Text = Field(description="写在关于页上：哪些是示例，哪些来自公开报道")
    model: GovernanceModel
    roles: Annotated[tuple[Role, ...], Field(strict=False, min_length=1)]
    branches: Annotated[tuple[Branch, ...], Field(strict=False)] = ()
    teachers: SomeTexts = Field(description="讲课人的角色或代号，不写姓名")
    equipment: Annotated[tuple[Equipment, ...], Field(strict=False)] = ()
    reviewers: SomeTexts = Field(description="审核人的角色，不写姓名")
    vocabulary: Vocabulary
