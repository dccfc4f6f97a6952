"""EMAIL: addresses, also with the @ and the dots spelled out.

Good: z***@qq.com, jubao@12321.cn, an address of a government (gov.cn), of example.com. Bad: abc(at)163(dot)com.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText

_DOT = r"(?:\s{0,2}[.。．]\s{0,2}|\s{0,2}[\[(（【{]\s?(?:dot|点|\.)\s?[\])）】}]\s{0,2}|\s{0,2}(?:点|dot)\s{0,2})"
_AT = (
    r"(?:\s{0,2}@\s{0,2}|\s{0,2}[\[(（【{<]\s?(?:at|a|@|艾特|圈a|#)\s?[\])）】}>]\s{0,2}"
    r"|\s{0,2}(?:艾特|圈a|＃|#|\sat\s)\s{0,2})"
)
_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9._%+*\-])[A-Za-z0-9](?:[A-Za-z0-9_%+\-]|\.(?=[A-Za-z0-9])){{0,63}}{_AT}"
    rf"(?P<domain>(?:[A-Za-z0-9\-]{{1,40}}{_DOT}){{1,4}}(?:com|cn|net|org|top|xyz|cc|io|me|vip|hk|tw|info|edu|gov|co|ru|de|us|jp|club|site|online))"
    r"(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"(?:^|\.)(?:gov\.cn|12321\.cn|12377\.cn|example\.(?:com|org|net|cn)|police\.cn|court\.gov\.cn|mail\.gov\.cn)$"
)


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the addresses."""
    for found in _EMAIL.finditer(text.text):
        domain = re.sub(_DOT, ".", found["domain"], flags=re.IGNORECASE).lower()
        if not _PUBLIC.search(domain):
            yield Finding(*text.span(*found.span()), "EMAIL")
