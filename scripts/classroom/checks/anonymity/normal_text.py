"""Text as recognisers read it, with a map back to the original."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NormalText:
    """`text` is the normalised form of `original`; `origin[i]` is where character i of it began in `original`."""

    original: str
    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original, in code points, that `text[start:end]` came from; *end* > *start*."""
        return self.origin[start], self.origin[end - 1] + 1


def normalise(original: str) -> NormalText:
    """Return *original* as recognisers read it."""
    return NormalText(original, original, tuple(range(len(original))))
