"""Make `weights/lac.npz` from the source archive of LAC 2.1.2, which carries the trained model.

    python -m classroom.checks.anonymity.names.make_weights LAC-2.1.2.tar.gz

What is left out can never be looked up: words that LAC's own dictionary does not cut out, and characters that
are replaced (full width, traditional) before they are looked up. The rest is rounded to 16-bit floats.
"""

import hashlib
import io
import re
import struct
import sys
import tarfile
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from classroom.checks.anonymity.names.weights import WEIGHTS_FILE

ARCHIVE_SHA256 = "22fcde0d5082d2044205ea6f6a7a9cd1f0d63e7b21b2dd5c9c73f27e7c0a3ef1"
"""Of LAC-2.1.2.tar.gz, the only archive this was written for."""

HIDDEN = 128
_MODEL = "LAC-2.1.2/LAC/lac_model/"
_ASCII_RUN = re.compile(r"[a-zA-Z0-9]+")

Array = NDArray[np.float32]


def read_parameter(raw: bytes) -> Array:
    """Return the numbers of a parameter file of Paddle 1.x: one dense tensor of 32-bit floats, flat."""
    description_bytes = struct.unpack_from("<i", raw, 16)[0]
    return np.frombuffer(raw, dtype="<f4", offset=20 + description_bytes)


def find_reachable(words: dict[str, int], cuts: set[str], replaced: dict[str, str]) -> list[str]:
    """Return the entries of *words* that some text can lead to, in the order of their rows."""
    alone = {replaced.get(word, word) for word in words if len(word) == 1}
    alone |= {replaced.get(left, left) for left in replaced}

    def is_reachable(word: str) -> bool:
        if len(word) == 1:
            return word in alone
        return word in cuts or bool(_ASCII_RUN.fullmatch(word)) or word == "OOV"

    return [word for word in sorted(words, key=words.__getitem__) if is_reachable(word)]


def make_arrays(files: dict[str, bytes]) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of the weights file; texts are lines of UTF-8."""
    words = {word: int(row) for row, word in _read_pairs(files["conf/word.dic"])}
    replaced = dict(_read_pairs(files["conf/q2b.dic"]))
    cuts = [line.split(" ")[0] for line in files["conf/small_seg.dic"].decode().split("\n") if line.strip()]
    counts = [int(line.split(" ")[1]) for line in files["conf/small_seg.dic"].decode().split("\n") if line.strip()]
    kept = find_reachable(words, set(cuts), replaced)
    embedding = read_parameter(files["model/word_emb"]).reshape(-1, HIDDEN)
    named = dict(_read_pairs(files["conf/tag.dic"]))  # a number's later name counts: PER for nr
    tags = [named[str(number)] for number in range(len(named))]
    crf = read_parameter(files["model/crfw"]).reshape(len(tags) + 2, len(tags))
    arrays: dict[str, NDArray[np.generic]] = {
        "words": _pack_lines(kept),
        "cuts": _pack_lines(cuts),
        "cut_count": np.array([sum(counts)], dtype=np.int64),
        "replaced": _pack_lines([f"{left}\t{right}" for left, right in replaced.items()]),
        "tags": _pack_lines(tags),
        "embedding": embedding[[words[word] for word in kept]].astype(np.float16),
        "output_weight": read_parameter(files["model/fc_4.w_0"]).reshape(2 * HIDDEN, len(tags)).astype(np.float16),
        "output_bias": read_parameter(files["model/fc_4.b_0"]).astype(np.float16),
        "start": crf[0].astype(np.float16),
        "end": crf[1].astype(np.float16),
        "transition": crf[2:].astype(np.float16),
    }
    for layer in (0, 1):
        arrays |= _make_layer(files, layer)
    return arrays


def _make_layer(files: dict[str, bytes], layer: int) -> dict[str, NDArray[np.generic]]:
    """Return a layer's arrays, both directions stacked: first forward, then backward."""
    numbers = (2 * layer, 2 * layer + 1)
    inputs, gates, states, biases = [], [], [], []
    for number in numbers:
        inputs.append(read_parameter(files[f"model/fc_{number}.w_0"]).reshape(-1, 3 * HIDDEN))
        recurrent = read_parameter(files[f"model/gru_{number}.w_0"])
        gates.append(recurrent[: 2 * HIDDEN * HIDDEN].reshape(HIDDEN, 2 * HIDDEN))
        states.append(recurrent[2 * HIDDEN * HIDDEN :].reshape(HIDDEN, HIDDEN))
        biases.append(
            read_parameter(files[f"model/fc_{number}.b_0"]) + read_parameter(files[f"model/gru_{number}.b_0"])
        )
    stacks = {"input": inputs, "gate": gates, "state": states, "bias": biases}
    return {f"{name}_{layer}": np.stack(parts).astype(np.float16) for name, parts in stacks.items()}


def write_arrays(arrays: dict[str, NDArray[np.generic]], file: Path) -> None:
    """Write *arrays* as a compressed `.npz` whose bytes depend on nothing but the arrays and zlib."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            np.save(buffer, array, allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), buffer.getvalue(), zipfile.ZIP_DEFLATED, 9
            )


def _read_pairs(raw: bytes) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in raw.decode().split("\n")]
    return [(row[0], row[1]) for row in rows if len(row) == 2]


def _pack_lines(lines: list[str]) -> NDArray[np.generic]:
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def main(archive: Path) -> None:
    """Write the weights file from *archive*.

    Raises:
        ValueError: *archive* is not the one this was written for.
    """
    if hashlib.sha256(archive.read_bytes()).hexdigest() != ARCHIVE_SHA256:
        message = f"{archive.name} is not LAC-2.1.2.tar.gz"
        raise ValueError(message)
    with tarfile.open(archive) as tar:
        members = [member for member in tar.getmembers() if member.isfile() and member.name.startswith(_MODEL)]
        files = {member.name.removeprefix(_MODEL): _read_member(tar, member) for member in members}
    write_arrays(make_arrays(files), WEIGHTS_FILE)


def _read_member(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = tar.extractfile(member)
    return stream.read() if stream else b""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
