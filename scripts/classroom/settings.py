"""What the site engine is told besides pages: the same values for the plugin and for a generated tree."""

import html
from typing import Any

from classroom.navigation import to_mkdocs
from classroom.outputs.programs import place_program
from classroom.outputs.stored_pages import OFFLINE_PAGE, WORKER
from classroom.plan import Plan

_SERVERS_PAGES = frozenset(("404.html", OFFLINE_PAGE, "sitemap.xml"))
"""Pages for a wrong address, for no network, and for search engines."""


def engine_settings(plan: Plan) -> dict[str, Any]:
    """Return the settings of `mkdocs.yml` that the content decides: name, navigation, what frames a page."""
    return {
        "site_name": html.escape(plan.site_title),
        "nav": to_mkdocs(plan.navigation),
        "extra": {
            "help_lead": plan.help_strip.lead,
            "help_strip": [item._asdict() for item in plan.help_strip.items],
            **plan.frame._asdict(),
            "sections": [{**section._asdict(), "folder": _folder_of(section.href)} for section in plan.frame.sections],
            "names": [[letter.letter, [list(link) for link in letter.names]] for letter in plan.names],
            "programs": plan.programs,
            "worker": WORKER if plan.stored.worker else "",
            "stored_pages": [link._asdict() for link in plan.stored.links],
        },
    }


def _folder_of(href: str) -> str:
    """Return the folder of a page, for templates: not every engine's have a function for it."""
    return f"{href.rpartition('/')[0]}/"


def fetched_file(plan: Plan, path: str) -> str:
    """Return where the style sheet or script is that `mkdocs.yml` calls *path*."""
    return place_program(path, plan.programs)


def left_out_templates(plan: Plan) -> frozenset[str]:
    """Return which of the theme's own templates the site of *plan* does without: a folder has no use for some."""
    return _SERVERS_PAGES if plan.is_folder else frozenset()
