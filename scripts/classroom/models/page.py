"""Front matter of the other pages written by hand, and of guides."""

from pydantic import Field

from classroom.models.base import Model
from classroom.models.lesson import Edition
from classroom.models.review import Review
from classroom.models.scalars import Slug, SomeTexts, Text, Texts


class Page(Model):
    """A page under `docs/`, or the opening page of a section."""

    title: Text
    summary: Text
    edition: Edition = "public"
    order: int = Field(default=100, ge=1, description="在本栏里的先后，从 1 开始；不写排在后面")
    aliases: Texts = ()
    review: Review | None = None


class Guide(Model):
    """`docs/guides/<slug>.md`: how to recognise one fraud, means or danger, in six fixed sections."""

    title: Text
    summary: Text
    fraud: Slug | None = None
    audience: SomeTexts
    aliases: Texts = ()
    red_flags: SomeTexts
    first_call: Slug | None = Field(
        default=None, description="讲着火、急病这类危险的指南：先打哪个电话，写它在 contacts.yml 里的 id；防骗指南不写"
    )
    review: Review | None = None
