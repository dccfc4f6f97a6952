"""HANDLE: names that people go by on the net: @name, and nicknames that a word announces.

Good: @所有人, @国家反诈中心, 昵称“退款客服”, 这叫“杀猪盘”. Bad: @山里红果果, @night_owl_77, 网名“往事如烟里的鱼”,
陌陌上他叫北纬三十度的风, 群里那个叫“云上牧羊人”的.
"""

import re
from collections.abc import Iterator
from itertools import chain

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("handle_words")
_AT = re.compile(
    r"(?<![A-Za-z0-9._%+\-@*…])@[ ]?(?P<name>[A-Za-z0-9_][A-Za-z0-9_.\-]{2,29}"
    r"|[\u3400-\u9fffA-Za-z0-9_·\-~\u3040-\u30ff]{2,16})"
    r"(?![A-Za-z0-9]*\.(?:com|cn|net|org))"
)
_DOMAIN = re.compile(r"\.(?:com|cn|net|org)$")
_NOBODY = re.compile(rf"{any_of(_WORDS['nobody'])}", re.IGNORECASE)
_CODE = frozenset(_WORDS["code"])
_OFFICIAL = re.compile(any_of(_WORDS["official"]))
_ROLE = re.compile(any_of(_WORDS["role"]))
_NO_NAME = re.compile(rf"{any_of(_WORDS['no_name'])}")
_OPEN, _CLOSE = "[“\"「『【‘']", "[”\"」』】’']"
_QUOTED = rf"{_OPEN}(?P<quoted>[^“”\"「」『』【】‘’'\n，。！？；：]{{2,16}}){_CLOSE}"
_PLAIN_CHAR = r"[^\s，。！？；：、（）()《》“”\"‘’'「」『』【】|<>=\[\]{}#`*/\\@:,.;!?]"
_STRANGE = rf"(?={_PLAIN_CHAR}{{0,12}}(?:[\u3005-\u3007〆\u3040-\u30ff丶灬丨_~～\-·°゛★☆♡❤ღ]|[\U0001F300-\U0001FAFF]))"
_ANNOUNCED = any_of(_WORDS["announced"])
_SAID = any_of(_WORDS["said"])
_SENTENCE_GOES_ON = re.compile(any_of(_WORDS["sentence_goes_on"]))
_SHORTEST = 2
_ID = re.compile("[A-Za-z0-9_]{5}")
_NUMERAL = re.compile("[0-9零〇一二三四五六七八九]")
_MANY_NUMERALS = 5
"""What has so many is a number that somebody spells, an account and no screen name."""
_LONG_QUOTED = _QUOTED.replace("{2,16}", "{3,22}")
_NICKNAMES = (
    # What WeChat and QQ say in a group: who came, left, took back a message, nudged somebody.
    re.compile(rf"{_QUOTED}[ ]?(?:{any_of(_WORDS['said_by_group'])})"),
    re.compile(rf"(?:{any_of(_WORDS['said_by_group_before'])})[ ]?{_QUOTED}"),
    re.compile(
        rf"(?:^|\n)[ \t>*-]*(?P<called>{_PLAIN_CHAR}{{2,16}}) ?(?:{any_of(_WORDS['said_by_group'])})", re.MULTILINE
    ),
    re.compile(
        rf"你已添加了(?P<called>{_PLAIN_CHAR}{{2,16}})(?=，现在可以|,现在可以)"
        rf"|(?:^|[，。\n ])(?P<plain>{_PLAIN_CHAR}{{2,16}}?)请求添加你为(?:好友|朋友)"
    ),
    # A service before a colon, with a word of somebody who shows himself there.
    re.compile(
        rf"(?:{any_of(_WORDS['shown'])})[^。！？；\n]{{0,6}}?{any_of(_WORDS['stage'])}[ ]?[:：][ ]?"
        rf"(?P<plain>{_PLAIN_CHAR}{{3,14}})"
        r"(?=[，。！？；\s,!]|$)"
    ),
    re.compile(
        rf"{any_of(_WORDS['stage'])}[ ]?[:：][ ]?(?P<plain>{_PLAIN_CHAR}{{3,14}})"
        rf"[，,！!]\s?(?:{any_of(_WORDS['shown_after'])})"
    ),
    re.compile(rf"(?:{any_of(_WORDS['shown'])}){any_of(_WORDS['stage'])}[上里]?的?{_QUOTED}"),
    # An account that is told to be one, before or behind its name.
    re.compile(rf"(?:{any_of(_WORDS['account'])})(?:盘点|名单|汇总|曝光)?(?:就?是|叫做?|名为|[:：])[ ]?{_LONG_QUOTED}"),
    re.compile(rf"{_LONG_QUOTED}[，,！!。]?\s?(?:[他她它]的?|这个|那个|的)?(?:{any_of(_WORDS['account'])})"),
    re.compile(rf"群[里友][^。！？；\n“”\"]{{0,10}}{_QUOTED}(?:妈妈|爸爸|家长|奶奶|爷爷|妈咪)"),
    re.compile(rf"{_ANNOUNCED}{_SAID}{{0,4}}\s?{_QUOTED}"),
    re.compile(rf"{_ANNOUNCED}(?:{_SAID}{{0,3}}(?:[:：叫是为作]|[改换]成了?)[ ]?|[ ])(?P<plain>{_PLAIN_CHAR}{{2,14}})"),
    re.compile(
        rf"(?:{_ANNOUNCED}|{any_of(_WORDS['stranger'])}){_SAID}{{0,2}}[ ]?(?P<strange>{_STRANGE}{_PLAIN_CHAR}{{2,16}})"
    ),
    re.compile(rf"{any_of(_WORDS['stranger'])}{_QUOTED}"),
    re.compile(
        rf"(?:{_ANNOUNCED}|{any_of(_WORDS['stranger'])}){_SAID}{{0,2}}[ ]?[#＃](?P<plain>{_PLAIN_CHAR}{{2,14}})"
    ),
    re.compile(
        rf"[那这]个(?:[uU][pP]主?|主播|博主|号主|吧友|楼主)(?P<called>{_PLAIN_CHAR}{{3,10}}?)(?=下面|的(?:视频|直播|粉丝|主页|评论)|直播间|评论区|主页)"
    ),
    re.compile(
        rf"{any_of(_WORDS['stage'])}[^。！？；\n“”\"「『]{{0,8}}?(?:名?叫做?|名字是?叫?|名为|名是|名|昵称|号叫|号是|认证为|ID是?)[:：]?\s?{_QUOTED}"
    ),
    re.compile(
        rf"{any_of(_WORDS['stage'])}[上里]?(?:那个)?[他她]?(?:的名字)?(?:名叫|名为|叫做?)\s?(?P<called>{_PLAIN_CHAR}{{3,12}})(?=[，。！？；\s的]|$)"
    ),
    re.compile(
        rf"{any_of(_WORDS['stage'])}[“\"「『【](?P<stage>[^“”\"「」『』【】\n]{{2,14}})[”\"」』】]的?{any_of(_WORDS['show'])}"
    ),
    re.compile(rf"{any_of(_WORDS['stage'])}[上里]?{_QUOTED}的{any_of(_WORDS['works'])}"),
    re.compile(rf"{any_of(_WORDS['online'])}有(?:人|个)叫(?P<strange>{_STRANGE}{_PLAIN_CHAR}{{2,16}})"),
    re.compile(
        rf"{any_of(_WORDS['online'])}[^。！？；\n“”\"「『]{{0,12}}(?:那个|一个|有个|有人|某个|她|他|对方|的人|网友|好友|账号|号|人)[^。！？；\n“”\"「『]{{0,4}}"
        rf"(?:叫做?|名叫|名为|显示为?|改名|备注为?|自称){_QUOTED}"
    ),
    re.compile(
        rf"{_QUOTED}(?:这个|那个)?(?:[Ii][Dd]|网名|昵称|网友|账号|主播|博主|号主|小号|直播间|的(?:主页|头像|朋友圈|空间|抖音|快手|微博|小红书))"
    ),
)


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the handles with their @, and the nicknames without their quotation marks."""
    for found in _AT.finditer(text.text):
        name = found["name"]
        if (
            name not in _CODE
            and not (_NOBODY.match(name) or _OFFICIAL.search(name) or _DOMAIN.search(name))
            and "官方" not in before(text.text, found.start(), 6)
        ):
            yield Finding(*text.span(found.start(), found.start("name") + len(name.rstrip(".-"))), "HANDLE")
    for found in chain.from_iterable(pattern.finditer(text.text) for pattern in _NICKNAMES):
        group = next(name for name, part in found.groupdict().items() if part)
        name = found[group] if group == "quoted" else _SENTENCE_GOES_ON.split(found[group])[0]
        if (group == "strange" and _ID.search(name)) or len(_NUMERAL.findall(name)) >= _MANY_NUMERALS:
            continue
        if len(name) >= _SHORTEST and _is_name(name):
            yield Finding(*text.span(found.start(group), found.start(group) + len(name)), "HANDLE")


def _is_name(name: str) -> bool:
    """Return whether *name* is somebody's, not a role that a swindler plays, a swindle, an office or a word."""
    if "**" in name or re.search("[某×xX*＊]{2}|某", name) or re.fullmatch(r"[\d\W_]+", name):
        return False
    return not (_ROLE.search(name) or _OFFICIAL.search(name) or _NOBODY.match(name) or _NO_NAME.search(name))
