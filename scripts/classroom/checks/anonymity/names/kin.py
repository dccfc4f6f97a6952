"""Persons told of by a child's name: 小石头他妈, 二妞她爹, 沐晨妈妈."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.names.lexicon import UNSEEN, load_given_scores, load_lexicon
from classroom.checks.anonymity.names.sightings import is_han, is_plain_word
from classroom.checks.anonymity.names.tagger import Reading

_KIN = "妈|爸|爹|娘|爷爷?|奶奶?|姥姥|姥爷|外婆|外公|婆婆|姐|哥|弟|妹|叔|舅|姨|姑|媳妇|男人|老公|老婆|家的"
_CHILD = re.compile(
    r"((?:[小大二三四老][\u4e00-\u9fff]{1,2}?|[柱栓锁根虎铁狗石]子|[\u4e00-\u9fff][\u4e00-\u9fff]?[妞娃蛋毛狗柱丫豆旦锁栓根宝剩娣囡崽伢妮柱]"
    r"|([\u4e00-\u9fff])\2))"
    rf"(?:他|她|家)(?:{_KIN})(?![\u4e00-\u9fff]?[家的]?学)"
)
_KIN_AFTER = re.compile(r"(?:的)?(?:妈妈|爸爸|奶奶|爷爷|外婆|外公|姥姥|姥爷|妈(?=[，。、：]|$))")
_NOT_CHILDREN = re.compile(
    r"小(?:孩|朋友|伙|姑娘|两口|学生|区|明|红|刚|强|华|丽|芳|店|孙|辈|家伙)|老(?:人|板|师|公|婆|伴|乡|头|太|爷)"
    r"|大(?:家|人|哥|姐|娘|爷|妈|伙|学)|二(?:人|位)"
    r"|三(?:人|位)|四(?:人|位)|宝宝|孩孩|孩子|儿子|妻子|嫂子|同学|放[羊牛]娃|男娃|女娃|奶娃|胖娃|傻[蛋子]|坏蛋|笨蛋|鸡蛋|妈妈|爸爸|爷爷"
    r"|奶奶|姐姐|哥哥|弟弟|妹妹|娃娃|人人|家家|天天|常常|刚刚|偏偏|独独"
)


def find_kin(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where *text* tells of somebody as kin of a child that it names."""
    for found in _CHILD.finditer(text):
        start = found.start(1)
        if not _NOT_CHILDREN.match(found[1]) and found[1] not in load_lexicon().generic and _begins(text, start):
            yield start, found.end()
    scores = load_given_scores()
    for start, end in find_tagged(reading):
        name = text[start:end]
        named = is_han(name) and len(name) in (2, 3) and reading.begin[start] > 0.7 and not is_plain_word(name)
        is_given = named and sum(scores.get(char, UNSEEN) for char in name[-2:]) > 1
        if is_given and _KIN_AFTER.match(text, end) and name not in load_lexicon().generic:
            yield start, end


def _begins(text: str, start: int) -> bool:
    return start == 0 or not is_han(text[start - 1]) or text[start - 1] in "的和与跟给向对是叫问找被把让像连请劝帮到"


def find_tagged(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield each stretch that the model tags as a name."""
    start = None
    for i, tag in enumerate([*reading.tags, "O"]):
        if start is not None and tag != "PER-I":
            yield start, i
            start = None
        if tag == "PER-B":
            start = i
