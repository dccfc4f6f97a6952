"""What the heads make of a stretch of words: three gated convolutions, and a summary of it beside each word."""

import numpy as np
from numpy.typing import NDArray

from classroom.checks.anonymity.stories.weights import DILATIONS, Array, Convolution, Weights, load_weights

_EPSILON = np.float32(1e-5)
_APART = max(DILATIONS)
"""How many noughts stand between stretches, so that no convolution sees from one into another."""


def enter(states: Array) -> Array:
    """Return what the heads take from *states*, words × 640: words × heads · width; the rest is dropped."""
    result: Array = states @ load_weights().entry
    return result


def rate_words(weights: Weights, entered: Array, marks: Array, lengths: list[int]) -> Array:
    """Return for each word how likely it is inside a story, 0 to 1; stretches do not influence each other.

    *entered* is what `enter` returned for the words of some stretches, one after the other, *marks* what word lists
    know about them; *lengths* says how many words each stretch has, none is 0.
    """
    taken = np.tanh(entered.astype(np.float32) + marks @ weights.mark_entry + weights.entry_bias)
    real = np.arange(len(taken)) + np.repeat(np.arange(1, len(lengths) + 1) * _APART, lengths)
    values = np.zeros((weights.heads, len(taken) + (len(lengths) + 1) * _APART, weights.width), dtype=np.float32)
    values[:, real] = taken.reshape(len(taken), weights.heads, -1).transpose(1, 0, 2)
    for distance, convolution in zip(DILATIONS, weights.convolutions, strict=True):
        values[:, real] = _convolve(convolution, values, real, distance)
    words = values[:, real]
    whole = _summarise(weights, words, lengths) @ weights.summary
    hidden = words @ weights.hidden + np.repeat(whole + weights.hidden_bias, lengths, axis=1)
    scores = (np.maximum(hidden, 0, out=hidden) @ weights.output + weights.output_bias)[:, :, 0]
    return _sigmoid(scores.mean(axis=0))


def _convolve(layer: Convolution, values: Array, real: NDArray[np.int64], distance: int) -> Array:
    """Return the words at *real* of *values* with what *layer* sees at *distance* around each added, normalised."""
    words = values[:, real]
    seen = np.concatenate((values[:, real - distance], words, values[:, real + distance]), axis=2)
    seen = seen @ layer.weight
    seen += layer.bias
    value, gate = np.split(seen, 2, axis=2)
    words += value * _sigmoid(gate)
    size = np.float32(words.shape[2])
    words -= _add_up(words) / size
    words /= np.sqrt(_add_up(np.square(words)) / size + _EPSILON)
    words *= layer.scale
    words += layer.shift
    return words


def _summarise(weights: Weights, words: Array, lengths: list[int]) -> Array:
    """Return heads × stretches × questions · width: what each question took from the words of each stretch."""
    asked = words @ weights.attention + weights.attention_bias
    starts = np.cumsum([0, *lengths[:-1]])
    share = np.exp(asked - np.repeat(np.maximum.reduceat(asked, starts, axis=1), lengths, axis=1))
    share /= np.repeat(np.add.reduceat(share, starts, axis=1), lengths, axis=1)
    share = share.transpose(0, 2, 1)
    taken = [share[:, :, i : i + n] @ words[:, i : i + n] for i, n in zip(starts, lengths, strict=True)]
    return np.stack([each.reshape(weights.heads, -1) for each in taken], axis=1)


def _add_up(values: Array) -> Array:
    """Return the sums over the last axis, which stays; a product of matrices is the fastest way to them."""
    result: Array = values @ np.ones((values.shape[2], 1), dtype=np.float32)
    return result


def _sigmoid(values: Array) -> Array:
    result: Array = np.tanh(0.5 * values)
    result *= 0.5
    result += 0.5
    return result
