"""What the heads make of a stretch of words: three gated convolutions, and a summary of it beside each word."""

import numpy as np

from classroom.checks.anonymity.stories.weights import DILATIONS, Array, Convolution, Weights, load_weights

_EPSILON = 1e-5


def enter(states: Array) -> Array:
    """Return what the heads take from *states*, words × 640: words × heads · width; the rest is dropped."""
    result: Array = states @ load_weights().entry
    return result


def rate_words(weights: Weights, entered: Array, marks: Array) -> Array:
    """Return for each word of one stretch how likely it is inside a story, 0 to 1.

    *entered* is what `enter` returned for the words, at least one; *marks* what word lists know about them.
    """
    taken = np.tanh(entered.astype(np.float32) + marks @ weights.mark_entry + weights.entry_bias)
    values = np.stack(np.split(taken, weights.heads, axis=1))
    for distance, convolution in zip(DILATIONS, weights.convolutions, strict=True):
        values = _convolve(convolution, values, distance)
    asked = values @ weights.attention + weights.attention_bias
    share = np.exp(asked - asked.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    whole = (share.transpose(0, 2, 1) @ values).reshape(weights.heads, 1, -1) @ weights.summary
    hidden = np.maximum(values @ weights.hidden + whole + weights.hidden_bias, 0)
    scores = (hidden @ weights.output + weights.output_bias)[:, :, 0]
    return _sigmoid(scores.mean(axis=0))


def _convolve(layer: Convolution, values: Array, distance: int) -> Array:
    """Return *values* with what *layer* sees at *distance* around each added, normalised."""
    padded = np.pad(values, ((0, 0), (distance, distance), (0, 0)))
    seen = np.concatenate((padded[:, : -2 * distance], values, padded[:, 2 * distance :]), axis=2)
    value, gate = np.split(seen @ layer.weight + layer.bias, 2, axis=2)
    total = values + value * _sigmoid(gate)
    total -= total.mean(axis=2, keepdims=True)
    spread = np.sqrt((total**2).mean(axis=2, keepdims=True) + _EPSILON)
    result: Array = total / spread * layer.scale + layer.shift
    return result


def _sigmoid(values: Array) -> Array:
    result: Array = 0.5 * np.tanh(0.5 * values) + 0.5
    return result
