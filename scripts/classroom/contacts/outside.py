"""Outside addresses in a text: URLs, bare domains, e-mail, and the ids of accounts on chat platforms."""

import re
from collections.abc import Iterator
from functools import lru_cache

from classroom.contacts.digits import read_digits
from classroom.contacts.numbers import Mention

_TOP_LEVEL = (
    "com|cn|net|org|gov|edu|info|biz|top|xyz|vip|cc|io|me|app|site|online|shop|store|club|tv|co|wang|ltd|link|ink|pro|fun"
    "|icu|live|work|group|tech|cloud|mobi|asia|hk|tw|us|uk|jp|kr|ru|de|eu|in|cm|om|bid|win|loan|men|red|kim|space|website"
    "|dev|page|ai|gg|ly|la|pw|ws|im|to|tk|ml|ga|cf|gq|中国|公司|网络|网址|商城"
)
_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0370-\u04ff"  # Greek and Cyrillic letters pass for Latin ones
_LABEL = rf"[{_LETTER}](?:[{_LETTER}-]*[{_LETTER}])?"
_HOST = rf"(?:{_LABEL}\.)+(?:{_TOP_LEVEL}|xn--[a-z0-9-]+)(?![0-9A-Za-z_-]|\.[a-z])"
_ENDS = r"\s<>\"'`\\|，。、；：！？（）()“”‘’「」《》【】\[\]{}\u4e00-\u9fff"
_URL = re.compile(
    rf"(?<![A-Za-z])(?!(?:tel|data|sms):)[A-Za-z][A-Za-z0-9+.-]*://[^{_ENDS}]+|(?<![:/\w.])//[\w-]+(?:\.[\w-]+)+[^{_ENDS}]*"
)
_EMAIL = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_DOMAIN = re.compile(rf"(?<![0-9A-Za-z_@./-]){_HOST}(?::\d+)?(?:/[^{_ENDS}]*)?", re.IGNORECASE)
_CHINESE_DOMAIN = re.compile(r"(?<![0-9A-Za-z_@./-])[\w-]+\.(?:中国|公司|网络|网址)(?!\w)")
_ACCOUNT = re.compile(
    r"(?:微信公众号|微信小程序|微信群?|薇信|公众号|公众平台|(?<![A-Za-z])(?:VX|wechat|WeChat|vx|QQ群?)|视频号|抖音号?|快手号?|微博|小程序|企鹅号?)"
    r"(?:[\s:]|账号|号码?|帐号|ID|id|是|为|搜索?){0,6}[@“\"「]?"
    r"(?P<id>gh_[0-9a-z]{6,}|[A-Za-z][A-Za-z0-9]*[_\d-][A-Za-z0-9_-]{2,18}|[A-Za-z][A-Za-z0-9_-]{5,19}|[1-9]\d{4,10})(?![\w%])(?!\s?[元人次万条个])"
)
_NAMED = re.compile(r"(?:公众号|小程序|视频号)(?:[:\s]|搜索?|名为)*[“「《](?P<id>[^“”「」《》，。]{2,20})[”」》]")
_RAW_ID = re.compile(r"(?<![\w])gh_[0-9a-z]{6,}")
_CLOSERS = ".,;:!?*_~"


@lru_cache(maxsize=16384)  # words of a schedule come back in every class
def find_addresses(text: str) -> tuple[Mention, ...]:
    """Return the outside addresses in *text*, from left to right; `value` is the address in ASCII where it can be.

    Relative links, file names and places in the page are none.
    """
    view = read_digits(text)
    found: list[Mention] = []
    for mention in _find(view):
        if all(mention.end <= other.start or mention.start >= other.end for other in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _find(view: str) -> Iterator[Mention]:
    for pattern in (_URL, _EMAIL, _DOMAIN, _CHINESE_DOMAIN):
        for found in pattern.finditer(view):
            value = found[0].rstrip(_CLOSERS)
            yield Mention(found.start(), found.start() + len(value), value)
    for pattern in (_ACCOUNT, _NAMED):
        for found in pattern.finditer(view):
            yield Mention(*found.span("id"), found["id"])
    for found in _RAW_ID.finditer(view):
        yield Mention(*found.span(), found[0])
