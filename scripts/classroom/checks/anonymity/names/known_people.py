"""Persons a text may name: history, books and legends, and those whose work is public."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from classroom.checks.anonymity.names.forms import is_short_form
from classroom.checks.anonymity.names.lexicon import UNSEEN, load_given_scores, load_known_fields, load_lexicon
from classroom.checks.anonymity.names.sentences import find_context

_LONGEST = 9
_USUAL_SURNAMES = frozenset("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗")
_USUAL_GIVEN = 3.4
"""The score of two characters together from which a name of a usual surname is borne by many."""
_SELDOM = -0.1
"""The score of a character up to which few private persons bear it alone: 孙犁, 季布."""
_NEIGHBOUR = 14
"""Characters: whoever is named this near to somebody known is of his kind."""
_BESIDE = 6
"""Characters: a word of the field as near as that outweighs what tells of everyday life."""
_PRIVATE = re.compile(
    r"1\d{10}|\d{8,}|身份证|手机号|报警|报案|受害|被害|事主|嫌疑人|辖区|住户|居民|村民|业主|租客|网格员|本(?:社区"
    r"|村|镇)|我们?(?:社区|小区|村|楼)"
    r"|收件人|寄件人|地址|住址|号楼|单元|签名|值班|学员|邻居|我(?:妈|爸|婆婆|公公|奶奶|爷爷|姐|哥|弟|妹|表|堂)"
)
"""What tells of everyday life, where a usual name is that of a neighbour."""


@dataclass(frozen=True)
class _Field:
    hints: re.Pattern[str] | None
    """Words of the field, where its usual names need one."""
    needs_always: bool
    is_trade: bool


def find_known_people(text: str) -> list[tuple[int, int]]:
    """Return where *text* names a person it may name, in order."""
    spans = [span for span in _find_all(text) if not _is_in_a_case(text, *span) and not _is_called(text[slice(*span)])]
    plain = [span for span in spans if not _needs_hint(text[slice(*span)])]
    long = [span for span in plain if span[1] - span[0] > 2]
    return [
        span
        for span in spans
        if span in plain or _has_neighbour(span, long) or _is_among_others(text, span, spans) or _has_hint(text, *span)
    ]


def _is_called(name: str) -> bool:
    """Return whether *name* is no more than 老王 or 王大妈, which the words around decide, not the list."""
    return is_short_form(name) and _needs_hint(name) and not any(field.is_trade for field in _load_names()[name])


def _is_in_a_case(text: str, start: int, end: int) -> bool:
    """Return whether what stands before a name of today makes it a party to a case: 受害人刘洋."""
    fields = _load_names()[text[start:end]]
    return all(field.hints for field in fields) and text[:start].endswith(load_lexicon().before_surely)


def _has_neighbour(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(
        other != span and other[0] - _NEIGHBOUR <= span[1] and span[0] <= other[1] + _NEIGHBOUR for other in others
    )


def _is_among_others(text: str, span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Return whether two more names of the field stand near, and nothing tells of everyday life: 蒋干、黄盖、阚泽."""
    fields = _load_names()[text[slice(*span)]]
    near = {
        text[slice(*other)] for other in others if other[0] - _NEIGHBOUR <= span[1] and span[0] <= other[1] + _NEIGHBOUR
    } - {text[slice(*span)]}
    alike = [name for name in near if any(field in fields for field in _load_names()[name])]
    return len(alike) > 1 and not has_private_word(text, *span)


def has_private_word(text: str, start: int, end: int) -> bool:
    """Return whether the sentences around `text[start:end]` tell of somebody's everyday life or identity."""
    return bool(_PRIVATE.search(text, *find_context(text, start, end)))


def _find_all(text: str) -> Iterator[tuple[int, int]]:
    """Yield the longest known name at each place of *text*."""
    names, heads = _load_names(), _load_heads()
    for start in range(len(text) - 1):
        if text[start : start + 2] in heads:
            found = (end for end in range(min(len(text), start + _LONGEST), start + 1, -1) if text[start:end] in names)
            end = next(found, 0)
            if end:
                yield start, end


def _needs_hint(name: str) -> bool:
    fields = _load_names()[name]
    return all(field.hints and (field.needs_always or _is_usual(name)) for field in fields)


def _has_hint(text: str, start: int, end: int) -> bool:
    """Return whether a word of a field of the name stands near and nothing near tells of everyday life."""
    left, right = find_context(text, start, end)
    around = text[left:start] + "\n" + text[end:right]
    fields = _load_names()[text[start:end]]
    beside = text[max(left, start - _BESIDE) : start] + "\n" + text[end : end + _BESIDE]
    if any(field.hints and field.hints.search(beside) for field in fields):
        return True
    return not _PRIVATE.search(around) and any(field.hints and field.hints.search(around) for field in fields)


@cache
def _is_usual(name: str) -> bool:
    """Return whether many private persons bear *name*, or it is a way to call one of them."""
    if name[0] in "老小阿":
        return True
    if len(name) == 2:
        return load_given_scores().get(name[1], UNSEEN) > _SELDOM
    scores = [load_given_scores().get(char, UNSEEN) for char in name[1:]]
    return len(name) == 3 and name[0] in _USUAL_SURNAMES and sum(scores) >= _USUAL_GIVEN


@cache
def _load_names() -> dict[str, list[_Field]]:
    names: dict[str, list[_Field]] = {}
    for raw in load_known_fields():
        hints = re.compile("|".join(map(re.escape, raw.hints))) if raw.hints else None
        field = _Field(hints, raw.needs_always, raw.is_trade)
        for name in raw.names:
            names.setdefault(name, []).append(field)
    return names


@cache
def _load_heads() -> frozenset[str]:
    return frozenset(name[:2] for name in _load_names())
