"""Who or what is wanted twice at once: claims of dated classes on teachers, venues, audiences and equipment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from classroom.timetable.occurrence import Slot


@dataclass(frozen=True, order=True)
class Claim:
    """The occurrence `key` wants `name` in `slot`; claims sort by name, then by time."""

    name: str
    slot: Slot
    key: str


def find_clashes(claims: Iterable[Claim], apart_minutes: int = 0) -> Iterator[tuple[Claim, Claim]]:
    """Yield each pair of claims on one name that share a minute or lie less than *apart_minutes* apart on a day.

    The earlier claim is the first of its pair. Claims sorted by time are swept once: a claim is held only
    against those that have not ended when it begins.
    """
    for _, group in groupby(sorted(claims), key=attrgetter("name", "slot.day")):
        open_claims: list[Claim] = []
        for claim in group:
            open_claims = [other for other in open_claims if gap_minutes(other, claim) < max(apart_minutes, 0)]
            yield from ((other, claim) for other in open_claims)
            open_claims.append(claim)


def find_shortages(claims: Iterable[Claim], counts: Mapping[str, int]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Yield each claim that wants one piece more than there is of its name, with the claims that hold the others.

    What is not among *counts* is not counted.
    """
    for _, group in groupby(sorted(claims), key=attrgetter("name", "slot.day")):
        open_claims: list[Claim] = []
        for claim in group:
            open_claims = [other for other in open_claims if gap_minutes(other, claim) < 0]
            if len(open_claims) >= counts.get(claim.name, len(open_claims) + 1):
                yield claim, tuple(open_claims)
            open_claims.append(claim)


def gap_minutes(first: Claim, second: Claim) -> int:
    """Return the minutes from the end of *first* to the start of *second* on one day; below 0 when they overlap."""
    end, start = first.slot.end, second.slot.start
    return (start.hour - end.hour) * 60 + start.minute - end.minute
