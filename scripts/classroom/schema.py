"""JSON Schemas of everything an author writes, made from the models, for editors."""

import json
from pathlib import Path
from typing import Any

from classroom.library.loading import MODELS

FOLDER = Path("scripts") / "schemas"

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that the YAML language server reads."""


def make_schemas() -> dict[str, str]:
    """Return file name → schema, a file a kind of content."""
    return {f"{name}.json": _dump(name) for name in sorted(MODELS)}


def _dump(name: str) -> str:
    schema: dict[str, Any] = {"$schema": DRAFT, **MODELS[name].model_json_schema(by_alias=True)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def find_stale(folder: Path) -> list[str]:
    """Return the names of schemas in *folder* that are missing, old, or of no model any more."""
    schemas = make_schemas()
    present = {file.name for file in folder.glob("*.json")}
    stale = [
        name for name, text in schemas.items() if name not in present or (folder / name).read_text("utf-8") != text
    ]
    return sorted({*stale, *(present - schemas.keys())})


def write_schemas(folder: Path) -> list[str]:
    """Write every schema to *folder*, remove those of no model, and return the names of what changed."""
    stale = find_stale(folder)
    schemas = make_schemas()
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in schemas:
            (folder / name).write_text(schemas[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
    return stale
