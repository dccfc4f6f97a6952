"""What looks like a name and names nobody: masked forms, examples, history and fiction, words, numbers."""

import re

from classroom.checks.anonymity.names.lexicon import load_lexicon, load_surnames
from classroom.checks.anonymity.names.sightings import is_plain_word

_NUMERALS = frozenset("一二两三四五六七八九十百千万亿零〇几数半壹贰叁肆伍陆柒捌玖拾佰仟")
_MEASURES = frozenset("分元块角毛万亿次天个张条句笔年月日")
_PLACE_ENDINGS = frozenset("庄村湾沟坡屯岭河坝寨堡营口集镇店桥院坪塘冲铺垭坳埠渡浜宅")
"""王家庄, 李家坝: villages."""
_SIDES = frozenset("上下里中内外间前后边旁")
_PLACES = frozenset("镇县庙寺祠沱亭")
_NOT_GIVEN = frozenset("家姓氏某字总工老")
_NEVER_GIVEN = frozenset("的了着吗呢吧啊们这那个也都就在被把让勿")
"""Particles and such, which no given name holds."""
_PSEUDONYM = re.compile(r"([\u4e00-\u9fff]{2,4})\s*[（(]\s*(?:均为|皆为|系|为)?化名")

_COUNTED_BY = frozenset("0123456789十百千万亿 ")
"""Before 余, which is a surname but after a number says that there are some more: 4,000 余元."""
_STAND_IN = re.compile("居民[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]?")
"""What an author is told to write instead of a name; 居 is a surname too."""


def is_nobody(text: str, start: int, end: int, *, is_sure: bool = False) -> bool:
    """Return whether `text[start:end]`, which may be a name, is known to name no living private person.

    *is_sure*: the model is, so that numerals may be a given name: 丁一.
    """
    lexicon, surnames = load_lexicon(), load_surnames()
    name = text[start:end]
    length = surnames.length_at(name, 0)
    given = name[length:]
    return (
        _STAND_IN.fullmatch(name) is not None
        or name in lexicon.generic
        or name in lexicon.function
        or name in lexicon.ordinary
        or name[:2] in lexicon.ordinary
        or (length == 1 and len(name) == 3 and name[2] in _SIDES and is_plain_word(name[:2]))
        or _is_masked(text, start, end)
        or (all(char in _NUMERALS for char in given) and not is_sure)
        or given in _NOT_GIVEN
        or (name[:2] in lexicon.generic and name[1] in _NUMERALS)
        or (given[:1] == "家" and given[1:] in _PLACE_ENDINGS)
        or (given in _PLACES and length < 3)
        or (given[-1:] in ("庙", "寺", "祠", "沱") and not text.startswith(("说", "在"), end))
        or (given[:1] in _NUMERALS and given[1:] in _MEASURES)
        or text[start - 1 : start] + name[:1]
        in ("一张", "两张", "几张", "每张", "这张", "那张", "半张", "三张", "整段", "几段", "一段")
        or (name[0] == "余" and text[start - 1 : start] in _COUNTED_BY and start > 0)
        or given.startswith(lexicon.folk_titles)
        or not _NEVER_GIVEN.isdisjoint(given)
        or _is_part_of_known(text, start, end)
        or (text[start - 1 : start] == "老" and name.endswith("头"))
    )


def _is_masked(text: str, start: int, end: int) -> bool:
    """Return whether a part of the name is hidden: 张某, 林**, 孙×; bold type is no mask."""
    masks = load_lexicon().masks
    if not masks.isdisjoint(text[start:end]) or text[end : end + 1] in masks:
        return True
    return text.startswith(("*", "xx", "XX"), end) and text[start - 1 : start] != "*"


def _is_part_of_known(text: str, start: int, end: int) -> bool:
    """Return whether a known name or an ordinary word covers `text[start:end]` and more."""
    lexicon = load_lexicon()
    for left in range(max(0, start - 4), start + 1):
        for right in range(end, min(len(text), left + 8) + 1):
            around = text[left:right]
            if right - left > end - start and (around in lexicon.generic or around in lexicon.ordinary):
                return True
    return False


def find_pseudonyms(text: str) -> set[str]:
    """Return the names that *text* itself says are invented: 名字（化名）."""
    return {found.group(1)[-length:] for found in _PSEUDONYM.finditer(text) for length in (2, 3, 4)}
