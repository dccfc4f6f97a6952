"""The model as a whole: sentences in; a tag for every character out, and how likely a name begins or goes on there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classroom.checks.anonymity.names.marginals import find_marginals
from classroom.checks.anonymity.names.network import Batch, find_states, score_tags
from classroom.checks.anonymity.names.tokens import find_rows
from classroom.checks.anonymity.names.viterbi import find_best_tags
from classroom.checks.anonymity.names.weights import Array, load_weights

TOKENS_AT_ONCE = 4_000
"""Bounds the memory of a batch: about 10 kB a token."""


@dataclass(frozen=True)
class Reading:
    """What the model makes of a sentence, one entry a character."""

    tags: list[str]
    """`PER-B` begins a name, `PER-I` goes on with it; so do the other kinds of words."""
    begin: list[float]
    """How likely a name begins here, 0 to 1."""
    inside: list[float]
    """How likely a name goes on here, 0 to 1."""
    lengths: list[int] = field(default_factory=list)
    """How many characters each token stands for."""
    kept: list[Array] = field(default_factory=list, compare=False)
    """What was kept of the states of all tokens, tokens × numbers: one array, or none when nothing was to be kept."""


def read_sentences(sentences: Sequence[str], keep: Callable[[Array], Array] | None = None) -> list[Reading]:
    """Return a reading for each of *sentences*; those of like length are computed together.

    *keep* is given the states of tokens, tokens × 640, and returns what others need of them.
    """
    cut = [find_rows(sentence) for sentence in sentences]
    readings = [Reading([], [], []) for _ in sentences]
    for numbers in _make_batches([len(rows) for rows, _ in cut]):
        batch = Batch([len(cut[i][0]) for i in numbers])
        rows = np.array([row for i in numbers for row in cut[i][0]], dtype=np.int64)
        targets = [(readings[i], cut[i][1]) for i in numbers]
        states = find_states(load_weights(), rows, batch)
        _fill_readings(targets, *_tag(states[-1], batch))
        if keep:
            _fill_kept([reading for reading, _ in targets], _order(keep(np.concatenate(states, axis=1)), batch))
    return readings


def _make_batches(lengths: list[int]) -> Iterator[list[int]]:
    """Yield the numbers of sentences that go together, the longest first; empty ones are left out."""
    batch: list[int] = []
    tokens = 0
    for i in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and tokens + lengths[i] > TOKENS_AT_ONCE:
            yield batch
            batch, tokens = [], 0
        if lengths[i]:
            batch.append(i)
            tokens += lengths[i]
    if batch:
        yield batch


def _tag(last: Array, batch: Batch) -> tuple[NDArray[np.int64], Array, Array]:
    """Return for each token, sentence after sentence: its tag, how likely a name begins and goes on with it."""
    weights = load_weights()
    scores = score_tags(weights, last)
    likely = find_marginals(weights.field, scores, batch)
    packed = np.column_stack(
        (
            find_best_tags(weights.field, scores, batch),
            likely[:, weights.tags.index("PER-B")],
            likely[:, weights.tags.index("PER-I")],
        )
    )
    ordered = _order(packed, batch)
    return ordered[:, 0].astype(np.int64), ordered[:, 1], ordered[:, 2]


def _order(packed: NDArray[Any], batch: Batch) -> NDArray[Any]:
    """Return packed values sentence after sentence."""
    ordered = np.empty_like(packed)
    ordered[batch.order] = packed
    return ordered


def _fill_kept(readings: list[Reading], kept: Array) -> None:
    ends = np.cumsum([len(reading.lengths) for reading in readings])
    for reading, rows in zip(readings, np.split(kept, ends[:-1]), strict=True):
        reading.kept.append(rows.astype(np.float16))


def _fill_readings(
    targets: list[tuple[Reading, list[int]]], tags: NDArray[np.int64], begin: Array, inside: Array
) -> None:
    names = load_weights().tags
    rows = zip(tags.tolist(), begin.tolist(), inside.tolist(), strict=True)
    for reading, lengths in targets:
        reading.lengths.extend(lengths)
        for length in lengths:
            tag, first, later = next(rows)
            name = names[tag]
            reading.tags.extend([name] + [name[:-2] + "-I"] * (length - 1))
            reading.begin.extend([first] + [0.0] * (length - 1))
            reading.inside.extend([later] + [first + later] * (length - 1))
