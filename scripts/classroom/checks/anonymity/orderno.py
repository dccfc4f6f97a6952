"""ORDERNO: numbers by which somebody can look a person up: parcels, orders, payments, police and court cases.

Good: 法释〔2025〕13号, 公通字〔2021〕21号, SF14*********15. Bad: SF1400000927115, （2023）闽0402刑初217号,
川公缉〔2024〕00071号, 取件码 7-2-4018.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.columns import find_cells
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before, wide_before
from classroom.checks.anonymity.vocabulary import any_of, cue, read_words

_WORDS = read_words("document_words")
_PARCEL = re.compile(
    rf"(?<![A-Za-z0-9])(?:{any_of(_WORDS['parcel_prefix'])}"
    r"[ \-.:：]?\d(?:[ \-.]?\d){8,17}"
    r"|(?:EMS[ \-]?)?[A-Z]{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{2,3}[ ]?(?:CN|HK|TW|US|JP|SG|KR|MY|TH|GB|DE|AU))(?![A-Za-z0-9*])",
    re.IGNORECASE,
)
_YEAR = r"[〔\[（(【]\s?(?:19|20)\d{2}\s?[〕\]）)】]"
_COURT = re.compile(
    rf"{_YEAR}\s?(?:最高法|[京津冀晋内蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云黔滇藏陕秦甘青宁新兵]{{1,2}})\s?\d{{0,4}}\s?"
    r"(?:刑|民|行|执|赔|破|知|财|司|调|非诉|特|督|保)[\u4e00-\u9fff]{0,4}\s?(?:字第)?\s?\d+\s?(?:号|之)"
)
_POLICE = re.compile(
    rf"[\u4e00-\u9fff（）()]{{0,16}}(?:受案?|立|不立|拘|刑拘|捕|取保|监居|行罚决|行政处罚|罚决|撤案?|止付|冻结|传唤|鉴|鉴通|不罚决|受理|检刑诉|起诉|调解|结案|扣押?|搜查|仲|劳人仲案)[\u4e00-\u9fff]{{0,2}}"
    rf"字\s?第?\s?{_YEAR}?\s?第?\s?\d+\s?号"
)
_FILE_OF_A_PERSON = re.compile(
    rf"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云黔滇藏陕秦甘青宁新\u4e00-\u9fff][\u4e00-\u9fff（）()]{{0,12}}"
    rf"(?:缉|刑|立|拘|捕|传|冻|扣|鉴|罚|决|取保|受|搜|询|讯|止付|协查|诉|撤|治|调证|告|移送|仲案?|调解|信访|人调|认定|交|诈|侦|追)[\u4e00-\u9fff]{{0,2}}"
    rf"\s?{_YEAR}\s?第?\s?(?:[A-Z]?\d{{3,}}|(?<=诉.{{6}})\d{{1,2}})\s?号"
)
_NOTARY = re.compile(
    rf"{_YEAR}\s?[\u4e00-\u9fff]{{1,8}}(?:证|鉴|仲|调|裁|罚|监|诉|检|拘|戒|处|复|认|赔|刑|立)[\u4e00-\u9fff（）()]{{0,6}}字\s?第?\s?\d+\s?号"
    rf"|[\u4e00-\u9fff]{{1,8}}(?:证|鉴|仲|调|裁|罚|监|诉|检|拘|戒|处|复|认|赔|刑|立|冻|扣)(?:[（(][\u4e00-\u9fff]{{1,4}}[）)])?[\u4e00-\u9fff]{{0,2}}字\s?"
    rf"(?:{_YEAR}\s?第?|第\s?{_YEAR}?)\s?\d+\s?号"
)
"""Papers of notaries, experts, mediators and arbitrators; the year stands before or after the name of the office."""
_COURT_REVERSED = re.compile(
    rf"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云黔滇藏陕秦甘青宁新兵]\s?\d{{2,4}}\s?(?:刑|民|行|执|赔|破|知|财|司)[\u4e00-\u9fff]{{0,4}}\s?(?:字第)?\s?\d+\s?号(?:\s?{_YEAR})?"
)
_MACHINE = re.compile(
    r"(?<![A-Fa-f0-9:\-])(?!(?:00[:\-]){5}|(?:[Ff]{2}[:\-]){5}|AA[:\-]BB)(?=[A-Fa-f0-9:\-]{0,16}[0-9])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![A-Fa-f0-9:\-])"
    r"|(?<![A-Fa-f0-9:\-])(?=[A-Fa-f0-9\-]{0,16}[A-Fa-f])(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}(?![A-Fa-f0-9:\-])"
)
"""Addresses of network devices (IEEE 802), which stay the same wherever a telephone goes."""
_TOLD_AFTER = re.compile(
    rf"[”\"』」）)]?\s?(?:(?:是|就是)我的|[这那的][个张串份件单条]?)(?:{any_of(_WORDS['order_number'])}|快递|包裹|件儿?(?![事情])|单子|订单|运单|保单|回执)"
)
_SHELF = re.compile(r"(?:(?<=凭)|(?<=凭\s))\d{1,3}-\d{1,3}-\d{3,5}(?=[^\d-])")
"""Codes of parcels: shelf, layer, number."""
_SERIAL = re.compile(r"(?<![A-Za-z0-9*.])(?:4200|1000|20(?:1\d|2\d)[01]\d[0-3]\d)(?:[ ]?\d){20,28}(?![A-Za-z0-9*])")
"""Serials of payments: 28 to 32 digits, of WeChat with 4200 or 1000, of Alipay with the day before them."""
_FILLER = (
    r"(?:号码?|编号|单号|单|码|ID|[:：是为=\s“\"「【|#（(]|No\.?|的|后台|第|截图|那?[一那这]串|显示|上|写着|记录){0,7}"
)
_NAMED = re.compile(rf"{any_of(_WORDS['order'])}{_FILLER}$", re.IGNORECASE)
_NAMED_LOOSELY = re.compile(rf"{any_of(_WORDS['order_number'])}[^A-Za-z0-9]{{0,12}}$", re.IGNORECASE)
_NAMED_CLOSELY = re.compile(
    rf"{any_of(_WORDS['order_number'])}(?:[:：是为=\s“\"「【|#（(]|No\.?|的|显示|写着?|填|报|叫|就是|念|第|那串|这串|末尾|印着?|长这样){{0,5}}$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9*.])(?=[A-Za-z0-9](?:[A-Za-z\- ]{0,8}\d){7})"
    r"[A-Za-z0-9](?:[A-Za-z0-9]|[- ](?=[A-Za-z0-9]))*(?![A-Za-z0-9*.元年月])"
)
_SHORT_NUMBER = re.compile(
    r"(?<![A-Za-z0-9*.])(?=(?:[A-Za-z\-]{0,8}\d){4})[A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,4}(?![A-Za-z0-9*.%％]|-[*])"
)
_DAY = re.compile(r"(?:19|20)\d{2}-\d{1,2}(?:-\d{1,2})?|(?:19|20)\d{2}")
_REACH = 24
_SHORTEST, _SHORTEST_BEFORE = 9, 6


_OF_THINGS = re.compile(r"(?:资产|器材|装备|图书|耗材|家具|教具)(?:编号|号码?|条码|标签)?[:：是为\s]{0,3}$")
"""What an office counts its things by, nobody is looked up by."""


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers, with their letters."""
    for pattern in (_PARCEL, _COURT, _POLICE, _NOTARY, _COURT_REVERSED, _MACHINE, _FILE_OF_A_PERSON, _SHELF, _SERIAL):
        for found in pattern.finditer(text.text):
            yield Finding(*text.span(*found.span()), "ORDERNO")
    for cell in find_cells(text.text):
        if _SHORT_NUMBER.fullmatch(cell.text) and not _DAY.fullmatch(cell.text) and _NAMED_CLOSELY.search(cell.heading):
            yield Finding(*text.span(cell.start, cell.end), "ORDERNO")
    for found in _NUMBER.finditer(text.text):
        if (
            len(found[0]) >= _SHORTEST
            and not _DAY.fullmatch(found[0])
            and not _OF_THINGS.search(before(text.text, found.start(), _REACH))
            and (
                _NAMED.search(before(text.text, found.start(), _REACH))
                or _NAMED_LOOSELY.search(wide_before(text.text, found.start(), _REACH))
            )
        ):
            yield Finding(*text.span(*found.span()), "ORDERNO")
    for found in _SHORT_NUMBER.finditer(text.text):
        if (
            (
                _NAMED_CLOSELY.search(before(text.text, found.start(), _REACH))
                or (len(found[0]) >= _SHORTEST_BEFORE and _TOLD_AFTER.match(after(text.text, found.end(), 12)))
            )
            and not _DAY.fullmatch(found[0])
            and not cue("value_after").match(after(text.text, found.end(), 4).lstrip())
            and not _OF_THINGS.search(before(text.text, found.start(), _REACH))
        ):
            yield Finding(*text.span(*found.span()), "ORDERNO")
