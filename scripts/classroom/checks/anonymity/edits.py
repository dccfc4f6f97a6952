"""Replacements in a text, and the text they make with a map back."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Edit:
    """The characters from `start` to before `end` of the original read as `replacement`, which may be empty."""

    start: int
    end: int
    replacement: str


def apply_edits(original: str, edits: Iterable[Edit]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Return the edited text and where each of its characters began and ended in *original*.

    Of edits that overlap, the one that begins first is made, of those the shortest.
    """
    pieces: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    done = 0
    for edit in sorted(edits):
        if edit.start < done:
            continue
        pieces += (original[done : edit.start], edit.replacement)
        begins.extend(range(done, edit.start))
        ends.extend(range(done + 1, edit.start + 1))
        begins.extend([edit.start] * len(edit.replacement))
        ends.extend([edit.end] * len(edit.replacement))
        done = edit.end
    pieces.append(original[done:])
    begins.extend(range(done, len(original)))
    ends.extend(range(done + 1, len(original) + 1))
    return "".join(pieces), tuple(begins), tuple(ends)
