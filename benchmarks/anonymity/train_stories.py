"""Train the heads that find stories (QUASI) and write `checks/anonymity/stories/weights/stories.npz`.

Usage: python benchmarks/anonymity/train_stories.py [--without PART]

Needs torch, which the site does not: install it (the build for the processor only) beside numpy and PyYAML in an
environment of its own, and set PYTHONPATH to `scripts`. Texts are read from the labelled files named in `FILES` and,
as clean ones, from paragraphs of the site's own content. Seeds are fixed and one thread computes, so the same versions
of torch and numpy on the same kind of processor write the same bytes. Takes a quarter of an hour.

With `--without PART` the texts of that part are left out and the heads are measured on them; nothing is written.
The network of names stays as it is: its states of each word are computed once and are what the heads are trained on.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from classroom.checks.anonymity.names.make_weights import write_arrays
from classroom.checks.anonymity.names.pieces import split_pieces
from classroom.checks.anonymity.names.tagger import read_sentences
from classroom.checks.anonymity.names.weights import simplify
from classroom.checks.anonymity.normal_text import normalise
from classroom.checks.anonymity.stories import recogniser
from classroom.checks.anonymity.stories.marks import mark_words, name_columns
from classroom.checks.anonymity.stories.stretches import LONGEST
from classroom.checks.anonymity.stories.weights import DILATIONS, WEIGHTS_FILE

HERE = Path(__file__).parent
FILES = ("own.jsonl", "fresh.jsonl", "names.jsonl", "stories.jsonl")
SITE = ("cases", "courses", "docs")
SITE_PARAGRAPHS = 400
HEADS = 3
WIDTH = 64
QUESTIONS = 4
STATES = 640
EPOCHS = 24
BATCH = 32
RATE = 2e-3
DECAY = 1e-2
DROPPED = {"states": 0.25, "words": 0.15, "inside": 0.35}
JOINED = 0.35
"""How often a text is read together with one or two others, so that a story is also known among harmless texts."""


@dataclass(frozen=True)
class Sample:
    """A text's words: states and marks of each, whether it is inside a story, and where it stands in the text."""

    text: str
    part: str
    stories: list[tuple[int, int]]
    values: np.ndarray
    inside: np.ndarray
    places: list[tuple[int, int]]


def read_samples() -> list[Sample]:
    """Return the labelled texts, and a fixed choice of the site's paragraphs as clean ones."""
    rows = [
        json.loads(line) | {"file": name} for name in FILES for line in (HERE / name).read_text("utf-8").splitlines()
    ]
    samples = [make_sample(row["text"], row["pii"], f"{row['file']}:{row.get('part', '')}") for row in rows]
    paragraphs = random.Random(1).sample(list(_read_site()), SITE_PARAGRAPHS)  # noqa: S311
    samples += [make_sample(text, [], "site") for text in paragraphs]
    return [sample for sample in samples if len(sample.values)]


def _read_site() -> Iterator[str]:
    for folder in SITE:
        for file in sorted((HERE.parents[1] / folder).rglob("*.md")):
            for paragraph in re.split(r"\n\s*\n", file.read_text("utf-8")):
                if re.search("[\u4e00-\u9fff]", paragraph):
                    yield paragraph[:600]


def make_sample(original: str, labels: list[dict[str, object]], part: str) -> Sample:
    """Return the words of *original* as the heads will be given them."""
    text = normalise(original)
    simple = simplify(text.text)
    pieces = list(split_pieces(simple))
    starts, ends, states = [], [], [np.zeros((0, STATES), np.float16)]
    for piece, reading in zip(pieces, read_sentences([piece.text for piece in pieces], lambda all_: all_), strict=True):
        at = 0
        for length in reading.lengths:
            starts.append(piece.origin[at])
            ends.append(piece.origin[at + length - 1] + 1)
            at += length
        states.append(reading.kept[0])
    stories = [(int(each["start"]), int(each["end"])) for each in labels if each["type"] == "QUASI"]  # type: ignore[call-overload]
    places = [text.span(start, end) for start, end in zip(starts, ends, strict=True)]
    inside = [float(any(left <= start and end <= right for left, right in stories)) for start, end in places]
    values = np.concatenate((np.concatenate(states), mark_words(simple, starts).astype(np.float16)), axis=1)
    return Sample(original, part, stories, values, np.array(inside, np.float32), places)


