"""The library: every entry of a site, by kind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from classroom.library.entry import Entry
from classroom.library.layout import Kind, Placement
from classroom.models.case import Case
from classroom.models.data import Contacts, Figures, Fraud, Frauds, Glossary, HolidayYear, Venue, Venues
from classroom.models.lesson import Course, Lesson
from classroom.models.page import Guide, Page
from classroom.models.station import Station
from classroom.models.term import Term
from classroom.models.waiver import WaiverFile


@dataclass(frozen=True)
class Data:
    """The data files that a site cannot be made without."""

    station: Entry[Station]
    contacts: Entry[Contacts]
    venues: Entry[Venues]
    figures: Entry[Figures]
    frauds: Entry[Frauds]
    glossary: Entry[Glossary]


@dataclass(frozen=True)
class Library:
    """All content, in the order of its paths.

    `assets` maps a path in the repository to its file. `unreadable` are the files that are there but have
    problems of their own: what refers to them is not to blame. `waivers` is one file or none.
    """

    data: Data
    holidays: tuple[Entry[HolidayYear], ...] = ()
    pages: tuple[Entry[Page], ...] = ()
    guides: tuple[Entry[Guide], ...] = ()
    courses: tuple[Entry[Course], ...] = ()
    lessons: tuple[Entry[Lesson], ...] = ()
    cases: tuple[Entry[Case], ...] = ()
    terms: tuple[Entry[Term], ...] = ()
    waivers: tuple[Entry[WaiverFile], ...] = ()
    assets: dict[str, Path] = field(default_factory=dict)
    unreadable: tuple[Placement, ...] = ()

    @cached_property
    def venues(self) -> dict[str, Venue]:
        """Venues by id."""
        return {venue.id: venue for venue in self.data.venues.model.venues}

    @cached_property
    def frauds(self) -> dict[str, Fraud]:
        """Fraud types by id, in the order of their file."""
        return {fraud.id: fraud for fraud in self.data.frauds.model.frauds}

    @cached_property
    def lesson_ids(self) -> dict[str, Entry[Lesson]]:
        """Lessons by id."""
        return {lesson.id: lesson for lesson in self.lessons}

    def ids_of(self, kind: Kind) -> tuple[str, ...]:
        """Return the ids of every file of *kind* that is there, readable or not."""
        groups: dict[Kind, tuple[Entry[BaseModel], ...]] = {"lesson": self.lessons, "case": self.cases}
        unreadable = (placement.id for placement in self.unreadable if placement.kind == kind)
        return (*(entry.id for entry in groups[kind]), *unreadable)

    @property
    def files(self) -> Iterator[Entry[BaseModel]]:
        """Every file that was read and whose texts rules look at: all but the waivers."""
        yield from self.written
        yield from self.terms
        yield from self.holidays
        data = self.data
        yield from (data.station, data.contacts, data.venues, data.figures, data.frauds, data.glossary)

    @property
    def checked_paths(self) -> tuple[str, ...]:
        """The paths of `files`."""
        return tuple(entry.path for entry in self.files)

    @property
    def written(self) -> Iterator[Entry[BaseModel]]:
        """Every Markdown file: the entries that have a body."""
        yield from self.pages
        yield from self.guides
        yield from self.courses
        yield from self.lessons
        yield from self.cases
