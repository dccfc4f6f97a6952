"""Names that are not a surname and a given name: surname and title, 老周, 阿强, names of peoples."""

import re
from collections.abc import Iterator
from functools import cache

from classroom.checks.anonymity.names.kin import find_kin, find_tagged
from classroom.checks.anonymity.names.lexicon import UNSEEN, load_given_scores, load_lexicon, load_surnames
from classroom.checks.anonymity.names.sightings import is_han, is_plain_word
from classroom.checks.anonymity.names.tagger import Reading

_CALLED = re.compile(r"(?:叫|喊|称|唤)(?:他|她|我|作|做)[“\"]?$")
_WORDS_BEFORE_TITLES = frozenset(
    "和向由从给付任时于为当查谢代管带用有单全连能是同原老大高安干都还可让应该教开过见求找请叫对与跟把被名位女男新前后左右首总副各本某小好多来去问看听陪替如若即又也曾便年国公农党员山水路店门生先以已正双初普良真假经常乐平那后但要所其令此哪任部长外内中上下东西南北家户"
)
"""Surnames that as often are a word before a title: 和老师, 时任主任, 全体老师."""
_HOUSE = re.compile(
    r"家(?:媳妇|老[大二三四五六七八幺小]|[大二三小]?小子|闺女|姑娘|儿媳|嫂子|奶奶|爷爷|大爷|大妈|阿姨|大娘|婶子"
    r"|兄弟|两口子?|女婿|婆娘|丫头|妹子|阿婆|那口子)"
)


def find_forms(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where *text* has a name of one of these forms."""
    for start in range(len(text)):
        end = _match_titled(text, reading, start) or _match_familiar(text, reading, start) or _match_house(text, start)
        if end:
            yield start, end
    yield from _find_peoples(text, reading)
    yield from _find_peoples_names(text, reading)
    yield from find_kin(text, reading)
    yield from _find_given(text, reading)


def is_short_form(name: str) -> bool:
    """Return whether *name* is a surname with a title, or 老王, 小李, 阿强: not what a document calls somebody."""
    if len(name) == 2 and name[0] in "老小阿":
        return True
    length = load_surnames().length_at(name, 0)
    return bool(length) and name[length:] in load_lexicon().titles


def _match_titled(text: str, reading: Reading, start: int) -> int:
    """Return where a surname with a title that begins at *start* ends; 0 where there is none."""
    surnames = load_surnames()
    length = surnames.length_at(text, start)
    title = _find_title(text, start + length) if length else ""
    if not title:
        return 0
    end = start + length + len(title)
    begins_word = start == 0 or not is_han(text[start - 1]) or text[start - 1] in "的和与跟给向对是叫问找被把让"
    is_usual = length > 1 or text[start] in surnames.common
    needed = 0.15 if title == "队" and begins_word and is_usual else 0.5
    if len(title) > 1 and is_usual:
        needed = 0.05 if begins_word else 0.25
    elif len(title) > 1 and text[start] in surnames.telling | surnames.certain:
        needed = 0.0
    elif len(title) > 1 and begins_word and text[start] not in _WORDS_BEFORE_TITLES:
        needed = 0.02
    return end if reading.begin[start] > needed and not is_plain_word(text[start:end]) else 0


def _match_house(text: str, start: int) -> int:
    """Return where 周家媳妇 or 刘家老二 at *start* ends; 0 where there is none."""
    found = _HOUSE.match(text, start + 1) if text[start] in load_surnames().common else None
    begins_word = start == 0 or not is_han(text[start - 1]) or text[start - 1] in "的和与跟给向对是叫问找被把让"
    return found.end() if found and begins_word and not is_plain_word(text[start : start + 2]) else 0


def _find_title(text: str, at: int) -> str:
    lexicon = load_lexicon()
    if not text.startswith(lexicon.titles, at) or text.startswith(lexicon.folk_titles, at):
        return ""
    return next((title for title in lexicon.titles if text.startswith(title, at)), "")


def _match_familiar(text: str, reading: Reading, start: int) -> int:
    """Return where 老周, 小林 or 阿强 at *start* ends; 0 where there is none."""
    name = text[start : start + 2]
    if len(name) < 2 or name[0] not in "老小阿" or name in load_lexicon().generic or reading.begin[start] < 0.1:
        return 0
    if name[0] == "阿":
        is_called = bool(_CALLED.search(text[:start])) and reading.begin[start] > 0.1
        fits = (
            is_called
            or reading.begin[start] > 0.7
            or (load_given_scores().get(name[1], UNSEEN) > 0.5 and reading.begin[start] > 0.4)
        )
    else:
        surnames = load_surnames()
        fits = name[1] in surnames.common or (name[1] in surnames.single and reading.begin[start] > 0.6)
    end = start + 2
    ends_here = (
        end == len(text)
        or reading.inside[end] < 0.5
        or text[end] in "在说是把被给有要会就"
        or bool(_find_title(text, end))
    )
    is_folk = text[end : end + 1] in ("头", "汉", "儿", "子")
    return (
        end
        if fits and ends_here and not is_folk and not is_plain_word(name) and name not in load_lexicon().titles
        else 0
    )


def _find_peoples(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield what the model calls a name where it holds a part that Tibetan, Mongol, Yi … names have."""
    for start, end in find_tagged(reading):
        name = text[start:end]
        if end - start >= 3 and is_han(name) and _parts_pattern().search(name):
            yield start, end


def _find_peoples_names(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield given names of peoples: two in a row whatever the model says, one where it does not rule it out."""
    for found in _peoples_pattern().finditer(text):
        start, end = found.span()
        is_double = bool(found[2])
        after = text[end : end + 2]
        is_thing = after.startswith(
            ("花", "县", "州", "市", "镇", "乡", "村", "山", "湖", "河", "草原", "路", "寺", "德勒", "嘎")
        )
        if not is_thing and (
            is_double or (end - start >= 3 and reading.begin[start] > 0.01) or reading.begin[start] > 0.5
        ):
            yield start, end


@cache
def _peoples_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(load_lexicon().ethnic_names, key=lambda name: (-len(name), name)))
    return re.compile(f"({names})({names})?")


def _find_given(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield what the model is sure to be a name and is made as given names are: 秀英, 建国."""
    scores = load_given_scores()
    for start, end in find_tagged(reading):
        name = text[start:end]
        each = [scores.get(char, UNSEEN) for char in name]
        sure = reading.begin[start] > 0.8 and min(each) > 0.3 and sum(each) > 2.4
        if sure and len(name) == 2 and is_han(name) and not is_plain_word(name):
            yield start, end


@cache
def _parts_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(load_lexicon().ethnic_parts)))
