"""Measure what reading many cases for persons costs: CPU seconds and peak memory.

Usage: python benchmarks/anonymity/cases.py [COUNT]

COUNT cases, 1,000 without it, of 800 characters each are put together from the texts beside this file, each case from
other texts in another order, so that nothing is read twice; the clean ones too, as in life most of a case is clean.
"""

import json
import random
import resource
import sys
import time
from pathlib import Path

from classroom.checks.anonymity.recognisers import scan

CHARACTERS = 800
HERE = Path(__file__).parent
FILES = ("dev", "own", "fresh", "structured", "places", "people", "stories")


def main(arguments: list[str]) -> int:
    """Print the figures; return the exit code."""
    count = int(arguments[0]) if arguments else 1_000
    sentences = [
        json.loads(line)["text"] for name in FILES for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    chance = random.Random(1)  # noqa: S311  # the same cases every time
    cases = [_make_case(sentences, chance) for _ in range(count)]
    scan("读入词表和权重，不算在一个案例里")
    begun = time.process_time()
    found = sum(len(scan(case)) for case in cases)
    seconds = time.process_time() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} cases, {found} findings: {seconds:.1f} s of CPU, {megabytes:.0f} MB at most")  # noqa: T201
    return 0


def _make_case(sentences: list[str], chance: random.Random) -> str:
    text = ""
    while len(text) < CHARACTERS:
        text += chance.choice(sentences) + "\n\n"
    return text[:CHARACTERS]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
