"""Front matter of courses and lessons, and the quiz inside a lesson or guide."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from classroom.models.base import Model, reject
from classroom.models.review import Review
from classroom.models.scalars import LessonId, Slugs, SomeTexts, Text, Texts

Edition = Literal["public", "instructor"]
LessonIds = Annotated[tuple[LessonId, ...], Field(strict=False)]


class Course(Model):
    """`courses/<course>/index.md`: what a course is and where it stands among the others."""

    title: Text
    summary: Text
    order: int = Field(ge=1, description="在课程目录里的先后，从 1 开始")


class Lesson(Model):
    """`courses/<course>/NN-slug.md`: one lesson."""

    title: Text
    summary: Text
    audience: SomeTexts
    frauds: Slugs = ()
    roles: Texts = ()
    objectives: SomeTexts
    cases: Slugs = ()
    materials: Texts = ()
    edition: Edition = "public"
    review: Review | None = None


class Choice(Model):
    """One answer of a quiz."""

    text: Text
    right: bool = False


class Quiz(Model):
    """A fenced block `quiz` in YAML: a question, its answers, and why."""

    question: Text
    options: Annotated[tuple[Choice, ...], Field(strict=False, min_length=2)]
    why: Text

    @model_validator(mode="after")
    def _has_right_and_wrong(self) -> "Quiz":
        if len({choice.right for choice in self.options}) != 2:
            raise reject("这道题要有对的选项，也要有错的选项", "给对的选项加上 right: true，错的不加")
        return self
