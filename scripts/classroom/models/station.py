"""`docs/data/station.yml`: everything local to one station."""

from typing import Annotated

from pydantic import AfterValidator, Field

from classroom.models.base import Model, reject_at
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


def _named_once(equipment: tuple[Equipment, ...]) -> tuple[Equipment, ...]:
    names = [item.name for item in equipment]
    for index, name in enumerate(names):
        if name in names[:index]:
            raise reject_at((index, "name"), f"器材“{name}”写了两次", "合成一项，count 写一共几件")
    return equipment


def _one_file_each(files: dict[str, str]) -> dict[str, str]:
    words: dict[str, str] = {}
    for word, name in files.items():
        if name in words:
            message = f"“{word}”和“{words[name]}”用了同一个代号“{name}”"
            raise reject_at((word,), message, "换一个没用过的代号，两类听众的日历才分得开")
        words[name] = word
    return files


class Vocabulary(Model):
    """The words that front matter may use; `audience` gives each word the name of its calendar's file."""

    audience: Annotated[dict[Text, Slug], Field(min_length=1), AfterValidator(_one_file_each)]
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
    equipment: Annotated[tuple[Equipment, ...], Field(strict=False), AfterValidator(_named_once)] = ()
    reviewers: SomeTexts = Field(description="审核人的角色，不写姓名")
    vocabulary: Vocabulary
