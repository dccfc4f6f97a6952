"""`dangling-reference`: a value that names something else must name something that exists.

Good: ``frauds: [task-rebate]`` where `frauds.yml` has ``id: task-rebate``.
Bad: ``frauds: [task-rebat]``.
"""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from classroom.checks.context import Context, DatedClass
from classroom.library.entry import Entry
from classroom.models.case import Case
from classroom.models.lesson import Lesson
from classroom.models.page import Guide
from classroom.problem import Problem
from classroom.source.validation import nearest
from classroom.source.yaml_tree import KeyPath

CODE = "dangling-reference"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each reference to something that does not exist."""
    known = _Known(context)
    for lesson in context.library.lessons:
        yield from _check_lesson(lesson, known)
    for case in context.library.cases:
        yield from _check_case(case, known)
    for guide in context.library.guides:
        yield from _check_guide(guide, known)
    for page in context.library.written:
        yield from _check_review(page, known)
    for dated in context.classes:
        yield from _check_class(dated, known)
    yield from _check_station(context)
    yield from _check_waivers(context, known)


class _Known:
    """Every name that may be referred to."""

    def __init__(self, context: Context) -> None:
        library = context.library
        station = library.data.station.model
        self.frauds = [fraud.id for fraud in library.data.frauds.model.frauds]
        self.roles = [role.name for role in station.roles]
        self.lessons = library.ids_of("lesson")
        self.cases = library.ids_of("case")
        self.venues = list(library.venues)
        self.teachers = station.teachers
        self.equipment = [item.name for item in station.equipment]
        self.reviewers = station.reviewers
        self.words = station.vocabulary
        self.called = [each.id for each in library.data.contacts.model.contacts if each.can_be_called]


def _refer(
    entry: Entry[BaseModel], key_path: KeyPath, names: Iterable[str | None], known: Iterable[str], what: str
) -> Iterator[Problem]:
    """Yield a problem for each of *names* that is not *known*; a list's items stand under *key_path*."""
    choices = list(known)
    is_list = isinstance(names, tuple)
    for index, name in enumerate(names):
        if name is not None and name not in choices:
            at = (*key_path, index) if is_list else key_path
            advice = _advise(name, choices)
            yield entry.problem(at, CODE, f"没有{what}“{name}”", advice)


def _advise(name: str, choices: list[str]) -> str:
    if "，" in name or "、" in name:
        return "每一项之间用英文逗号加空格隔开，写成 [甲, 乙]"
    found = nearest(name, choices)
    listed = f"可以写的有：{'、'.join(choices[:12]) or '（还没有）'}"
    return f"是不是“{found}”？{listed}" if found else listed


def _check_lesson(entry: Entry[Lesson], known: _Known) -> Iterator[Problem]:
    lesson = entry.model
    yield from _refer(entry, ("audience",), lesson.audience, known.words.audience, "这类听众")
    yield from _refer(entry, ("frauds",), lesson.frauds, known.frauds, "诈骗类型")
    yield from _refer(entry, ("roles",), lesson.roles, known.roles, "义警角色")
    yield from _refer(entry, ("cases",), lesson.cases, known.cases, "案例")


def _check_case(entry: Entry[Case], known: _Known) -> Iterator[Problem]:
    case = entry.model
    yield from _refer(entry, ("fraud",), [case.fraud], known.frauds, "诈骗类型")
    yield from _refer(entry, ("place",), [case.place], known.words.place, "这种地点")
    yield from _refer(entry, ("person", "work"), [case.person.work], known.words.work, "这种职业")
    yield from _refer(entry, ("channel",), case.channel, known.words.channel, "这种渠道")
    yield from _refer(entry, ("payment",), case.payment, known.words.payment, "这种付款方式")
    yield from _refer(entry, ("lessons",), case.lessons, known.lessons, "课")


def _check_guide(entry: Entry[Guide], known: _Known) -> Iterator[Problem]:
    yield from _refer(entry, ("fraud",), [entry.model.fraud], known.frauds, "诈骗类型")
    yield from _refer(entry, ("audience",), entry.model.audience, known.words.audience, "这类听众")
    yield from _refer(entry, ("first_call",), [entry.model.first_call], known.called, "能拨打的电话")


def _check_review(entry: Entry[BaseModel], known: _Known) -> Iterator[Problem]:
    review = getattr(entry.model, "review", None)
    if review:
        yield from _refer(entry, ("review", "by"), [review.by], known.reviewers, "审核人角色")


def _check_class(dated: DatedClass, known: _Known) -> Iterator[Problem]:
    small_class, term = dated.small_class, dated.term
    at: KeyPath = ("classes", dated.index)
    weak_links = [weak_link.id for weak_link in term.model.weak_links]
    yield from _refer(term, (*at, "lesson"), [small_class.lesson], known.lessons, "课")
    yield from _refer(term, (*at, "answers"), small_class.answers, weak_links, "薄弱环节")
    yield from _refer(term, (*at, "audience"), small_class.audience, known.words.audience, "这类听众")
    yield from _refer(term, (*at, "venue"), [small_class.venue], known.venues, "场地")
    yield from _refer(term, (*at, "teacher"), [small_class.teacher], known.teachers, "讲课人代号")
    yield from _refer(term, (*at, "equipment"), small_class.equipment, known.equipment, "这种器材")
    moves = [((*at, "moved", index), move) for index, move in enumerate(small_class.moved)]
    for i, change in enumerate(small_class.changes):
        moves += [((*at, "changes", i, "moved", index), move) for index, move in enumerate(change.moved)]
    for place, move in moves:
        yield from _refer(term, (*place, "venue"), [move.venue], known.venues, "场地")


def _check_station(context: Context) -> Iterator[Problem]:
    station = context.library.data.station
    library = context.library
    pages = [*(entry.path for entry in library.written), *(file.path for file in library.unreadable)]
    for part_index, part in enumerate(station.model.model.parts):
        for index, named in enumerate(part.named):
            at: KeyPath = ("model", "parts", part_index, "named", index, "link")
            yield from _refer(station, at, [named.link], pages, "页面")


def _check_waivers(context: Context, known: _Known) -> Iterator[Problem]:
    people = [*known.reviewers, *known.teachers]
    files = [*context.library.checked_paths, *(file.path for file in context.library.unreadable)]
    for entry in context.library.waivers:
        for index, waiver in enumerate(entry.model.waivers):
            at: KeyPath = ("waivers", index)
            yield from _refer(entry, (*at, "author"), [waiver.author], people, "这个角色或代号")
            yield from _refer(entry, (*at, "approved_by"), [waiver.approved_by], people, "这个角色或代号")
            yield from _refer(entry, (*at, "path"), [waiver.path], files, "文件")
