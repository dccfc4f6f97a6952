"""A text cut into what the model looks up: words of a dictionary, runs of letters and digits, single characters."""

from functools import cache
from math import log

from classroom.checks.anonymity.names.weights import load_weights

_ALPHANUMERIC = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


class Cutter:
    """Cuts text into the fewest words; of equally few, those whose lengths multiply highest."""

    def __init__(self, words: tuple[str, ...], count: int) -> None:
        self._lengths: dict[str, int] = {}
        for word in words:
            for end in range(1, len(word)):
                self._lengths.setdefault(word[:end], 0)
            self._lengths[word] = len(word)
        self._log_count = log(count)

    def cut(self, text: str) -> list[str]:
        """Return *text* in pieces; together they are *text*."""
        ends = self._find_ends(text)
        pieces: list[str] = []
        run = 0
        at = 0
        while at < len(text):
            end = ends[at]
            if end == at + 1 and text[at] in _ALPHANUMERIC:
                run += 1
            else:
                if run:
                    pieces.append(text[at - run : at])
                    run = 0
                pieces.append(text[at:end])
            at = end
        if run:
            pieces.append(text[at - run : at])
        return pieces

    def _find_ends(self, text: str) -> list[int]:
        """Return for each position where the word that begins there ends, on the best way to the end of *text*."""
        lengths, log_count, size = self._lengths, self._log_count, len(text)
        score = [0.0] * (size + 1)
        ends = [0] * size
        for start in range(size - 1, -1, -1):
            best = score[start + 1] - log_count
            best_end = start + 1
            end = start + 1
            length = lengths.get(text[start:end])
            while length is not None and end <= size:
                candidate = log(length or 1) - log_count + score[end]
                if length and candidate >= best:
                    best, best_end = candidate, end
                end += 1
                length = lengths.get(text[start:end]) if end <= size else None
            score[start], ends[start] = best, best_end
        return ends


@cache
def load_cutter() -> Cutter:
    """Return the cutter for the model's own words."""
    weights = load_weights()
    return Cutter(weights.cuts, weights.cut_count)


def find_rows(text: str) -> tuple[list[int], list[int]]:
    """Return the rows of the embedding for *text* and how many characters each row stands for."""
    weights = load_weights()
    rows: list[int] = []
    lengths: list[int] = []
    unknown = weights.rows["OOV"]
    for piece in load_cutter().cut(text):
        whole = weights.rows.get(piece) if len(piece) > 1 else None
        if whole is not None:
            rows.append(whole)
            lengths.append(len(piece))
        else:
            rows.extend(weights.rows.get(weights.replaced.get(char, char), unknown) for char in piece)
            lengths.extend([1] * len(piece))
    return rows, lengths
