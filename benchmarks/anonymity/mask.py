"""Measure the proposals of `classroom mask` on the labelled texts: how many come clean, how many lose a clause.

Usage: python benchmarks/anonymity/mask.py FILE.jsonl ...

"clean" is the share of all texts in which nothing is found afterwards, "left out" that of the changed ones in which 略
stands for something no words were found for, "kept" the share of the characters of changed texts that are still there.
"""

import difflib
import json
import sys
import time
from pathlib import Path

from classroom.anonymisation import anonymise
from classroom.checks.anonymity.recognisers import scan


def main(arguments: list[str]) -> int:
    """Measure each file; return the exit code, 1 when a text did not come clean."""
    if not arguments:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    return max([_measure(Path(argument)) for argument in arguments])


def _measure(file: Path) -> int:
    texts = [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines() if line.strip()]
    begun = time.process_time()
    pairs = [(text, anonymise(text).text) for text in texts]
    seconds = time.process_time() - begun
    clean = sum(not scan(after) for _, after in pairs)
    changed = [(before, after) for before, after in pairs if before != after]
    left_out = sum("略" in after.replace("（略）", "") and "略" not in before for before, after in changed)
    kept = sum(_count_kept(before, after) for before, after in changed)
    total = sum(len(before) for before, _ in changed)
    print(  # noqa: T201
        f"{file.name}: {len(texts)} texts, clean {clean}, changed {len(changed)}, left out {left_out}, "
        f"kept {100 * kept / max(1, total):.0f}% of characters, CPU {1000 * seconds / len(texts):.0f} ms a text"
    )
    return int(clean < len(texts))


def _count_kept(before: str, after: str) -> int:
    return sum(
        block.size for block in difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
