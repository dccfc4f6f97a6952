"""The pages under `docs/now/`: what to do at once, what to tell the police, whether a message is a fraud."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from classroom.library.entry import Entry
from classroom.markdown.escape import Markdown, as_markdown
from classroom.models.data import Contact
from classroom.models.page import Page
from classroom.outputs.site import Site
from classroom.render import load_labels

NOW = "docs/now/index.md"
TELL_THE_POLICE = "docs/now/tell-the-police.md"
CHECK = "docs/now/check.md"

PAGES = {NOW: "now.md.j2", TELL_THE_POLICE: "tell_the_police.md.j2", CHECK: "check.md.j2"}
"""Pages to which a template adds what a text cannot hold: answers to tap, a form, a box to paste into."""

Kind = Literal["question", "steps", "notes"]

_PART = re.compile(r"^(?=## )", re.MULTILINE)
_ANSWER = re.compile(r"^[-*] +\[[^\]]+\]\(", re.MULTILINE)
_STEP = re.compile(r"^1\. ", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """A second-level section of a page: a question with its answers, the steps of an answer, or other text."""

    kind: Kind
    text: Markdown


def split_body(body: str) -> tuple[Markdown, tuple[Part, ...]]:
    """Return what stands before the first second-level heading of *body*, and a part for each such heading.

    A list in which every item is a link makes a question; a numbered list makes steps.
    """
    lead, *texts = _PART.split(body)
    return as_markdown(lead.strip()), tuple(Part(_kind_of(text), as_markdown(text.strip())) for text in texts)


def _kind_of(text: str) -> Kind:
    if _STEP.search(text):
        return "steps"
    items = [line for line in text.splitlines() if line.startswith(("- ", "* "))]
    return "question" if items and all(map(_ANSWER.match, items)) else "notes"


def read_emergency(site: Site, page: Entry[Page]) -> dict[str, Any]:
    """Return what the template of *page*, one of `PAGES`, needs besides its text."""
    lead, parts = split_body(site.body(page))
    found: dict[str, Any] = {"lead": lead, "parts": parts, "calls": _urgent_calls(site)}
    if page.path == TELL_THE_POLICE:
        return {**found, "sheet": load_labels()["police_sheet"]}
    if page.path == CHECK:
        guides = {guide.model.fraud: guide for guide in site.guides if guide.model.fraud}
        data = site.library.data.frauds.model
        return {**found, "questions": data.questions, "frauds": data.frauds, "guides": guides}
    return found


def _urgent_calls(site: Site) -> tuple[Contact, ...]:
    contacts = site.library.data.contacts.model.contacts
    return tuple(contact for contact in contacts if contact.urgent and contact.can_be_called)
