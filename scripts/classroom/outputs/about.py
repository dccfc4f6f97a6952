"""The pages written by hand under `docs/`, some with what data adds, and a page a role."""

from collections.abc import Iterator
from typing import Any

from classroom.library.entry import Entry
from classroom.library.layout import role_uri
from classroom.models.data import Glossary, GlossaryEntry
from classroom.models.page import Page
from classroom.outputs import contact_card, emergency
from classroom.outputs.addresses import CARD_SHEET
from classroom.outputs.output import Output
from classroom.outputs.relations import Relations
from classroom.outputs.site import Site
from classroom.outputs.tallies import add_up

ROLES = "docs/about/roles/index.md"
TEMPLATES = {
    "docs/about/index.md": "about.md.j2",
    ROLES: "roles.md.j2",
    "docs/about/branches.md": "branches.md.j2",
    "docs/about/figures.md": "figures.md.j2",
    "docs/about/hotlines.md": "hotlines.md.j2",
    "docs/about/glossary.md": "glossary.md.j2",
    contact_card.PAGE: "contact_card.md.j2",
    **emergency.PAGES,
}
"""Pages to which a template adds tables from data; every other page is its body alone."""

_MADE_ELSEWHERE = ("docs/index.md", "docs/guides/index.md")


def make_pages(site: Site, relations: Relations) -> Iterator[Output]:
    """Yield every page under `docs/` but the home page and the guides, and the roles' pages."""
    data = site.library.data
    added: dict[str, dict[str, Any]] = {
        ROLES: {"lessons": [lesson for lesson in site.lessons if lesson.model.roles]},
        "docs/about/figures.md": {"figures": data.figures.model.figures, **_add_up_tallies(site)},
        "docs/about/hotlines.md": {"contacts": data.contacts.model.contacts},
        "docs/about/glossary.md": {"groups": _group_terms(data.glossary.model)},
        contact_card.PAGE: {"sheet": CARD_SHEET},
    }
    for page in pages_under_docs(site):
        template = TEMPLATES.get(page.path, "page.md.j2")
        context = emergency.read_emergency(site, page) if page.path in emergency.PAGES else added.get(page.path, {})
        yield site.written_page(page, template, **context)
    for role in data.station.model.roles:
        lessons = relations.lessons_for(role.name)
        yield site.page(
            role_uri(role.id), data.station.path, "role.md.j2", role.name, role.summary, role=role, lessons=lessons
        )


def pages_under_docs(site: Site) -> list[Entry[Page]]:
    """Return the published pages under `docs/` that are made here, in the order they say."""
    pages = [
        page
        for page in site.library.pages
        if page.path.startswith("docs/") and page.path not in _MADE_ELSEWHERE and site.publication.keeps(page)
    ]
    return sorted(pages, key=lambda page: (not page.path.endswith("index.md"), page.model.order, page.path))


def _group_terms(glossary: Glossary) -> list[tuple[str | None, list[GlossaryEntry]]]:
    """Return the terms by group, groups and terms in the order in which they are written first."""
    groups: dict[str | None, list[GlossaryEntry]] = {}
    for term in glossary.terms:
        groups.setdefault(term.group, []).append(term)
    return list(groups.items())


def _add_up_tallies(site: Site) -> dict[str, Any]:
    """Return the tallies of all classes and of each term that has any; computed, never typed."""
    by_term = [(term, add_up(site.classes_of(term))) for term in site.terms]
    held = [(term, total) for term, total in by_term if total.classes]
    has_example = any(term.model.example for term, _ in held)
    return {"total": add_up(site.context.classes), "by_term": held, "has_example": has_example}
