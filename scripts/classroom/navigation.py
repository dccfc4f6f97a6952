"""The site's navigation, made from what is published: nobody edits a list to publish a page."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel

from classroom.library.entry import Entry
from classroom.library.layout import site_path
from classroom.outputs.about import pages_under_docs
from classroom.outputs.addresses import COMING, COVERAGE, OPENING, PAST, VENUES, class_uri
from classroom.outputs.courses import ordered_courses
from classroom.outputs.guides import ordered_guides
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.render import load_labels


@dataclass(frozen=True)
class Named:
    """A page that goes by another name in the navigation than its title."""

    title: str
    uri: str


@dataclass(frozen=True)
class Section:
    """A titled part of the navigation; its first child is its opening page."""

    title: str
    children: "Navigation"


Navigation = tuple[str | Named | Section, ...]
"""Pages as their places in the source tree, and sections of them."""


def make_navigation(site: Site, outputs: Iterable[Output]) -> Navigation:
    """Return the navigation of *site*; every page of *outputs* stands in it once."""
    titles = load_labels()["sections"]
    uris = [output.uri for output in outputs if output.is_page]
    sections = (
        Named(titles["home"], "index.md"),
        Section(titles["now"], _pages(site, "docs/now/")),
        Section(titles["guides"], ("guides/index.md", *map(_uri, ordered_guides(site)))),
        Section(titles["cases"], ("cases/index.md", *_under(uris, "cases/by-"), *map(_uri, site.cases))),
        Section(titles["schedule"], (OPENING, COMING, *_terms(site), VENUES, PAST, COVERAGE)),
        Section(titles["courses"], ("courses/index.md", *_courses(site))),
        Section(titles["about"], _about(site, uris)),
    )
    return _keep(sections, frozenset(uris))


def _keep(navigation: Navigation, uris: frozenset[str]) -> Navigation:
    """Return *navigation* without pages that are not among *uris* and sections that hold none."""
    kept: list[str | Named | Section] = []
    for item in navigation:
        if not isinstance(item, Section):
            kept += [item] if (item if isinstance(item, str) else item.uri) in uris else []
        else:
            children = _keep(item.children, uris)
            kept += [Section(item.title, children)] if children else []
    return tuple(kept)


def to_mkdocs(navigation: Navigation) -> list[object]:
    """Return *navigation* as the value of `nav` in `mkdocs.yml`, where names are HTML."""
    made: list[object] = []
    for item in navigation:
        if isinstance(item, Section):
            made.append({html.escape(item.title): to_mkdocs(item.children)})
        else:
            made.append(item if isinstance(item, str) else {html.escape(item.title): item.uri})
    return made


def _uri(entry: Entry[BaseModel]) -> str:
    return site_path(entry.path)


def _under(uris: list[str], start: str) -> list[str]:
    return [uri for uri in uris if uri.startswith(start)]


def _pages(site: Site, folder: str) -> tuple[str, ...]:
    return tuple(site_path(page.path) for page in pages_under_docs(site) if page.path.startswith(folder))


def _terms(site: Site) -> list[Section]:
    sections = []
    for term in site.terms:
        ordered = sorted(site.classes_of(term), key=lambda dated: dated.occurrences[:1])
        pages = [class_uri(term, dated.small_class.id) for dated in ordered]
        sections.append(Section(term.model.title, (site_path(term.path), *pages)))
    return sections


def _courses(site: Site) -> list[Section]:
    return [
        Section(course.model.title, tuple(site_path(entry.path) for entry in (course, *lessons)))
        for course, lessons in ordered_courses(site)
    ]


def _about(site: Site, uris: list[str]) -> Navigation:
    """Return the about section: its pages, the roles, the handbook, then pages in folders nobody foresaw."""
    titles = load_labels()["sections"]
    roles = _under(uris, "about/roles/")
    placed = ("docs/about/", "docs/handbook/", "docs/now/")
    others = [site_path(p.path) for p in pages_under_docs(site) if not p.path.startswith(placed)]
    pages = [uri for uri in _pages(site, "docs/about/") if uri not in roles]
    handbook = _pages(site, "docs/handbook/")
    nested = [Section(titles["roles"], tuple(roles))]
    nested += [Section(titles["handbook"], handbook)] if handbook else []
    return (*pages[:1], *nested[:1], *pages[1:], *others, *nested[1:])
