"""Snippets for VS Code: the front matter of each kind of Markdown file, with its choices, made from the models."""

import itertools
import json
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from classroom.library.loading import MODELS
from classroom.render import load_labels
from classroom.source.validation import model_in

FILE = ".vscode/classroom.code-snippets"

KINDS = ("lesson", "case", "guide", "page", "course")
"""Kinds of Markdown file that get a snippet."""


def make_snippets() -> str:
    """Return the snippets file: typing a kind's Chinese word in Markdown offers its whole front matter."""
    words = load_labels()["snippets"]
    snippets = {
        words[kind]["name"]: {
            "scope": "markdown",
            "prefix": [words[kind]["prefix"], kind],
            "description": words[kind]["description"],
            "body": ["---", *_front_matter(MODELS[kind]), "---", "", "$0"],
        }
        for kind in KINDS
    }
    return json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"


def _front_matter(model: type[BaseModel]) -> Iterator[str]:
    stops = itertools.count(1)
    for name, field in model.model_fields.items():
        yield f"{field.alias or name}: {_placeholder(field, stops)}"


def _placeholder(field: FieldInfo, stops: Iterator[int]) -> str:
    """Return the snippet's stop for a field: its choices, its default, or an empty value of its shape."""
    choices, inner = find_choices(field.annotation), model_in(field.annotation)
    if inner and "tuple[" not in str(field.annotation):
        return f"{{{', '.join(f'{name}: {_placeholder(part, stops)}' for name, part in inner.model_fields.items())}}}"
    if choices:
        return f"${{{next(stops)}|{','.join(choices)}|}}"
    if "tuple[" in str(field.annotation):
        return f"[${{{next(stops)}:}}]"
    default = "" if field.is_required() or field.default is None else str(field.default)
    return f"${{{next(stops)}:{default}}}"


def find_choices(annotation: Any) -> tuple[str, ...]:
    """Return the words of a Literal, or of one that may be left out."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for part in get_args(annotation) if (found := find_choices(part))), ())
