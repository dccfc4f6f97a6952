"""Which content an edition publishes, and what it leaves out and why."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import BaseModel

from classroom.library.content import Library
from classroom.library.entry import Entry
from classroom.library.layout import needs_review
from classroom.models.lesson import Edition
from classroom.models.review import Review

Reason = Literal["instructor", "not reviewed", "review expired"]


@dataclass(frozen=True)
class LeftOut:
    """A file that the edition does not publish."""

    path: str
    title: str
    reason: Reason


@dataclass(frozen=True)
class Publication:
    """The library as one edition shows it on one day."""

    library: Library
    edition: Edition
    today: datetime.date
    left_out: tuple[LeftOut, ...]

    def keeps(self, entry: Entry[BaseModel]) -> bool:
        """Tell whether the edition publishes *entry*."""
        return entry.path not in self._hidden_paths

    @property
    def shows_instructor(self) -> bool:
        """Tell whether the edition shows what is for instructors."""
        return self.edition == "instructor"

    @cached_property
    def _hidden_paths(self) -> frozenset[str]:
        return frozenset(left_out.path for left_out in self.left_out)


def publish(library: Library, edition: Edition, today: datetime.date) -> Publication:
    """Return what *edition* shows of *library* on *today*: the instructors' edition shows everything."""
    left_out = tuple(_leave_out(library.written, today)) if edition == "public" else ()
    return Publication(library, edition, today, left_out)


def is_for_all(entry: Entry[BaseModel], today: datetime.date) -> bool:
    """Tell whether the public edition publishes *entry* on *today*, whatever edition is made."""
    return _find_reason(entry, today) is None


def _leave_out(entries: Iterable[Entry[BaseModel]], today: datetime.date) -> Iterator[LeftOut]:
    for entry in entries:
        reason = _find_reason(entry, today)
        if reason:
            yield LeftOut(entry.path, getattr(entry.model, "title", entry.id), reason)


def _find_reason(entry: Entry[BaseModel], today: datetime.date) -> Reason | None:
    if getattr(entry.model, "edition", "public") == "instructor":
        return "instructor"
    if not needs_review(entry.path):
        return None  # a late review never takes down the page that says what to do
    review: Review | None = getattr(entry.model, "review", None)
    if review is not None and review.expires is not None and review.expires < today:
        return "review expired"
    return "not reviewed" if review is None else None
