"""Where the model sees a name: a surname that begins one, and the length that is likeliest."""

from collections.abc import Iterator
from dataclasses import dataclass

from classroom.checks.anonymity.names.lexicon import Lexicon
from classroom.checks.anonymity.names.tagger import Reading

_DOTS = "·•・‧∙"


@dataclass(frozen=True)
class Sighting:
    """`text[start:end]` of a piece is a name with *likelihood* 0 to 1."""

    start: int
    end: int
    likelihood: float


def find_sightings(text: str, reading: Reading, lexicon: Lexicon) -> Iterator[Sighting]:
    """Yield every stretch of *text* that begins with a surname and may be a name, and what the model calls one."""
    for start in range(len(text)):
        surname = lexicon.surname_length(text, start)
        if surname and reading.begin[start] > 0.001:
            sighting = _find_likeliest(text, reading, start, surname)
            if sighting:
                yield sighting
    yield from _find_tagged(reading)


def _find_likeliest(text: str, reading: Reading, start: int, surname: int) -> Sighting | None:
    """Return the likeliest of the names that begin at *start* with a surname of that many characters."""
    running = reading.begin[start]
    total, best, best_end = 0.0, 0.0, 0
    for end in range(start + 1, min(start + surname + 2, len(text)) + 1):
        if end > start + 1:
            running *= min(1.0, reading.inside[end - 1] / max(reading.begin[start], 1e-9)) if end == start + 2 else min(
                1.0, reading.inside[end - 1] / max(reading.inside[end - 2], 1e-9)
            )
        if not is_han(text[end - 1]):
            break
        if end > start + surname:
            going_on = reading.inside[end] if end < len(text) else 0.0
            here = running * (1 - min(1.0, going_on / max(reading.inside[end - 1], 1e-9)))
            total += here
            if here > best:
                best, best_end = here, end
    return Sighting(start, best_end, total) if best_end else None


def _find_tagged(reading: Reading) -> Iterator[Sighting]:
    start = None
    for i, tag in enumerate([*reading.tags, "O"]):
        if start is not None and tag != "PER-I":
            yield Sighting(start, i, reading.begin[start])
            start = None
        if tag == "PER-B":
            start = i


def is_han(char: str) -> bool:
    """Return whether *char* is a Chinese character."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇"
