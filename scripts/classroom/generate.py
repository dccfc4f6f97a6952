"""The plan written as a plain Markdown tree that an engine can build without this project's plugin."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml

from classroom.markdown import cell_alignment
from classroom.options import FILE, PLUGIN
from classroom.plan import Plan
from classroom.problem import ContentError, Problem
from classroom.settings import engine_settings, fetched_file
from classroom.source.text import read_text
from classroom.source.yaml_tree import parse_yaml

MARKER = ".classroom-generated"
"""A folder that holds this file was made here and may be replaced."""

HOOK = "hooks/cell_alignment.py"
"""The tree's copy of what the plugin adds to the engine's Markdown."""


class OutputFolderError(Exception):
    """The folder to write to holds somebody's files."""


def write_tree(plan: Plan, root: Path, out: Path) -> int:
    """Write *plan* to *out*: `mkdocs.yml`, `docs/`, `overrides/` and `hooks/`; return how many files `docs/` has.

    The tree is made beside *out* and then put in its place, so a reader never sees half of it.

    Raises:
        OutputFolderError: *out* exists, is not empty, and was not made by this function.
        ContentError: the repository's `mkdocs.yml` cannot be read.
    """
    if out.exists() and any(out.iterdir()) and not (out / MARKER).exists():
        raise OutputFolderError(str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        tree = Path(folder) / "tree"
        _fill(plan, root, tree)
        if out.exists():
            shutil.rmtree(out)
        tree.replace(out)
    return len(plan.outputs)


def _fill(plan: Plan, root: Path, tree: Path) -> None:
    for output in plan.outputs:
        file = tree / "docs" / output.uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.read_bytes())
    if (root / "overrides").is_dir():
        shutil.copytree(root / "overrides", tree / "overrides")
    (tree / HOOK).parent.mkdir()
    shutil.copy(cell_alignment.__file__, tree / HOOK)
    settings = plain_settings(root, plan)
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=10**6)
    (tree / FILE).write_text(text, encoding="utf-8", newline="\n")
    (tree / MARKER).write_text("", encoding="utf-8")


def plain_settings(root: Path, plan: Plan) -> dict[str, Any]:
    """Return the settings of the repository's `mkdocs.yml` without the plugin, with what the plugin would set."""
    settings = parse_yaml(read_text(root / FILE, FILE), FILE).data
    if not isinstance(settings, dict):
        raise ContentError(
            [Problem(FILE, 1, 1, "wrong-type", "这里应当是一行行的“键: 值”", "从示例站复制一份 mkdocs.yml")]
        )
    made = engine_settings(plan)
    plugins = [plugin for plugin in settings.get("plugins") or () if PLUGIN not in (plugin, *_names(plugin))]
    return {
        **settings,
        **made,
        "docs_dir": "docs",
        "plugins": plugins,
        "extra_css": [fetched_file(plan, path) for path in settings.get("extra_css") or ()],
        "extra_javascript": [_place_script(plan, script) for script in settings.get("extra_javascript") or ()],
        "hooks": [*(settings.get("hooks") or ()), HOOK],
        "extra": {**(settings.get("extra") or {}), **made["extra"]},
    }


def _place_script(plan: Plan, script: Any) -> Any:
    """Return *script*, a path or a mapping with one, as its file is called in the tree."""
    if isinstance(script, dict) and isinstance(script.get("path"), str):
        return {**script, "path": fetched_file(plan, script["path"])}
    return fetched_file(plan, script) if isinstance(script, str) else script


def _names(plugin: Any) -> tuple[str, ...]:
    return tuple(plugin) if isinstance(plugin, dict) else ()
