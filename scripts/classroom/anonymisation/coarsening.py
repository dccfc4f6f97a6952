"""Exact days, hours, ages and amounts → quarters, parts of the day and bands; named places → their kind."""

import re
from collections.abc import Callable

from classroom.anonymisation.vocabulary import any_of

_HAN = "\u4e00-\u9fff"
_NUMERAL = "[一二两三四五六七八九十]"
_DIGITS = "零一二三四五六七八九"
_QUARTERS = "一二三四"
_VALUES = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, **{char: i for i, char in enumerate("三四五六七八九", 3)}}
_UNITS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_DAY_PARTS = ((5, "凌晨"), (8, "早上"), (11, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
_PART = any_of("parts_of_the_day")
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def coarsen(text: str) -> str:
    """Return *text* with no exact day, hour, age or amount."""
    return _follow(_RULES, text)


def widen(text: str) -> str:
    """Return *text*, coarsened, with named villages, streets and shops as some village, street or shop."""
    return _follow(_PLACE_RULES, coarsen(text))


def _follow(rules: tuple[Rule, ...], text: str) -> str:
    for pattern, write in rules:
        text = pattern.sub(write, text)
    return text


def read_number(written: str) -> float:
    """Return the number that *written* says in digits, in Chinese numerals or in both: 12,650, 1.5万, 三万八千."""
    plain = written.replace(",", "").replace("，", "").replace(" ", "")
    digits = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([百千万]?)", plain)
    if digits:
        return float(digits[1]) * _UNITS.get(digits[2], 1)
    total, part, value = 0, 0, 0
    for char in plain:
        if char in _VALUES:
            value = _VALUES[char]
        elif char == "万":
            total, part, value = (total + part + value) * 10_000, 0, 0
        elif char in _UNITS:
            part, value = part + (value or 1) * _UNITS[char], 0
    return total + part + value


def band_age(years: int) -> str:
    """Return the band of *years* without 岁: 六十多; below ten and from eighty on there is one band each."""
    if years < 10:
        return "不到十"
    if years >= 80:
        return "八十岁以上"
    return ("" if years < 20 else _DIGITS[years // 10]) + "十多"


def band_amount(yuan: float) -> str:
    """Return *yuan* as its order of size: 一万多元."""
    for unit, name in ((10_000, "万"), (1_000, "千"), (100, "百")):
        if yuan >= unit:
            count = int(yuan / unit)
            if name != "万":
                return f"几{name}元"
            if count >= 100:
                return "上百万元"
            return f"{_DIGITS[count]}万多元" if count < 10 else f"{_tens(count)}多万元"
    return "几十元"


def _tens(count: int) -> str:
    return ("" if count < 20 else _DIGITS[count // 10]) + "十"


def _write_quarter(found: re.Match[str]) -> str:
    month = min(max(int(found["month"]), 1), 12)
    return f"{found['year']}年第{_QUARTERS[(month - 1) // 3]}季度"


def _write_clock(found: re.Match[str]) -> str:
    part = found.groupdict().get("part")
    if part:
        return {"晚": "晚上", "早": "早上"}.get(part, part)
    hour = read_number(found["hour"])
    return next((name for end, name in _DAY_PARTS if hour < end), "晚上")


def _write_age(found: re.Match[str]) -> str:
    band = band_age(int(read_number(found["age"])))
    return band if band.endswith("以上") else f"{band}岁"


def _write_birth(found: re.Match[str]) -> str:
    year = int(found["year"])
    when = f"二十世纪{_DIGITS[year // 10 % 10]}十年代" if year < 2000 else "本世纪"
    return f"{when}出生{found['of']}"


def _write_amount(found: re.Match[str]) -> str:
    return band_amount(read_number(found["amount"]))


def _always(words: str) -> Callable[[re.Match[str]], str]:
    return lambda _: words


_AMOUNT = (
    rf"(?<![0-9.])(?P<amount>[0-9]{{1,3}}(?:[,，][0-9]{{3}})+(?:\.[0-9]+)?[万千百]?|[0-9]+(?:\.[0-9]+)?\s?[万千百]?"
    rf"|(?=[{_HAN}]*[百千万]){_NUMERAL}[一二两三四五六七八九十百千万零〇]*)"
)
_N = "[一二三四五六七八九十]"
_BAND_FOLLOWS = r"以上|以下|以内|多|出头|左右|上下|[~—–\-至到]"


def _two_first(found: re.Match[str]) -> str:
    return found[0][:2]


def _write_old_year(found: re.Match[str]) -> str:
    return f"{found['year']}年"


_DAYS: tuple[Rule, ...] = (
    (re.compile(r"(?P<year>20[0-9]{2})\s?年\s?(?P<month>[01]?[0-9])\s?月\s?[0-3]?[0-9]\s?[日号]"), _write_quarter),
    (
        re.compile(r"(?<![0-9.-])(?P<year>20[0-9]{2})[-./](?P<month>[01]?[0-9])[-./][0-3]?[0-9](?![0-9.-])"),
        _write_quarter,
    ),
    (re.compile(r"(?P<year>1[0-9]{3})\s?年\s?[01]?[0-9]\s?月\s?[0-3]?[0-9]\s?[日号]"), _write_old_year),
    (re.compile(rf"[今去前上]年\s?(?:[0-9]|{_N}){{1,2}}月(?:(?:[0-9]|{_N}){{1,3}}[日号])?"), _two_first),
    (re.compile("[去今前]年[春夏秋冬][天季]"), _two_first),
    (re.compile(rf"[01]?[0-9]\s?月\s?[0-3]?[0-9]\s?[日号]|{_N}{{1,2}}月{_N}{{1,3}}[日号]"), _always("有一天")),
    (re.compile(rf"(?:农历)?(?:[正冬腊]|{_N}{{1,2}})月[初廿十]{_N}"), _always("有一天")),
    (re.compile("除夕(?:夜|当天|那天)|大年初[一二三四五六七]"), _always("过节时")),
    (re.compile("(?:中秋|元宵|端午)(?:夜|当天|节当天|那天)"), _always("过节时")),
    (re.compile("(?:结婚|婚礼|出殡|葬礼|高考|中考)(?:当天|那天|前一天|第二天)"), _always("有一天")),
    (re.compile("上个?月[初中末底]"), _always("前些时候")),
)
_HOURS: tuple[Rule, ...] = (
    (re.compile(rf"(?P<part>{_PART})\s?[012]?[0-9][:：][0-5][0-9](?::[0-5][0-9])?(?![0-9])"), _write_clock),
    (re.compile(r"(?<![0-9:：])(?P<hour>[012]?[0-9])[:：][0-5][0-9](?::[0-5][0-9])?(?![0-9:：])"), _write_clock),
    (
        re.compile(
            rf"(?P<part>{_PART})\s?(?:[0-9两]|{_N}){{1,3}}\s?[点时]"
            rf"(?:[零〇]?(?:[0-9]|{_N}){{1,3}}分?|半|许|整|一刻|三刻|多)?"
        ),
        _write_clock,
    ),
    (re.compile(rf"(?P<hour>(?:[0-9]|{_N}){{1,3}})[点时][零〇]?(?:[0-9]|{_N}){{1,3}}分"), _write_clock),
)
_AGES: tuple[Rule, ...] = (
    (re.compile("(?:年过|年近)?(?:九旬|百岁)|年?期颐|耄耋(?:之年)?"), _always("高龄")),
    (re.compile("(?P<age>九十)(?:多|来|几)岁"), _write_age),
    (
        re.compile(
            rf"(?<![0-9~—–至到\-])(?:年(?:仅|方|届))?(?P<age>[1-9][0-9]{{0,2}}|[一二三四五六七八九十百零]{{1,5}})"
            rf"\s?(?:周岁|岁)(?!{_BAND_FOLLOWS})"
        ),
        _write_age,
    ),
    (
        re.compile(r"(?<![0-9])(?P<year>19[2-9][0-9]|20[01][0-9])年(?:[01]?[0-9]月)?(?:出生|生)(?P<of>的?)"),
        _write_birth,
    ),
)
_AMOUNTS: tuple[Rule, ...] = (
    (re.compile(rf"{_AMOUNT}\s?(?P<unit>元|块钱?|美元|美金|港币)(?!左右|以上|以下|以内|多)"), _write_amount),
    (re.compile(r"(?<![0-9.])(?P<amount>[0-9]+\.[0-9]+\s?万)(?!元|余|多|左右|以上|人|次|户|粉)"), _write_amount),
    (re.compile(rf"(?P<amount>{_NUMERAL}{{1,2}}万{_NUMERAL}千[一二三四五六七八九十百]*)元?"), _write_amount),
)
_RULES = (*_DAYS, *_HOURS, *_AGES, *_AMOUNTS)

_PLAIN = rf"(?:(?![在到从去于住的了月日年某一被是和与、给让对把叫])[{_HAN}])"
_GENERAL = {"花园": "小区", "家园": "小区", "新村": "小区", "大道": "条街"}


def _write_place(found: re.Match[str]) -> str:
    return "某" + _GENERAL.get(found["kind"], found["kind"])


_PLACE_RULES: tuple[Rule, ...] = (
    (re.compile(rf"{_PLAIN}{{1,6}}?(?P<kind>{any_of('places')})"), _write_place),
    (re.compile(rf"{_PLAIN}{{2,8}}?(?P<kind>{any_of('shops')})"), _write_place),
)
