"""The plugin's options, read from `mkdocs.yml` with positions, so that a mistake is told like one in content."""

from pathlib import Path
from typing import Any

from classroom.models.options import Options
from classroom.problem import ContentError, Problem
from classroom.source.text import read_text
from classroom.source.validation import validate
from classroom.source.yaml_tree import KeyPath, parse_yaml

PLUGIN = "classroom"
FILE = "mkdocs.yml"


def read_options(file: Path) -> tuple[Options, tuple[Problem, ...]]:
    """Return the options in the settings *file* and what is wrong with them; without a file, the defaults."""
    if not file.is_file():
        return Options(), ()
    try:
        tree = parse_yaml(read_text(file, file.name), file.name, is_ours=False)
        at = find_plugin(tree.data)
        return (validate(Options, tree.below(at), file.name), ()) if at else (Options(), ())
    except ContentError as error:
        return Options(), error.problems


def find_plugin(settings: Any) -> KeyPath | None:
    """Return where the plugin's options stand in *settings*, or None when it has none."""
    plugins = settings.get("plugins") if isinstance(settings, dict) else None
    places = plugins if isinstance(plugins, dict) else dict(enumerate(plugins)) if isinstance(plugins, list) else {}
    for place, plugin in places.items():
        if place == PLUGIN and plugin is not None:
            return ("plugins", place)
        if isinstance(plugin, dict) and plugin.get(PLUGIN) is not None and isinstance(place, int):
            return ("plugins", place, PLUGIN)
    return None
