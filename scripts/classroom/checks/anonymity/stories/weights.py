"""The trained numbers of the heads, read once from the package and only when a text is looked at."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

WEIGHTS_FILE = Path(__file__).parent / "weights" / "stories.npz"

DILATIONS = (1, 2, 4)
"""How far apart, in words, the three that a layer looks at together stand."""


@dataclass(frozen=True)
class Convolution:
    """A layer that looks at three words at once; all heads stacked."""

    weight: Array
    """Heads × 3 width (before, itself, after) × 2 width (value, gate)."""
    bias: Array
    scale: Array
    """Heads × 1 × width, of the normalisation that follows; so is `shift`."""
    shift: Array


@dataclass(frozen=True)
class Weights:
    """Several heads, trained alike from other beginnings; their scores are averaged."""

    entry: Array
    """States of a word × heads · width."""
    mark_entry: Array
    """What word lists know about a word × heads · width."""
    entry_bias: Array
    convolutions: tuple[Convolution, ...]
    attention: Array
    """Heads × width × questions asked of the whole stretch."""
    attention_bias: Array
    summary: Array
    """Heads × questions · width × width."""
    hidden: Array
    hidden_bias: Array
    output: Array
    """Heads × width × 1."""
    output_bias: Array

    @property
    def heads(self) -> int:
        """How many heads there are."""
        return len(self.output)


@cache
def load_weights() -> Weights:
    """Return the weights in the package; about 3 MB once read."""
    with np.load(WEIGHTS_FILE, allow_pickle=False) as arrays:
        exact = {name: arrays[name].astype(np.float32) for name in arrays.files}
    parts = ("weight", "bias", "scale", "shift")
    convolutions = [Convolution(*(exact.pop(f"{part}_{i}") for part in parts)) for i in range(len(DILATIONS))]
    return Weights(convolutions=tuple(convolutions), **exact)
