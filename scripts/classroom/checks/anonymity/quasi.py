"""QUASI: what names nobody and still leaves one person, weighed over a sentence, a paragraph and a page.

Every trait has a weight (`data/traits.yml`), a family of traits counts once. A stretch is too much when the sum of its
weights reaches `LIMITS` and somebody is told of. Words that leave one alone (全校唯一…) are enough by themselves.

Good: 2026年第二季度，福建某社区，一位宝妈损失1万到5万. Bad: 3月8日14:25，长岭镇67岁的赤脚医生被骗12,650元.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.local_figures import find_posts, find_shopkeepers
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.only_one import find_only_ones
from classroom.checks.anonymity.traits import Trait, find_traits

LIMITS = {"sentence": 6.0, "paragraph": 7.5, "page": 9.5}
PORTRAIT = 4.0
"""From which sum of weights on a stretch is too much; the longer the stretch, the more may be by chance.
`PORTRAIT` is that of a sentence counting only what is told of a person, of two families or more.
"""
LONGEST = {"sentence": 400, "paragraph": 600, "page": 2_000}
"""Up to how many characters a stretch is taken for one story; longer ones are lists and data."""

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_VICTIM_OF_POST = re.compile(
    "被骗|受骗|上当|转账|转了|汇|损失|刷单|亏|拉进|中招|积蓄|接到|点了|投了|受害|诈骗|差点|险些|被[冒盗换]|骗走|报案|事主|网贷|裸聊|敲诈"
)
_MIN_PERSON_FAMILIES_OF_PAGE = 3
_LOCAL = frozenset(("place", "shop", "circle", "dwelling"))
_RARE = 2.5
_KNOWN_LOWERS = 0.5
_KNOWN = frozenset(("definite", "known_here"))
_NEAR = 12
_LONGEST_CLAUSE = 30
_MARK_BEFORE = re.compile(r"[^，,。；;！？!?：:\n“”|]*$")
_MARK_AFTER = re.compile(r"[^，,。；;！？!?：:\n“”|]*")


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the stretches, from the first to the last thing that counts."""
    for start, end in _find(text.text):
        yield Finding(*text.span(start, end), "QUASI")


def _find(text: str) -> Iterator[tuple[int, int]]:
    yield from find_only_ones(text)
    yield from find_shopkeepers(text)
    for start, end, is_kin in find_posts(text):
        rest = text[end : end + 30].split("。", maxsplit=1)[0]
        if _VICTIM_OF_POST.search(rest) or (is_kin and _VICTIM_OF_POST.search(text[max(0, start - 20) : start])):
            yield start, end
    traits = find_traits(text)
    for start, end in _weigh_all(text, traits):
        yield _whole_clauses(text, start, end)


def _weigh_all(text: str, traits: list[Trait]) -> Iterator[tuple[int, int]]:
    for name, pattern in (("sentence", _SENTENCE), ("paragraph", _PARAGRAPH)):
        for stretch in pattern.finditer(text):
            if len(stretch[0]) <= LONGEST[name]:
                first, last = (bisect_left(traits, place, key=_start) for place in stretch.span())
                told = _without_roles_played(traits[first:last])
                yield from _weigh(told, LIMITS[name])
                if name == "sentence":
                    yield from _weigh_portrait(told)
    if len(text) <= LONGEST["page"] and _is_one_person(text, traits):
        yield from _weigh(traits, LIMITS["page"])


def _whole_clauses(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span made longer to the marks around it, so that it holds the words that the traits describe."""
    before = _MARK_BEFORE.search(text[max(0, start - _LONGEST_CLAUSE) : start])
    after = _MARK_AFTER.match(text, end, end + _LONGEST_CLAUSE)
    return start - len(before[0]) if before else start, after.end() if after else end


def _start(trait: Trait) -> int:
    return trait.start


def _is_one_person(text: str, traits: list[Trait]) -> bool:
    """Return whether the page tells one age, and several things that are told of a person."""
    ages = {text[trait.start : trait.end] for trait in traits if trait.family.name == "age"}
    told = {trait.family.name for trait in traits if trait.family.about == "person"}
    return len(ages) == 1 and len(told) >= _MIN_PERSON_FAMILIES_OF_PAGE


def _without_roles_played(traits: list[Trait]) -> list[Trait]:
    """Return *traits* without those of a person that a swindler makes up: 自称维和军医，离异."""
    pretence = next((trait.start for trait in traits if trait.family.about == "pretence"), None)
    if pretence is None:
        return traits
    return [trait for trait in traits if trait.family.about not in ("person", "role") or trait.start < pretence]


def _weigh(traits: list[Trait], limit: float) -> Iterator[tuple[int, int]]:
    """Yield the stretch of *traits* when their families weigh *limit* or more and somebody is told of."""
    counted = [trait for trait in traits if trait.family.weight]
    if sum(family.weight for family in {trait.family for trait in counted}) >= limit and _is_about_somebody(traits):
        yield counted[0].start, max(trait.end for trait in counted)


def _weigh_portrait(traits: list[Trait]) -> Iterator[tuple[int, int]]:
    """Yield the stretch of what is told of a person, when it is enough to know the person by."""
    told = [trait for trait in traits if trait.family.about in ("person", "role") or trait.family.name in _LOCAL]
    people = {trait.family for trait in told if trait.family.name not in _LOCAL}
    around = {trait.family for trait in told} - people
    person, place = (sum(family.weight for family in families) for families in (people, around))
    is_known = any(family.name in _KNOWN for family in people)
    limit = PORTRAIT - _KNOWN_LOWERS * is_known
    is_enough = len(people) > 1 and person >= limit
    is_enough |= person >= _RARE and person + place >= PORTRAIT and len(people | around) > 1
    if is_enough and _is_about_somebody(traits):
        yield told[0].start, max(trait.end for trait in told)


def _is_about_somebody(traits: list[Trait]) -> bool:
    """Return whether a person is told of to whom something happened, or one that listeners know: 那位….

    A post or a trade alone may be that of the teacher of a class; it counts when what happened follows.
    """
    happened = [trait.start for trait in traits if trait.family.about == "victim"]
    is_known = any(trait.family.name in _KNOWN for trait in traits)
    if any(trait.family.about == "person" for trait in traits if trait.family.name not in _KNOWN):
        return bool(happened) or is_known
    return any(
        trait.family.about == "role" and (is_known or any(0 <= place - trait.end <= _NEAR for place in happened))
        for trait in traits
    )
