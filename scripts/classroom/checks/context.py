"""What a rule may look at, and the shape of a rule."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from classroom.almanac.days import Almanac
from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.waivers import Waivers
from classroom.contacts.directory import Directory
from classroom.library.content import Library
from classroom.library.entry import Entry
from classroom.models.options import DEFAULT_OPTIONS, Options
from classroom.models.repeat import Move
from classroom.models.term import SmallClass, Term
from classroom.problem import Problem, Severity
from classroom.source.yaml_tree import KeyPath
from classroom.timetable.occurrence import Occurrence, expand_class


@dataclass(frozen=True)
class DatedClass:
    """A class, the term file and index it is written at, and its occurrences."""

    term: Entry[Term]
    index: int
    small_class: SmallClass
    occurrences: tuple[Occurrence, ...]

    def problem(self, key_path: KeyPath, code: str, message: str, fix: str, severity: Severity = "error") -> Problem:
        """Return a problem at *key_path* of the class."""
        return self.term.problem(("classes", self.index, *key_path), code, message, fix, severity)

    def locate_day(self, occurrence: Occurrence) -> KeyPath:
        """Return where the class says on which day *occurrence* is."""
        place, moves = self._find_moves(occurrence)
        if moves:
            return (*place, len(moves) - 1, "on")
        return ("repeat",) if self.small_class.repeat else ("on",)

    def locate_venue(self, occurrence: Occurrence) -> KeyPath:
        """Return where the class says in which venue *occurrence* is: its own venue, or the last move."""
        place, moves = self._find_moves(occurrence)
        if moves:
            return (*place, len(moves) - 1, "venue" if moves[-1].venue else "on")
        return ("venue",)

    def _find_moves(self, occurrence: Occurrence) -> tuple[KeyPath, tuple[Move, ...]]:
        """Return the moves of *occurrence* and where they stand."""
        if self.small_class.repeat is None:
            return ("moved",), self.small_class.moved
        for index, change in enumerate(self.small_class.changes):
            if change.day == occurrence.planned.day:
                return ("changes", index, "moved"), change.moved
        return (), ()


@dataclass(frozen=True)
class Context:
    """The content, the day it is checked for, how strictly, and who reads it for traces of persons."""

    library: Library
    today: datetime.date
    options: Options = DEFAULT_OPTIONS
    scanner: Scanner = field(default_factory=Scanner, repr=False, compare=False)

    @cached_property
    def almanac(self) -> Almanac:
        """The holidays of every announced year."""
        return Almanac(entry.model for entry in self.library.holidays)

    @cached_property
    def directory(self) -> Directory:
        """The registered numbers and addresses."""
        data = self.library.data
        contacts = data.contacts.model
        places = tuple(text for text, _ in data.venues.tree.texts)
        return Directory(contacts.contacts, contacts.addresses, data.station.model.site_address, places)

    @cached_property
    def waivers(self) -> Waivers:
        """What is let through; rules ask it before they report, and it remembers what they met."""
        return Waivers(tuple(waiver for entry in self.library.waivers for waiver in entry.model.waivers))

    @cached_property
    def classes(self) -> tuple[DatedClass, ...]:
        """Every class of every term, in the order of the files."""
        return tuple(
            DatedClass(term, index, small_class, expand_class(small_class))
            for term in self.library.terms
            for index, small_class in enumerate(term.model.classes)
        )

    def severity(self, code: str, day: datetime.date | None = None) -> Severity | None:
        """Return how serious a finding of *code* about *day* is, or None where its rule is turned off.

        What is past cannot be mended and stops nothing.
        """
        level = self.options.levels.of(code)
        if level == "off":
            return None
        return "warning" if day is not None and day < self.today else level


Rule = Callable[[Context], Iterator[Problem]]
"""A rule yields a problem for each place that breaks it."""
