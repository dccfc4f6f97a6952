"""Rules on the dated classes of every term.

`class-conflict` one teacher, venue or audience twice at once; `outside-term` a day outside its season;
`on-holiday`, `on-working-weekend`, `holidays-not-announced` what the State Council says of the day;
`over-capacity` more people than the room holds; `weak-link-unanswered` a weak link without a class;
`no-occurrence` a rule whose every day is excepted; `useless-exception` an exception on no day of the rule.

Good: two classes on one morning with different teachers, venues and audiences.
Bad: 反诈教官甲 in two venues on 2026-12-05 at 09:30.
"""

from collections.abc import Iterator

from classroom.checks.context import Context, DatedClass
from classroom.models.season import season_days
from classroom.problem import Problem
from classroom.timetable.occurrence import Occurrence, expand_repeat, find_overlaps

CODE_CONFLICT = "class-conflict"
CODE_OUTSIDE = "outside-term"
CODE_HOLIDAY = "on-holiday"
CODE_WORKING = "on-working-weekend"
CODE_UNANNOUNCED = "holidays-not-announced"
CODE_CAPACITY = "over-capacity"
CODE_UNANSWERED = "weak-link-unanswered"
CODE_NO_OCCURRENCE = "no-occurrence"
CODE_USELESS = "useless-exception"


def check(context: Context) -> Iterator[Problem]:
    """Yield every problem of the timetable."""
    yield from _check_conflicts(context)
    for dated in context.classes:
        yield from _check_days(dated, context)
        yield from _check_repeat(dated)
        yield from _check_capacity(dated, context)
    yield from _check_terms(context)


def _check_conflicts(context: Context) -> Iterator[Problem]:
    by_id = {dated.small_class.id: dated for dated in context.classes}
    occurrences = [occurrence for dated in context.classes for occurrence in dated.occurrences]
    for first, second in find_overlaps(occurrences):
        one, other = by_id[first.class_id], by_id[second.class_id]
        when = f"{second.day} {second.start:%H:%M}"
        for key, what in _shared(one, first, other, second):
            message = f"{when} 与“{first.class_id}”撞了{what}"
            yield other.problem(key, CODE_CONFLICT, message, "错开时间，或换人、换场地、换一批听众")


def _shared(one: DatedClass, first: Occurrence, other: DatedClass, second: Occurrence) -> Iterator[tuple[str, str]]:
    if one.small_class.teacher == other.small_class.teacher:
        yield "teacher", f"讲课人“{other.small_class.teacher}”"
    if first.venue == second.venue:
        yield "moved" if second.venue != other.small_class.venue else "venue", f"场地“{second.venue}”"
    both = [name for name in other.small_class.audience if name in one.small_class.audience]
    if both:
        yield "audience", f"听众“{'、'.join(both)}”"


def _check_days(dated: DatedClass, context: Context) -> Iterator[Problem]:
    first, last = season_days(dated.term.model.season)
    key = "moved" if dated.small_class.moved else "on" if dated.small_class.on else "repeat"
    for occurrence in dated.occurrences:
        day = context.almanac.look_up(occurrence.day)
        if not first <= occurrence.day <= last and dated.term.model.season == dated.term.id:
            fix = f"改到 {first} 至 {last} 之间，或写进那个学期的文件"
            yield dated.problem(key, CODE_OUTSIDE, f"{occurrence.day} 不在本学期内", fix)
        elif not occurrence.takes_place:
            continue
        elif day.kind == "holiday":
            yield dated.problem(key, CODE_HOLIDAY, f"{occurrence.day} 是{day.holiday}假期", "换一天；值班活动另写通知")
        elif day.kind == "working weekend":
            message = f"{occurrence.day} 是{day.holiday}调休上班日"
            yield dated.warning(key, CODE_WORKING, message, "上班的人来不了，最好换一天")


def _check_repeat(dated: DatedClass) -> Iterator[Problem]:
    repeat = dated.small_class.repeat
    if repeat is None:
        return
    if not dated.occurrences and dated.small_class.status != "cancelled":
        yield dated.problem(
            "repeat", CODE_NO_OCCURRENCE, "except 把每一次都去掉了", "删掉几个 except，或把整条改成 status: cancelled"
        )
    days = expand_repeat(repeat.model_copy(update={"skip": ()}))
    for day in repeat.skip:
        if day not in days:
            message = f"except 里的 {day} 本来就没有课"
            yield dated.problem(
                "repeat", CODE_USELESS, message, f"检查日期；这条规则的日期是：{'、'.join(map(str, days[:8]))}"
            )


def _check_capacity(dated: DatedClass, context: Context) -> Iterator[Problem]:
    small_class = dated.small_class
    for venue_id in {occurrence.venue for occurrence in dated.occurrences}:
        venue = context.library.venues.get(venue_id)
        if venue and small_class.capacity and small_class.capacity > venue.capacity:
            message = f"名额 {small_class.capacity} 人，“{venue.name}”只坐得下 {venue.capacity} 人"
            yield dated.problem("capacity", CODE_CAPACITY, message, "减少名额，或换大一点的场地")


def _check_terms(context: Context) -> Iterator[Problem]:
    library = context.library
    announced = {year for entry in library.holidays for year in (entry.model.year, int(entry.id))}
    announced |= {int(file.id) for file in library.unreadable if file.kind == "holidays"}
    for term in context.library.terms:
        answered = {answer for small_class in term.model.classes for answer in small_class.answers}
        for index, weak_link in enumerate(term.model.weak_links):
            if weak_link.id not in answered:
                at = ("weak_links", index, "id")
                fix = "给它排一节课，在那节课的 answers 里写上这个代号"
                yield term.problem(at, CODE_UNANSWERED, f"薄弱环节“{weak_link.id}”没有课来回应", fix)
        years = {o.day.year for dated in context.classes if dated.term is term for o in dated.occurrences}
        for year in sorted(years - announced):
            fix = f"国务院办公厅通知公布后，新建 docs/data/holidays/{year}.yml"
            message = f"{year} 年放假安排待国务院公布，这一年的课没有核对假期"
            yield term.problem(("season",), CODE_UNANNOUNCED, message, fix, "warning")
