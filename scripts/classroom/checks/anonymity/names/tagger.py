"""The model as a whole: sentences in; a tag for every character out, and how likely a name begins or goes on there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classroom.checks.anonymity.names.marginals import find_marginals
from classroom.checks.anonymity.names.network import Batch, score_tags
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


def read_sentences(sentences: Sequence[str]) -> list[Reading]:
    """Return a reading for each of *sentences*; those of like length are computed together."""
    cut = [find_rows(sentence) for sentence in sentences]
    readings = [Reading([], [], []) for _ in sentences]
    for numbers in _make_batches([len(rows) for rows, _ in cut]):
        batch = Batch([len(cut[i][0]) for i in numbers])
        rows = np.array([row for i in numbers for row in cut[i][0]], dtype=np.int64)
        _fill_readings([(readings[i], cut[i][1]) for i in numbers], *_run_model(rows, batch))
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


def _run_model(rows: NDArray[np.int64], batch: Batch) -> tuple[NDArray[np.int64], Array, Array]:
    """Return for each token, sentence after sentence: its tag, how likely a name begins and goes on with it."""
    weights = load_weights()
    scores = score_tags(weights, rows, batch)
    likely = find_marginals(weights.field, scores, batch)
    packed = np.column_stack(
        (
            find_best_tags(weights.field, scores, batch),
            likely[:, weights.tags.index("PER-B")],
            likely[:, weights.tags.index("PER-I")],
        )
    )
    ordered = np.empty_like(packed)
    ordered[batch.order] = packed
    return ordered[:, 0].astype(np.int64), ordered[:, 1], ordered[:, 2]


def _fill_readings(
    targets: list[tuple[Reading, list[int]]], tags: NDArray[np.int64], begin: Array, inside: Array
) -> None:
    names = load_weights().tags
    rows = zip(tags.tolist(), begin.tolist(), inside.tolist(), strict=True)
    for reading, lengths in targets:
        for length in lengths:
            tag, first, later = next(rows)
            name = names[tag]
            reading.tags.extend([name] + [name[:-2] + "-I"] * (length - 1))
            reading.begin.extend([first] + [0.0] * (length - 1))
            reading.inside.extend([later] + [first + later] * (length - 1))
