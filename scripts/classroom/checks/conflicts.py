"""Nobody and nothing is in two places at once, over every occurrence of every term.

`teacher-conflict`, `venue-conflict`, `audience-conflict` two classes at once with one teacher, in one venue or
for one audience; `equipment-conflict` more pieces wanted at once than the station has; `travel-time` a teacher
who has less than `travel_minutes` to get from one venue to another.

Good: two classes on one morning with different teachers, venues and audiences.
Bad: 反诈教官甲 in two venues on 2026-12-05 at 09:30.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from classroom.checks.context import Context, DatedClass
from classroom.problem import Problem
from classroom.source.yaml_tree import KeyPath
from classroom.timetable.conflict import Claim, find_clashes, find_shortages, gap_minutes
from classroom.timetable.occurrence import Occurrence

CODE_TEACHER = "teacher-conflict"
CODE_VENUE = "venue-conflict"
CODE_AUDIENCE = "audience-conflict"
CODE_EQUIPMENT = "equipment-conflict"
CODE_TRAVEL = "travel-time"

Names = Callable[[DatedClass, Occurrence], Iterable[str]]


@dataclass(frozen=True)
class _Bookings:
    """Every occurrence that takes place, with its class, by its key; of two with one key the first."""

    context: Context
    by_key: dict[str, tuple[DatedClass, Occurrence]]

    def claims(self, names: Names) -> Iterator[Claim]:
        """Yield a claim for each of the *names* that an occurrence wants."""
        for key, (dated, occurrence) in self.by_key.items():
            yield from (Claim(name, occurrence.slot, key) for name in names(dated, occurrence))

    def report(self, claim: Claim, key_path: KeyPath, code: str, message: str, fix: str) -> Iterator[Problem]:
        """Yield the problem at *key_path* of the class that made *claim*, unless the rule is off."""
        severity = self.context.severity(code, claim.slot.day)
        if severity:
            when = f"{claim.slot.day} {claim.slot.start:%H:%M}"
            yield self.by_key[claim.key][0].problem(key_path, code, f"{when} {message}", fix, severity)

    def blame(self, first: Claim, second: Claim) -> tuple[Claim, Claim]:
        """Return the claim to be told of and the other: the later one, unless only the first was moved there."""
        moved = [bool(self.by_key[claim.key][1].earlier) for claim in (first, second)]
        return (first, second) if moved == [True, False] else (second, first)

    def locate(self, claim: Claim, key: str) -> KeyPath:
        """Return where the class of *claim* has *key*, or where it was moved to the time that *claim* is for."""
        dated, occurrence = self.by_key[claim.key]
        return dated.locate_day(occurrence) if occurrence.earlier else (key,)

    def name_other(self, claim: Claim, other: Claim) -> str:
        """Return how a message to the author of *claim*'s class names the class of *other*."""
        class_id = self.by_key[other.key][1].class_id
        return "这一课的另一次" if class_id == self.by_key[claim.key][1].class_id else f"“{class_id}”"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each pair of classes that cannot both be held."""
    by_key: dict[str, tuple[DatedClass, Occurrence]] = {}
    for dated in context.classes:
        for occurrence in dated.occurrences:
            if occurrence.takes_place:
                by_key.setdefault(occurrence.key, (dated, occurrence))
    bookings = _Bookings(context, by_key)
    yield from _check_teachers(bookings)
    yield from _check_venues(bookings)
    yield from _check_audiences(bookings)
    yield from _check_equipment(bookings)


def _check_teachers(bookings: _Bookings) -> Iterator[Problem]:
    travel_minutes = bookings.context.options.travel_minutes
    claims = bookings.claims(lambda dated, _: (dated.small_class.teacher,))
    for first, second in find_clashes(claims, travel_minutes):
        claim, other = bookings.blame(first, second)
        at, what = bookings.locate(claim, "teacher"), bookings.name_other(claim, other)
        gap = gap_minutes(first, second)
        if gap < 0:
            message = f"与{what}撞了讲课人“{claim.name}”"
            yield from bookings.report(claim, at, CODE_TEACHER, message, "错开时间，或换人")
        elif first.slot.venue != second.slot.venue:
            message = f"“{claim.name}”讲这一课和{what}，中间只有 {gap} 分钟换场地，少于 {travel_minutes} 分钟"
            yield from bookings.report(claim, at, CODE_TRAVEL, message, "把两课的时间拉开，或换人")


def _check_venues(bookings: _Bookings) -> Iterator[Problem]:
    for first, second in find_clashes(bookings.claims(lambda _, occurrence: (occurrence.venue,))):
        claim, other = bookings.blame(first, second)
        dated, occurrence = bookings.by_key[claim.key]
        message = f"与{bookings.name_other(claim, other)}撞了场地“{claim.name}”"
        yield from bookings.report(claim, dated.locate_venue(occurrence), CODE_VENUE, message, "错开时间，或换场地")


def _check_audiences(bookings: _Bookings) -> Iterator[Problem]:
    shared: dict[tuple[Claim, Claim], list[str]] = {}
    for pair in find_clashes(bookings.claims(lambda dated, _: dict.fromkeys(dated.small_class.audience))):
        claim, other = (replace(claim, name="") for claim in bookings.blame(*pair))
        shared.setdefault((claim, other), []).append(pair[0].name)
    for (claim, other), names in shared.items():
        at = bookings.locate(claim, "audience")
        message = f"与{bookings.name_other(claim, other)}撞了听众“{'、'.join(names)}”"
        yield from bookings.report(claim, at, CODE_AUDIENCE, message, "错开时间，或换一批听众")


def _check_equipment(bookings: _Bookings) -> Iterator[Problem]:
    counts = {item.name: item.count for item in bookings.context.library.data.station.model.equipment}
    claims = bookings.claims(lambda dated, _: dated.small_class.equipment)
    for claim, others in find_shortages(claims, counts):
        used = "、".join(dict.fromkeys(bookings.name_other(claim, other) for other in others if other.key != claim.key))
        why = f"这时{used}在用" if used else "这一课写的比这多"
        message = f"“{claim.name}”只有 {counts[claim.name]} 件，{why}"
        yield from bookings.report(claim, ("equipment",), CODE_EQUIPMENT, message, "错开时间，或少用一件")
