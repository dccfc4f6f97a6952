"""Traditional characters, and words as they are said in Taiwan, → simplified ones: OpenCC's dictionaries."""

from functools import cache

from classroom.source.traditional import read_dictionary, traditional_characters

_PHRASES = "TWPhrasesRev.txt"


def simplify(text: str) -> str:
    """Return *text* in simplified characters, one by one."""
    table = traditional_characters()
    return "".join(table.get(sign, sign) for sign in text)


@cache
def all_phrases() -> dict[str, str]:
    """Return what Taiwan says → what is said here, both in simplified characters."""
    return {simplify(written): simplify(read) for written, read in read_dictionary(_PHRASES)}


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
