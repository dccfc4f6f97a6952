"""What the site engine is told besides pages: the same values for the plugin and for a generated tree."""

import html
from typing import Any

from classroom.navigation import to_mkdocs
from classroom.plan import Plan


def engine_settings(plan: Plan) -> dict[str, Any]:
    """Return the settings of `mkdocs.yml` that the content decides: name, navigation, what frames a page."""
    return {
        "site_name": html.escape(plan.site_title),
        "nav": to_mkdocs(plan.navigation),
        "extra": {
            "help_lead": plan.help_strip.lead,
            "help_strip": [item._asdict() for item in plan.help_strip.items],
            **plan.frame._asdict(),
            "sections": [section._asdict() for section in plan.frame.sections],
        },
    }
