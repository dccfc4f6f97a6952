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
GOOD = Path(__file__).parent / "content" / "good"
CONTENT = [p for p in find_files(ROOT) if p.kind not in ("asset", "stray")]
BOTH = [(root, p) for root in (ROOT, GOOD) for p in find_files(root) if p.kind not in ("asset", "stray")]


def _schema(path: str) -> Any:
    placement = place(path)
    return SCHEMAS[placement.id if placement.kind == "data" else placement.kind]


def _data(root: Path, path: str) -> Any:
    text = read_text(root / path, path)
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


@pytest.mark.parametrize(("root", "placement"), BOTH, ids=[f"{root.name}-{p.path}" for root, p in BOTH])
def test_content_fits_its_schema_and_a_misspelt_key_does_not(root: Path, placement: Any) -> None:
    data = _data(root, placement.path)
    validator = jsonschema.Draft7Validator(_schema(placement.path))
    assert [error.message for error in validator.iter_errors(data)] == []
    errors = list(validator.iter_errors({**data, "titel": "x"}))
    assert [error.validator for error in errors] == ["additionalProperties"]


CLASS = {
    "id": "a",
    "lesson": "safety/stop",
    "answers": ["transfer"],
    "audience": ["居民"],
    "venue": "hall",
    "teacher": "教官甲",
    "at": "09:30-10:30",
}
RULE = {"every": "month", "on": "第二个周六", "from": "2026-12-01", "until": "2027-02-28"}
MOVE = {"on": "2026-12-06"}


@pytest.mark.parametrize(
    ("changes", "fits"),
    [
        ({"on": "2026-12-05"}, True),
        ({"on": "腊月廿三"}, True),
        ({"on": 20261205}, False),
        ({"repeat": RULE}, True),
        ({"repeat": {**RULE, "on": ["第一个周二", "最后一个周五"]}}, True),
        ({"repeat": {**RULE, "on": "第二个星期六"}}, False),
        ({"repeat": {**RULE, "on": []}}, False),
        ({"repeat": {**RULE, "on": ["第二个周六", 6]}}, False),
        ({"repeat": {**RULE, "every": "year"}}, False),
        ({"repeat": {**RULE, "times": 61}}, False),
        ({"repeat": {key: value for key, value in RULE.items() if key != "from"}}, False),
        ({"moved": MOVE}, True),
        ({"moved": [MOVE, {**MOVE, "at": "15:00-16:00", "venue": "yard"}]}, True),
        ({"moved": "2026-12-06"}, False),
        ({"moved": [{"at": "15:00-16:00"}]}, False),
        ({"changes": [{"day": "2026-12-12", "status": "moved", "moved": MOVE}]}, True),
        ({"changes": [{"day": "2026-12-12", "status": "planned"}]}, False),
        ({"changes": [{"status": "done"}]}, False),
        ({"tally": {"people": 9, "ages": {"under-18": 1, "18-39": 2, "40-59": 3, "60-plus": 3}}}, True),
        ({"tally": {"people": 9, "ages": {"60+": 1}}}, False),
        ({"equipment": ["投影仪"], "posters": ["公告栏"], "changed": "2026-11-22"}, True),
        ({"changed": "昨天"}, False),
    ],
)
def test_what_an_editor_takes_for_a_class(changes: dict[str, Any], fits: bool) -> None:  # noqa: FBT001
    term = _data(GOOD, "courses/schedule/2026-winter.yml")
    validator = jsonschema.Draft7Validator(SCHEMAS["term"])
    assert validator.is_valid({**term, "classes": [{**CLASS, **changes}]}) == fits


def test_every_data_and_term_file_has_its_schema_in_the_workspace() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    for placement in CONTENT:
        if placement.path.endswith(".yml"):
            wanted = "./scripts/schemas/{}.json".format(placement.id if placement.kind == "data" else placement.kind)
            assert any(
                schema == wanted and Path(placement.path).match(pattern) for schema, pattern in settings.items()
            ), placement.path
