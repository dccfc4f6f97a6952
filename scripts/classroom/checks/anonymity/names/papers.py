"""Names that papers and speech set where nothing else fits, even a name that is a word: 今收麦冬交来, 苗圃同学."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.names.lexicon import load_lexicon, load_surnames, load_words_beside

_HAN = "[\u4e00-\u9fff]"
_NAME = rf"(?P<name>{_HAN}{{2,3}})"
_HEAD = (
    "校长|副校长|园长|院长|班主任|辅导员|所长|馆长|村长|支书|会长|店长|站长|主任|馆员|大队长|教导员|指导员|社长|厂长"
)
_ENDS = r"(?=[，,。！!；;、\s”\"]|$)"
_BEGINS = r"(?:(?<=[给的让请叫向对和与跟是为把被、，,。！!：:；;“\"\s班组级])|^|(?<=\n))"
_PLACES = (
    re.compile(rf"(?:我是|本人是|这是)(?:[你咱我]们?的?)?{_HAN}{{0,6}}?(?:{_HEAD}){_NAME}{_ENDS}"),
    re.compile(
        rf"(?:今|兹|现|已)收到?(?:了)?{_NAME}(?:同志|先生|女士|户)?(?:交来|缴来|还来|付来|送来|归还|捐来|交付|缴纳)"
    ),
    re.compile(rf"兹[有证明]{{1,3}}{_NAME}(?:同志|同学|先生|女士|[（(]|，|,|系)"),
    re.compile(
        rf"{_BEGINS}{_NAME}(?:同学|小朋友)(?:[，,！!]\s?(?:你|请|快|别|我们|老师)|的(?:一封信|妈妈|爸爸|家长|作业|书包|作文|画))"
    ),
    re.compile(
        rf"(?:写给|寄给|送给|致|表扬|为|给)[\u4e00-\u9fff0-9（）()]{{0,16}}?(?:[的给致为])?{_NAME}(?:同学|小朋友)(?:的|点[个赞]|鼓掌|[，,。！!])"
    ),
    re.compile(rf"班的{_NAME}(?:同学|小朋友)?(?:把|说|拿|用|帮|在|从)"),
)
"""Where a surname and a given name stand; the given name may be any word."""
_HANDED = re.compile(
    rf"(?:^|[；;，,。：:\s])(?P<name>{_HAN}{{2,4}})交[，,、；; ](?P<other>{_HAN}{{2,4}})[接收](?=[，,。；;\s]|$)"
)
_SPELLED = re.compile(
    rf"姓(?P<surname>{_HAN}{{1,2}}?)[，,、 ]?(?:单名|名|叫)(?P<given>{_HAN}{{1,2}})(?=[，,。；;！!\s”]|$)"
)
_CHILD = re.compile(rf"{_BEGINS}(?P<name>(?P<surname>{_HAN})(?P<given>{_HAN})(?P=given))(?!{_HAN}?[益意])")
_OF_CHILDREN = re.compile("幼儿园|托班|[小中大]班|班的|小朋友|同学|宝宝|孩子|娃|妈妈|爸爸|家长|作业|压岁钱")
_REDUPLICATED = re.compile(rf"{_BEGINS}(?P<name>(?P<given>{_HAN})(?P=given))(?:小朋友|同学)(?=[，,！!的把说])")
_PRESENT = re.compile(
    rf"(?:到会|签到|实到|在场|出席|到场|参加人?员?|与会|出工|领取人|社员)[^：:\n，。]{{0,10}}[:：]\s?(?P<list>{_HAN}{{2,4}}(?:、{_HAN}{{2,4}})+)"
)
_NICKNAME = re.compile(
    r"老[\u4e00-\u9fff](?:头|汉|爹|伯|哥|嫂|倌|爷子?)?|[铁铜银金石虎狗牛栓锁柱福满喜春秋冬二三四五六七八九][\u4e00-\u9fff]|[\u4e00-\u9fff][锁柱栓蛋剩妞娃狗根旺]"
)
_CLAN = re.compile(
    rf"{_BEGINS}(?P<name>(?P<surname>{_HAN})氏(?:[两二三四五六几]?(?:兄弟|姐妹|姊妹)|夫妇|夫妻|父子|父女|母子|母女|一家|祖孙|家族|叔侄|婆媳))"
)
_INSTITUTION = re.compile("公司|集团|法|[部会组队办室员长家人们方]$|代表|干部|群众|党员|居民|村民|家属|邻居")
_LATIN = re.compile(
    r"(?:本人|兹有|我叫|姓名[:：]|名叫)\s?(?P<name>[A-Z][A-Za-z'’]+(?: [A-Z][A-Za-z'’]+){1,2})(?![A-Za-z])"
)

Span = tuple[int, int]


def find_in_papers(text: str) -> Iterator[Span]:
    """Yield where *text* has such names."""
    for pattern in _PLACES:
        for found in pattern.finditer(text):
            if _is_name(text, found.start("name"), found.end("name")):
                yield found.span("name")
    for found in _HANDED.finditer(text):
        yield from (found.span(part) for part in ("name", "other") if not _INSTITUTION.search(found[part]))
    for found in _LATIN.finditer(text):
        yield found.span("name")
    for found in _CLAN.finditer(text):
        if found["surname"] in load_surnames().single:
            yield found.span("name")
    yield from _find_spelled(text)
    yield from _find_children(text)
    yield from _find_present(text)


def _is_name(text: str, start: int, end: int) -> bool:
    """Return whether a surname begins `text[start:end]`, and no word of many: 高中, 全体, 毕业."""
    name = text[start:end]
    length = load_surnames().length_at(name, 0)
    is_word = name in load_words_beside() or name[-2:] in load_words_beside() or name[:2] in load_words_beside()
    if not 0 < length < len(name) or is_word or text[end : end + 1] in load_lexicon().masks:
        return False
    return name not in load_lexicon().generic and load_lexicon().masks.isdisjoint(name)


def _find_spelled(text: str) -> Iterator[Span]:
    """Yield a name wherever it stands that the text itself takes apart: 姓向，名阳花."""
    for found in _SPELLED.finditer(text):
        if load_surnames().length_at(found["surname"], 0) == len(found["surname"]):
            name = found["surname"] + found["given"]
            yield found.start("surname"), found.end("given")
            yield from (again.span() for again in re.finditer(re.escape(name), text))


def _find_children(text: str) -> Iterator[Span]:
    """Yield 田甜甜 where children are told of, and 欢欢小朋友."""
    for found in _CHILD.finditer(text):
        around = text[max(0, found.start() - 8) : found.start()] + text[found.end() : found.end() + 5]
        is_word = found["name"] in load_words_beside()
        is_kin = found["given"] in "妈爸爷奶哥姐弟妹姥娃宝叔婆公姑舅"
        if found["surname"] in load_surnames().single and not (is_word or is_kin) and _OF_CHILDREN.search(around):
            yield found.span("name")
    for found in _REDUPLICATED.finditer(text):
        if found["name"] not in load_words_beside() and found["name"] not in load_lexicon().generic:
            yield found.span("name")


def _find_present(text: str) -> Iterator[Span]:
    """Yield the items of a list of those present, if one of them is how a village calls somebody: 老魏头, 银锁."""
    for found in _PRESENT.finditer(text):
        items = list(re.finditer(r"[^、]+", found["list"]))
        if any(_NICKNAME.fullmatch(item[0]) and not _INSTITUTION.search(item[0]) for item in items):
            for item in items:
                if not _INSTITUTION.search(item[0]):
                    yield found.start("list") + item.start(), found.start("list") + item.end()
