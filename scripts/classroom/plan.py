"""The one list of what a site is made of: every output, the navigation, and every problem on the way."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from classroom.cache import Cache
from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.context import Context
from classroom.checks.registry import run_rules
from classroom.checks.waivers import Waivers
from classroom.contacts.directory import Directory
from classroom.library.content import Library
from classroom.library.layout import site_path
from classroom.library.loading import load_library
from classroom.models.lesson import Edition
from classroom.navigation import Navigation, make_navigation
from classroom.options import FILE, read_options
from classroom.outputs.about import make_pages
from classroom.outputs.cases import make_cases
from classroom.outputs.contact_card import make_card_sheet
from classroom.outputs.courses import make_courses
from classroom.outputs.folder_hint import make_folder_hint
from classroom.outputs.formats import make_formats
from classroom.outputs.guides import make_guides
from classroom.outputs.handout_pages import make_handouts
from classroom.outputs.help_strip import NO_HELP, HelpStrip, make_help_strip
from classroom.outputs.home import make_home
from classroom.outputs.output import Output, reading_order
from classroom.outputs.page_frame import NO_FRAME, PageFrame, make_page_frame
from classroom.outputs.phrases import make_phrases
from classroom.outputs.print_pages import make_print_pages
from classroom.outputs.problems import make_problems_page
from classroom.outputs.programs import PLAIN_FOLDER, name_programs
from classroom.outputs.relations import Relations
from classroom.outputs.schedule import make_schedule
from classroom.outputs.share_images import make_share_images
from classroom.outputs.site import Site
from classroom.outputs.stored_pages import NOTHING_STORED, StoredPages, store_pages
from classroom.outputs.style_sheets import make_style_sheets
from classroom.pictures.cleaning import is_picture
from classroom.preview import keep_good_assets, keep_possible
from classroom.private_text import find_private_texts
from classroom.problem import Problem, has_errors
from classroom.publication import LeftOut, publish
from classroom.search.collecting import collect_documents
from classroom.search.document import Document
from classroom.search.files import make_search
from classroom.search.names import Letter, list_names


@dataclass(frozen=True)
class Plan:
    """What an edition's site holds on one day; `private_texts` are texts it must not show, `directory` whom it may.

    `waivers` are the findings in its content that were let through. `stored` is what a browser keeps of a site on a
    server; a site that `is_folder` is opened from a stick or a disk, and nothing has to be kept of it. `documents` are
    what its search reads, `names` what they are called, from A to Z.
    """

    edition: Edition = "public"
    site_title: str = ""
    outputs: tuple[Output, ...] = ()
    navigation: Navigation = ()
    help_strip: HelpStrip = NO_HELP
    frame: PageFrame = NO_FRAME
    names: tuple[Letter, ...] = ()
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    private_texts: tuple[str, ...] = ()
    directory: Directory = field(default_factory=Directory)
    waivers: Waivers = field(default_factory=Waivers)
    stored: StoredPages = NOTHING_STORED
    programs: str = PLAIN_FOLDER
    is_folder: bool = False


def find_problems(
    root: Path, today: datetime.date, scanner: Scanner | None = None
) -> tuple[Library | None, tuple[Problem, ...]]:
    """Return the content under *root* and every problem in it, by place."""
    context, problems = check_content(root, today, scanner=scanner)
    return (context.library if context else None), problems


def check_content(
    root: Path, today: datetime.date, settings: Path | None = None, scanner: Scanner | None = None
) -> tuple[Context | None, tuple[Problem, ...]]:
    """Return what the rules looked at, None when it cannot be read, and every problem, by place.

    A *scanner* knows what it has read before.
    """
    options, faults = read_options(settings or root / FILE)
    loaded = load_library(root)
    problems = [*faults, *loaded.problems]
    context = Context(loaded.library, today, options, scanner or Scanner()) if loaded.library else None
    if context:
        problems += run_rules(context)
    return context, tuple(sorted(set(problems)))


def plan_site(  # noqa: PLR0913  # who makes a site has defaults for all but two
    root: Path,
    today: datetime.date,
    edition: Edition = "public",
    *,
    preview: bool = False,
    is_folder: bool = False,
    settings: Path | None = None,
    scanner: Scanner | None = None,
    cache: Cache | None = None,
) -> Plan:
    """Return the plan of the site under *root*, for *today* in Asia/Shanghai, by the options in *settings*.

    A *scanner* knows what it has read before, a *cache* what was made before.

    A plan with errors has no outputs: what refers to a thing that does not exist cannot be made. A *preview*
    has what can be made without the broken files, and a page of the problems. A site that *is_folder* opens from a
    stick or a disk, with a text that says how.
    """
    context, problems = check_content(root, today, settings, scanner)
    if has_errors(problems) and not preview:
        return Plan(problems=problems)
    if context is None:
        page = make_problems_page(problems, "index.md")
        return Plan(site_title=page.title, outputs=(page,), navigation=(page.uri,), problems=problems)
    waivers = context.waivers
    if preview:
        context = replace(context, library=keep_good_assets(keep_possible(context.library)))
    library = context.library
    site = Site(publish(library, edition, today), context)
    made, programs = name_programs(sorted(_make_outputs(site, cache or Cache()), key=reading_order))
    documents = collect_documents(site, made)
    outputs = tuple(sorted((*made, *make_search(site, documents)), key=reading_order))
    plan = Plan(
        edition=edition,
        site_title=library.data.station.model.site_title,
        outputs=outputs,
        navigation=make_navigation(site, outputs),
        help_strip=make_help_strip(site),
        frame=make_page_frame(site, frozenset(output.uri for output in outputs)),
        names=list_names(documents),
        documents=documents,
        problems=problems,
        left_out=site.publication.left_out,
        private_texts=find_private_texts(site.publication),
        directory=context.directory,
        waivers=waivers,
        programs=programs,
        is_folder=is_folder,
    )
    if preview:
        return _add_problems_page(plan) if problems else plan
    return _add_folder_hint(plan, site) if is_folder else _add_worker(plan, root, settings or root / FILE)


def _add_folder_hint(plan: Plan, site: Site) -> Plan:
    return replace(plan, outputs=(*plan.outputs, make_folder_hint(site, plan.frame.made_on)))


def _add_worker(plan: Plan, root: Path, settings: Path) -> Plan:
    """Return *plan* with the worker that keeps pages; a preview has none, for its pages change under the reader."""
    around = repr((plan.edition, plan.site_title, plan.navigation, plan.help_strip, plan.frame, plan.names)).encode()
    own = settings.read_bytes() if settings.is_file() else b""
    stored = store_pages(plan.outputs, (around, own), root / "overrides", plan.programs)
    worker = (stored.worker,) if stored.worker else ()
    return replace(plan, outputs=(*plan.outputs, *worker), stored=stored)


def _add_problems_page(plan: Plan) -> Plan:
    page = make_problems_page(plan.problems, "problems.md")
    return replace(plan, outputs=(*plan.outputs, page), navigation=(page.uri, *plan.navigation))


def _make_outputs(site: Site, cache: Cache) -> Iterator[Output]:
    pages = tuple(make_site_pages(site))
    yield from pages
    yield from make_share_images(site, pages, cache)
    yield from make_formats(site)
    yield from make_print_pages(site)
    yield from make_handouts(site)
    yield from make_card_sheet(site)
    yield from make_phrases(site)
    styles = make_style_sheets(site)
    yield from styles.outputs
    for path in sorted(site.used_assets - styles.imported - {output.source for output in styles.outputs}):
        file = site.library.assets[path]
        yield Output(site_path(path), path, path, copied_from=file, is_cleaned=is_picture(path), cache=cache)


def make_site_pages(site: Site) -> Iterator[Output]:
    """Yield every page that has a place in the navigation or is listed there."""
    relations = Relations(site)
    yield from make_home(site)
    yield from make_pages(site, relations)
    yield from make_guides(site, relations)
    yield from make_courses(site, relations)
    yield from make_cases(site, relations)
    yield from make_schedule(site)
