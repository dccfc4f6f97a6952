"""ACCOUNT: names of accounts told piece by piece: with words for signs, spaces, pictures or brackets between.

Good: 微信、QQ、支付宝, 微信 8.0.49, 加 A、B 两组. Bad: 前面是baihe，中间下划线，后面 yue520; b a t 四 九 0 0; 木.木.
水_0506.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("account_words")
_NO_ID = frozenset(_WORDS["not_an_id"]) | frozenset(read_words("account_context")["not_an_id"])
_SPOKEN = any_of(_WORDS["spoken"])
_NUMERALS = "零〇一二三四五六七八九幺两"
_PIECE = (
    rf"(?:[A-Za-z0-9_]{{1,20}}|[二两三四五六七2-7]个[0-9{_NUMERALS}]|[{_NUMERALS}]{{1,6}}"
    r"|[\u4e00-\u9fff](?=[.·*+_~])|(?<=[.·*+~])[\u4e00-\u9fff](?=[.·*+_~\s]))"
)
_MARK = r"(?:[^\w。！？；、/:：<>=\"“”‘’'`|#{}\[\]@\n]|_)"
_BRACKET = r"[(（][^()（）\n]{1,5}[)）]"
_INNER = r"(?<=[A-Za-z])[\u4e00-\u9fff](?=[0-9_])"
_BETWEEN = rf"(?:{_BRACKET}|{_INNER}|{_MARK}{{0,3}}(?:{_SPOKEN}{_MARK}{{0,3}}){{1,3}}|{_MARK}{{1,3}})"
_SPELLED = re.compile(rf"(?<![A-Za-z0-9_./@-]){_PIECE}(?:{_BETWEEN}{_PIECE}){{1,11}}(?:{_BRACKET})?(?![A-Za-z0-9_*])")
_SERVICE = re.compile(
    rf"(?:{any_of(_WORDS['service'])}|{any_of(_WORDS['general'])}|加我?|搜|添加|拼音|输入?|(?<![A-Za-z])id|号(?=[是为:：]))"
    r"[^A-Za-z0-9。！？；\n]{0,8}$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(rf"[^。！？；\n]{{0,16}}(?:{any_of(_WORDS['general'])}|微信|为好友|这个号)", re.IGNORECASE)
_SAID = re.compile(rf"{_SPOKEN}|[+＋]")
_WORD = re.compile("[A-Za-z]{1,20}")
_READ_BY_DIGIT = re.compile(rf"[0-9{_NUMERALS}]")
_ONE_TOKEN = re.compile(r"[A-Za-z0-9_\-]{1,40}|[A-Za-z0-9_]{2,20}(?:[.\-][A-Za-z0-9_]{2,20}){1,6}")
_REACH, _SHORTEST = 24, 5
_LONG_WORD = 7


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the pieces from the first to the last, with what stands between."""
    for found in _SPELLED.finditer(text.text):
        spelled = found[0]
        if not _is_spelled(spelled):
            continue
        is_said = bool(_SAID.search(spelled))
        if _SERVICE.search(before(text.text, found.start(), _REACH)) or (
            is_said and _NAMED_AFTER.match(after(text.text, found.end(), _REACH))
        ):
            yield Finding(*text.span(*found.span()), "ACCOUNT")


def _is_spelled(spelled: str) -> bool:
    """Return whether the pieces make an id, not a row of words, of versions or of numbers."""
    words = _WORD.findall(spelled)
    if "**" in spelled or spelled[:4].upper() in ("ISBN", "ISSN") or _ONE_TOKEN.fullmatch(spelled):
        return False
    if not words or any(word.lower() in _NO_ID for word in words if len(word) > 1):
        return bool(re.match(r"(?:[\u4e00-\u9fff][.·*+_~]){2}", spelled)) and bool(re.search("[0-9]{2}", spelled))
    letters = sum(map(len, words))
    digits = len(_READ_BY_DIGIT.findall(spelled))
    has_words_only = all(word.istitle() or len(word) > _LONG_WORD for word in words)
    return (
        letters + digits >= _SHORTEST
        and digits >= 2
        and not has_words_only
        and not re.search("[A-Z]{2,}-?[0-9]", spelled)
    )
