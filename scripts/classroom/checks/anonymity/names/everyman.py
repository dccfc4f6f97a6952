"""Surnames with a title, or 老李 and 小王, that stand for anybody: several at once, or a caller who opens his lines."""

import re
from itertools import pairwise

from classroom.checks.anonymity.names.forms import is_short_form
from classroom.checks.anonymity.names.sentences import find_context

_USUAL = frozenset("王李张刘陈杨赵黄周吴孙")
"""Surnames of which the names of anybody are made."""
_ANYBODY = re.compile(
    r"都(?:说|在|讲|夸|是|这么|这样|来|一样)|谁(?:都|家|说)|不管|无论|不论|哪(?:家|个)|人人|家家|见人就"
)
_PAIR_BETWEEN = re.compile("[、/和与跟或]|还是|或者")
_OPENING = re.compile(
    r"(?:你好|您好|喂|亲|哈喽|嗨)[，,！!。～~]?\s*(?:亲[，,]?)?(?:我们?|这里|这边)?(?:这里|这边)?是[^，。！？；\n]{0,14}"
    r"(?:部|客服|专员|平台|公司|中心|银行|快递|物流|售后|商城|旗舰店|服务商|代理|保险|金融|贷款|顾问|助理|财务|老师|导师)(?:的|人员)?$"
)
_EVENT = re.compile(r"昨[天晚日]|前天|前几天|那天|\d日|\d号|上午|下午|当场|报警|被骗|险些|差点|上(?:个)?(?:月|周)")


def find_everymen(text: str, spans: set[tuple[int, int]]) -> set[str]:
    """Return the short names among *spans* that stand for anybody."""
    short = sorted(span for span in spans if is_short_form(text[slice(*span)]))
    found = {text[start:end] for start, end in short if _OPENING.search(text[max(0, start - 40) : start])}
    for one, other in pairwise(short):
        names = text[slice(*one)], text[slice(*other)]
        if names[0] != names[1] and all(_has_usual(name) for name in names) and _is_anybody(text, one, other):
            found.update(names)
    return found


def _has_usual(name: str) -> bool:
    return (name[1] if name[0] in "老小阿" else name[0]) in _USUAL


def _is_anybody(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether the two stand side by side, 老李、小王, or do the same as all others, and no day is told."""
    left, right = find_context(text, one[0], other[1])
    if _EVENT.search(text, left, right):
        return False
    is_pair = bool(_PAIR_BETWEEN.fullmatch(text, one[1], other[0])) and {text[one[0]], text[other[0]]} <= set("老小")
    return is_pair or (other[0] - one[1] <= 6 and bool(_ANYBODY.search(text, one[0], right)))
