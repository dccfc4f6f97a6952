"""JSON Schemas of everything an author writes and of the published schedule, made from the models."""

import json
from pathlib import Path
from typing import Any

from classroom.library.loading import MODELS
from classroom.outputs.schedule_json import make_schedule_schema
from classroom.snippets import FILE as SNIPPETS
from classroom.snippets import make_snippets

FOLDER = Path("scripts") / "schemas"

PUBLISHED = "schedule.schema.json"
"""The schema of `schedule.json`, kept here so that a change of the format shows in a review."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that the YAML language server reads."""


def make_schemas() -> dict[str, str]:
    """Return file name → schema: a file a kind of content, and the one that is published with the schedule."""
    content = {f"{name}.json": _dump(name) for name in sorted(MODELS)}
    return {**content, PUBLISHED: make_schedule_schema().content or ""}


def _dump(name: str) -> str:
    schema: dict[str, Any] = {"$schema": DRAFT, **MODELS[name].model_json_schema(by_alias=True)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def make_editor_files() -> dict[str, str]:
    """Return path in the repository → text of every file that editors read and the models decide."""
    schemas = {(FOLDER / name).as_posix(): text for name, text in make_schemas().items()}
    return {**schemas, SNIPPETS: make_snippets()}


def find_stale(root: Path) -> list[str]:
    """Return the paths of editor files under *root* that are missing, old, or of no model any more."""
    wanted = make_editor_files()
    extra = {file.relative_to(root).as_posix() for file in (root / FOLDER).glob("*.json")} - wanted.keys()
    stale = {path for path, text in wanted.items() if _read(root / path) != text}
    return sorted(stale | extra)


def write_editor_files(root: Path) -> list[str]:
    """Write every editor file under *root*, remove those of no model, and return the paths of what changed."""
    stale = find_stale(root)
    wanted = make_editor_files()
    for path in stale:
        file = root / path
        if path in wanted:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            file.unlink()
    return stale


def _read(file: Path) -> str | None:
    return file.read_text("utf-8") if file.is_file() else None
