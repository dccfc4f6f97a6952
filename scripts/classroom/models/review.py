"""Who has read a text and until when it holds."""

from pydantic import model_validator

from classroom.models.base import Model, reject
from classroom.models.scalars import IsoDate, Text


class Review(Model):
    """A review by a role, never by a person's name; after `expires` the text is out of date."""

    by: Text
    on: IsoDate
    expires: IsoDate | None = None

    @model_validator(mode="after")
    def _expires_after_review(self) -> "Review":
        if self.expires is not None and self.expires <= self.on:
            raise reject(
                f"审核有效期 expires（{self.expires}）不在审核日期 on（{self.on}）之后",
                "检查两个日期，有效期一般比审核日期晚一年",
            )
        return self
