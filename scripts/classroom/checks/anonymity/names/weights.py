"""The trained numbers of the model, read once from the package and only when a text is looked at."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

Array = NDArray[np.float32]

WEIGHTS_FILE = Path(__file__).parent / "weights" / "lac.npz"


@dataclass(frozen=True)
class Layer:
    """A layer of gated recurrent units, both directions stacked (first axis: forward, backward)."""

    input_weight: Array
    """2 × inputs × 3 hidden: update, reset, candidate."""
    bias: Array
    """2 × 3 hidden."""
    gate_weight: Array
    """2 × hidden × 2 hidden: update, reset."""
    state_weight: Array
    """2 × hidden × hidden: candidate."""


@dataclass(frozen=True)
class Field:
    """A linear-chain conditional random field over the tags."""

    start: Array
    end: Array
    transition: Array
    """From the row's tag to the column's."""


@dataclass(frozen=True)
class Weights:
    """What the model was trained to: vocabulary, network and field."""

    rows: dict[str, int]
    """A word, or a character, → its row of `embedding`."""
    cuts: tuple[str, ...]
    """Words that a text is cut into, where they stand."""
    cut_count: int
    """How often all words of `cuts` were counted together."""
    replaced: dict[str, str]
    """A character of full width or a traditional one → the one it is looked up as."""
    tags: tuple[str, ...]
    embedding: NDArray[np.float16]
    layers: tuple[Layer, ...]
    output_weight: Array
    output_bias: Array
    field: Field


@cache
def load_weights() -> Weights:
    """Return the weights in the package; about 20 MB once read.

    From then on numpy multiplies in one thread: the matrices are so small that several would mostly wait.
    """
    threadpool_limits(limits=1, user_api="blas")
    with np.load(WEIGHTS_FILE, allow_pickle=False) as arrays:
        raw = {name: arrays[name] for name in arrays.files}
    exact = {name: array.astype(np.float32) for name, array in raw.items() if name != "embedding"}
    return Weights(
        rows={word: row for row, word in enumerate(_read_lines(raw["words"]))},
        cuts=tuple(_read_lines(raw["cuts"])),
        cut_count=int(raw["cut_count"][0]),
        replaced=dict(_split_pair(line) for line in _read_lines(raw["replaced"])),
        tags=tuple(_read_lines(raw["tags"])),
        embedding=raw["embedding"],
        layers=tuple(
            Layer(exact[f"input_{i}"], exact[f"bias_{i}"], exact[f"gate_{i}"], exact[f"state_{i}"]) for i in (0, 1)
        ),
        output_weight=exact["output_weight"],
        output_bias=exact["output_bias"],
        field=Field(exact["start"], exact["end"], exact["transition"]),
    )


def _read_lines(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n")


def _split_pair(line: str) -> tuple[str, str]:
    left, right = line.split("\t")
    return left, right


def simplify(text: str) -> str:
    """Return *text* with traditional characters as the simplified ones that the model knows; its length stays."""
    return text.translate(_load_simplified())


@cache
def _load_simplified() -> dict[int, str]:
    replaced = load_weights().replaced
    return {ord(left): right for left, right in replaced.items() if len(right) == 1 and _is_traditional(left)}


def _is_traditional(char: str) -> bool:
    """Return whether *char* is Chinese and not among the simplified characters of GB 2312."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return "\u3400" <= char <= "\u9fff"
    return False
