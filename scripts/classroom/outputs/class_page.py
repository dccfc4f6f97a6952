"""The page of a class, which keeps its address for ever: first whether it holds, then when, where and why."""

import datetime

from classroom.checks.context import DatedClass
from classroom.markdown.escape import as_markdown
from classroom.outputs.addresses import class_calendar_uri, class_uri, poster_uri, slip_uri
from classroom.outputs.class_share import share_class
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.outputs.structured_data import structured_data
from classroom.outputs.tallies import add_up
from classroom.timetable.occurrence import Occurrence


def make_class(site: Site, dated: DatedClass) -> Output:
    """Return the page of a class."""
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
        share=share_class(site, dated),
        term=dated.term,
        dated=dated,
        small_class=small_class,
        standing=find_standing(dated, site.today),
        lesson=lesson if lesson in site.lessons else None,
        weak_links=weak_links,
        venues=[site.library.venues[venue] for venue in _venues(dated)],
        calendar=class_calendar_uri(small_class.id),
        prints=_prints(site, dated),
        total=add_up([dated]),
        structured=as_markdown(structured_data(site, dated)),
    )


def find_standing(dated: DatedClass, today: datetime.date) -> str:
    """Return how the class stands as a whole on *today*: a status, `changed` on single days, or `over`."""
    statuses = {occurrence.status for occurrence in dated.occurrences}
    if statuses == {"cancelled"} or not statuses:
        return "cancelled"
    if all(occurrence.day < today for occurrence in dated.occurrences):
        return "done" if "done" in statuses else "over"
    if len(statuses) == 1:
        return statuses.pop()
    return "changed" if statuses & {"moved", "cancelled"} else "planned"


def _venues(dated: DatedClass) -> list[str]:
    """Return the ids of the venues that somebody has to find, in the order of the days."""
    held: list[Occurrence] = [occurrence for occurrence in dated.occurrences if occurrence.takes_place]
    return list(dict.fromkeys([occurrence.venue for occurrence in held] or [dated.small_class.venue]))


def _prints(site: Site, dated: DatedClass) -> list[tuple[str, str]]:
    """Return what can be printed of a class that is not over: a name among the labels, and its place."""
    if all(occurrence.day < site.today for occurrence in dated.occurrences):
        return []
    class_id = dated.small_class.id
    return [("poster", poster_uri(dated.term, class_id)), ("slip", slip_uri(dated.term, class_id))]
