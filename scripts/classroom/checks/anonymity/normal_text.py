"""Text as recognisers read it, with a map back to the original."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from classroom.checks.anonymity.characters import find_characters
from classroom.checks.anonymity.digit_run import DigitRun, find_digit_runs
from classroom.checks.anonymity.edits import Edit, apply_edits
from classroom.checks.anonymity.markup import find_markup


@dataclass(frozen=True)
class NormalText:
    """`text` is the normalised form of `original`; character i of it was `original[origin[i]:ends[i]]`."""

    original: str
    text: str
    origin: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original, in code points, that `text[start:end]` came from; *end* > *start*."""
        return self.origin[start], self.ends[end - 1]

    @cached_property
    def digit_runs(self) -> tuple[DigitRun, ...]:
        """The numbers of `text`, each with its groups, however it was split or spelled."""
        return tuple(find_digit_runs(self.text))


def normalise(original: str) -> NormalText:
    """Return *original* as recognisers read it.

    Full-width forms, invisible characters, character references, percent escapes, marks of emphasis and decorated
    digits are read as what they stand for (Unicode NFKC). Chinese punctuation, words and line breaks stay.
    """
    return NormalText(original, *apply_edits(original, _find_edits(original)))


def _find_edits(original: str) -> Iterator[Edit]:
    for edit in find_markup(original):
        read, _, _ = apply_edits(edit.replacement, find_characters(edit.replacement))
        yield Edit(edit.start, edit.end, read)
    yield from find_characters(original)
