"""Make `lists/given_characters.tsv` from the dictionary of jieba 0.42.1 (MIT licence).

    python -m classroom.checks.anonymity.names.make_given_characters jieba-0.42.1.tar.gz

For each character: how much oftener it stands in the given names of that dictionary than in its words, as a natural
logarithm. Names count once each, whoever bears them; no name goes into the list.
"""

import hashlib
import math
import sys
import tarfile
from collections import Counter
from pathlib import Path

from classroom.checks.anonymity.names.lexicon import GIVEN_FILE, load_surnames

ARCHIVE_SHA256 = "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2"
"""Of jieba-0.42.1.tar.gz, the only archive this was written for."""

_DICTIONARY = "jieba-0.42.1/jieba/dict.txt"
SELDOM = 2_000
"""A character that stands in no given name and less often than this in words says nothing either way."""

_TRANSLITERATED = frozenset("阿那于白马")
"""Surnames that begin more foreign names than Chinese ones in the dictionary."""


def score_characters(lines: list[str]) -> dict[str, float]:
    """Return the score of every character of *lines*: word, count and tag, between spaces."""
    surnames = load_surnames()
    given: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for line in lines:
        word, count, tag = line.split(" ")
        everywhere.update({char: int(count) * word.count(char) for char in set(word) if "\u4e00" <= char <= "\u9fff"})
        length = surnames.length_at(word, 0)
        if tag == "nr" and length and len(word) == length + 2 and word[0] not in _TRANSLITERATED:
            given.update(word[length:])
    return {
        char: math.log((given[char] + 0.5) / given.total()) - math.log((count + 1_000) / everywhere.total())
        for char, count in everywhere.items()
        if given[char] or count > SELDOM
    }


def main(archive: Path) -> None:
    """Write the list from *archive*; characters of one score, to the half, share a line.

    Raises:
        ValueError: *archive* is not the one this was written for.
    """
    if hashlib.sha256(archive.read_bytes()).hexdigest() != ARCHIVE_SHA256:
        message = f"{archive.name} is not jieba-0.42.1.tar.gz"
        raise ValueError(message)
    with tarfile.open(archive) as tar:
        stream = tar.extractfile(_DICTIONARY)
        lines = stream.read().decode().splitlines() if stream else []
    groups: dict[float, list[str]] = {}
    for char, score in score_characters(lines).items():
        groups.setdefault(round(score * 2) / 2, []).append(char)
    rows = [f"{score:g}\t{''.join(sorted(chars))}" for score, chars in sorted(groups.items(), reverse=True)]
    GIVEN_FILE.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
