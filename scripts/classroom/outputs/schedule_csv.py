"""`schedule.csv`: every occurrence as a row, for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterator

from classroom.checks.context import DatedClass
from classroom.outputs.addresses import CSV, OPENING
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.outputs.wording import page_url, say_list, say_slot, say_term, words
from classroom.render import load_labels
from classroom.timetable.occurrence import Occurrence

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads a UTF-8 file as GBK."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
"""How a cell begins that a spreadsheet would compute (OWASP, CSV injection); some compute the wide signs too."""


def make_table(site: Site) -> Output:
    """Return the table: a row of heads, then the occurrences by time; lines end in CRLF (RFC 4180)."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(words()["table"].values())
    for dated, occurrence in site.occurrences:
        writer.writerow(map(disarm, _cells(site, dated, occurrence)))
    return Output(CSV, OPENING, site.library.data.station.model.site_title, BYTE_ORDER_MARK + file.getvalue())


def disarm(cell: str) -> str:
    """Return *cell* so that a spreadsheet takes it for text: one that would be a formula begins with an apostrophe."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cells(site: Site, dated: DatedClass, occurrence: Occurrence) -> Iterator[str]:
    """Yield the cells of a row, in the order of the heads."""
    labels = load_labels()
    yield occurrence.day.isoformat()
    yield labels["weekdays"][occurrence.day.weekday()]
    yield f"{occurrence.start:%H:%M}"
    yield f"{occurrence.end:%H:%M}"
    yield labels["statuses"][occurrence.status]
    yield say_list(say_slot(site, slot) for slot in occurrence.earlier)
    yield site.class_title(dated)
    yield labels["kinds"][dated.small_class.kind]
    yield say_list(dated.small_class.audience)
    yield site.library.venues[occurrence.venue].name
    yield say_term(dated.term)
    yield page_url(site, dated) or ""
