"""What stands around a name: labels, keys, heads of columns, words before and after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from classroom.checks.anonymity.names.lexicon import load_lexicon

_ITEM = re.compile(r"[^、，,；;/\s|（）()\[\]【】\"'“”‘’「」《》<>]+")
_KEY_ITEM = re.compile(r"[^\[\]、，,；;/#]+")
_OFFICES = tuple("员队所部室局站组会办校班师长友者方家")
_VALUE_END = re.compile(r"[。|）)\]】]|-->|\n")
_KEY_LINE = re.compile(r"^(?P<indent>\s*)(?:-\s+)?[\"']?(?P<key>[A-Za-z_]+)[\"']?\s*:(?P<value>.*)$")
_LIST_LINE = re.compile(r"^\s*-\s+(?P<value>[^:：]+)$")
_RULE_CELL = re.compile(r":?-+:?")
_LEFT = re.compile(r"[\s:：为是/|“”\"‘’(（\[*_]+$")


@dataclass(frozen=True)
class Value:
    """`text[start:end]` stands where a person is told of, which adds *weight* to its score as a name."""

    start: int
    end: int
    weight: float
    is_whole: bool = False
    """Whether it is all that stands behind a key of data."""


def find_labelled(text: str) -> Iterator[Value]:
    """Yield the values of labels, keys and columns that tell of a person, item by item."""
    yield from _find_after_labels(text)
    yield from _find_after_bylines(text)
    yield from _find_after_keys(text)
    yield from _find_in_columns(text)


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = sorted(load_lexicon().labels, key=lambda label: (-len(label), label))
    spaced = "|".join(r"[ \u3000]*".join(label) for label in labels)
    return re.compile(
        rf"(?P<label>{spaced})[ \u3000*_]*(?:[：:=＝]|[|｜](?=[^\n|]*[|｜])|(?<=[文图字摄绘影作])[/／])[ \u3000*_]*"
    )


def _find_after_labels(text: str) -> Iterator[Value]:
    for found in _label_pattern().finditer(text):
        end = _VALUE_END.search(text, found.end())
        yield from _find_items(text, found.end(), end.start() if end else len(text), _weigh_label(found["label"]))


_BYLINE = re.compile(
    r"(?:供稿|摄影|撰稿|撰文|审核|编辑|校对|校核|记录|责编|通讯员|整理|申请人|具结人|学员|监制|设计|投稿|口述"
    r"|值班)[ \u3000]{1,3}"
    r"([\u4e00-\u9fff]{2,4})(?=[ \u3000\n)）]|$)"
)


def _find_after_bylines(text: str) -> Iterator[Value]:
    """Yield what follows a label of those who made or signed a text with nothing but a space between."""
    for found in _BYLINE.finditer(text):
        yield Value(found.start(1), found.end(1), LABELLED)


def _find_after_keys(text: str) -> Iterator[Value]:
    keys = load_lexicon().keys
    at = 0
    listed = is_sure = False
    for line in text.split("\n"):
        head = _KEY_LINE.match(line)
        entry = _LIST_LINE.match(line)
        if head:
            is_person = head["key"].lower() in keys
            is_sure = head["key"].lower() in load_lexicon().certain_keys
            listed = is_person and not head["value"].strip()
            if is_person:
                yield from _find_values(text, at + head.start("value"), at + head.end("value"), is_sure=is_sure)
        elif entry and listed:
            yield from _find_values(text, at + entry.start("value"), at + entry.end("value"), is_sure=is_sure)
        else:
            listed = False
        at += len(line) + 1


def _find_values(text: str, start: int, end: int, *, is_sure: bool) -> Iterator[Value]:
    """Yield the values of a key; a word of two or three characters there is a name unless it says an office."""
    for item in _KEY_ITEM.finditer(text, start, end):
        value = item.group().strip(" \"'")
        first = text.index(value, item.start()) if value else 0
        if not value:
            continue
        is_word = is_sure and len(value) <= 3 and not value.endswith(_OFFICES)
        yield Value(first, first + len(value), CERTAIN if is_word else LABELLED, is_whole=True)
        yield from _find_items(text, first, first + len(value), LABELLED)


def _find_in_columns(text: str) -> Iterator[Value]:
    """Yield the cells under a head that tells of a person, in tables of Markdown and in comma-separated lines."""
    at = 0
    columns: dict[int, float] = {}
    width = 0
    for line in text.split("\n"):
        mark = _find_separator(line)
        cells = _split_cells(line, mark) if mark else []
        heads = {i: _weigh_label(line[start:end]) for i, (start, end) in enumerate(cells)}
        if not cells:
            columns = {}
        elif any(heads.values()) and not columns:
            columns, width = heads, len(cells)
        elif not all(_RULE_CELL.fullmatch(line[start:end].strip()) for start, end in cells):
            for i, (start, end) in enumerate(cells):
                if columns.get(i) and width == len(cells):
                    yield from _find_items(text, at + start, at + end, columns[i])
        at += len(line) + 1


def _find_separator(line: str) -> str:
    return next((mark for mark in "|\t,，" if mark in line), "")


def _split_cells(line: str, mark: str) -> list[tuple[int, int]]:
    cells = []
    at = 0
    for cell in line.split(mark):
        cells.append((at, at + len(cell)))
        at += len(cell) + 1
    return cells


def _weigh_label(label: str) -> float:
    """Return what *label*, or the head of a column, adds to a name: nothing where it tells of no person."""
    plain = re.sub(r"[\s*]", "", label)
    if plain in load_lexicon().certain_labels:
        return CERTAIN
    if plain in load_lexicon().signing_labels:
        return SIGNING
    return LABELLED if plain in load_lexicon().labels or plain.endswith(_long_labels()) else 0.0


@cache
def _long_labels() -> tuple[str, ...]:
    return tuple(label for label in load_lexicon().labels if len(label) > 1)


def _find_items(text: str, start: int, end: int, weight: float) -> Iterator[Value]:
    for item in _ITEM.finditer(text, start, end):
        yield Value(item.start(), item.end(), weight)


def weigh_surroundings(text: str, start: int, end: int) -> float:
    """Return what the words around `text[start:end]` of a piece add to the score of a name there."""
    lexicon = load_lexicon()
    left = _LEFT.sub("", text[:start])
    right = text[end:].lstrip(" \u3000")
    result = 0.0
    if _CAPTION_BEFORE.search(text[:start]):
        result += CAPTION
    elif left.endswith(lexicon.before_surely):
        result += SURELY
    elif left.endswith(lexicon.before):
        result += BEFORE
    if _SEX_AFTER.match(right):
        result += SEX
    if _NAMED_BEFORE.search(text[:start]) and _NAMED_AFTER.match(right):
        result += SEX
    if _CALLED_BEFORE.search(text[:start]) and right.startswith(_CALLED_AFTER):
        result += SURELY
    if right.startswith(lexicon.after) or _PERSON_AFTER.match(right):
        result += AFTER
    if not _HAN.search(text[:start]) and not _HAN.search(text[end:]):
        result += ALONE
    elif not left and _CALL_AFTER.match(right):
        result += CALL
    return result


BEFORE, CAPTION, AFTER, ALONE, CALL, LABELLED, CERTAIN = 1.2, 2.0, 1.0, 1.0, 1.5, 4.0, 10.0
SURELY, SEX, SIGNING = 3.3, 9.5, 8.0
"""What each hint adds; a label says by itself that a person follows, the others only help the model."""

_HAN = re.compile("[\u3400-\u9fff]")
_CAPTION_BEFORE = re.compile(
    r"(?:[左右前后中][一二三四五六七八九十\d起排]+|图[片中]?|照片)(?:[（(][^（）()]*[）)])?(?:为|是|系|[:：])[\s*_]*$"
)
_SEX_AFTER = re.compile(r"饰[）)]|[（(](?:男|女)[，,、；;]")
_NAMED_BEFORE = re.compile(
    r"(?:他|她|我|您|本人|对象|丈夫|妻子|儿子|女儿|老公|老婆|爱人|姐姐?|妹妹?|哥哥?|弟弟?|爸|妈|老乡|同学|小名"
    r"|大名|全名|本名|真名)"
    r"(?:就|大名|小名|名字|的?名字)?(?:叫|全名|名叫|大名|本名|真名|全名叫)做?[“\"「]?$|(?:全名|大名|本名"
    r"|真名)叫?[“\"「]?$"
)
_CALLED_BEFORE = re.compile(r"(?:一个|那个|这个|有个|位|个)?(?:名叫|叫|名为)[“\"]?$")
_CALLED_AFTER = (
    "的人",
    "的男",
    "的女",
    "的同学",
    "的学员",
    "的居民",
    "的网友",
    "的小伙",
    "的姑娘",
    "的老人",
    "的大姐",
    "的老板",
)
_NAMED_AFTER = re.compile(r"[”\"」]?(?:[，。,、]|$)")
_CALL_AFTER = re.compile(r"[，,！!、：:]\s*(?:你|您|快|别|请|咱|我)")
_PERSON_AFTER = re.compile(
    r"[（(，,、]?\s*(?:男|女)(?:[，,）)、]|\s*\d|$)|[（(，,]?\s*\d{1,2}\s*岁|[（(]\s*(?:左|右|中|前|后)|今年\d"
    r"|的(?:手机|微信|电话)|1\d{10}"
    r"|[（(]?(?:身份证|手机号|电话)|等(?:\d|[一二三四五六七八九十两几])*(?:人|名)"
)
