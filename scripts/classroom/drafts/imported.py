"""The text of a Word file → a lesson or a case: sections, minutes, the headings that a case must have."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from classroom.checks.sections import CASE_HEADINGS
from classroom.timetable.minutes import CUT_MINUTES
from classroom.word.markdown_text import Block

_MINUTES = re.compile(r"(\d{1,3})\s*分钟")
_LETTERS_A_MINUTE = 150
"""What is said in a minute of a lesson, questions and pauses included."""
_CASE_WORDS = (
    ("正确的做法", re.compile(r"做法|怎么办|提醒|提示|建议|应对|防范")),
    ("哪里可以停下来", re.compile(r"停下|停住|破绽|识破|识别|疑点|警示")),
    ("经过", re.compile(r"经过|案情|案例|事情|过程|回顾")),
)
_PLACEHOLDERS = {
    "经过": "1. 待补：事情怎么开始。",
    "哪里可以停下来": "1. 待补：最早可以停的地方。\n2. 待补：再往后还能停的地方。",
    "正确的做法": "1. 待补：钱已经出去的，第一条写打 110。",
}
_ITEM = re.compile(r"^(?:\d+[.)]|[-*+])\s+\S", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """What stands under one heading; `minutes` are guessed where the heading does not say them."""

    title: str
    blocks: tuple[Block, ...]
    minutes: int
    is_guessed: bool


def split_parts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """Return the parts of a lesson; what stands before the first heading is its opening."""
    groups: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if block.level == 2:
            groups.append((block.text, []))
        else:
            if not groups:
                groups.append(("开场", []))
            groups[-1][1].append(block)
    return tuple(_make_part(title, inside) for title, inside in groups)


def _make_part(title: str, blocks: list[Block]) -> Part:
    told = _MINUTES.search(title)
    if told and 1 <= int(told[1]) <= 240:
        return Part(title, tuple(blocks), int(told[1]), is_guessed=False)
    letters = sum(len(block.text) for block in blocks)
    return Part(title, tuple(blocks), min(max(2, math.ceil(letters / _LETTERS_A_MINUTE)), 240), is_guessed=True)


def write_lesson_body(parts: Sequence[Part], minutes: Sequence[int]) -> str:
    """Return the body of a lesson whose parts take *minutes*; the first are `must` while they fit a quarter hour."""
    pieces: list[str] = []
    told = 0
    still_fits = True
    for part, length in zip(parts, minutes, strict=True):
        is_must = still_fits = still_fits and told + length <= CUT_MINUTES[0]
        told += length if is_must else 0
        head = f"## {part.title} {{minutes={length} keep={'must' if is_must else 'should'}}}"
        pieces.append("\n\n".join((head, *map(_write_block, part.blocks))))
    return "\n\n".join(pieces) + "\n"


def write_case_body(blocks: Sequence[Block]) -> tuple[str, tuple[str, ...]]:
    """Return the body of a case, and the headings under which words are still to be written."""
    sections: dict[str, list[str]] = {name: [] for name in CASE_HEADINGS}
    current = CASE_HEADINGS[0]
    for block in blocks:
        if block.level == 2:
            current = _match_heading(block.text) or current
            if block.text not in CASE_HEADINGS:
                sections[current].append(f"### {block.text}")
        else:
            sections[current].append(_write_block(block))
    open_ones = []
    for name, texts in sections.items():
        items = len(_ITEM.findall("\n".join(texts)))
        if not texts or (name == CASE_HEADINGS[1] and items < 2):
            texts.append(_PLACEHOLDERS[name])
            open_ones.append(name)
    body = "\n\n".join("\n\n".join((f"## {name}", *texts)) for name, texts in sections.items())
    return f"{body}\n", tuple(open_ones)


def _match_heading(words: str) -> str | None:
    return next((name for name, pattern in _CASE_WORDS if pattern.search(words)), None)


def _write_block(block: Block) -> str:
    return f"{'#' * max(block.level, 3)} {block.text}" if block.level else block.text


def place_pictures(text: str, targets: Sequence[tuple[str, str]], prefix: str, escape: Callable[[str], str]) -> str:
    """Return *text* with the alt text and the target that *targets* has for each picture."""
    pattern = re.compile(rf"!\[(?:[^\[\]\\]|\\.)*\]\({re.escape(prefix)}(\d+)\)")

    def write(found: re.Match[str]) -> str:
        target, words = targets[int(found[1]) - 1]
        return f"![{escape(words)}]({target})"

    return pattern.sub(write, text)


def describe_guesses(parts: Sequence[Part], minutes: Sequence[int]) -> Iterator[str]:
    """Yield a line for each part whose minutes are guessed."""
    for part, length in zip(parts, minutes, strict=True):
        if part.is_guessed:
            yield f"“{part.title}”的分钟是猜的：{length} 分钟"
