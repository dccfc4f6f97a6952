"""HANDLE: names that people go by on the net: @name, and nicknames that a word announces.

Good: @所有人, @国家反诈中心, 昵称“退款客服”. Bad: @山里红果果, @night_owl_77, 网名“往事如烟里的鱼”.
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
    r"(?<![A-Za-z0-9._%+\-@*…])@[ ]?(?P<name>[A-Za-z0-9_][A-Za-z0-9_.\-]{2,29}|[\u3400-\u9fffA-Za-z0-9_·\-~]{2,16})"
    r"(?![A-Za-z0-9]*\.(?:com|cn|net|org))"
)
_DOMAIN = re.compile(r"\.(?:com|cn|net|org)$")
_NOBODY = re.compile(rf"{any_of(re.escape(word) for word in _WORDS['nobody'])}", re.IGNORECASE)
_OFFICIAL = re.compile(any_of(_WORDS["official"]))
_ROLE = re.compile(any_of(_WORDS["role"]))
_STRANGER = re.compile(
    rf"(?:{any_of(_WORDS['stranger'])}[“\"「『【](?P<stranger>[^“”\"「」『』【】\n]{{2,14}})[”\"」』】]"
    rf"|{any_of(_WORDS['stage'])}[上里]?(?:名?叫|名字|名为|名|昵称|号叫)[是叫为:：]?[“\"「『【](?P<called>[^“”\"「」『』【】\n]{{2,14}})[”\"」』】]"
    rf"|{any_of(_WORDS['stage'])}[“\"「『【](?P<stage>[^“”\"「」『』【】\n]{{2,14}})[”\"」』】]的?{any_of(_WORDS['show'])})"
)
_NICKNAME = re.compile(
    rf"{any_of(word for word in _WORDS['announced'] if word not in ('自称', '名为'))}[叫是为]{{0,2}}[:：]?\s?"
    r"(?:[“\"「『【‘'](?P<quoted>[^“”\"「」『』【】‘’'\n]{2,16})[”\"」』】’']|(?<=[:：叫是为])(?P<plain>[\u3400-\u9fff\w·]{2,14}))"
)


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the handles with their @, and the nicknames without their quotation marks."""
    for found in _AT.finditer(text.text):
        name = found["name"]
        if not (_NOBODY.match(name) or _OFFICIAL.search(name) or _DOMAIN.search(name)) and "官方" not in before(
            text.text, found.start(), 6
        ):
            yield Finding(*text.span(found.start(), found.start("name") + len(name.rstrip(".-"))), "HANDLE")
    names = chain(_NICKNAME.finditer(text.text), _STRANGER.finditer(text.text))
    for found in names:
        group = next(name for name, part in found.groupdict().items() if part)
        if not (_ROLE.search(found[group]) or _OFFICIAL.search(found[group]) or _NOBODY.match(found[group])):
            yield Finding(*text.span(*found.span(group)), "HANDLE")
