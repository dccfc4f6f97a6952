"""BIRTH: the exact day somebody was born, in digits, in Chinese numerals or by the lunar calendar.

Good: 1966年出生, 1966年2月出生, 自2026年1月1日起施行, on: 2026-11-01, 鲁迅生于1881年9月25日.
Bad: 生于1966年2月14日, 女，1966.02.14, 六八年腊月初三生人, 出生年月：1966.02.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.columns import find_lines
from classroom.checks.anonymity.dates import DATE, MONTH, SHORT_DATE, YEAR
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.names.lexicon import load_surnames
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before, wide_before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("birth_words")
_CUE = re.compile(rf"{any_of(_WORDS['cue'])}[^0-9。！？；\n]{{0,14}}$", re.IGNORECASE)
_CLOSE_CUE = re.compile(
    rf"{any_of(_WORDS['cue'])}(?:是|为|在|：|:|\s|的|了|日期|\"|'|“|=|\||（|\(|，|,|每年|都?在|就是|写的?|填的?|登记|记得?|[我他她你您]|上|也|正好|刚好|那天|the|is|on|到|设[成为]|密码|缩写|晓得|阿嬷|可|不是|而是|应该|才是|大概|说|蛋糕|写着|有人|原来|选){{0,5}}$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(rf"[^0-9，。！？；\n]{{0,3}}?{any_of(_WORDS['suffix'])}")
_FAR_SUFFIX = re.compile(rf"[^0-9。！？；\n]{{0,8}}?{any_of(_WORDS['suffix_far'])}")
_ZODIAC_BEFORE = re.compile(rf"{any_of(_WORDS['zodiac'])}[^0-9。！？；\n]{{0,5}}$")
_FIELD = any_of(_WORDS["field"])
_FIELD_BEFORE = re.compile(rf"(?:^|[，,、：:；;|\s（(/]){_FIELD}[，,、：:；;|\s/]{{1,3}}$")
_FIELD_AFTER = re.compile(rf"[，,、；;|\s/）)]{{1,3}}{_FIELD}(?:$|[，,、；;|\s。/（(])")
_FORM = re.compile(rf"{any_of(_WORDS['form'])}[\"'”]?\s?[:：|=]\s?[\"'“]?$", re.IGNORECASE)
_EVEN = re.compile('连[^，。！？；\n]{0,4}[“"]?$')
_KNOWN = re.compile(
    '[”"）)]?[^，。！？；\n0-9]{0,3}(?:都|也)[^，。！？；\n]{0,3}?(?:写|有|登|印|报|知道|清楚|背|说|填|抄|晒|露|泄|挂|查|记|对得上|没错)'
)
"""连 + a day + 都写着: what is told of somebody with all the rest."""
_LISTED = re.compile(
    r"(?:^|\n)\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?[.、．)）]\s*"
    r"(?P<name>[\u4e00-\u9fff·]{2,4})[ ,，\t|]{1,3}$"
)
_CUE_OF_LAST_SENTENCE = re.compile(
    r"(?:生日|出生)[^0-9\n]{0,10}[，。！？]?[^0-9\n]{0,6}是$|生日[？?][“”\"答案是：: ]{0,6}$"
)
_SOMEBODY = re.compile(
    r"(?:[我他她你俺咱爸妈奶爷娃弟妹姐哥叔姨婶孙儿女]|孩子|双胞胎|老[人汉伴])[^0-9。！？；\n]{0,6}是$"
)
_BOOK = re.compile(r"(?:户口[本簿]|族谱|家谱)[^0-9\n]{0,12}$")
_LUNAR_MONTH = re.compile(r"月(?:初|廿)|[闰正冬腊]")
_FOREIGN = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/(?:19[1-9][0-9]|200[0-9])")
_EVENT = re.compile(any_of(_WORDS["event"]))
_PUBLIC = re.compile(any_of(_WORDS["public"]))
_YEAR = re.compile(r"(?:公元)?(1[0-9]{3}|20[0-9]{2})|一[七八]([一二三四五六七八九〇零○]{2})年")
_SINCE = re.compile(r"\s?(?:[之以]?[前后](?!后?脚)|起|[至到]|—|～|~|-)")
_SPEAKER = re.compile(
    r"(?:^|[，。：:“\"、\s])(?:我|他|她|俺|阿拉|伊|侬|我[妈爸弟妹姐哥儿女老]{1,2}|老[大二三公婆伴])呢?是?$"
)
_PAUSE = re.compile(r"的?(?:[，,、”\"]|$)")
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HEADING = re.compile(any_of(_WORDS["heading"]), re.IGNORECASE)
_CELL = re.compile(r"[0-9]{2,4}\s?[-./年·]?\s?[0-9]{1,2}(?:\s?[-./月·]?\s?[0-9]{0,2}\s?日?)?|[^0-9\s]{2,5}年.{2,8}")
_OF_ANYBODY = re.compile(any_of(_WORDS["of_anybody"]))
_OF_SOMEBODY = re.compile("[我他她家年][^，。]{0,6}$")
_EXAMPLE_BEFORE = re.compile(rf"{any_of(_WORDS['example_before'])}[：:“\"]?$")
_YEAR_REACH = 20
_YEAR_AFTER = re.compile(rf"[^0-9。！？；\n]{{0,10}}[，,、 ]?{YEAR.pattern}(?=[，,。、）)\s]|$)")
_BORN_BETWEEN = re.compile("生[的人，]|属")
_RECORD_BEFORE = re.compile(
    rf"{any_of(_WORDS['record'])}[^。！？\n]{{0,30}}[，,、；;|｜\s/：:（(]{{1,3}}$", re.IGNORECASE
)
_FIELD_END = re.compile(r"\s?(?:[，,、；;|｜）)。\n]|$)")
_IN_FIGURES = re.compile(r"[0-9]{4}[^年]?\s?[0-9]{1,2}[^月]?\s?[0-9]{1,2}")
_LAST_YEAR_OF_RECORDS = 2016
_LAST_YEAR_OF_FIELDS = 2019
"""A day in a row of fields is taken for one of birth up to this year; later ones are mostly days of entry."""
_FIRST_LIVING_YEAR = 1905


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the days, with their year where it is told; a month only from the field of a form."""
    for pattern, is_birth in ((DATE, _is_day), (SHORT_DATE, _is_short_day), (MONTH, _is_month)):
        for found in pattern.finditer(text.text):
            near, behind = before(text.text, found.start(), 24), after(text.text, found.end(), 16)
            if _SINCE.match(behind) or _is_of_anybody(near, behind):
                continue
            wide = wide_before(text.text, found.start(), 24)
            year = _YEAR_AFTER.match(text.text, found.end())
            if year and not _is_born(behind):
                behind = after(text.text, year.end(), 16)
            if (is_birth(found[0], near, behind) or _is_told(found[0], wide, behind)) and not _is_of_public(
                text.text, found
            ):
                yield Finding(*text.span(*_with_year(text.text, *found.span())), "BIRTH")
    for line in find_lines(text.text, _HEADING) if _HEADING.search(text.text) else ():
        for cell in line:
            if _HEADING.fullmatch(cell.heading) and _CELL.fullmatch(cell.text):
                yield Finding(*text.span(cell.start, cell.end), "BIRTH")


