"""Measure the anonymity check on labelled texts: what it finds, what it misses, what it stops wrongly, what it costs.

Usage: python benchmarks/anonymity/measure.py FILE.jsonl ...

A line of a file is `{"text": …, "pii": [{"start", "end", "type"}, …]}`, places in code points; a text without `pii` is
clean. A `part` (tune, held) is reported apart. A labelled span counts as found when findings of its kind cover half of
it; "any" asks the same of findings of every kind. "published" is the share of texts with a label in which nothing was
found, "stopped" the share of clean texts in which something was.
"""

import collections
import json
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.recognisers import scan

PAGE = 1_000
STORIES = frozenset(("NAME", "ADDRESS", "SCHOOL", "BIRTH", "QUASI"))
"""Kinds told in words; all others are structured."""


@dataclass(frozen=True)
class Label:
    """A span somebody marked by hand."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Sample:
    """A text with its labels and what was found in it."""

    text: str
    labels: tuple[Label, ...]
    findings: tuple[Finding, ...]


def main(arguments: list[str]) -> int:
    """Measure each file, and each part of it; return the exit code."""
    if not arguments:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    for argument in arguments:
        rows = [json.loads(line) for line in Path(argument).read_text("utf-8").splitlines() if line.strip()]
        scan(rows[0]["text"])  # reads the tables of words, which is no cost of a text
        begun = time.process_time()
        samples = [_scan(row) for row in rows]
        cpu_seconds = time.process_time() - begun
        for part in sorted({row.get("part", "") for row in rows}):
            chosen = [sample for sample, row in zip(samples, rows, strict=True) if row.get("part", "") == part]
            say("", f"== {argument} {part}".rstrip(), *report(chosen))
        characters = sum(len(sample.text) for sample in samples)
        say(f"CPU {cpu_seconds * 1e6 / characters:.1f} ms per 1,000 characters, {characters} characters")
    say(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def say(*lines: str) -> None:
    """Print *lines*."""
    print("\n".join(lines))  # noqa: T201


def _scan(row: dict[str, object]) -> Sample:
    text = str(row["text"])
    labels = tuple(Label(each["start"], each["end"], each["type"]) for each in row["pii"])  # type: ignore[attr-defined]
    return Sample(text, labels, scan(text))


def report(samples: list[Sample]) -> list[str]:
    """Return the lines of the report on *samples*."""
    labelled = [sample for sample in samples if sample.labels]
    clean = [sample for sample in samples if not sample.labels]
    lines = [f"{len(labelled)} texts with a label, {len(clean)} clean", "kind        labels  found    any"]
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    for sample in labelled:
        for label in sample.labels:
            counts[label.kind, "all"] += 1
            counts[label.kind, "same"] += covers(sample.findings, label, only_kind=True)
            counts[label.kind, "any"] += covers(sample.findings, label, only_kind=False)
    kinds = sorted({kind for kind, _ in counts}, key=lambda kind: (kind in STORIES, kind))
    lines += [_row(kind, counts, frozenset((kind,))) for kind in kinds]
    lines += [_row("structured", counts, frozenset(kinds) - STORIES), _row("all", counts, frozenset(kinds))]
    published = [sample for sample in labelled if not sample.findings]
    stopped = [sample for sample in clean if sample.findings]
    false = sum(not _touches(finding, sample.labels) for sample in samples for finding in sample.findings)
    characters = sum(len(sample.text) for sample in samples)
    lines.append(f"published {share(len(published), len(labelled))}, stopped {share(len(stopped), len(clean))}")
    lines.append(
        f"false findings {false}, per 100 pages of {PAGE:,} characters {100 * PAGE * false / max(1, characters):.1f}"
    )
    return lines


def _row(name: str, counts: collections.Counter[tuple[str, str]], kinds: frozenset[str]) -> str:
    total, same, any_kind = (sum(counts[kind, column] for kind in kinds) for column in ("all", "same", "any"))
    return f"{name:<12}{total:>6}{share(same, total):>8}{share(any_kind, total):>8}"


def share(part: int, whole: int) -> str:
    """Return *part* of *whole* in per cent, or a dash when there is nothing."""
    return f"{100 * part / whole:.1f}%" if whole else "–"


def covers(findings: tuple[Finding, ...], label: Label, *, only_kind: bool) -> bool:
    """Return whether findings, only those of the label's kind or any, cover half of *label*."""
    covered: set[int] = set()
    for finding in findings:
        if finding.kind == label.kind or not only_kind:
            covered.update(range(max(finding.start, label.start), min(finding.end, label.end)))
    return 2 * len(covered) >= label.end - label.start


def _touches(finding: Finding, labels: tuple[Label, ...]) -> bool:
    return any(finding.start < label.end and label.start < finding.end for label in labels)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
