"""The printed matter of a term as one page: every poster, slip and month's sheet, without any other file.

Made of the built and proved pages: what is between `<main>` and `</main>` of each, one after the other, with their
style sheets in the page. The sheets lie across, the others upright: CSS Paged Media 3, section 8, names the pages.
"""

import posixpath
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from classroom.render import render_html

SCHEDULE = "courses/schedule"
KINDS = ("sheet", "poster", "slip")
"""The kinds of printed matter, in the order of the archive, as their folders and style sheets are called."""

_STYLES = "assets/css/print"
_PAGE_RULE = re.compile(r"@page\s*\{[^}]*\}")
_MAIN = re.compile(r"<main>\n?(.*)</main>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LINK = re.compile(r'<a href="(?!tel:|https?:)([^"]*)">(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Sheet:
    """One printed page of the archive: its `kind`, its title and its content, both HTML, and the `id` of its place."""

    id: str
    kind: str
    title: str
    content: str


def find_seasons(site: Path) -> tuple[str, ...]:
    """Return the seasons of which the built site in *site* has printed matter, the latest first."""
    folders = {path.parent.parent.name for kind in KINDS for path in site.glob(f"{SCHEDULE}/*/{kind}/*.html")}
    return tuple(sorted(folders, reverse=True))


def write_term(site: Path, season: str, site_title: str, made_on: str, address: str | None) -> str:
    """Return the page of the printed matter of *season* in the built site in *site*, which was made on *made_on*.

    A link to a page of the site leads to the site at *address*; without one it is plain text.
    """
    files = [file for kind in KINDS for file in sorted((site / SCHEDULE / season / kind).glob("*.html"))]
    sheets = tuple(_read_sheet(site, file, number, address) for number, file in enumerate(files, 1))
    return render_html(
        "term_archive.html.j2",
        {"season": season, "site_title": site_title, "made_on": made_on, "sheets": sheets, "style": _join_styles(site)},
    )


def _join_styles(site: Path) -> str:
    names = ("tokens", "paper", *KINDS)
    return "\n".join(_name_pages(name, (site / _STYLES / f"{name}.css").read_text("utf-8")) for name in names)


def _name_pages(kind: str, style: str) -> str:
    """Return *style* with its page rule for pages of its own kind, so that another kind's does not go for them."""
    return _PAGE_RULE.sub(lambda rule: rule[0].replace("@page", f"@page {kind}", 1), style)


def _read_sheet(site: Path, file: Path, number: int, address: str | None) -> Sheet:
    text = file.read_text("utf-8")
    main, title = _MAIN.search(text), _TITLE.search(text)
    path = file.relative_to(site).as_posix()
    content = _link_out(main[1] if main else "", path, address)
    content = content.replace('id="code"', f'id="code-{number}"').replace('href="#code"', f'href="#code-{number}"')
    return Sheet(f"p{number}", file.parent.name, title[1] if title else path, content)


def _link_out(content: str, path: str, address: str | None) -> str:
    def replace(link: re.Match[str]) -> str:
        if address is None:
            return link[2]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link[1]))
        return f'<a href="{escape(address + target)}">{link[2]}</a>'

    return _LINK.sub(replace, content)
