"""Templates → Markdown. A template that uses a name nobody gave fails; a value is escaped unless it is Markdown."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from classroom.markdown.escape import escape_markdown
from classroom.source.yaml_tree import parse_yaml

TEMPLATES = Path(__file__).parent / "templates"


@cache
def load_labels() -> dict[str, Any]:
    """Return the words that templates and navigation show, from `templates/labels.yml`."""
    labels: dict[str, Any] = parse_yaml((TEMPLATES / "labels.yml").read_text("utf-8"), "labels.yml").data
    return labels


@cache
def _environment(finalize: Callable[[object], object]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,  # makes what a macro returns Markdown, so that it is escaped once
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["labels"] = load_labels()
    return environment


def render_template(name: str, context: dict[str, Any]) -> str:
    """Return the template *name*, such as ``lesson.md.j2``, filled with *context*."""
    return _environment(escape_markdown).get_template(name).render(context)


def render_html(name: str, context: dict[str, Any]) -> str:
    """Return the HTML template *name*, such as ``poster.html.j2``, filled with *context*; values are escaped."""
    return _environment(_as_it_is).get_template(name).render(context)


def render_text(name: str, context: dict[str, Any]) -> str:
    """Return the template *name* of plain text, such as ``changes.txt.j2``, filled with *context* as it is."""
    return _plain_environment().get_template(name).render(context)


@cache
def _plain_environment() -> Environment:
    return _environment(_as_it_is).overlay(autoescape=False)


def _as_it_is(value: object) -> object:
    return value


def render_front_matter(values: dict[str, str]) -> str:
    """Return *values* as YAML between two fences, keys in the order given; a JSON string is a YAML one."""
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return f"---\n{lines}---\n\n"
