"""ACCOUNT: names and numbers of accounts at chat, payment and video services, by shape and by what asks for them.

Good: 微信支付, 树立威信, 微信号abc***89, 公众号 pingan_police, QQ 转账 20000 元. Bad: 薇❤：abc_2024, 扣扣 2700000088,
对方让我搜 lanqiao_zz77, 前半截 qishi，后半截 0000_ma.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.account_shape import ENOUGH, points_of_place, points_of_shape
from classroom.checks.anonymity.columns import find_cells
from classroom.checks.anonymity.digit_run import Number
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, cue, read_words

_WORDS = read_words("account_words")
_SERVICE, _GENERAL = any_of(_WORDS["service"]), any_of(_WORDS["general"])
_FILLER = f"{any_of(_WORDS['filler'])}{{0,8}}"
_NAMED = re.compile(rf"{_SERVICE}[^A-Za-z0-9。！？!?;；\n]{{0,10}}$", re.IGNORECASE)
_NAMED_CLOSELY = re.compile(rf"{_SERVICE}{_FILLER}$", re.IGNORECASE)
_CALLED = re.compile(
    rf"(?:{_SERVICE}|{_GENERAL})(?:{any_of(_WORDS['filler'])}){{0,4}}[:：是为=“\"「【]\s?$", re.IGNORECASE
)
_NUMBERED = re.compile(
    rf"(?:{any_of(_WORDS['numbered'])}|{_SERVICE}[^A-Za-z0-9。！？!?;；\n，,]{{0,8}}号)(?:{any_of(_WORDS['filler'])}){{0,4}}\s?$",
    re.IGNORECASE,
)
_NUMBERED_FAR = re.compile(r"(?:群|微信|QQ|扣扣|企鹅|快手|抖音|陌陌)号[^0-9。！？；\n]{0,12}$", re.IGNORECASE)
_NUMBERED_LATER = re.compile(
    rf"{_SERVICE}[^A-Za-z0-9。！？!?;；\n]{{0,14}}[，,、 ](?:它|她|他)?的?"
    r"(?:号码|号|账号|帐号|编号|号写|写在简介)[:：是为 ]{0,2}$"
    rf"|{_SERVICE}[^A-Za-z0-9。！？!?;；\n]{{0,8}}[:：]\s?$",
    re.IGNORECASE,
)
_NOT_NUMBERED = re.compile(rf"{any_of(_WORDS['not_numbered'])}[^0-9。！？；\n]{{0,6}}$", re.IGNORECASE)
_NAMED_IN_PARTS = re.compile(rf"{_SERVICE}[^0-9。！？；\n]{{0,20}}$", re.IGNORECASE)
_HANZI = re.compile("[\u4e00-\u9fff]")
_PUBLIC_NUMBER = re.compile("(?:106|95|96|400|800|123|100)[0-9]*")
_OFFICIAL = re.compile(any_of(_WORDS["official"]))
_NO_ID = frozenset(_WORDS["not_an_id"])
_TOKEN = re.compile(
    r"(?<![A-Za-z0-9_./-])[A-Za-z0-9][A-Za-z0-9_.\-]{3,29}(?![A-Za-z0-9_*])(?!@(?:[A-Za-z0-9\-]{1,40}\.){1,4}[A-Za-z]{2})"
)
_LINK = re.compile(
    r"(?<![A-Za-z0-9.])(?:t\.me|wa\.me|line\.me|u\.wechat\.com|qm\.qq\.com|m\.me|v\.douyin\.com|weibo\.com(?:/u)?)/[\w+/-]{3,60}"
)
_TOLD_BY_ITSELF = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:wxid|wx|weixin|vx|qq|dy|ks|xhs|tg|zfb)_[0-9a-z_\-]{4,30}|live:[0-9a-z_.\-]{4,30})"
    r"|(?<=[+＋➕加])(?:vx|wx|qq|tg|[vq])(?=[a-z_]{0,12}[0-9])[0-9a-z_\-]{5,30}",
    re.IGNORECASE,
)
_VERSION = re.compile(r"[A-Za-z]{0,3}[0-9]+(?:\.[0-9]+)+[A-Za-z]*")
_ID = re.compile(r"(?=[^\n]{0,20}[0-9_])[A-Za-z0-9][A-Za-z0-9_.\-]{4,29}")
_HEAD = re.compile(rf"{_SERVICE}(?:号码?|账号|帐号|ID|id)?$", re.IGNORECASE)
_REACH = 26
_LONG = 8
_DIGITS_OF_A_VERSION = 2
_PULLED_APART = re.compile(
    r"(?<=[\u4e00-\u9fff])[ .·\-_/*|~]{1,2}(?=[\u4e00-\u9fff❤])|(?<=\b[A-Za-z])[ .·\-_/*|~](?=[A-Za-z]\b)"
)
_MASK = re.compile(r"[*×xX某…]{2,}")


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the names and numbers, without the word for the service."""
    for pattern in (_LINK, _TOLD_BY_ITSELF):
        for found in pattern.finditer(text.text):
            yield Finding(*text.span(*found.span()), "ACCOUNT")
    for found in _TOKEN.finditer(text.text):
        name = found[0].rstrip(".-")
        if _is_name(text.text, found.start(), name):
            yield Finding(*text.span(found.start(), found.start() + len(name)), "ACCOUNT")
    for cell in find_cells(text.text):
        if _ID.fullmatch(cell.text) and _HEAD.search(cell.heading) and not _VERSION.fullmatch(cell.text):
            yield Finding(*text.span(cell.start, cell.end), "ACCOUNT")
    for run in text.digit_runs:
        for start, numbers in run.numbers_by_start(5, 12):
            shortest = _shortest_number(_words_before(text.text, start))
            is_named = bool(_NAMED_IN_PARTS.search(before(text.text, start, _REACH)))
            for number in numbers:
                is_said = is_named and any(_HANZI.search(gap) for gap in number.gaps)
                is_long = shortest is not None and len(number.digits) >= shortest
                if (is_said or is_long) and _is_number(text.text, number):
                    yield Finding(*text.span(start, number.end), "ACCOUNT")