def _is_of_anybody(near: str, behind: str) -> bool:
    """Return whether a day of many people or an example is told: 除夕出生的孩子, 例如19900101."""
    return bool(_EXAMPLE_BEFORE.search(near) or (_OF_ANYBODY.match(behind) and not _OF_SOMEBODY.search(near)))


def _with_year(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the year of birth told apart: 五九年闰月生的，身份证上写八月初一; 初二，一九七六年."""
    if not YEAR.match(text, start):
        near = before(text, start, _YEAR_REACH)
        for year in YEAR.finditer(near):
            if _BORN_BETWEEN.search(near[year.end() - 1 :]):
                return start - len(near) + year.start(), end
        year_after = _YEAR_AFTER.match(text, end)
        if year_after:
            return start, year_after.end()
    return start, end


def _is_day(date: str, near: str, behind: str) -> bool:
    return (
        bool(_CUE.search(near))
        or _is_born(behind)
        or _is_field(date, near, behind)
        or _is_in_record(date, near, behind)
        or bool(_EVEN.search(near) and _KNOWN.match(behind))
    )


def _is_in_record(date: str, near: str, behind: str) -> bool:
    """Return whether the day, in figures, stands alone after a document, a phone, a room or a class of somebody."""
    if not _IN_FIGURES.fullmatch(date) or not _FIRST_LIVING_YEAR < int(date[:4]) <= _LAST_YEAR_OF_RECORDS:
        return False
    return bool(_RECORD_BEFORE.search(near) and _FIELD_END.match(behind))


def _is_short_day(date: str, near: str, behind: str) -> bool:
    return bool(_CLOSE_CUE.search(near) or (_ZODIAC_BEFORE.search(near) and not date.isdigit())) or _is_born(behind)


def _is_told(date: str, wide: str, behind: str) -> bool:
    """Return whether the day answers a sentence on birthdays, stands in a family book or is written as abroad."""
    listed = _LISTED.search(wide) if _IN_FIGURES.fullmatch(date) and date[:4] <= str(_LAST_YEAR_OF_RECORDS) else None
    if listed and load_surnames().length_at(listed["name"], 0):
        return True
    in_book = _BOOK.search(wide) and _LUNAR_MONTH.search(date)
    of_somebody = "年" in date and re.match(r"的(?:[，,、]|$)", behind) and _SOMEBODY.search(wide)
    of_speaker = _is_of_a_life(date) and _SPEAKER.search(wide) and _PAUSE.match(behind)
    return bool(_CUE_OF_LAST_SENTENCE.search(wide) or in_book or of_speaker or of_somebody or _FOREIGN.fullmatch(date))


def _is_of_a_life(date: str) -> bool:
    """Return whether the year of *date* is told, and one in which somebody old enough to speak was born."""
    year = re.match(r"([0-9]{2}|[0-9]{4})年", date.translate(_NUMERALS))
    if not year:
        return False
    number = int(year[1])
    return 30 < number < 100 or number < 16 or 1920 < number < 2016


def _is_month(_date: str, near: str, behind: str) -> bool:
    return bool(_FORM.search(near) or re.match(r"[（(]出生", behind))


def _is_born(behind: str) -> bool:
    return bool((_SUFFIX.match(behind) or _FAR_SUFFIX.match(behind)) and not _EVENT.match(behind.lstrip("，, ")))


def _is_field(date: str, near: str, behind: str) -> bool:
    """Return whether the day stands among such things as 男，汉族 or 初中文化."""
    year = re.match(r"(?:19|20)\d\d", date)
    if year and int(year[0]) > _LAST_YEAR_OF_FIELDS:
        return False
    return bool(_FIELD_BEFORE.search(near) or (_FIELD_AFTER.match(behind) and not _EVENT.search(behind)))


def _is_of_public(text: str, found: re.Match[str]) -> bool:
    """Return whether it is the birthday of a figure of history or of an institution."""
    year = _YEAR.match(found[0])
    if year and (year[1] is None or int(year[1]) < _FIRST_LIVING_YEAR):
        return True
    return bool(_PUBLIC.search(before(text, found.start(), 24)) or _PUBLIC.search(after(text, found.end(), 14)))
