"""The files that editors read are fresh, and agree with the models on real content."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from classroom.library.layout import place
from classroom.library.loading import find_files
from classroom.schema import find_stale, make_schemas
from classroom.source.front_matter import split_front_matter
from classroom.source.text import read_text
from classroom.source.yaml_tree import parse_yaml

ROOT = Path(__file__).parents[1]
SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in make_schemas().items()}
CONTENT = [p for p in find_files(ROOT) if p.kind not in ("asset", "stray")]


def _schema(path: str) -> Any:
    placement = place(path)
    return SCHEMAS[placement.id if placement.kind == "data" else placement.kind]


def _data(path: str) -> Any:
    text = read_text(ROOT / path, path)
    return parse_yaml(text, path).data if path.endswith(".yml") else split_front_matter(text, path).tree.data


def test_editor_files_are_fresh() -> None:
    assert find_stale(ROOT) == []


def test_a_stale_or_orphaned_schema_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "scripts" / "schemas"
    folder.mkdir(parents=True)
    (folder / "lesson.json").write_text("{}", "utf-8")
    (folder / "poem.json").write_text("{}", "utf-8")
    stale = find_stale(tmp_path)
    assert {"scripts/schemas/lesson.json", "scripts/schemas/poem.json", ".vscode/classroom.code-snippets"} <= set(stale)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_are_valid_themselves(name: str) -> None:
    jsonschema.validators.validator_for(SCHEMAS[name]).check_schema(SCHEMAS[name])


@pytest.mark.parametrize("placement", CONTENT, ids=lambda placement: placement.path)
def test_content_fits_its_schema_and_a_misspelt_key_does_not(placement: Any) -> None:
    data = _data(placement.path)
    validator = jsonschema.Draft7Validator(_schema(placement.path))
    assert [error.message for error in validator.iter_errors(data)] == []
    errors = list(validator.iter_errors({**data, "titel": "x"}))
    assert [error.validator for error in errors] == ["additionalProperties"]


def test_every_data_and_term_file_has_its_schema_in_the_workspace() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    for placement in CONTENT:
        if placement.path.endswith(".yml"):
            wanted = "./scripts/schemas/{}.json".format(placement.id if placement.kind == "data" else placement.kind)
            assert any(
                schema == wanted and Path(placement.path).match(pattern) for schema, pattern in settings.items()
            ), placement.path
