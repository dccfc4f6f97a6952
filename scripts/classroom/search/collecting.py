"""The pages of a site → the documents of its search: only what its edition publishes, read from the pages as made."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pydantic import BaseModel

from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.models.case import Case
from classroom.models.page import Guide
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.search.document import Document
from classroom.search.reading import read_sections
from classroom.search.sounds import spell_near

GLOSSARY = "about/glossary.md"
HOTLINES = "about/hotlines.md"
_LISTS = ("related-", "coming-classes")
"""The anchors of lists that the templates add: they name other pages, which are found by themselves."""
_GROUPS = (
    ("courses/schedule/", "schedule"),
    ("courses/", "courses"),
    ("guides/", "guides"),
    ("cases/", "cases"),
    ("now/", "now"),
    ("handbook/", "handbook"),
)


def collect_documents(site: Site, outputs: Iterable[Output]) -> tuple[Document, ...]:
    """Return the document of every page among *outputs*, in their order."""
    entries = {site_path(entry.path): entry for entry in site.library.written if site.publication.keeps(entry)}
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for uri, entry in entries.items():
        for name in getattr(entry.model, "aliases", ()):
            owners[spell_near(name)].add(uri)
    titles = {uri: getattr(entry.model, "title", "") for uri, entry in entries.items()}

    def is_taken(name: str, uri: str) -> bool:
        is_alias = bool(owners.get(spell_near(name), set()) - {uri})
        return is_alias or any(name in title for other, title in titles.items() if other != uri)

    names = {uri: _names(site, entry, is_taken) for uri, entry in entries.items()}
    return tuple(_make(output, *names.get(output.uri, ((), ()))) for output in outputs if output.is_page)


def _make(output: Output, aliases: tuple[str, ...], related: tuple[str, ...]) -> Document:
    group = next((group for start, group in _GROUPS if output.uri.startswith(start)), "about")
    return Document(
        uri=output.site_uri,
        title=output.title,
        group=group,
        aliases=tuple(dict.fromkeys(aliases)),
        related=tuple(dict.fromkeys(related)),
        sections=tuple(it for it in read_sections(output.content or "") if not it.anchor.startswith(_LISTS)),
        source=output.source,
    )


def _names(
    site: Site, entry: Entry[BaseModel], is_taken: Callable[[str, str], bool]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the page of *entry* is called, and the words that only lead to it.

    A type of fraud is called by more words than one page can keep: a word that is, or sounds like, another page's own
    name, or is part of its title, is only related.
    """
    aliases, related = list(getattr(entry.model, "aliases", ())), list(_related(site, entry))
    for name in _given(site, entry):
        only_leads = name not in aliases and is_taken(name, site_path(entry.path))
        (related if only_leads else aliases).append(name)
    return tuple(aliases), tuple(related)


def _given(site: Site, entry: Entry[BaseModel]) -> Iterator[str]:
    """Yield what the data call the subject of *entry*: terms, numbers, a type of fraud."""
    data = site.library.data
    if site_path(entry.path) == GLOSSARY:
        for term in data.glossary.model.terms:
            yield from (term.term, *term.aliases)
    if site_path(entry.path) == HOTLINES:
        for contact in data.contacts.model.contacts:
            yield from (name for name in (contact.number, contact.name) if name)
    fraud = site.library.frauds.get(entry.model.fraud or "") if isinstance(entry.model, Guide) else None
    if fraud and _is_first(site, entry):
        yield from (fraud.name, *fraud.aliases, *fraud.misspellings)


def _related(site: Site, entry: Entry[BaseModel]) -> Iterator[str]:
    model = entry.model
    if isinstance(model, Case) and model.fraud in site.library.frauds:
        yield site.library.frauds[model.fraud].name


def _is_first(site: Site, entry: Entry[BaseModel]) -> bool:
    """Tell whether *entry* is the guide of its fraud type that goes by the type's own names."""
    fraud = getattr(entry.model, "fraud", None)
    same = [guide for guide in site.guides if guide.model.fraud == fraud]
    named = [guide for guide in same if guide.id == fraud]
    return entry.path == (named or same)[0].path
