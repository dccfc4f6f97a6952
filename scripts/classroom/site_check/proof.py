"""All that must hold of a built site, before anybody sees it.

`page-missing` and `file-unplanned`: the pages are those of the plan. `private-text`: nothing that the edition
hides. `machine-path`: no folder of the machine that built it. And what `landing` proves of links, `planted` of
numbers, `persons` of people, `site_files` of the files, `search_index` of the search, `release_files` of what a
release says of itself.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from classroom.cache import Cache
from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.identity import Reader
from classroom.outputs.stored_pages import OFFLINE_PAGE
from classroom.plan import Plan
from classroom.private_text import squeeze
from classroom.problem import Problem
from classroom.site_check.built_site import ERROR_PAGE, BuiltSite
from classroom.site_check.engine_files import find_engine_files
from classroom.site_check.landing import check_landing
from classroom.site_check.persons import check_persons
from classroom.site_check.planted import check_planted
from classroom.site_check.previews import check_previews
from classroom.site_check.release_files import RELEASE_FILES, check_release, find_release_files
from classroom.site_check.search_index import check_search, find_index_files
from classroom.site_check.site_files import check_files
from classroom.site_check.stored_pages import check_names, check_stored

CODE_MISSING = "page-missing"
CODE_UNPLANNED = "file-unplanned"
CODE_PRIVATE = "private-text"
CODE_MACHINE = "machine-path"

INSTRUCTOR_CLASS = "instructor"
"""The class that the engine gives an instructor's block."""

THEME_PAGES = (ERROR_PAGE, OFFLINE_PAGE, "search.html")
"""The pages that the theme makes of its own templates."""

THEME_FILES = ("assets/", *THEME_PAGES, "sitemap.xml", "sitemap.xml.gz")
"""What the engine and its theme add to the plan."""

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_FIX = "这是生成程序的问题，请把这一行发给维护网站的人"


def prove_site(  # noqa: PLR0913  # the site, what it should be, and what is known of it
    folder: Path,
    plan: Plan,
    machine_paths: Iterable[str],
    scanner: Scanner,
    *,
    cache: Cache | None = None,
    is_release: bool = False,
) -> tuple[Problem, ...]:
    """Return every problem of the site in *folder*, by place; paths in them are relative to it.

    *machine_paths* are the folders of this machine that no file may name. *scanner* knows what it has read before,
    and so does a *cache*. A site that *is_release* also holds what a release says of itself.
    """
    site = BuiltSite(folder, cache or Cache())
    problems = [
        *_check_plan(site, plan, frozenset(RELEASE_FILES if is_release else ())),
        *check_previews(site, plan),
        *check_folder(site, Reader(scanner, plan.directory, plan.waivers)),
    ]
    problems += _check_private(site, plan.private_texts)
    problems += _check_blocks(site) if plan.edition == "public" else ()
    problems += check_names(site) if plan.is_folder else ()
    problems += check_search(site, plan)
    problems += _check_machine(site, tuple(path for path in machine_paths if len(path) > 1))
    return tuple(sorted(set(problems)))


def check_folder(site: BuiltSite, reader: Reader) -> Iterator[Problem]:
    """Yield a problem for whatever must hold of any folder that is published, whoever made it, and does not."""
    of_nobody = find_engine_files(site) | find_index_files(site) | find_release_files(site)
    yield from check_release(site)
    yield from check_landing(site)
    yield from check_files(site)
    yield from check_stored(site)
    yield from check_planted(site, reader.directory, of_nobody)
    yield from check_persons(site, reader, of_nobody)


def _check_plan(site: BuiltSite, plan: Plan, added: frozenset[str]) -> Iterator[Problem]:
    planned = {output.site_uri: output for output in plan.outputs}
    for uri, output in planned.items():
        if uri not in site.files:
            yield Problem(uri, 1, 1, CODE_MISSING, f"由 {output.source} 生成的这一页不在网站里", _FIX)
    for name in sorted(added - site.files):
        yield Problem(name, 1, 1, CODE_MISSING, "说明这一版是什么的文件不在网站里", _FIX)
    for name in sorted(site.files - planned.keys() - added):
        if not name.startswith(THEME_FILES) or (name.endswith(".html") and name not in THEME_PAGES):
            yield Problem(name, 1, 1, CODE_UNPLANNED, "网站里有一个不该有的文件", _FIX)


def _check_blocks(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page that shows an instructor's block, whatever its words."""
    for name, page in site.pages.items():
        if INSTRUCTOR_CLASS in page.classes:
            yield Problem(name, 1, 1, CODE_PRIVATE, "公开版里出现了讲师备注", _FIX)


def _check_private(site: BuiltSite, private_texts: tuple[str, ...]) -> Iterator[Problem]:
    if not private_texts:
        return
    for name, text in site.texts.items():
        squeezed = squeeze(_unescape_json(text) if name.endswith(".json") else text)
        if name in site.pages:
            squeezed += squeeze(site.pages[name].text)
        for private in private_texts:
            if private in squeezed:
                message = f"公开版里出现了只给讲师看的内容“{private[:12]}…”"
                yield Problem(name, 1, 1, CODE_PRIVATE, message, _FIX)


def _unescape_json(text: str) -> str:
    r"""Return *text* with `\uXXXX` and `\n` read, near enough to search in."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\\n", "\n")


def _check_machine(site: BuiltSite, machine_paths: tuple[str, ...]) -> Iterator[Problem]:
    for name, text in site.texts.items():
        for path in machine_paths:
            if path in text:
                yield Problem(name, 1, 1, CODE_MACHINE, f"文件里写着本机的路径 {path}", _FIX)
