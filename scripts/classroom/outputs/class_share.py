"""A class in a chat: whether it holds, when, where and for whom."""

from collections.abc import Iterator

from classroom.checks.context import DatedClass
from classroom.outputs.share_text import ShareWords
from classroom.outputs.site import Site
from classroom.outputs.wording import say_list, say_slot, words
from classroom.render import load_labels
from classroom.timetable.occurrence import Occurrence


def share_class(site: Site, dated: DatedClass) -> ShareWords:
    """Return what is told of *dated*: its next day first, then for whom it is, then its other days from today on."""
    coming = [occurrence for occurrence in dated.occurrences if occurrence.day >= site.today]
    labels = load_labels()["share"]
    audience = str(labels["audience"]).format(text=say_list(dated.small_class.audience))
    if not coming:
        states = {occurrence.status for occurrence in dated.occurrences}
        mark = words()["marks"].get(states.pop(), "") if len(states) == 1 else ""
        days = tuple(line for occurrence in dated.occurrences[-1:] for line in _tell(site, occurrence))
        return ShareWords((labels["over"], *days, audience), mark=mark, needed=1)
    states = {occurrence.status for occurrence in coming}
    mark = words()["marks"].get(states.pop(), "") if len(states) == 1 else ""
    first, *others = (tuple(_tell(site, occurrence)) for occurrence in coming)
    return ShareWords((first[0], audience, *first[1:], *(line for lines in others for line in lines)), "", mark, 2)


def _tell(site: Site, occurrence: Occurrence) -> Iterator[str]:
    """Yield the day as it stands now, then where it stood at first."""
    labels = load_labels()["share"]
    name = occurrence.status if occurrence.status in ("cancelled", "moved") else "held"
    yield str(labels[name]).format(slot=say_slot(site, occurrence.slot))
    if occurrence.earlier:
        yield str(labels["earlier"]).format(slot=say_slot(site, occurrence.earlier[0]))