class Head(nn.Module):
    """What `stories/network.py` computes, with what is dropped while learning."""

    def __init__(self) -> None:
        super().__init__()
        self.entry = nn.Linear(STATES + len(name_columns()), WIDTH)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(WIDTH, 2 * WIDTH, 3, dilation=distance, padding=distance) for distance in DILATIONS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.attention = nn.Linear(WIDTH, QUESTIONS)
        self.verdict = nn.Linear(QUESTIONS * WIDTH, 1)  # only while learning: does the stretch hold a story
        self.summary = nn.Linear(QUESTIONS * WIDTH, WIDTH)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(DROPPED["inside"])

    def forward(self, values: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Return the score of each word, and that of the whole; *real* says which words are no filling."""
        if self.training:
            values = values * (torch.rand(*values.shape[:2], 1) > DROPPED["words"])
            values = functional.dropout(values, DROPPED["states"])
        mask = real.unsqueeze(-1).float()
        seen = self.drop(torch.tanh(self.entry(values))) * mask
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            added = functional.glu(convolution(seen.transpose(1, 2)), 1).transpose(1, 2)
            seen = norm(seen + self.drop(added)) * mask
        share = self.attention(seen).masked_fill(~real.unsqueeze(-1), -1e9).softmax(1)
        whole = torch.einsum("btk,btp->bkp", share, seen).flatten(1)
        hidden = self.drop(torch.relu(self.hidden(seen) + self.summary(whole).unsqueeze(1)))
        return self.output(hidden).squeeze(-1), self.verdict(self.drop(whole)).squeeze(-1)


def train_head(samples: list[Sample], seed: int) -> Head:
    """Return a head that learned from *samples*."""
    torch.manual_seed(seed)
    choice = random.Random(seed)  # noqa: S311
    head = Head()
    steps = EPOCHS * (len(samples) // BATCH + 3)
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.15)
    head.train()
    for _ in range(EPOCHS):
        for values, inside, real in make_batches(samples, choice):
            scores, verdict = head(values, real)
            loss = functional.binary_cross_entropy_with_logits(scores, inside, reduction="none")
            told = (inside.sum(1) > 0).float()
            total = (loss * real).sum() / real.sum() + 0.3 * functional.binary_cross_entropy_with_logits(verdict, told)
            optimiser.zero_grad()
            total.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return head.eval()


def make_batches(samples: list[Sample], choice: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Yield all samples once in a random order, some of them joined; those of like length together."""
    order = choice.sample(samples, len(samples))
    joined = [join(sample, samples, choice) for sample in order]
    for start in range(0, len(joined), BATCH * 8):
        alike = sorted(joined[start : start + BATCH * 8], key=lambda each: len(each[0]))
        batches = [alike[at : at + BATCH] for at in range(0, len(alike), BATCH)]
        yield from (fill(batch) for batch in choice.sample(batches, len(batches)))


def join(sample: Sample, samples: list[Sample], choice: random.Random) -> tuple[np.ndarray, np.ndarray]:
    """Return the words of *sample*, sometimes with those of others before or after."""
    row = [sample]
    if choice.random() < JOINED:
        for _ in range(choice.randint(1, 2)):
            row.insert(choice.choice((0, len(row))), choice.choice(samples))
    values = np.concatenate([each.values for each in row])[:LONGEST]
    return values, np.concatenate([each.inside for each in row])[:LONGEST]


def fill(batch: list[tuple[np.ndarray, np.ndarray]]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the values, labels and which words are real, filled up to the longest."""
    longest = max(len(values) for values, _ in batch)
    values = torch.zeros(len(batch), longest, batch[0][0].shape[1])
    inside = torch.zeros(len(batch), longest)
    real = torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, (each, labels) in enumerate(batch):
        values[row, : len(each)] = torch.from_numpy(each.astype(np.float32))
        inside[row, : len(each)] = torch.from_numpy(labels)
        real[row, : len(each)] = True
    return values, inside, real


def pack(heads: list[Head]) -> dict[str, np.ndarray]:
    """Return the arrays of the weights file."""

    def stack(name: str, *, is_row: bool = False) -> np.ndarray:
        arrays = [head.state_dict()[name].numpy() for head in heads]
        stacked = np.stack([array.T if array.ndim == 2 else array for array in arrays])
        return stacked[:, None, :] if is_row else stacked

    entry = stack("entry.weight")
    arrays = {
        "entry": np.concatenate(list(entry[:, :STATES]), axis=1),
        "mark_entry": np.concatenate(list(entry[:, STATES:]), axis=1),
        "entry_bias": stack("entry.bias").reshape(-1),
        "attention": stack("attention.weight"),
        "attention_bias": stack("attention.bias", is_row=True),
        "summary": stack("summary.weight"),
        "hidden": stack("hidden.weight"),
        "hidden_bias": stack("hidden.bias", is_row=True) + stack("summary.bias", is_row=True),
        "output": stack("output.weight"),
        "output_bias": stack("output.bias", is_row=True),
    }
    for i in range(len(DILATIONS)):
        kernels = np.stack([head.state_dict()[f"convolutions.{i}.weight"].numpy() for head in heads])
        arrays[f"weight_{i}"] = kernels.transpose(0, 3, 2, 1).reshape(len(heads), 3 * WIDTH, 2 * WIDTH)
        arrays[f"bias_{i}"] = stack(f"convolutions.{i}.bias", is_row=True)
        arrays[f"scale_{i}"] = stack(f"norms.{i}.weight", is_row=True)
        arrays[f"shift_{i}"] = stack(f"norms.{i}.bias", is_row=True)
    return {name: array.astype(np.float16) for name, array in arrays.items()}


@torch.no_grad()
def rate(heads: list[Head], sample: Sample) -> np.ndarray:
    """Return how likely each word of *sample* is inside a story."""
    values, _, real = fill([(sample.values, sample.inside)])
    scores = sum(head(values, real)[0][0] for head in heads) / len(heads)
    return torch.sigmoid(scores).numpy()


def report(heads: list[Head], samples: list[Sample]) -> None:
    """Print what share of stories is found and of texts without one is stopped, at several thresholds."""
    rated = [(sample, rate(heads, sample)) for sample in samples]
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97):
        recogniser.THRESHOLD = threshold
        found = told = stopped = clean = 0
        for sample, likely in rated:
            runs = [(sample.places[a][0], sample.places[b][1]) for a, b in recogniser.find_runs(likely)]
            covered = {place for run in runs for place in range(*run)}
            told += len(sample.stories)
            found += sum(2 * len(covered & set(range(*story))) >= story[1] - story[0] for story in sample.stories)
            clean += not sample.stories
            stopped += bool(runs and not sample.stories)
        print(f"{threshold:.2f}  found {found / max(1, told):.1%} of {told}, stopped {stopped / max(1, clean):.1%}")  # noqa: T201


def main() -> None:
    """Train on all samples and write the weights, or on all but a part and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", metavar="PART", help="FILE:PART, such as stories.jsonl:quasi-1")
    parser.add_argument("--heads", type=int, default=HEADS)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    samples = read_samples()
    left_out = [sample for sample in samples if sample.part == arguments.without]
    chosen = [sample for sample in samples if sample.part != arguments.without]
    heads = [train_head(chosen, seed) for seed in range(arguments.heads)]
    if arguments.without:
        report(heads, left_out)
    else:
        write_arrays(pack(heads), WEIGHTS_FILE)


if __name__ == "__main__":
    main()
