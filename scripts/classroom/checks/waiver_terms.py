"""`waiver-unused`, `waiver-expired`, `waiver-too-long`: what is let through is there, and looked at once a year.

Runs after every rule whose findings can be let through. Who wrote, who approved and the file that is named must be
known: `dangling-reference` says so.

Good: ``until: 2027-06-30`` for a name that stands in a case. Bad: a name that was taken out of its case long ago.
"""

import datetime
from collections.abc import Iterator

from classroom.checks.context import Context
from classroom.checks.waivers import show_text
from classroom.library.entry import Entry
from classroom.models.waiver import Waiver, WaiverFile
from classroom.problem import Problem

CODE_UNUSED = "waiver-unused"
CODE_EXPIRED = "waiver-expired"
CODE_TOO_LONG = "waiver-too-long"

MAX_DAYS = 365
"""A waiver is approved anew after so many days."""


def check(context: Context) -> Iterator[Problem]:
    """Yield the problems of each waiver."""
    for entry in context.library.waivers:
        for index, waiver in enumerate(entry.model.waivers):
            yield from _check_until(entry, index, waiver.until, context.today)
            yield from _check_met(entry, index, waiver, context)


def _check_until(entry: Entry[WaiverFile], index: int, until: datetime.date, today: datetime.date) -> Iterator[Problem]:
    at = ("waivers", index, "until")
    latest = today + datetime.timedelta(days=MAX_DAYS)
    if until < today:
        fix = "请 approved_by 再看一遍，还要放行就改 until；不要了，就从文中删掉那几个字，再删这一条"
        yield entry.problem(at, CODE_EXPIRED, f"放行在 {until} 到期了", fix)
    elif until > latest:
        yield entry.problem(at, CODE_TOO_LONG, f"放行到 {until}，超过了 {MAX_DAYS} 天", f"最晚写 {latest}")


def _check_met(entry: Entry[WaiverFile], index: int, waiver: Waiver, context: Context) -> Iterator[Problem]:
    library = context.library
    is_read = not library.unreadable if waiver.path is None else waiver.path in library.checked_paths
    if waiver not in context.waivers.places and is_read:
        message = f"放行的“{show_text(waiver)}”没有用上：文中没有它，或者它不算问题"
        fix = "检查 text、rule、kind 和 path；不需要了就删掉这一条"
        yield entry.problem(("waivers", index, "text"), CODE_UNUSED, message, fix)
