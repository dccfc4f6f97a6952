"""The page of a term: why these classes now, the list by week, the months, what to take away."""

import datetime
from itertools import groupby

from classroom.almanac.days import Almanac, monday_of
from classroom.checks.context import DatedClass
from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.models.season import season_days
from classroom.models.term import Term
from classroom.outputs.addresses import sheet_uri, term_calendar_uri
from classroom.outputs.month_sheet import list_months, read_month
from classroom.outputs.output import Output
from classroom.outputs.site import Pair, Site, pair_by_time
from classroom.outputs.tallies import add_up

Week = tuple[datetime.date, list[Pair]]


def make_term(site: Site, term: Entry[Term]) -> Output:
    """Return the page of *term*."""
    classes = site.classes_of(term)
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
        weeks=split_weeks(classes),
        unannounced=_unannounced_years(site.context.almanac, classes),
        calendar=term_calendar_uri(term.model.season),
        months=[
            (read_month(site, term, first), sheet_uri(term, first.year, first.month)) for first in list_months(classes)
        ],
        total=add_up(classes),
    )


def _unannounced_years(almanac: Almanac, classes: list[DatedClass]) -> list[int]:
    days = {occurrence.day for dated in classes for occurrence in dated.occurrences}
    return sorted({day.year for day in days if almanac.look_up(day).kind == "not announced"})


def split_weeks(classes: list[DatedClass]) -> list[Week]:
    """Return the occurrences by week, each under its Monday."""
    weeks = groupby(pair_by_time(classes), key=lambda pair: monday_of(pair[1].day))
    return [(monday, list(group)) for monday, group in weeks]
