"""Names in Latin letters: Zhang Xiaoming, ZHANG X. M., Tony 陈, xiaoming zhang under `author`."""

import re
from collections.abc import Iterator

from classroom.checks.anonymity.names.lexicon import load_latin, load_surnames
from classroom.checks.anonymity.names.tokens import load_cutter

_PAIR = re.compile(
    r"(?<![A-Za-z\d@._/\-])(?=([A-Z][A-Za-z'’\-]{0,14})(?:,? |,"
    r"|/)([A-Z][A-Za-z'’\-]{0,14})(?: ([A-Z][a-z]{1,5}))?(?![A-Za-z\d@/]))"
)
_INITIALS = re.compile(r"(?<![A-Za-z\d])([A-Z][a-z]+|[A-Z]{2,})[ ,]{1,2}(?:[A-Z]\.[ \-]?){1,2}(?![A-Za-z])")
_INITIALS_FIRST = re.compile(r"(?<![A-Za-z\d.])(?:[A-Z]\. ?){1,2}([A-Z][a-z]+|[A-Z]{2,})(?![A-Za-z])")
_MIXED = re.compile(r"(?<![A-Za-z\d])([A-Z][a-z]{1,10})[ 　]?([\u4e00-\u9fff])")
_JOINED = re.compile(
    r"(?<![A-Za-z])([a-z]{8,16})(?=[\w\-.\u4e00-\u9fff]{0,30}\.(?:pdf|docx?|jpe?g|png|xlsx?|pptx?|mp4|mp3|txt|zip)\b)"
)
_UNDER_KEY = re.compile(r"^([A-Za-z]+)[ _\-.]([A-Za-z]+)(?:[ _\-.]([A-Za-z]+))?$")


def find_latin_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where *text* has a name in Latin letters."""
    for found in _PAIR.finditer(text):
        if _is_pair(found[1], found[2] + (found[3] or "").lower()) or _is_pair(found[1], found[2]):
            yield found.start(), found.end(3) if found[3] and _is_given(found[3]) else found.end(2)
    for pattern in (_INITIALS, _INITIALS_FIRST):
        for found in pattern.finditer(text):
            if found[1].lower() in load_latin().surnames:
                yield found.start(), len(text[: found.end()].rstrip(" -"))
    for found in _MIXED.finditer(text):
        if found[1].lower() in load_latin().first_names and _is_lone_surname(text, found.start(2)):
            yield found.span()
    for found in _JOINED.finditer(text):
        if _is_joined(found[1]):
            yield found.span(1)


def is_latin_value(value: str) -> bool:
    """Return whether *value*, of a key that tells of a person, is a name in Latin letters."""
    found = _UNDER_KEY.match(value.strip())
    if not found:
        return _is_joined(value.strip().lower())
    first, *rest = [part for part in found.groups() if part]
    return _is_pair(first.title(), "".join(rest).title()) or _is_pair("".join(rest[:1]).title(), first.title())


def _is_pair(first: str, second: str) -> bool:
    """Return whether the two words, capitalised, are a surname and a given name in either order."""
    latin = load_latin()
    whole = f"{first} {second}".lower()
    if whole in latin.known or whole.replace(" ", "") in latin.known:
        return False
    if first.lower() in latin.peoples and second.lower() in latin.peoples:
        return True
    if _is_surname(first) and _is_given(second):
        return True
    if _is_surname(second) and _is_given(first):
        return True
    is_surname = second.lower() in latin.surnames or second.lower() in latin.foreign_surnames
    return first.lower() in latin.first_names and is_surname


def _is_surname(word: str) -> bool:
    return word.lower() in load_latin().surnames


def _is_given(word: str) -> bool:
    """Return whether *word* is one or two syllables that given names are made of."""
    parts = re.split(r"['’\-]", word.lower())
    typical = load_latin().syllables
    if len(parts) > 1:
        return len(parts) == 2 and all(part in typical for part in parts)
    return word.lower() in typical or _split(word.lower()) is not None


def _split(word: str) -> tuple[str, str] | None:
    typical = load_latin().syllables
    cuts = ((word[:at], word[at:]) for at in range(1, len(word)))
    return next((cut for cut in cuts if cut[0] in typical and cut[1] in typical), None)


def _has_two(word: str) -> bool:
    """Return whether *word* is two syllables and no way one: yuan is not yu and an."""
    return word not in load_latin().syllables and _split(word) is not None


def _is_joined(word: str) -> bool:
    """Return whether *word* is a surname and two syllables in one: chenxiaoli."""
    surnames = load_latin().surnames
    return any(word[:at] in surnames and _has_two(word[at:]) for at in range(2, len(word) - 3))


def _is_lone_surname(text: str, at: int) -> bool:
    """Return whether the character at *at* is a common surname and begins no word: Tony陈发了."""
    following = re.match("[\u4e00-\u9fff]{1,4}", text[at:])
    if not following or text[at] not in load_surnames().common:
        return False
    word = load_cutter().cut(following.group())[0]
    return len(word) == 1
