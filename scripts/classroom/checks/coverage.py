"""What a term's classes must cover, and whether they can be held as written.

`weak-link-unanswered` a weak link without a class that takes place; `fraud-untaught` a fraud type that no class
teaches within so many days; `lesson-expired` a lesson whose review ends before the class; `over-capacity` more
people than the venue holds.

Good: every weak link has a class. Bad: the only class that answers `winter-power` is cancelled.
"""

import datetime
from collections.abc import Iterator

from classroom.checks.context import Context, DatedClass
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
    last_days: dict[str, datetime.date] = {}
    for dated in context.classes:
        days = [occurrence.day for occurrence in dated.occurrences]
        last_days[dated.term.path] = max([last_days.get(dated.term.path, datetime.date.min), *days])
        is_held = any(occurrence.takes_place for occurrence in dated.occurrences)
        for answer in dated.small_class.answers:
            key = (dated.term.path, answer)
            planned[key] = planned.get(key, False) or is_held
    for term in context.library.terms:
        severity = context.severity(CODE_UNANSWERED, last_days.get(term.path))
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
    if severity is None or not context.classes:
        return
    days_allowed = context.options.untaught_days
    taught = _last_days_taught(context)
    frauds = context.library.data.frauds
    for index, fraud in enumerate(frauds.model.frauds):
        last = taught.get(fraud.id)
        if last is None or (context.today - last).days > days_allowed:
            when = f"最近一次是 {last}，" if last else "课表里一次也没有，"
            message = f"“{fraud.name}”超过 {days_allowed} 天没有讲：{when}以后也没有排"
            fix = "排一节讲它的课：课的 frauds 里写着这个代号"
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
    for occurrence in dated.occurrences:
        severity = context.severity(CODE_EXPIRED)
        if severity and occurrence.takes_place and occurrence.day >= context.today and occurrence.day > review.expires:
            message = f"“{lesson.model.title}”的审核 {review.expires} 到期，这堂课在 {occurrence.day}"
            fix = f"上课前重新审核 {lesson.path}，改它的 review"
            yield dated.problem(("lesson",), CODE_EXPIRED, message, fix, severity)
            return


def _check_capacity(dated: DatedClass, context: Context) -> Iterator[Problem]:
    small_class = dated.small_class
    last_days = {occurrence.venue: occurrence.day for occurrence in dated.occurrences if occurrence.takes_place}
    for venue_id, last_day in last_days.items():
        venue = context.library.venues.get(venue_id)
        severity = context.severity(CODE_CAPACITY, last_day)
        if severity and venue and small_class.capacity and small_class.capacity > venue.capacity:
            message = f"名额 {small_class.capacity} 人，“{venue.name}”只坐得下 {venue.capacity} 人"
            yield dated.problem(("capacity",), CODE_CAPACITY, message, "减少名额，或换大一点的场地", severity)
