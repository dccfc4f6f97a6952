"""What fraudsters say, for the page that compares a message with it on the reader's device.

It is a script that assigns a constant, since a page opened from a folder may not fetch a file of data.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from classroom.models.data import Frauds
from classroom.outputs.emergency import CHECK
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.source.traditional import OLDER_FORMS, traditional_characters

URI = "assets/js/now/phrases.js"
NAME = "fraudPhrases"


def make_phrases(site: Site) -> Iterator[Output]:
    """Yield the script with the phrases, where the page that needs it is published."""
    if CHECK in site.published_paths:
        file = site.library.data.frauds
        text = json.dumps(collect_phrases(file.model), ensure_ascii=False, indent=0)
        yield Output(URI, file.path, URI, f"window.{NAME} = {text};\n")


def collect_phrases(data: Frauds) -> dict[str, Any]:
    """Return what `matching.js` compares a message with.

    Disguises are pairs, the longest first; `simplified` maps the traditional characters of the words that occur.
    """
    frauds = [{"id": fraud.id, "phrases": fraud.phrases, "hints": fraud.hints} for fraud in data.frauds]
    shared = data.shared
    disguises = [(written.replace(" ", ""), word) for word, forms in shared.disguises.items() for written in forms]
    words = [shared.phrases, shared.hints, shared.warnings, shared.disguises]
    words += [group for fraud in data.frauds for group in (fraud.phrases, fraud.hints)]
    return {
        "frauds": frauds,
        "shared": {"phrases": shared.phrases, "hints": shared.hints, "warnings": shared.warnings},
        "disguises": sorted(disguises, key=lambda pair: -len(pair[0])),
        "simplified": _choose_characters(word for group in words for word in group),
    }


def _choose_characters(words: Iterable[str]) -> dict[str, str]:
    """Return written → read for the characters that occur in *words*."""
    used = frozenset("".join(words))
    table = traditional_characters() | OLDER_FORMS
    return {written: read for written, read in sorted(table.items()) if read in used}
