"""What belongs together: nobody links a guide, a case, a lesson and a class by hand."""

from collections.abc import Collection
from dataclasses import dataclass

from classroom.library.entry import Entry
from classroom.models.case import Case
from classroom.models.lesson import Lesson
from classroom.models.page import Guide
from classroom.outputs.site import LISTED, Pair, Site

Coming = tuple[Pair, ...]


@dataclass(frozen=True)
class Relations:
    """Finds published content by fraud type, lesson and role."""

    site: Site

    def guides_of(self, frauds: Collection[str]) -> tuple[Entry[Guide], ...]:
        """Return the guides on any of *frauds*."""
        return tuple(guide for guide in self.site.guides if guide.model.fraud in frauds)

    def cases_of(self, frauds: Collection[str]) -> tuple[Entry[Case], ...]:
        """Return the cases of any of *frauds*, the newest first."""
        return tuple(case for case in self.site.cases if case.model.fraud in frauds)

    def lessons_of(self, frauds: Collection[str]) -> tuple[Entry[Lesson], ...]:
        """Return the lessons about any of *frauds*."""
        return tuple(lesson for lesson in self.site.lessons if set(lesson.model.frauds) & set(frauds))

    def lessons_for(self, role: str) -> tuple[Entry[Lesson], ...]:
        """Return the lessons that train *role*."""
        return tuple(lesson for lesson in self.site.lessons if role in lesson.model.roles)

    def cases_for(self, lesson: Entry[Lesson]) -> tuple[Entry[Case], ...]:
        """Return the cases that *lesson* names or that name it."""
        return tuple(
            case for case in self.site.cases if case.id in lesson.model.cases or lesson.id in case.model.lessons
        )

    def lessons_with(self, case: Entry[Case]) -> tuple[Entry[Lesson], ...]:
        """Return the lessons that name *case* or that it names."""
        return tuple(
            lesson for lesson in self.site.lessons if lesson.id in case.model.lessons or case.id in lesson.model.cases
        )

    def coming_with(self, lesson_ids: Collection[str]) -> Coming:
        """Return the next occurrences of classes that teach any of *lesson_ids*."""
        return tuple(pair for pair in self.site.coming if pair[0].small_class.lesson in lesson_ids)[:LISTED]

    def coming_of(self, frauds: Collection[str]) -> Coming:
        """Return the next occurrences of classes about any of *frauds*."""
        return self.coming_with([lesson.id for lesson in self.lessons_of(frauds)])
