"""The documents of a site → the scripts that a browser loads when somebody searches, and not before.

They are scripts, since a page opened from a folder may load one but may not fetch a file of data. Each calls
`classroomSearch.take(name, edition, data)`; data of another edition than the head's is refused.
"""

import hashlib
import json
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from classroom.markdown.headings import slugify
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.render import load_labels
from classroom.search.characters import choose_characters, choose_phrases, group_characters
from classroom.search.document import Document
from classroom.search.pieces import cut, make_postings
from classroom.search.signs import find_hanzi, find_words, normalise
from classroom.search.sounds import collect_sounds, everyday_hanzi
from classroom.search.vocabulary import choose_synonyms, compile_triage, compile_unless, read_words

FOLDER = "search"
HEAD = f"{FOLDER}/head.js"
SOUNDS = f"{FOLDER}/sounds.js"
RARE = f"{FOLDER}/rare.js"
NOW = "now/index.html"
SOURCE = "mkdocs.yml"

_GROUP_NAMES = ("now", "guides", "cases", "schedule", "courses", "about", "handbook")
_LENGTH_STEP = 50
"""A page's length is told in steps of so many characters."""


def make_search(site: Site, documents: Sequence[Document]) -> Iterator[Output]:
    """Yield the scripts that search needs of *documents*, the pages of *site*."""
    if documents:
        yield from write_search(documents, _frauds(site))


def write_search(documents: Sequence[Document], frauds: Iterable[tuple[str, str]]) -> Iterator[Output]:
    """Yield the head with its tables, the pieces of the index, and each page's text.

    *frauds* are the types as people may browse them: the name, and the page that it leads to.
    """
    pieces, edges = cut(make_postings(documents))
    text = normalise("\n".join(document.text for document in documents))
    edition = hashlib.sha256("\n".join([*(it.uri for it in documents), *pieces]).encode()).hexdigest()[:8]
    head = {"frauds": list(frauds), **_head(documents, text), "edges": edges}
    yield _script("head", edition, head)
    here = find_hanzi(text)
    yield _script("sounds", edition, collect_sounds(here))
    tables = {
        "characters": group_characters(choose_characters(text)),
        "phrases": choose_phrases(text),
        "sounds": collect_sounds(everyday_hanzi() - here),
    }
    yield _script("rare", edition, tables)
    for number, piece in enumerate(pieces):
        yield _script(f"words/{number}", edition, piece)
    for document in documents:
        sections = [[index, *section.blocks] for index, section in enumerate(document.sections) if section.blocks]
        yield _script(text_name(document), edition, sections)


def text_name(document: Document) -> str:
    """Return the name of the script with the text of *document*."""
    return posixpath.join("text", document.uri.removesuffix(".html"))


def _head(documents: Sequence[Document], text: str) -> dict[str, Any]:
    titles = load_labels()["sections"]
    return {
        "groups": [[name, titles[name]] for name in _GROUP_NAMES],
        "pages": [_page(document) for document in documents],
        "words": " ".join(sorted(word for word in find_words(text) if word.isalpha())),
        "stops": sorted(read_words()["stops"], key=lambda word: (-len(word), word)),
        "synonyms": choose_synonyms(text),
        "triage": _triage(documents),
        "unless": compile_unless(),
    }


def _page(document: Document) -> list[Any]:
    """Return what the head tells of a page: place, title, group, length, names, words that lead to it, headings."""
    length = round(len(document.text) / _LENGTH_STEP)
    headings = [
        section.heading if section.anchor == slugify(section.heading) else [section.heading, section.anchor]
        for section in document.sections
    ]
    group = _GROUP_NAMES.index(document.group)
    place = document.uri.removesuffix(".html")
    return [place, document.title, group, length, "|".join(document.aliases), "|".join(document.related), headings]


def _triage(documents: Sequence[Document]) -> list[list[Any]]:
    """Return the rules whose target is there: the number of the page, the heading's, and what sends there."""
    rules: list[list[Any]] = []
    for number, document in enumerate(documents):
        if document.uri == NOW:
            places = {section.heading: index for index, section in enumerate(document.sections)}
            rules = [[number, places.get(target, 0), phrases] for target, phrases in compile_triage()]
    return rules


def _frauds(site: Site) -> Iterator[tuple[str, str]]:
    for fraud in site.library.data.frauds.model.frauds:
        guide = next((entry for entry in site.guides if entry.model.fraud == fraud.id), None)
        yield fraud.name, f"guides/{guide.id}" if guide else ""


def _script(name: str, edition: str, data: Any) -> Output:
    """Return the script *name*; a text a line, so that who checks the site reads it as it was written."""
    uri = f"{FOLDER}/{name}.js"
    written = _write(data)
    return Output(uri, SOURCE, uri, f'classroomSearch.take("{name}","{edition}",{written});\n')


def _write(data: Any) -> str:
    if isinstance(data, list):
        return "[" + ",\n".join(map(_write_item, data)) + "]"
    if isinstance(data, dict):
        return "{" + ",\n".join(f"{_dump(key)}:{_write(value)}" for key, value in data.items()) + "}"
    return _dump(data)


def _write_item(item: object) -> str:
    """Return *item* as JSON, a list's texts on lines of their own, so that one that changes is one line that does."""
    if not isinstance(item, list):
        return _dump(item)
    parts = [_dump(part) for part in item]
    breaks = ["\n" if isinstance(part, str) and isinstance(last, str) else "" for last, part in pairwise(item)]
    return "[" + ",".join(map("".join, zip(["", *breaks], parts, strict=True))) + "]"


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
