"""The small classroom: the terms, each with its classes."""

import datetime
from collections.abc import Iterator
from itertools import groupby

from classroom.almanac.days import Almanac
from classroom.checks.context import DatedClass
from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.models.season import season_days
from classroom.models.term import Term
from classroom.outputs.addresses import class_uri
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.timetable.occurrence import Occurrence

Week = tuple[datetime.date, list[tuple[DatedClass, Occurrence]]]


def make_schedule(site: Site) -> Iterator[Output]:
    """Yield the schedule's opening page, a page a term and a page a class."""
    coming = site.coming[:12]
    yield from site.opening_page("courses/schedule/index.md", "schedule.md.j2", terms=site.terms, coming=coming)
    for term in site.terms:
        classes = site.classes_of(term)
        yield _make_term(site, term, classes)
        for dated in classes:
            yield _make_class(site, dated)


def _make_term(site: Site, term: Entry[Term], classes: list[DatedClass]) -> Output:
    answers = [
        (link, [dated for dated in classes if link.id in dated.small_class.answers]) for link in term.model.weak_links
    ]
    return site.page(
        site_path(term.path),
        term.path,
        "term.md.j2",
        f"{term.model.season[:4]} {term.model.title}",
        term.model.why,
        term=term.model,
        days=season_days(term.model.season),
        answers=answers,
        weeks=_split_weeks(classes),
        unannounced=_unannounced_years(site.context.almanac, classes),
    )


def _unannounced_years(almanac: Almanac, classes: list[DatedClass]) -> list[int]:
    days = {occurrence.day for dated in classes for occurrence in dated.occurrences}
    return sorted({day.year for day in days if almanac.look_up(day).kind == "not announced"})


def _split_weeks(classes: list[DatedClass]) -> list[Week]:
    """Return the occurrences by week, each under its Monday."""
    pairs = [(dated, occurrence) for dated in classes for occurrence in dated.occurrences]
    pairs.sort(key=lambda pair: pair[1])
    weeks = groupby(pairs, key=lambda pair: pair[1].day - datetime.timedelta(days=pair[1].day.weekday()))
    return [(monday, list(group)) for monday, group in weeks]


def _make_class(site: Site, dated: DatedClass) -> Output:
    small_class = dated.small_class
    title = site.class_title(dated)
    lesson = site.library.lesson_ids.get(small_class.lesson or "")
    weak_links = [link for link in dated.term.model.weak_links if link.id in small_class.answers]
    return site.page(
        class_uri(dated.term, small_class.id),
        dated.term.path,
        "class.md.j2",
        title,
        weak_links[0].text if weak_links else title,
        term=dated.term,
        dated=dated,
        small_class=small_class,
        lesson=lesson if lesson in site.lessons else None,
        weak_links=weak_links,
        venue=site.library.venues[dated.occurrences[0].venue if dated.occurrences else small_class.venue],
        venues=site.library.venues,
    )
