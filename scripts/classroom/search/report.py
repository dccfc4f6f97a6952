"""What the search of a site cannot do well: titles that lead elsewhere, names that lead to two pages.

Pages are ranked as in `docs/assets/js/search/ranking.js`, in short: exact pairs and words, rare ones more, those in
titles and names more than those in texts.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from classroom.search.document import Document
from classroom.search.signs import find_grams, normalise

SHOWN = 3
"""A page that stands further down for the words of its own title is hard to find."""

_TITLE, _NAME, _HEADING = 2.2, 2.4, 1.3
_SATURATION = 1.2
_LISTED = ("now", "guides", "cases", "courses", "about")
"""The groups that are looked at: classes of a term go by the titles of their lessons."""


class HardToFind(NamedTuple):
    """A page, the words of its title that were looked up, where it stands, and which pages stand before it."""

    document: Document
    words: str
    place: int
    before: tuple[Document, ...]


class SharedName(NamedTuple):
    """A name that more than one page goes by."""

    name: str
    documents: tuple[Document, ...]


class Ranking:
    """The pages of a site, to be ranked for questions."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._counts = [Counter(find_grams(document.text)) for document in documents]
        self._fields = [_weigh(document) for document in documents]

    @cached_property
    def _pages(self) -> dict[str, list[int]]:
        pages: dict[str, list[int]] = defaultdict(list)
        for number, counts in enumerate(self._counts):
            for gram in counts:
                pages[gram].append(number)
        return pages

    def rank(self, question: str) -> tuple[Document, ...]:
        """Return the pages that have something of *question*, the likeliest first."""
        total = len(self._documents)
        scores: dict[int, float] = defaultdict(float)
        for gram in dict.fromkeys(find_grams(question)):
            pages = self._pages.get(gram, [])
            rarity = math.log(1 + (total - len(pages) + 0.5) / (len(pages) + 0.5))
            for page in pages:
                count = self._counts[page][gram]
                text = count * (1 + _SATURATION) / (count + _SATURATION)
                scores[page] += rarity * (self._fields[page].get(gram, 0) + text)
        return tuple(self._documents[page] for page in sorted(scores, key=lambda page: (-scores[page], page)))


def _weigh(document: Document) -> dict[str, float]:
    """Return how much more a gram of *document* counts for standing in a heading, title or name."""
    weights: dict[str, float] = {}
    headings = [section.heading for section in document.sections]
    for weight, texts in ((_HEADING, headings), (_TITLE, [document.title]), (_NAME, document.aliases)):
        for text in texts:
            weights.update(dict.fromkeys(find_grams(text), weight))
    return weights


def find_hard(documents: Sequence[Document]) -> Iterator[HardToFind]:
    """Yield each page of *documents* that the words of its own title do not bring among the first three.

    A title of two parts is looked up part by part; it is enough that one part leads to the page. Pages with the same
    title are one.
    """
    ranking = Ranking(documents)
    for document in documents:
        if document.group not in _LISTED:
            continue
        found = [_look_up(ranking, document, words) for words in (document.title, *document.title.split("："))]
        best = min(found, key=lambda hard: hard.place)
        if best.place > SHOWN:
            yield best


def _look_up(ranking: Ranking, document: Document, words: str) -> HardToFind:
    """Return where *document* stands for *words*, after all others where it does not stand."""
    ranked = [it for it in ranking.rank(words) if it == document or it.title != document.title]
    place = ranked.index(document) + 1 if document in ranked else len(ranked) + SHOWN + 1
    return HardToFind(document, words, place, tuple(ranked[: min(place - 1, SHOWN)]))


def find_shared(documents: Iterable[Document]) -> Iterator[SharedName]:
    """Yield each name that more than one page of *documents* goes by, the most shared first; the glossary has all."""
    users: dict[str, list[Document]] = defaultdict(list)
    names: dict[str, str] = {}
    for document in documents:
        for name in document.aliases if document.group in _LISTED and not document.is_list else ():
            key = normalise(name)
            names.setdefault(key, name)
            if document not in users[key]:
                users[key].append(document)
    for key in sorted(users, key=lambda key: (-len(users[key]), key)):
        if len(users[key]) > 1:
            yield SharedName(names[key], tuple(users[key]))
