"""Rules on the days of each class.

`outside-term` a day outside its season; `on-holiday`, `on-working-weekend`, `holidays-not-announced` what the
State Council says of the day; `no-occurrence` a rule whose every day is excepted; `useless-exception` an
exception, and `useless-change` a change, on no day of the rule; `no-reason` a change without its reason.

Good: a class on a Saturday in its season. Bad: a class on 2026-10-01, the National Day.
"""

import datetime
from collections.abc import Iterator

from classroom.checks.context import Context, DatedClass
from classroom.models.repeat import Change, Repeat
from classroom.models.season import season_days
from classroom.models.term import SmallClass
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
            outside = tuple(_check_term(dated, occurrence, context))
            yield from outside or _check_kind(dated, occurrence, context)
        yield from _check_repeat(dated)
        yield from _check_reasons(dated, context)
    yield from _check_announced(context)


def _check_term(dated: DatedClass, occurrence: Occurrence, context: Context) -> Iterator[Problem]:
    first, last = season_days(dated.term.model.season)
    severity = context.severity(CODE_OUTSIDE, occurrence.day)
    is_misnamed = dated.term.model.season != dated.term.id  # has a problem of its own
    if severity and not is_misnamed and not first <= occurrence.day <= last:
        at = dated.locate_day(occurrence)
        what = "检查 from、times 和 until，让每一次都在" if at == ("repeat",) else "改到"
        fix = f"{what} {first} 至 {last} 之间，或写进那个学期的文件"
        yield dated.problem(at, CODE_OUTSIDE, f"{occurrence.day} 不在本学期内", fix, severity)


def _check_kind(dated: DatedClass, occurrence: Occurrence, context: Context) -> Iterator[Problem]:
    if not occurrence.takes_place:
        return
    day = context.almanac.look_up(occurrence.day)
    at = dated.locate_day(occurrence)
    other_day = "把这一天写进 except，或写进 changes 改到别的日子" if at == ("repeat",) else "换一天"
    if day.kind == "holiday":
        code, message, fix = CODE_HOLIDAY, f"{day.date} 是{day.holiday}假期", f"{other_day}；值班活动另写通知"
    elif day.kind == "working weekend":
        code, message, fix = CODE_WORKING, f"{day.date} 是{day.holiday}调休上班日", f"上班的人来不了，最好{other_day}"
    else:
        return
    severity = context.severity(code, occurrence.day)
    if severity:
        yield dated.problem(at, code, message, fix, severity)


def _check_repeat(dated: DatedClass) -> Iterator[Problem]:
    repeat = dated.small_class.repeat
    if repeat is None:
        return
    days = expand_rule(repeat)
    if not expand_repeat(repeat) and dated.small_class.status != "cancelled":
        yield _explain_empty(dated, repeat)
    more = f"……{days[-1]}" if len(days) > 8 else ""
    listed = f"检查日期；这条规则的日期是：{'、'.join(map(str, days[:8])) or '（一天也没有）'}{more}"
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
    days = {occurrence.planned.day: occurrence.day for occurrence in dated.occurrences}
    changes: list[tuple[KeyPath, SmallClass | Change, datetime.date | None]] = [
        ((), dated.small_class, max(days.values(), default=None)),
        *((("changes", i), change, days.get(change.day)) for i, change in enumerate(dated.small_class.changes)),
    ]
    for at, change, day in changes:
        severity = context.severity(CODE_NO_REASON, day)
        if severity and change.status in ("cancelled", "moved") and change.reason is None:
            fix = "补上 reason: 一句话的原因，会显示在页面上"
            yield dated.problem((*at, "status"), CODE_NO_REASON, "取消或改期没有写原因", fix, severity)


def _check_announced(context: Context) -> Iterator[Problem]:
    library = context.library
    announced = {year for entry in library.holidays for year in (entry.model.year, int(entry.id))}
    announced |= {int(file.id) for file in library.unreadable if file.kind == "holidays"}
    last_days: dict[tuple[str, int], datetime.date] = {}
    for dated in context.classes:
        for day in (occurrence.day for occurrence in dated.occurrences):
            last_days[dated.term.id, day.year] = max(day, last_days.get((dated.term.id, day.year), day))
    for term in library.terms:
        for year in sorted({year for season, year in last_days if season == term.id} - announced):
            severity = context.severity(CODE_UNANNOUNCED, last_days[term.id, year])
            fix = f"国务院办公厅通知公布后，新建 docs/data/holidays/{year}.yml"
            message = f"{year} 年放假安排待国务院公布，这一年的课没有核对假期"
            if severity:
                yield term.problem(("season",), CODE_UNANNOUNCED, message, fix, severity)
