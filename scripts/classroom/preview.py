"""What a preview shows of content that has errors: all that can still be made."""

import datetime
from dataclasses import replace
from typing import Any

from classroom.checks import lesson_minutes, links, raw_html, review, schedule, sections
from classroom.checks.blocks import CODE_FLAG, CODE_OPEN
from classroom.checks.context import Context
from classroom.checks.duplicates import CODE_TITLE
from classroom.checks.registry import run_rules
from classroom.library.content import Library
from classroom.problem import Problem

HARMLESS = frozenset(
    (
        links.CODE_LINK,
        links.CODE_ANCHOR,
        links.CODE_IMAGE,
        links.CODE_ALT,
        lesson_minutes.CODE_MINUTES,
        lesson_minutes.CODE_MUST,
        sections.CODE_HEADINGS,
        sections.CODE_STOPS,
        raw_html.CODE,
        review.CODE_FUTURE,
        CODE_OPEN,
        CODE_FLAG,
        CODE_TITLE,
        schedule.CODE_CONFLICT,
        schedule.CODE_OUTSIDE,
        schedule.CODE_HOLIDAY,
        schedule.CODE_CAPACITY,
        schedule.CODE_UNANSWERED,
        schedule.CODE_NO_OCCURRENCE,
        schedule.CODE_USELESS,
    )
)
"""Errors with which a page can still be made."""

GROUPS = ("pages", "guides", "courses", "lessons", "cases", "terms", "holidays")


def drop_broken(library: Library, today: datetime.date) -> Library:
    """Return *library* without the files that no page can be made of, and those that refer to them."""
    while broken := {problem.path for problem in run_rules(Context(library, today)) if _is_broken(problem)}:
        kept: dict[str, Any] = {
            name: tuple(entry for entry in getattr(library, name) if entry.path not in broken) for name in GROUPS
        }
        smaller = replace(library, **kept)
        if all(len(getattr(smaller, name)) == len(getattr(library, name)) for name in GROUPS):
            break  # what is left is in the data files, which stay
        library = smaller
    return library


def _is_broken(problem: Problem) -> bool:
    return problem.severity == "error" and problem.code not in HARMLESS
