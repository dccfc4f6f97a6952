"""The medians as bars, drawn by hand: no library for one picture."""

from collections.abc import Mapping
from html import escape
from typing import Protocol

_BAR, _GAP, _LEFT, _RIGHT = 14, 10, 200, 90
_WIDTH = 760
_COLOURS = ("#1d4e9e", "#b8860b", "#8a8f98", "#7d2a17", "#2d7d46")


class _Taken(Protocol):
    @property
    def cpu_seconds(self) -> float: ...


def draw_plot(found: Mapping[int, Mapping[tuple[str, str], _Taken]]) -> str:
    """Return an SVG with a group of bars a size and kind of build, and a bar an engine: processor seconds."""
    parts: list[str] = []
    top = 28
    for pages, medians in found.items():
        names = list(dict.fromkeys(name for name, _ in medians))
        kinds = list(dict.fromkeys(kind for _, kind in medians))
        longest = max(taken.cpu_seconds for taken in medians.values())
        parts.append(f'<text x="0" y="{top}" font-weight="bold">{pages} pages, processor seconds</text>')
        top += 12
        for kind in kinds:
            parts.append(f'<text x="0" y="{top + _BAR}">{escape(kind)}</text>')
            for number, name in enumerate(names):
                if (name, kind) not in medians:
                    continue
                seconds = medians[name, kind].cpu_seconds
                width = max(1, seconds / longest * (_WIDTH - _LEFT - _RIGHT))
                colour = _COLOURS[number % len(_COLOURS)]
                parts.append(f'<rect x="{_LEFT}" y="{top}" width="{width:.1f}" height="{_BAR - 2}" fill="{colour}"/>')
                label = f"{seconds:.2f} {escape(name)}"
                parts.append(f'<text x="{_LEFT + width + 4:.1f}" y="{top + _BAR - 4}" font-size="10">{label}</text>')
                top += _BAR
            top += _GAP
        top += 24
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH + 60} {top}" font-family="sans-serif"'
    return f'{head} font-size="12">\n' + "\n".join(parts) + "\n</svg>\n"