def _is_name(text: str, start: int, name: str) -> bool:
    letters = re.sub("[^A-Za-z]", "", name).lower()
    is_word = letters in _NO_ID and len(name) - len(letters) <= _DIGITS_OF_A_VERSION
    if not letters or is_word or _VERSION.fullmatch(name):
        return False
    near = _words_before(text, start)
    if _OFFICIAL.search(near):
        return False
    if _CALLED.search(near):
        return len(name) >= 5 or letters != name.lower()
    if re.search("[0-9_]", name) and len(name) >= 5 and _NAMED.search(near):
        return True
    shape = points_of_shape(name)
    if not shape:
        return False
    return shape + points_of_place(text, start, start + len(name)) >= ENOUGH


def _words_before(text: str, start: int) -> str:
    """Return what stands before *start*, with words that are pulled apart put together: 微 信, w.x."""
    return _PULLED_APART.sub("", before(text, start, _REACH))


def _shortest_number(near: str) -> int | None:
    """Return how many digits an account has at least after the words *near*; None where they name no account."""
    if _OFFICIAL.search(near):
        return None
    if _NAMED_CLOSELY.search(near):
        return 5
    if _CALLED.search(near):
        return 6
    if _NUMBERED_FAR.search(near) or (_NUMBERED_LATER.search(near) and not _NOT_NUMBERED.search(near)):
        return _LONG
    return 6 if _NUMBERED.search(near) and not _NOT_NUMBERED.search(near) else None


def _is_number(text: str, number: Number) -> bool:
    if _MASK.match(text, number.end) or _is_amount(text, number):
        return False
    if _PUBLIC_NUMBER.fullmatch(number.digits) and not _NAMED_CLOSELY.search(_words_before(text, number.start)):
        return False
    return len(number.groups) == 1 or number.is_even


def _is_amount(text: str, number: Number) -> bool:
    """Return whether a unit follows; few things are counted in tens of millions but money."""
    unit = cue("value_after" if len(number.digits) < _LONG else "money_after")
    return bool(unit.match(after(text, number.end, 4).lstrip()))
