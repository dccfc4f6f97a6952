"""What a rule may look at, and the shape of a rule."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from classroom.almanac.days import Almanac
from classroom.library.content import Library
from classroom.library.entry import Entry
from classroom.models.term import SmallClass, Term
from classroom.problem import Problem
from classroom.timetable.occurrence import Occurrence, expand_class


@dataclass(frozen=True)
class DatedClass:
    """A class, the term file and index it is written at, and its occurrences."""

    term: Entry[Term]
    index: int
    small_class: SmallClass
    occurrences: tuple[Occurrence, ...]

    def problem(self, key: str, code: str, message: str, fix: str) -> Problem:
        """Return an error at *key* of the class."""
        return self.term.problem(("classes", self.index, key), code, message, fix)

    def warning(self, key: str, code: str, message: str, fix: str) -> Problem:
        """Return a warning at *key* of the class."""
        return self.term.problem(("classes", self.index, key), code, message, fix, "warning")


@dataclass(frozen=True)
class Context:
    """The content, and the day it is checked for."""

    library: Library
    today: datetime.date

    @cached_property
    def almanac(self) -> Almanac:
        """The holidays of every announced year."""
        return Almanac(entry.model for entry in self.library.holidays)

    @cached_property
    def classes(self) -> tuple[DatedClass, ...]:
        """Every class of every term, in the order of the files."""
        return tuple(
            DatedClass(term, index, small_class, expand_class(small_class))
            for term in self.library.terms
            for index, small_class in enumerate(term.model.classes)
        )


Rule = Callable[[Context], Iterator[Problem]]
"""A rule yields a problem for each place that breaks it."""
