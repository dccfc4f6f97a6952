"""`needs-basis`: what touches the living too closely is told only with a basis that has a name.

Cases of minors, of disputes that were mediated, and of what ended less than 90 days ago. Sources: 个人信息保护法,
articles 25 (nothing is made public without separate consent), 28 and 31 (below fourteen a guardian consents);
人民调解法, article 15 (who mediates reveals no private matter). That a name was left out is no basis: it only
de-identifies (article 73 of the first).

What names a basis depends on `basis`:

- 公开通报: `notices`, the name and day of what was published.
- 本人同意: `consents`, the number and day of a signed form and whose it is: 本人; for a minor 监护人, whatever his
  age, since a band of ages does not tell who is below fourteen; for a dispute 甲方 and 乙方.
- 综合改编: `notices` of what it was put together from, one that tells of several cases is enough. Mixing two events
  does not undo either of them, so what is mixed has been public before. Consents to a mixture do not help: nobody
  consented to stand for somebody else.
- 教学虚构: nothing. Nobody is behind it.

Good: ``basis: 公开通报`` with ``notices: [{name: 某市公安局反诈通报, published: 2026-05-18}]``.
Bad: ``basis: 本人同意`` and ``person: {age: 10-19}`` without a guardian's consent.
"""

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from classroom.checks.context import Context
from classroom.checks.narration import read_narration
from classroom.checks.sections import CASE_HEADINGS
from classroom.library.entry import Entry
from classroom.models.base import quote
from classroom.models.case import Case, Consenter
from classroom.models.scalars import period_days
from classroom.problem import Problem
from classroom.source.yaml_tree import Position

CODE = "needs-basis"
CODE_DATE = "basis-date"

RECENT_DAYS = 90
"""Neighbours still talk of what ended fewer days ago."""

_FILE = Path(__file__).parent / "data" / "case_subjects.yml"
_MINORS = "10-19"
_ADULT_AGE = 18
_AGE = re.compile(
    r"(?<![0-9零一二三四五六七八九十百])([0-9]{1,2}|[一二三四五六七八九十]{1,3}|两)\s?(?:多|来)?周?岁(?:半)?"
)
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class _Subject:
    """What of a case needs a basis, where it is told, who has to consent, and what is left to do without."""

    what: str
    place: Position
    consenters: tuple[Consenter, ...]
    otherwise: str = "就不写这个案例"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each thing that a case tells without the basis it needs."""
    for case in context.library.cases:
        yield from _check_dates(case, context.today)
        if case.model.basis != "教学虚构":
            for subject in _find_subjects(case, context.today):
                yield from _check_subject(case, subject)


def _check_subject(case: Entry[Case], subject: _Subject) -> Iterator[Problem]:
    if case.model.basis == "本人同意":
        given = {consent.by for consent in case.model.consents}
        lacking = [who for who in subject.consenters if who not in given]
        if lacking:
            message = f"{subject.what}，要有{'、'.join(lacking)}的书面同意"
            fix = f"补上 consents: [{{by: {lacking[0]}, number: 同意书编号, on: 签字日期}}]；没有书面同意，"
            yield Problem(case.path, *subject.place, CODE, message, fix + subject.otherwise)
    elif not case.model.notices:
        message = f"{subject.what}，要写明依据哪份公开的通报"
        fix = "补上 notices: [{name: 通报的名称, published: 公布日期}]；没有公开的通报，"
        yield Problem(case.path, *subject.place, CODE, message, fix + subject.otherwise)


def _check_dates(case: Entry[Case], today: datetime.date) -> Iterator[Problem]:
    dates = [(("notices", index, "published"), item.published) for index, item in enumerate(case.model.notices)]
    dates += [(("consents", index, "on"), item.on) for index, item in enumerate(case.model.consents)]
    first_day, _ = period_days(case.model.period)
    for at, day in dates:
        if day > today:
            yield case.problem(at, CODE_DATE, f"{day} 还没有到", "写真正公布或签字的那一天")
        elif day < first_day and case.model.basis != "综合改编":
            message = f"{day} 在事情发生的时间 {case.model.period} 之前"
            yield case.problem(at, CODE_DATE, message, "检查 period 和这个日期，先有事情，才有通报和同意")


def _find_subjects(case: Entry[Case], today: datetime.date) -> Iterator[_Subject]:
    """Yield what of *case* needs a basis: each subject once, where it is first told."""
    _, last_day = period_days(case.model.period)
    if (today - last_day).days < RECENT_DAYS:
        what = f"{case.model.period} 结束还不到 {RECENT_DAYS} 天"
        later = last_day + datetime.timedelta(days=RECENT_DAYS)
        yield _Subject(what, case.tree.locate(("period",)), ("本人",), f"就等到 {later} 再放上来")
    if case.model.person.age == _MINORS:
        what = "说的是未成年人（年龄段 10-19）"
        yield _Subject(what, case.tree.locate(("person", "age")), ("监护人",))
    else:
        yield from _find_told(case, "minor", "说到了未成年人", ("监护人",))
    yield from _find_told(case, "mediation", "说到了纠纷和调解", ("甲方", "乙方"))


def _find_told(case: Entry[Case], subject: str, what: str, consenters: tuple[Consenter, ...]) -> Iterator[_Subject]:
    """Yield *subject* where the case's own words first tell of it; advice at its end tells of nobody."""
    for passage in read_narration(case):
        found = None if passage.heading == CASE_HEADINGS[-1] else _find_word(passage.text, subject)
        if found:
            yield _Subject(f"{what}（“{quote(found[0])}”）", passage.locate(found.start()), consenters)
            return


def _find_word(text: str, subject: str) -> re.Match[str] | None:
    told, innocent = _read_subjects()[subject], _read_subjects()[f"not_{subject}"]
    text = innocent.sub(lambda found: " " * len(found[0]), text)
    young = (found for found in _AGE.finditer(text) if _read_age(found[1]) < _ADULT_AGE)
    ages = list(young) if subject == "minor" else []
    return min((*ages, *told.finditer(text)), key=lambda found: found.start(), default=None)


def _read_age(text: str) -> int:
    """Return the years that *text* writes, in digits or in hanzi below one hundred; of 十七八 it is the lower."""
    if text.isascii():
        return int(text)
    text = text.replace("两", "二")
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.index(tens[-1:] or "一") * 10 if ten else 0) + _DIGITS.index(ones[:1] or "〇")


@functools.cache
def _read_subjects() -> dict[str, re.Pattern[str]]:
    read = yaml.safe_load(_FILE.read_text("utf-8"))
    return {name: re.compile("|".join(sorted(words.split(), key=len, reverse=True))) for name, words in read.items()}
