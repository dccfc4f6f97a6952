"""Chinese text → lines for a picture: which pieces are never torn apart, and where a heading breaks best.

No line begins with a closing mark or ends with an opening one (GB/T 15834-2011 section 5.1); Latin words and numbers
stay whole where they fit.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

_OPENING = "“‘（《〈【「『[("
_CLOSING = "”’）》〉】」』，。、；：？！…%％)\\],.;:?!"
_JOINED = r"(?:[\u0300-\u036f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*"
_WORD = r"[A-Za-z0-9][A-Za-z0-9_.:/@+–-]*(?: ?[%％万亿元年月日岁点分])*"
_PIECE = re.compile(rf"\s*[{re.escape(_OPENING)}]*(?:{_WORD}|.{_JOINED})[{_CLOSING}]*", re.DOTALL)
_PHRASE_END = re.compile(r"[：，、。？！；，:;,?!]$")
_INSIDE_A_PHRASE = 0.15
"""What a break inside a phrase costs, where a line left empty costs 1."""

Measure = Callable[[str], float]


def split_pieces(text: str) -> list[str]:
    """Return *text* in the pieces that are not torn apart: put together they are *text* again."""
    return _PIECE.findall(text) if text.strip() else []


class _Setting(NamedTuple):
    cost: float
    lines: tuple[str, ...]


def break_lines(text: str, room: float, measure: Measure, most: int) -> tuple[str, ...] | None:
    """Return *text* on lines no wider than *room* by *measure*, as even as can be, at phrases where that costs little.

    None where it needs more than *most* lines or a piece is wider than a line.
    """
    pieces = split_pieces(" ".join(text.split()))
    best: list[dict[int, _Setting]] = [{0: _Setting(0.0, ())}]
    for end in range(1, len(pieces) + 1):
        found: dict[int, _Setting] = {}
        for start in range(end - 1, -1, -1):
            line = "".join(pieces[start:end]).strip()
            if measure(line) > room:
                break
            cost = _cost(line, room - measure(line), room, is_last=end == len(pieces))
            for count, before in best[start].items():
                made = _Setting(before.cost + cost, (*before.lines, line))
                if count < most and (count + 1 not in found or made.cost < found[count + 1].cost):
                    found[count + 1] = made
        best.append(found)
    fewest = min(best[-1], default=None)
    return None if fewest is None else best[-1][fewest].lines


def _cost(line: str, slack: float, room: float, *, is_last: bool) -> float:
    torn = 0.0 if is_last or _PHRASE_END.search(line) else _INSIDE_A_PHRASE
    return (slack / room) ** 2 + torn
