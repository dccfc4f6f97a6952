"""What a preview shows of content that has errors: all that a page can still be made of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from classroom.checks.assets import check_asset
from classroom.library.content import Library
from classroom.library.entry import Entry
from classroom.library.layout import role_uri, site_path
from classroom.markdown.quiz import read_quiz
from classroom.models.term import SmallClass, Term
from classroom.problem import ContentError, has_errors
from classroom.timetable.occurrence import expand_class

M = TypeVar("M", bound=BaseModel)


def keep_good_assets(library: Library) -> Library:
    """Return *library* without the pictures and other files that must not be published as they are."""
    good = {path: file for path, file in library.assets.items() if not has_errors(check_asset(file, path))}
    return replace(library, assets=good)


def keep_possible(library: Library) -> Library:
    """Return *library* without what no page can be made of; each such thing has a problem of its own.

    A name that leads nowhere is no reason to hide a page, but for a case's fraud type and a class's venue.
    """
    frauds = {None, *library.frauds}
    roles = {role_uri(role.id) for role in library.data.station.model.roles}
    seen: set[str] = set()
    return replace(
        library,
        pages=tuple(page for page in _with_quizzes(library.pages) if site_path(page.path) not in roles),
        courses=_with_quizzes(library.courses),
        guides=tuple(guide for guide in _with_quizzes(library.guides) if guide.model.fraud in frauds),
        cases=tuple(case for case in _with_quizzes(library.cases) if case.model.fraud in frauds),
        lessons=_with_quizzes({lesson.id: lesson for lesson in reversed(library.lessons)}.values()),
        terms=tuple(_keep_classes(term, library, seen) for term in library.terms),
    )


def _with_quizzes(entries: Iterable[Entry[M]]) -> tuple[Entry[M], ...]:
    """Return the entries whose quiz blocks can be read, in the order of their paths."""
    return tuple(sorted((entry for entry in entries if _quizzes_are_good(entry)), key=lambda entry: entry.path))


def _quizzes_are_good(entry: Entry[Any]) -> bool:
    try:
        for fence in entry.body.fences:
            if fence.language == "quiz":
                read_quiz(fence, entry.path)
    except ContentError:
        return False
    return True


def _keep_classes(term: Entry[Term], library: Library, seen: set[str]) -> Entry[Term]:
    """Return *term* with the classes that have a venue and an id of their own; adds their ids to *seen*."""
    classes = tuple(_possible_classes(term.model.classes, library, seen))
    return replace(term, model=term.model.model_copy(update={"classes": classes}))


def _possible_classes(classes: Iterable[SmallClass], library: Library, seen: set[str]) -> Iterator[SmallClass]:
    for small_class in classes:
        is_placed = small_class.venue in library.venues and all(
            slot.venue in library.venues
            for occurrence in expand_class(small_class)
            for slot in (occurrence.slot, *occurrence.earlier)
        )
        if is_placed and small_class.id not in seen:
            seen.add(small_class.id)
            yield small_class
