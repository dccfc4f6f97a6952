"""Names with a dot between their parts: 买买提·艾力, 那日松·巴图, 区·其其格."""

import re
from collections.abc import Iterator
from functools import cache

from classroom.checks.anonymity.names.lexicon import load_lexicon
from classroom.checks.anonymity.names.sightings import is_han, is_plain_word
from classroom.checks.anonymity.names.tagger import Reading
from classroom.checks.anonymity.names.tokens import load_cutter

_DOT = re.compile("(?<=[\u4e00-\u9fff])[·•・‧∙⋅・](?=[\u4e00-\u9fff])|^[·•・‧∙⋅・]$")
_FOREIGN = frozenset(
    "阿艾安奥巴白贝本比彼波伯勃布查次达戴丹德迪蒂多俄厄恩尔法菲费芬夫弗福盖甘冈戈格葛古果哈海汉赫亨胡霍基吉加嘉杰金卡凯坎康科克肯库奎拉莱兰朗劳勒雷里利莉丽莲列林琳"
    "龙卢鲁路罗洛吕马玛麦曼梅门蒙米密莫姆木穆娜纳奈南内尼涅努诺欧帕佩彭皮珀普奇乔切琼热日瑞若萨塞桑瑟森沙莎史什士舒斯丝苏孙索塔泰坦汤特提土吐托图万旺威韦维温文沃乌伍西希锡夏肖谢辛雅亚延扬耶"
    "叶伊依易因英尤约泽扎詹珍芝治朱卓宗佐娃娅妮妲姬媞嘎仁增央其呼和子呷则且支者合买力甫江孜提热依木坚参措姆珠才让旦巴顿丹增嘉措"
)
_NO_PART = frozenset("的了着在是和与跟给向对叫被把让用说有到从为由请向问及或也都就还又不没这个位名我你他她它")
_DYNASTIES = frozenset("唐宋元明清汉晋隋")
_REGIONS = frozenset(("内蒙古", "西藏", "新疆", "青海", "宁夏"))
_LONGEST = 6


def find_dotted(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield names with dots in them: as far as the model, the characters of transliterations or a mark reach."""
    for found in _DOT.finditer(text):
        start, end = found.span()
        while start and (reading.inside[start] > 0.3 or text[start - 1] in _FOREIGN) and is_han(text[start - 1]):
            start -= 1
            if reading.begin[start] > 0.3:
                break
        while end < len(text) and (reading.inside[end] > 0.3 or text[end] in _FOREIGN) and _is_han_or_dot(text[end]):
            end += 1
        if _is_of_words(text[start : found.start()], text[found.end() : end]):
            continue
        if start < found.start() and found.end() < end and (reading.begin[start] > 0.1 or end - start >= 5):
            yield start, end
        elif part := _find_parts(text, *found.span()):
            yield part


def _is_of_words(left: str, right: str) -> bool:
    """Return whether a dot stands between words, 平安·健康, or behind a dynasty: 宋·岳飞."""
    return left in _DYNASTIES or left in _REGIONS or (is_plain_word(left) and is_plain_word(right))


def _is_han_or_dot(char: str) -> bool:
    return is_han(char) or bool(_DOT.match(char))


def _find_parts(text: str, dot: int, after: int) -> tuple[int, int] | None:
    """Return where a name of peoples lies around the dot at *dot*; at least one of its parts is known."""
    end = _find_known_end(text, after)
    start = _find_known_start(text, dot)
    if end:
        start = start or _find_single_start(text, dot)
    elif start is not None:
        end = _find_single_end(text, after)
    return (start, end) if start is not None and end else None


def _find_known_end(text: str, at: int) -> int:
    found = _known_pattern().match(text, at)
    return found.end() if found else 0


def _find_known_start(text: str, dot: int) -> int | None:
    left = max(0, dot - _LONGEST)
    return next((at for at in range(left, dot) if _known_pattern().fullmatch(text, at, dot)), None)


def _find_single_start(text: str, dot: int) -> int | None:
    """Return where the characters before *dot* begin that are in no word: 社长 + 那日松."""
    left = max(0, dot - 2 * _LONGEST)
    at = dot
    for word in reversed(load_cutter().cut(text[left:dot])):
        if len(word) > 1 or not is_han(word) or word in _NO_PART or dot - at == _LONGEST:
            break
        at -= 1
    return at if at < dot else None


def _find_single_end(text: str, after: int) -> int:
    end = after
    for word in load_cutter().cut(text[after : after + _LONGEST]):
        if len(word) > 2 or not is_han(word) or word in _NO_PART or (end > after and len(word) > 1):
            break
        end += len(word)
    return end if end - after > 1 else 0


@cache
def _known_pattern() -> re.Pattern[str]:
    """Return what matches one or two parts that only names of peoples have."""
    lexicon = load_lexicon()
    parts = sorted(lexicon.ethnic_names | lexicon.ethnic_parts, key=lambda part: (-len(part), part))
    return re.compile(f"(?:{'|'.join(map(re.escape, parts))}){{1,3}}")
