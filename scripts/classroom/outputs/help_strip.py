"""The line on top of every page: whom to call when money is about to go."""

from typing import NamedTuple

from classroom.outputs.site import Site
from classroom.render import load_labels


class HelpLink(NamedTuple):
    """A number to call or a page to open."""

    text: str
    href: str


class HelpStrip(NamedTuple):
    """What the strip says first, and its links."""

    lead: str
    items: tuple[HelpLink, ...]


NO_HELP = HelpStrip("", ())
"""The strip of a plan that has no content."""


def make_help_strip(site: Site) -> HelpStrip:
    """Return the strip: every urgent contact, then the page that tells what to do."""
    words = load_labels()["help_strip"]
    calls = [
        HelpLink(f"{contact.action} {contact.number}", f"tel:{contact.number}")
        for contact in site.library.data.contacts.model.contacts
        if contact.urgent and contact.can_be_called
    ]
    return HelpStrip(words["lead"], (*calls, HelpLink(words["now"], "now/index.html")))
