"""The words in `data/words.yml` that say how people ask, made ready for the browser."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from classroom.search.signs import normalise
from classroom.source.yaml_tree import parse_yaml

_FILE = Path(__file__).parent / "data" / "words.yml"
GAP = 8
"""How many characters … may stand for."""

_PART = re.compile(r"（(?P<choice>[^（）]*)）|(?P<gap>…+)|(?P<start>\^)|(?P<end>#)|(?P<words>[^（）…^#]+)")


@cache
def read_words() -> dict[str, Any]:
    """Return the file: `stops`, `synonyms`, `triage` and `unless`."""
    words: dict[str, Any] = parse_yaml(_FILE.read_text("utf-8"), _FILE.name).data
    return words


def choose_synonyms(text: str) -> dict[str, list[str]]:
    """Return what people say → the words of *text* that mean it; a word that *text* does not say leads nowhere."""
    synonyms: dict[str, str] = read_words()["synonyms"]
    kept = {}
    for said, words in synonyms.items():
        here = [normalise(word) for word in words.split("/") if word != said and normalise(word) in text]
        if here:
            kept[said] = here
    return kept


def compile_triage() -> list[tuple[str, list[str]]]:
    """Return the heading that a reader is sent to, each with the regular expressions of what sends there."""
    return [(rule["target"], [compile_phrase(phrase) for phrase in rule["words"]]) for rule in read_words()["triage"]]


def compile_unless() -> list[str]:
    """Return the regular expressions of what is taken out of a question before the triage reads it."""
    return [compile_phrase(phrase) for phrase in read_words()["unless"]]


def compile_phrase(phrase: str) -> str:
    """Return *phrase* as a regular expression: （甲/乙） is either, （甲/） may be missing, … is a gap.

    ^ and # are the start and the end of what was typed.
    """
    return "".join(_compile_part(found) for found in _PART.finditer(phrase))


def _compile_part(found: re.Match[str]) -> str:
    if found["gap"]:
        return f".{{0,{GAP}}}"
    if found["end"]:
        return "$"
    if found["start"]:
        return "^"
    if found["choice"] is not None:
        return f"(?:{'|'.join(compile_phrase(choice) for choice in found['choice'].split('/'))})"
    return re.escape(found["words"])
