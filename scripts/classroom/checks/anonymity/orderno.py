"""ORDERNO: numbers by which somebody can look a person up: parcels, orders, payments, police and court cases.

Good: 法释〔2025〕13号, 公通字〔2021〕21号, SF14*********15. Bad: SF1400000927115, （2023）闽0402刑初217号.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_PARCEL = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:SF|JT|YT|JD[A-Z]{0,3}|ZTO?|STO?|DPK|KY|HT|TT|UC|JYM|DB|LP|ANE|CN|YD|JB|GTO|BEST|ZJS|EMS|YZ)"
    r"[ -]?\d(?:[ -]?\d){8,17}"
    r"|[A-Z]{2}[ ]?\d{9}[ ]?(?:CN|HK|TW|US|JP|SG))(?![A-Za-z0-9*])",
    re.IGNORECASE,
)
_YEAR = r"[〔\[（(【]\s?(?:19|20)\d{2}\s?[〕\]）)】]"
_COURT = re.compile(
    rf"{_YEAR}\s?(?:最高法|[京津冀晋内蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云黔滇藏陕秦甘青宁新兵]{{1,2}})\s?\d{{0,4}}\s?"
    r"(?:刑|民|行|执|赔|破|知|财|司|调|非诉|特|督|保)[\u4e00-\u9fff]{0,4}\s?(?:字第)?\s?\d+\s?(?:号|之)"
)
_POLICE = re.compile(
    rf"[\u4e00-\u9fff（）()]{{0,16}}(?:受案?|立|不立|拘|刑拘|捕|取保|监居|行罚决|行政处罚|罚决|撤案?|止付|冻结|传唤|鉴|鉴通|不罚决|受理|检刑诉|起诉|调解|结案|扣押?|搜查)[\u4e00-\u9fff]{{0,2}}"
    rf"字\s?第?\s?{_YEAR}?\s?第?\s?\d+\s?号"
)
_FILLER = r"(?:号码?|编号|单号|单|码|ID|[:：是为=\s“\"「【|#（(]|No\.?|的|后台|截图|显示|上|写着|记录){0,7}"
_NAMED = re.compile(rf"{any_of(read_words('document_words')['order'])}{_FILLER}$", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9*.])(?=(?:[A-Za-z\- ]*\d){8})[A-Za-z0-9](?:[A-Za-z0-9]|[- ](?=[A-Za-z0-9]))*(?![A-Za-z0-9*.元年月])"
)
_REACH = 24
_SHORTEST = 9


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers, with their letters."""
    for pattern in (_PARCEL, _COURT, _POLICE):
        for found in pattern.finditer(text.text):
            yield Finding(*text.span(*found.span()), "ORDERNO")
    for found in _NUMBER.finditer(text.text):
        if len(found[0]) >= _SHORTEST and _NAMED.search(before(text.text, found.start(), _REACH)):
            yield Finding(*text.span(*found.span()), "ORDERNO")
