"""The model as a whole: sentences in, a tag for every character out."""

from collections.abc import Sequence

import numpy as np

from classroom.checks.anonymity.names.network import Batch, score_tags
from classroom.checks.anonymity.names.tokens import find_rows
from classroom.checks.anonymity.names.viterbi import find_best_tags
from classroom.checks.anonymity.names.weights import load_weights


def tag_sentences(sentences: Sequence[str]) -> list[list[str]]:
    """Return for each of *sentences* a tag a character: `PER-B` begins a name, `PER-I` goes on with it."""
    weights = load_weights()
    cut = [find_rows(sentence) for sentence in sentences]
    order = sorted((i for i, (rows, _) in enumerate(cut) if rows), key=lambda i: -len(cut[i][0]))
    result: list[list[str]] = [[] for _ in sentences]
    if not order:
        return result
    batch = Batch([len(cut[i][0]) for i in order])
    rows = np.array([row for i in order for row in cut[i][0]], dtype=np.int64)
    packed = find_best_tags(weights.field, score_tags(weights, rows, batch), batch)
    best = np.empty_like(packed)
    best[batch.order] = packed
    at = 0
    for i in order:
        for length in cut[i][1]:
            tag = weights.tags[best[at]]
            result[i].append(tag)
            result[i].extend([tag[:-2] + "-I"] * (length - 1))
            at += 1
    return result
