"""People whom a named place or an office tells: who keeps a stall at a named corner, who holds a village's one post.

Good: 小区门口卖菜的, 某村村支书, 桃源社区主任介绍. Bad: 双桂小学门口开“阿婆冰粉”摊, 石坪村现任妇女主任刷单, 院长的妻子.
"""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("local_figure_words")
_HANZI = "[\u3400-\u9fff]"
_REST = r"[^，,。；;！？\n]{0,16}"
_CORNER = re.compile(
    rf"(?P<name>{_HANZI}{{1,7}}?)(?:{any_of(_WORDS['landmark'])}){any_of(_WORDS['side'])}的?{_HANZI}{{0,3}}?{any_of(_WORDS['trade'])}"
    rf"(?:了{_HANZI}{{1,6}}?年)?(?:[“\"「《][^”\"」》\n]{{1,12}}[”\"」》])?{_HANZI}{{0,6}}?{any_of(_WORDS['business'])}(?:的{_HANZI}{{1,6}}|{_HANZI}{{0,2}}的{_HANZI}{{1,6}})?"
)
_NAMED_SHOP = re.compile(
    rf"{_HANZI}{{0,10}}?{any_of(_WORDS['trade'])}(?:[了着的]|一家|一间|一个|个|家|间){{0,3}}[“\"「《](?P<name>[^”\"」》\n]{{2,12}})[”\"」》]{_HANZI}{{0,4}}?{any_of(_WORDS['business_end'])}"
    rf"|[“\"「《](?P<shop>[^”\"」》\n]{{2,12}})[”\"」》]{_HANZI}{{0,5}}?{any_of(_WORDS['business_end'])}的?{_HANZI}{{0,3}}?(?:老板娘?|店主|掌柜|师傅|老裁缝|夫妇|夫妻|主人|两口子|女主人|阿姨|大姐|大叔|伙计)"
)
_POST = re.compile(
    rf"(?P<name>{_HANZI}{{1,8}}?)(?:{any_of(_WORDS['organisation'])})的?{_HANZI}{{0,4}}?(?P<office>{any_of(_WORDS['office'])})(?P<kin>{any_of(_WORDS['kin'])})?"
)
_LOCAL = re.compile(
    "[县镇乡市区](?:中心|实验|第[一二三四五])?(?:小学|中学|医院|卫生院|剧团|图书馆|文化馆|博物馆|幼儿园|[一二三四五]中|敬老院|林场)"
)
_PRETENDED = re.compile("冒充|假冒|自称|伪装|扮演|谎称|假扮|仿冒|所谓|声称|骗子|假")
_NAMELESS = re.compile(rf"{any_of(_WORDS['nameless'])}$")


def find_shopkeepers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where somebody's small business is told by its name or by a named place beside it."""
    for found in _CORNER.finditer(text):
        if not _NAMELESS.search(found["name"]) and "某" not in found["name"]:
            yield found.span()
    for found in _NAMED_SHOP.finditer(text):
        yield found.span()


def find_posts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where a post of a named place or body is told, and whether it is a relative of who holds it."""
    for found in _POST.finditer(text):
        is_nameless = _NAMELESS.search(found["name"]) and not _LOCAL.match(found[0])
        if (
            not is_nameless
            and "某" not in found["name"]
            and not _PRETENDED.search(text[max(0, found.start() - 8) : found.start("office")])
        ):
            yield *found.span(), found["kin"] is not None
