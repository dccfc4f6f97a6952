"""How likely each tag of each token is by a linear-chain conditional random field, over all ways through a sentence."""

import numpy as np

from classroom.checks.anonymity.names.network import Batch
from classroom.checks.anonymity.names.weights import Array, Field


def find_marginals(field: Field, scores: Array, batch: Batch) -> Array:
    """Return the probability of every tag for every packed token; *scores* are tokens × tags, rows add up to 1."""
    height = max(float(field.transition.max()), 0.0)
    ways = np.exp(field.transition - height)
    local = np.exp(scores - scores.max(axis=1, keepdims=True))
    weight = _run_forward(field, local, ways, batch) * _run_backward(field, local, ways, batch)
    result: Array = weight / weight.sum(axis=1, keepdims=True)
    return result


def _run_forward(field: Field, local: Array, ways: Array, batch: Batch) -> Array:
    """Return for each token the weight of all ways that lead to each of its tags, scaled to add up to 1."""
    total = np.empty_like(local)
    first = local[: batch.active[0]] * np.exp(field.start - field.start.max())
    total[: batch.active[0]] = first / first.sum(axis=1, keepdims=True)
    for step in range(1, len(batch.active)):
        start, end = batch.starts[step], batch.starts[step + 1]
        before = batch.starts[step - 1]
        reached = (total[before : before + end - start] @ ways) * local[start:end]
        total[start:end] = reached / reached.sum(axis=1, keepdims=True)
    return total


def _run_backward(field: Field, local: Array, ways: Array, batch: Batch) -> Array:
    """Return for each token the weight of all ways from each of its tags to the end, scaled to add up to 1."""
    total = np.empty_like(local)
    ending = np.exp(field.end - field.end.max())
    ending /= ending.sum()
    running: Array = np.empty((0, local.shape[1]), dtype=np.float32)
    for step in range(len(batch.active) - 1, -1, -1):
        start, end = batch.starts[step], batch.starts[step + 1]
        ended = np.broadcast_to(ending, (end - start - len(running), local.shape[1]))
        total[start:end] = np.concatenate((running, ended))
        before = (total[start:end] * local[start:end]) @ ways.T
        running = before / before.sum(axis=1, keepdims=True)
    return total
