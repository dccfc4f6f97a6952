"""The fine parts of an address: a house, a building, a unit, a room, a stall, a bed, a group of a village.

Numbers may be digits or numerals. Parts in a row make one address, also with a few words between
them: 7栋，就那个2单元，602.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("address_words")
_HANZI = "[\u3400-\u9fff]"
_NUMERAL = "零〇一二三四五六七八九十百廿卅两壹贰叁肆伍陆柒捌玖拾"
COUNT = f"(?:[0-9]{{1,5}}|[{_NUMERAL}]{{1,7}})"
"""A number of a house or a building, in digits or numerals."""
_START = f"(?<![0-9月年{_NUMERAL}.])(?<!第)"
_ROOM = r"(?:[A-Za-z]?-?[0-9]{3,4}[A-Za-z]?|[一二三四五六七八九][零〇一二三四五六七八九]{2,3})"
_LABEL = rf"(?:第?{COUNT}|[A-Za-z]-?[0-9]{{0,3}}|[0-9]{{1,3}}[A-Za-z]|[甲乙丙丁戊己庚东西南北中金银])"
_NOT_A_HOUSE = f"(?!{any_of(_WORDS['not_house'])})"
_COUNTED = rf"(?:[一两几]?座|[一两几数](?:栋|幢)(?!{_LABEL}(?:单元|门|[0-9])))"
_STALL = any_of(_WORDS["stall"])
_SIDE = "[东西南北前后左右上下里外正中]"
_FIRST = (
    "(?=[0-9A-Za-z第附门楼栋幢单房室层倒最头负顶加亭阁平尽隔前后左右东西南北上下里外正中"
    f"甲乙丙丁戊己庚新老旧临特金银{_NUMERAL}])"
)
"""Looked for first, as most characters begin no part."""
_PART = re.compile(
    rf"{_FIRST}(?:"
    r"(?P<code>(?<![0-9A-Za-z./:#\-])(?:[甲乙丙丁东西南北A-Za-z]-?)?[0-9]{1,3}(?:栋|幢|#)?[#\-—–/](?:[0-9]{1,2}|[东西中甲乙丙])[-—–/#](?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{1,4}(?![0-9A-Za-z\-/.:%年月]))"
    r"|(?P<short>(?<![0-9A-Za-z./:#\-])[0-9]{1,3}(?:#-?|-)[0-9]{3,4}(?![0-9A-Za-z\-/.:%元年月]))"
    rf"|(?P<plate>门牌号?码?(?:就?是|为|写着|[：:])?\s?{COUNT}号?(?:附{COUNT}号?)?)"
    rf"|(?P<field>(?:楼栋|楼号|栋号|幢号|单元|房间?号|室号|房号|层数|楼层)号?\s?[：:=|是为]\s?{_LABEL}(?![0-9#\-—])"
    r"(?:号?楼|栋|幢|单元|室|层)?)"
    rf"|(?P<building>{_START}{_LABEL} ?(?:号楼|#楼?|号院(?!内)|(?:号?公寓|舍|斋)(?=[A-Z0-9 ]))"
    rf"|(?!{_COUNTED}){_START}{_LABEL} ?(?:栋|幢|座))"
    rf"|(?P<bed>{_START}(?:加?{_LABEL}(?:号?床位?|号病床|号铺位)))"
    rf"|(?P<stall>{_START}(?:{_LABEL}|[A-Za-z]?[0-9]{{1,5}}|[0-9]{{1,3}}-[0-9]{{1,3}} ?"
    rf"|[A-Za-z][0-9]{{0,2}}-[0-9]{{1,4}}){_STALL})"
    rf"|(?P<box>{_START}{COUNT}号?(?:信箱|泊位|船位)(?:{COUNT}号?分箱)?)"
    rf"|(?P<house>{_START}(?:[甲乙丙丁新老旧临附特]|[甲乙丙丁](?=[0-9]))?{COUNT}[A-Za-z甲乙丙]?(?:[-之~—–]{COUNT}){{0,2}}(?<!十)?"
    rf" ?号(?:院内?|大院)?{_NOT_A_HOUSE}(?:附{COUNT}号?|之{COUNT}|-{COUNT})?|附{COUNT}号)"
    rf"|(?P<phase>{COUNT}(?:期|区|段|组团|街坊))"
    rf"|(?P<unit>(?:{_START}(?:{_LABEL}|{_SIDE})) ?(?:单元|门洞|梯(?!队|级|形|次|度)|门(?=[ ]?[0-9]{{3}})))"
    r"|(?P<gate>(?<![0-9])[0-9]{1,2}门(?![口课功学技生诊]))"
    rf"|(?P<group>(?:第{COUNT}|{_START}{COUNT}){any_of(_WORDS['group'])}(?![长员织会区保团交伍合建装])|{_START}{COUNT}连(?=[0-9])|[0-9]{{1,3}}团场?{COUNT}连)"
    rf"|(?P<row>{_LABEL}[排区])"
    rf"|(?P<ordinal>(?:第{COUNT}|最后一|头一|倒数第{COUNT})(?:个)?(?:家|户|间|门|栋|幢|座|孔窑?|院)(?:人家|屋子?)?(?![店公企银分])|{_START}{COUNT}(?:户|间)(?=[，。\s]|$))"
    rf"|(?P<lane>{_START}{COUNT}(?:支弄|弄|巷)(?![道子]))"
    rf"|(?P<floor>(?:{_START}|(?<=第)|负){COUNT} ?(?:楼|层)(?:阁|后?间|半)?|顶楼|顶层|[0-9]{{1,2}}F(?![A-Za-z0-9\-]))"
    rf"|(?P<side>{_SIDE}[户边]?(?:户|厢房?|单元)|[左右]手边?(?:那|第?[一二两三]?)?[户间家]|[前后]楼(?![道梯])|亭子间|[二三]层阁楼?|阁楼间?|平房|尽头(?:那?间)?|隔壁那?[间家户])"
    r"|(?P<spot>(?<![0-9A-Za-z\-])(?:[A-Z][0-9]?-[0-9]{2,4}|[1-9][0-9]?[Ff]-?[0-9]{2,3})(?![0-9A-Za-z\-]))"
    r"|(?P<flat>(?<![0-9A-Za-z./:#\-])[1-9][0-9]?[A-H](?![0-9A-Za-z\-/.]))"
    rf"|(?P<room>(?<![0-9A-Za-z./:#\-]){_ROOM}(?:号?室|号?房间?|户|号)?(?![0-9A-Za-z元万亿块人次年月日点%个多余名条路分张份度米公字秒例起家线集届.:]|[-—][0-9]))"
    ")"
)
_JOINT = re.compile(
    r"(?:地下|露天)?车[库位]|[ ,，\-—–·的/]{0,2}"
    r"|\s?[|；;\n]\s?(?:[A-Za-z]{1,10}|[一-龥]{1,4})?\s?[|：:]?\s?"
    rf"|(?:{any_of(_WORDS['filler'])}| ){{1,3}}"
    rf"|{_HANZI}{{1,8}}{any_of(_WORDS['houses_between'])}"
)
_LONGEST_JOINT = 12


@dataclass(frozen=True)
class Row:
    """Parts of one address that stand in a row, and what each is: house, building, unit, room …."""

    start: int
    end: int
    kinds: tuple[str, ...]


def find_rows(text: str) -> Iterator[Row]:
    """Yield the rows of parts, by place."""
    parts: list[re.Match[str]] = []
    for found in _PART.finditer(text):
        if parts and not _is_joined(text, parts[-1].end(), found.start()):
            yield _row(parts)
            parts = []
        parts.append(found)
    if parts:
        yield _row(parts)


def _row(parts: list[re.Match[str]]) -> Row:
    return Row(parts[0].start(), parts[-1].end(), tuple(str(part.lastgroup) for part in parts))


def _is_joined(text: str, end: int, start: int) -> bool:
    return start - end <= _LONGEST_JOINT and bool(_JOINT.fullmatch(text, end, start))
