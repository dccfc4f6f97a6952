"""A class in a chat: whether it holds, when, where and for whom."""

from collections.abc import Iterator, Sequence

from classroom.checks.context import DatedClass
from classroom.outputs.share_text import ShareWords
from classroom.outputs.site import Site
from classroom.outputs.wording import say_list, words
from classroom.render import load_labels
from classroom.timetable.occurrence import Occurrence, Slot


def share_class(site: Site, dated: DatedClass) -> ShareWords:
    """Return what is told of *dated*: the next day, its place, for whom it is, then the other days from today on.

    A class that is over tells its last day. Its title is marked where every day told was cancelled or moved.
    """
    coming = [occurrence for occurrence in dated.occurrences if occurrence.day >= site.today]
    told = coming or dated.occurrences[-1:]
    over = () if coming else (_label("over"),)
    audience = _label("audience", text=say_list(dated.small_class.audience))
    if not told:
        return ShareWords((*over, audience), needed=1)
    first, *earlier = _tell(told[0])
    place = site.library.venues[told[0].venue].name
    others = [line for occurrence in told[1:] for line in _tell(occurrence)]
    points = (*over, first, place, audience, *earlier, *others)
    return ShareWords(points, mark=_mark(told), needed=len(over) + 3)


def _mark(told: Sequence[Occurrence]) -> str:
    statuses = {occurrence.status for occurrence in told}
    return str(words()["marks"].get(statuses.pop(), "")) if len(statuses) == 1 else ""


def _tell(occurrence: Occurrence) -> Iterator[str]:
    """Yield the day as it stands now, then where it stood at first."""
    name = occurrence.status if occurrence.status in ("cancelled", "moved") else "held"
    yield _label(name, time=_say_time(occurrence.slot))
    if occurrence.earlier:
        yield _label("earlier", time=_say_time(occurrence.earlier[0]))


def _say_time(slot: Slot) -> str:
    weekday = load_labels()["weekdays"][slot.day.weekday()]
    return _label("time", day=slot.day, weekday=weekday, start=slot.start, end=slot.end)


def _label(name: str, **values: object) -> str:
    return str(load_labels()["share"][name]).format(**values)
