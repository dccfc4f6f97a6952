"""Two layers of gated recurrent units, forward and backward, and a linear layer, over many sentences at once."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from classroom.checks.anonymity.names.weights import Array, Layer, Weights


class Batch:
    """Sentences in step: first every sentence's first token, then every second one, the longest sentence first."""

    def __init__(self, lengths: list[int]) -> None:
        """Lay out sentences of *lengths* tokens, each at least 1, in falling order."""
        self.active = [sum(1 for length in lengths if length > step) for step in range(lengths[0])]
        """How many sentences still run at each step."""
        self.starts = np.concatenate(([0], np.cumsum(self.active))).tolist()
        """Where each step begins among the packed tokens; one more at the end."""
        sizes = np.array(lengths)
        steps = [np.full(count, step) for step, count in enumerate(self.active)]
        step, sentence = np.concatenate(steps), np.concatenate([np.arange(count) for count in self.active])
        begins = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        offsets = np.array(self.starts)
        self.order = begins[sentence] + step
        """For each packed token its place among the tokens of all sentences one after the other."""
        self.mirror = offsets[sizes[sentence] - 1 - step] + sentence
        """For each packed token the one at the same distance from its sentence's other end."""


def run_layer(layer: Layer, inputs: Array, batch: Batch) -> Array:
    """Return what both directions of *layer* say of packed *inputs*: tokens × (forward, backward)."""
    mirrored = inputs[batch.mirror]
    gates: Array = np.stack((inputs @ layer.input_weight[0], mirrored @ layer.input_weight[1])) + layer.bias[:, None, :]
    hidden = layer.state_weight.shape[1]
    outputs = np.empty((2, len(inputs), hidden), dtype=np.float32)
    state: Array = np.zeros((2, batch.active[0], hidden), dtype=np.float32)
    for start, end in pairwise(batch.starts):
        state = step_units(layer, gates[:, start:end], state[:, : end - start])
        outputs[:, start:end] = state
    return np.concatenate((outputs[0], outputs[1][batch.mirror]), axis=1)


def step_units(layer: Layer, inputs: Array, state: Array) -> Array:
    """Return the next state of both directions; *inputs* are already weighted and biased."""
    hidden = state.shape[2]
    gates = _sigmoid(inputs[:, :, : 2 * hidden] + state @ layer.gate_weight)
    update, reset = gates[:, :, :hidden], gates[:, :, hidden:]
    candidate: Array = np.tanh(inputs[:, :, 2 * hidden :] + (reset * state) @ layer.state_weight)
    result: Array = state + update * (candidate - state)
    return result


def find_states(weights: Weights, rows: NDArray[np.int64], batch: Batch) -> tuple[Array, ...]:
    """Return what the embedding and each layer say of every packed token; *rows* come sentence after sentence."""
    values: Array = weights.embedding[rows[batch.order]].astype(np.float32)
    states = [values]
    for layer in weights.layers:
        states.append(run_layer(layer, states[-1], batch))
    return tuple(states)


def score_tags(weights: Weights, last: Array) -> Array:
    """Return the score of every tag for every packed token; *last* is what the last layer says."""
    result: Array = last @ weights.output_weight + weights.output_bias
    return result


def _sigmoid(values: Array) -> Array:
    result: Array = 0.5 * np.tanh(0.5 * values) + 0.5
    return result
