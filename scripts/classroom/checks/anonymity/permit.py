"""PERMIT: numbers of permits, licences, insurance and staff cards, by a word that names the paper or by their shape.

Good: 社保卡年审, 警号不公开, 学号最后两位. Bad: 港澳通行证C80000352, 军字第0000417号, 警号035817, 优 51 0000 4162 8.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.columns import find_cells
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.idcard import is_identity
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORD = any_of(read_words("document_words")["permit"])
_FILLER = (
    r"(?:号码?|档案|卡号|证号|编号|证件|卡面?|背面|正面|[（(][^（）()\n]{0,8}[)）]|[:：是为=\s“”\"「」【】|#，,；、→－-]|No\.?|的|尾|上|里|写的?着?|显示"
    r"|印着?|登记|一栏|填的?|报的?|念的?|抄|叫|[一那这]串|头|念给|[他她你]?听|告诉|给|咧|哦|哈|起|变成|改成|全?是|了|他|她|我){0,9}"
)
_NAMED = re.compile(rf"{_WORD}{_FILLER}$", re.IGNORECASE)
_SEPARATOR = r"[ .\-·_/]"
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:[优军退残老港澳台士兵京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼](?:字第|字|第|[退休伍役医教残])?|字第|第|(?!号)[\u4e00-\u9fff](?:(?!号)[\u4e00-\u9fff])?字第){_SEPARATOR}?(?=[0-9]))?"
    rf"(?:\d{{17}}[0-9Xx](?:{_SEPARATOR}?(?:[A-Z]|\d{{1,2}}))?"
    rf"|(?:[A-Za-z]{{1,4}}{_SEPARATOR}?)?\d(?:{_SEPARATOR}?\d){{4,20}}(?:{_SEPARATOR}?[A-Za-z])?(?:\s?[（(][A-Z0-9]{{1,2}}[)）])?"
    r"|(?=[A-Z0-9\-]{5,24}(?![A-Za-z0-9]))(?=(?:[A-Z\-]{0,8}\d){5})[A-Z0-9]+(?:-[A-Z0-9]+){0,4})"
    r"(?:号(?![楼院室房栋厅])|(?![A-Za-z0-9年月日元%％天]|\.[0-9]))"
)
_SPELLED = re.compile(r"(?:[A-Za-z]{1,2}[^\w。！？\n]?)?[零〇○一二三四五六七八九幺洞拐勾两]{5,18}")
_SERIES = re.compile(
    r"[军兵士文参政后装海空南北东西中武广沈济兰成炮警退优消应救]{1,3}字?第?\s?(?=\d{5,9}\s?号|(?<=字)\d{5,9}|(?<=第)\d{5,9})\d{5,9}\s?号?"
)
_REGISTERED = re.compile(
    r"[\u4e00-\u9fff]?[（(〔][0-9]{4}[)）〕][\u4e00-\u9fff]{2,12}(?:不动产权|房权证|土地使用权)[\u4e00-\u9fff]{0,3}第\s?[0-9]{4,}\s?号|J[0-9]{6}-[0-9]{4}-[0-9]{6}"
)
_EXIT = re.compile(
    r"(?<![A-Za-z0-9])(?:[CW][ -]?\d{4}[ -]?\d{4}|C[A-Z][ -]?\d{7}|[HM][ -]?\d{8}(?:\d\d\d?)?)(?![A-Za-z0-9*])"
)
"""Permits to Hong Kong, Macao and Taiwan, and of people who live there, have a shape of their own."""
_TO_TAIWAN = re.compile(r"(?<![A-Za-z0-9])[TL][ -]?\d{4}[ -]?\d{4}(?![A-Za-z0-9*])")
"""Permits to and from Taiwan; many models of machines look the same, so a word has to tell."""
_ABOUT_TAIWAN = re.compile("台湾|台胞|通行证|证号|证件")
_OF_NEIGHBOURS = re.compile(r"(?<![0-9A-Za-z])8[123]0000[0-9]{11}[0-9Xx](?![0-9A-Za-z])")
"""Residence permits of people of Hong Kong, Macao and Taiwan, which look like identities."""
_REACH = 30


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the numbers, with their letters."""
    for pattern in (_SERIES, _REGISTERED, _EXIT):
        for found in pattern.finditer(text.text):
            yield Finding(*text.span(*found.span()), "PERMIT")
    for found in _TO_TAIWAN.finditer(text.text):
        if _ABOUT_TAIWAN.search(before(text.text, found.start(), _REACH)):
            yield Finding(*text.span(*found.span()), "PERMIT")
    for cell in find_cells(text.text):
        if _NUMBER.fullmatch(cell.text) and _NAMED.search(cell.heading):
            yield Finding(*text.span(cell.start, cell.end), "PERMIT")
    for found in _OF_NEIGHBOURS.finditer(text.text):
        if is_identity(found[0]):
            yield Finding(*text.span(*found.span()), "PERMIT")
    for pattern in (_NUMBER, _SPELLED):
        for found in pattern.finditer(text.text):
            if _NAMED.search(before(text.text, found.start(), _REACH)):
                yield Finding(*text.span(*found.span()), "PERMIT")
