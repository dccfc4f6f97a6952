"""The likeliest tags of sentences by a linear-chain conditional random field."""

import numpy as np
from numpy.typing import NDArray

from classroom.checks.anonymity.names.network import Batch
from classroom.checks.anonymity.names.weights import Array, Field


def find_best_tags(field: Field, scores: Array, batch: Batch) -> NDArray[np.int64]:
    """Return the tag of every packed token on the best way through its sentence; *scores* are tokens × tags."""
    into = np.ascontiguousarray(field.transition.T)
    back = np.zeros(scores.shape, dtype=np.int64)
    total = np.empty_like(scores)
    total[: batch.active[0]] = scores[: batch.active[0]] + field.start
    for step in range(1, len(batch.active)):
        start, end = batch.starts[step], batch.starts[step + 1]
        before = batch.starts[step - 1]
        ways = total[before : before + end - start, None, :] + into
        back[start:end] = ways.argmax(axis=2)
        total[start:end] = np.take_along_axis(ways, back[start:end, :, None], axis=2)[:, :, 0] + scores[start:end]
    return _walk_back(field, total, back, batch)


def _walk_back(field: Field, total: Array, back: NDArray[np.int64], batch: Batch) -> NDArray[np.int64]:
    best = np.empty(len(total), dtype=np.int64)
    running = np.empty(0, dtype=np.int64)
    for step in range(len(batch.active) - 1, -1, -1):
        start, end = batch.starts[step], batch.starts[step + 1]
        ended = (total[start + len(running) : end] + field.end).argmax(axis=1)
        running = np.concatenate((running, ended))
        best[start:end] = running
        running = np.take_along_axis(back[start:end], running[:, None], axis=1)[:, 0]
    return best
