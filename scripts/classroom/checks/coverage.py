"""What a term's classes must cover, and whether they can be held as written.

`weak-link-unanswered` a weak link without a class that takes place; `fraud-untaught` a fraud type that no class
teaches within so many days; `lesson-expired` a lesson whose review ends before the class; `over-capacity` more
people than the venue holds.

Good: every weak link has a class. Bad: the only class that answers `winter-power` is cancelled.
"""

import datetime
from collections.abc import Iterator

from classroom.checks.context import Context, DatedClass
from classroom.models.season import season_days
from classroom.problem import Problem

CODE_UNANSWERED = "weak-link-unanswered"
CODE_UNTAUGHT = "fraud-untaught"
CODE_EXPIRED = "lesson-expired"
CODE_CAPACITY = "over-capacity"


def check(context: Context) -> Iterator[Problem]:
    """Yield every gap, and every class that cannot be held as written."""
    yield from _check_weak_links(context)
    yield from _check_frauds(context)
    for dated in context.classes:
        yield from _check_lesson(dated, context)
        yield from _check_capacity(dated, context)


def _check_weak_links(context: Context) -> Iterator[Problem]:
    planned: dict[tuple[str, str], bool] = {}
    for dated in context.classes:
        is_held = any(occurrence.takes_place for occurrence in dated.occurrences)
        for answer in dated.small_class.answers:
            key = (dated.term.path, answer)
            planned[key] = planned.get(key, False) or is_held
    for term in context.library.terms:
        severity = context.severity(CODE_UNANSWERED, season_days(term.id)[1])
        for index, weak_link in enumerate(term.model.weak_links):
            answered = planned.get((term.path, weak_link.id))
            if answered or severity is None:
                continue
            at = ("weak_links", index, "id")
            if answered is None:
                fix = "给它排一节课，在那节课的 answers 里写上这个代号"
                yield term.problem(at, CODE_UNANSWERED, f"薄弱环节“{weak_link.id}”没有课来回应", fix, severity)
            else:  # a class must be cancelled at once, its substitute can wait
                message = f"薄弱环节“{weak_link.id}”的课都取消了"
                yield term.problem(at, CODE_UNANSWERED, message, "再排一节课来回应它", "warning")


def _check_frauds(context: Context) -> Iterator[Problem]:
    severity = context.severity(CODE_UNTAUGHT)
    is_unknown = any(file.kind in ("lesson", "term") for file in context.library.unreadable)
    if severity is None or is_unknown or not context.classes:
        return
    days_allowed = context.options.untaught_days
    taught = _last_days_taught(context)
    frauds = context.library.data.frauds
    for index, fraud in enumerate(frauds.model.frauds):
        last = taught.get(fraud.id)
        if last is None or (context.today - last).days > days_allowed:
            message = f"课表里没有讲“{fraud.name}”的课"
            if last:
                message = f"“{fraud.name}”最近一次讲是 {last}，超过了 {days_allowed} 天，以后也没有排"
            fix = f"排一节讲它的课；那一课的文件开头，frauds 里要有 {fraud.id}"
            yield frauds.problem(("frauds", index, "id"), CODE_UNTAUGHT, message, fix, severity)


def _last_days_taught(context: Context) -> dict[str, datetime.date]:
    """Return the last day, past or to come, on which a class about each fraud type takes place."""
    lessons = context.library.lesson_ids
    taught: dict[str, datetime.date] = {}
    for dated in context.classes:
        lesson = lessons.get(dated.small_class.lesson or "")
        days = [occurrence.day for occurrence in dated.occurrences if occurrence.takes_place]
        for fraud in lesson.model.frauds if lesson and days else ():
            taught[fraud] = max(taught.get(fraud, datetime.date.min), *days)
    return taught


def _check_lesson(dated: DatedClass, context: Context) -> Iterator[Problem]:
    lesson = context.library.lesson_ids.get(dated.small_class.lesson or "")
    review = lesson.model.review if lesson else None
    if lesson is None or review is None or review.expires is None:
        return
    severity = context.severity(CODE_EXPIRED)
    known_from = max(context.today, review.expires + datetime.timedelta(days=1))
    late = [o.day for o in dated.occurrences if o.takes_place and o.day >= known_from]
    if severity and late:
        message = f"“{lesson.model.title}”的审核 {review.expires} 到期，这堂课在 {late[0]}"
        fix = f"上课前重新审核 {lesson.path}，改它的 review"
        yield dated.problem(("lesson",), CODE_EXPIRED, message, fix, severity)


def _check_capacity(dated: DatedClass, context: Context) -> Iterator[Problem]:
    small_class = dated.small_class
    last_days = {occurrence.venue: occurrence.day for occurrence in dated.occurrences if occurrence.takes_place}
    for venue_id, last_day in last_days.items():
        venue = context.library.venues.get(venue_id)
        severity = context.severity(CODE_CAPACITY, last_day)
        if severity and venue and small_class.capacity and small_class.capacity > venue.capacity:
            message = f"名额 {small_class.capacity} 人，“{venue.name}”只坐得下 {venue.capacity} 人"
            yield dated.problem(("capacity",), CODE_CAPACITY, message, "减少名额，或换大一点的场地", severity)
