"""The pages of a site → the documents of its search: only what its edition publishes, read from the pages as made."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.models.case import Case
from classroom.models.page import Guide
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.search.document import Document
from classroom.search.reading import read_sections

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
    own = {uri: _own_names(entry.model) for uri, entry in entries.items()}
    names = {uri: _names(site, entry, own) for uri, entry in entries.items()}
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


def _own_names(model: BaseModel) -> tuple[str, ...]:
    """Return the title of the page of *model* and what else it says that it is called."""
    return (getattr(model, "title", ""), *getattr(model, "aliases", ()))


def _names(
    site: Site, entry: Entry[BaseModel], own: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the page of *entry* is called, and the words that only lead to it.

    A type of fraud is called by more words than one page can keep: a word that is another page's *own* name, or part
    of its title, is only related.
    """
    others = [names for uri, names in own.items() if uri != site_path(entry.path)]
    taken = {name for names in others for name in names[1:]}
    titles = [names[0] for names in others]
    aliases, related = list(own[site_path(entry.path)][1:]), list(_related(site, entry))
    for name in _given(site, entry):
        is_taken = name in taken or any(name in title for title in titles)
        (related if is_taken and name not in aliases else aliases).append(name)
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
