"""Rules on the days of each class.

`outside-term` a day outside its season; `on-holiday`, `on-working-weekend`, `holidays-not-announced` what the
State Council says of the day; `no-occurrence` a rule whose every day is excepted; `useless-exception` an
exception, and `useless-change` a change, on no day of the rule; `no-reason` a change without its reason.

Good: a class on a Saturday in its season. Bad: a class on 2026-10-01, the National Day.
"""

from collections.abc import Iterator

from classroom.checks.context import Context, DatedClass
from classroom.models.repeat import Repeat
from classroom.models.season import season_days
from classroom.problem import Problem
from classroom.source.yaml_tree import KeyPath
from classroom.timetable.occurrence import Occurrence
from classroom.timetable.recurrence import expand_repeat, expand_rule

CODE_OUTSIDE = "outside-term"
CODE_HOLIDAY = "on-holiday"
CODE_WORKING = "on-working-weekend"
CODE_UNANNOUNCED = "holidays-not-announced"
CODE_NO_OCCURRENCE = "no-occurrence"
CODE_USELESS = "useless-exception"
CODE_USELESS_CHANGE = "useless-change"
CODE_NO_REASON = "no-reason"


def check(context: Context) -> Iterator[Problem]:
    """Yield every problem of single days."""
    for dated in context.classes:
        for occurrence in dated.occurrences:
            yield from _check_term(dated, occurrence, context)
            yield from _check_kind(dated, occurrence, context)
        yield from _check_repeat(dated)
        yield from _check_reasons(dated, context)
    yield from _check_announced(context)


def _check_term(dated: DatedClass, occurrence: Occurrence, context: Context) -> Iterator[Problem]:
    first, last = season_days(dated.term.model.season)
    severity = context.severity(CODE_OUTSIDE, occurrence.day)
    is_misnamed = dated.term.model.season != dated.term.id  # has a problem of its own
    if severity and not is_misnamed and not first <= occurrence.day <= last:
        fix = f"改到 {first} 至 {last} 之间，或写进那个学期的文件"
        message = f"{occurrence.day} 不在本学期内"
        yield dated.problem(dated.locate_day(occurrence), CODE_OUTSIDE, message, fix, severity)


def _check_kind(dated: DatedClass, occurrence: Occurrence, context: Context) -> Iterator[Problem]:
    first, last = season_days(dated.term.model.season)
    if not occurrence.takes_place or not first <= occurrence.day <= last:
        return
    day = context.almanac.look_up(occurrence.day)
    if day.kind == "holiday":
        code, message, fix = CODE_HOLIDAY, f"{day.date} 是{day.holiday}假期", "换一天；值班活动另写通知"
    elif day.kind == "working weekend":
        code, message, fix = CODE_WORKING, f"{day.date} 是{day.holiday}调休上班日", "上班的人来不了，最好换一天"
    else:
        return
    severity = context.severity(code, occurrence.day)
    if severity:
        yield dated.problem(dated.locate_day(occurrence), code, message, fix, severity)


def _check_repeat(dated: DatedClass) -> Iterator[Problem]:
    repeat = dated.small_class.repeat
    if repeat is None:
        return
    days = expand_rule(repeat)
    if not expand_repeat(repeat) and dated.small_class.status != "cancelled":
        yield _explain_empty(dated, repeat)
    listed = f"检查日期；这条规则的日期是：{'、'.join(map(str, days[:8]))}"
    for index, day in enumerate(repeat.skip):
        if day not in days:
            at: KeyPath = ("repeat", "except", index)
            yield dated.problem(at, CODE_USELESS, f"except 里的 {day} 本来就没有课", listed)
    for index, change in enumerate(dated.small_class.changes):
        if change.day not in days or change.day in repeat.skip:
            why = "已经在 except 里去掉了" if change.day in repeat.skip else "本来就没有课"
            yield dated.problem(
                ("changes", index, "day"), CODE_USELESS_CHANGE, f"changes 里的 {change.day} {why}", listed
            )


def _explain_empty(dated: DatedClass, repeat: Repeat) -> Problem:
    if repeat.skip:
        message, fix = "except 把每一次都去掉了", "删掉几个 except，或把整条改成 status: cancelled"
    else:
        message, fix = "这条规则一天也排不出来", "检查 from、until 和 on：until 之前要有这样的星期几"
    return dated.problem(("repeat",), CODE_NO_OCCURRENCE, message, fix)


def _check_reasons(dated: DatedClass, context: Context) -> Iterator[Problem]:
    severity = context.severity(CODE_NO_REASON, max((o.day for o in dated.occurrences), default=None))
    changes: list[tuple[KeyPath, str, str | None]] = [
        (("status",), dated.small_class.status, dated.small_class.reason),
        *((("changes", i, "status"), c.status, c.reason) for i, c in enumerate(dated.small_class.changes)),
    ]
    for at, status, reason in changes:
        if severity and status in ("cancelled", "moved") and reason is None:
            fix = "补上 reason: 一句话的原因，会显示在页面上"
            yield dated.problem(at, CODE_NO_REASON, "取消或改期没有写原因", fix, severity)


def _check_announced(context: Context) -> Iterator[Problem]:
    library = context.library
    announced = {year for entry in library.holidays for year in (entry.model.year, int(entry.id))}
    announced |= {int(file.id) for file in library.unreadable if file.kind == "holidays"}
    years: dict[str, set[int]] = {}
    for dated in context.classes:
        years.setdefault(dated.term.id, set()).update(occurrence.day.year for occurrence in dated.occurrences)
    severity = context.severity(CODE_UNANNOUNCED)
    for term in library.terms:
        for year in sorted(years.get(term.id, set()) - announced):
            fix = f"国务院办公厅通知公布后，新建 docs/data/holidays/{year}.yml"
            message = f"{year} 年放假安排待国务院公布，这一年的课没有核对假期"
            if severity:
                yield term.problem(("season",), CODE_UNANNOUNCED, message, fix, severity)
