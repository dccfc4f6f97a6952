"""Printed matter of the schedule, ready for the printer: a poster and a slip a class, a sheet a month.

They are plain HTML that the site engine copies as it is, with style sheets of the toolkit's own.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

from classroom.checks.context import DatedClass
from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.models.term import Term
from classroom.outputs.addresses import class_uri, poster_uri, sheet_uri, slip_uri
from classroom.outputs.class_notice import read_notice
from classroom.outputs.month_sheet import count_changes, list_months, read_month
from classroom.outputs.output import Output
from classroom.outputs.paper import POSTER, SLIP
from classroom.outputs.paper_fit import fit_notice
from classroom.outputs.poster_version import mark_notice
from classroom.outputs.printed_version import mark_version
from classroom.outputs.qr_code import draw_qr_code
from classroom.outputs.sheet_fit import fit_sheet
from classroom.outputs.site import Site

ASSETS = Path(__file__).parents[1] / "assets"
STYLES = "assets/css/print"


def make_print_pages(site: Site) -> Iterator[Output]:
    """Yield a poster and a slip for each class that is not over, a sheet for each month, and their style sheets."""
    yield from _make_styles(site)
    for term in site.terms:
        classes = site.classes_of(term)
        for dated in classes:
            if any(occurrence.day >= site.today for occurrence in dated.occurrences):
                yield from _make_class_papers(site, dated)
        for first in list_months(classes):
            yield _make_sheet(site, term, first)


def _make_styles(site: Site) -> Iterator[Output]:
    """Yield the toolkit's style sheets for print and their mark; a station's own file at the same place goes before."""
    for file in sorted((ASSETS / "css" / "print").iterdir()):
        uri = f"{STYLES}/{file.name}"
        if f"docs/{uri}" not in site.library.assets:
            yield Output(uri, uri, uri, copied_from=file)


def _make_class_papers(site: Site, dated: DatedClass) -> Iterator[Output]:
    class_id = dated.small_class.id
    notice = read_notice(site, dated)
    is_off = notice.is_off(site.today)
    version = mark_notice(dated, notice)
    for uri, template, paper in (
        (poster_uri(dated.term, class_id), "poster.html.j2", POSTER),
        (slip_uri(dated.term, class_id), "slip.html.j2", SLIP),
    ):
        yield site.static_page(
            uri,
            dated.term.path,
            template,
            notice.title,
            notice=notice,
            is_off=is_off,
            fit=fit_notice(notice, paper, is_off=is_off),
            code=draw_qr_code(notice.url) if notice.url else None,
            version=version,
            page=class_uri(dated.term, class_id),
        )


def _make_sheet(site: Site, term: Entry[Term], first: datetime.date) -> Output:
    sheet = read_month(site, term, first)
    return site.static_page(
        sheet_uri(term, first.year, first.month),
        term.path,
        "sheet.html.j2",
        sheet.title,
        sheet=sheet,
        fit=fit_sheet(sheet),
        code=draw_qr_code(sheet.url) if sheet.url else None,
        version=mark_version(count_changes(site.classes_of(term), first), sheet),
        page=site_path(term.path),
    )
