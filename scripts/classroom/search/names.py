"""What the pages are called, from A to Z by sound: for who has no script, and for who wants to leaf through."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from classroom.search.document import Document
from classroom.search.signs import find_grams, normalise
from classroom.search.sounds import spell, spell_near

LISTED = ("now", "guides", "about", "courses", "cases")
"""The sections of the site whose pages are listed, the one first that a name leads to when several have it."""

DIGITS = "0-9"
_LETTER = re.compile(r"[a-z]")


class NameLink(NamedTuple):
    """A name and the page of the built site that goes by it."""

    name: str
    href: str


class Letter(NamedTuple):
    """The names that begin with one sound, by sound; `letter` is A to Z, or `DIGITS` for all else."""

    letter: str
    names: tuple[NameLink, ...]


def list_names(documents: Iterable[Document]) -> tuple[Letter, ...]:
    """Return the titles and other names of *documents* by letter, each name once, the digits last.

    What only spells another name of the same page wrongly is for the search alone.
    """
    documents = tuple(documents)
    written = {gram for document in documents for gram in find_grams(document.said)}
    found: dict[str, NameLink] = {}
    listed = [document for document in documents if document.group in LISTED]
    for document in sorted(listed, key=lambda document: LISTED.index(document.group)):
        for name in (document.title, *document.aliases):
            if not _is_slip(name, document, written):
                found.setdefault(normalise(name), NameLink(name, document.uri))
    by_letter: dict[str, list[tuple[str, NameLink]]] = {}
    for link in found.values():
        sound = "".join(spell(normalise(link.name).lstrip("“‘《（("))).lower()
        letter = sound[0].upper() if _LETTER.match(sound) else DIGITS
        by_letter.setdefault(letter, []).append((sound, link))
    letters = sorted(by_letter, key=lambda letter: (letter == DIGITS, letter))
    return tuple(Letter(letter, tuple(link for _, link in sorted(by_letter[letter]))) for letter in letters)


def _is_slip(name: str, document: Document, written: AbstractSet[str]) -> bool:
    """Tell whether *name* says a pair that no page has *written*, where a name before it sounds like it."""
    if set(find_grams(name)) <= written:
        return False
    sound = spell_near(name)
    before = document.aliases[: document.aliases.index(name)] if name in document.aliases else ()
    others = (spell_near(other) for other in (document.title, *document.related, *before) if name not in other)
    return any(sound == other[at : at + len(sound)] for other in others for at in range(len(other)))
