"""What the handbook says an author may write is what the models take."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from classroom.checks.sections import GUIDE_HEADINGS
from classroom.models.base import Model
from classroom.models.case import Consent, Notice
from classroom.models.options import DEFAULT_OPTIONS, Levels, Options
from classroom.models.page import Guide
from classroom.models.phrase import Phrases, SharedPhrases
from classroom.models.term import SmallClass, Term
from classroom.models.waiver import Waiver, WaiverFile
from classroom.options import find_plugin
from classroom.source.validation import validate
from classroom.source.yaml_tree import parse_yaml

HANDBOOK = Path(__file__).parents[1] / "docs" / "handbook"
MATCHING = (HANDBOOK.parent / "assets" / "js" / "now" / "matching.js").read_text("utf-8")
PAGE = (HANDBOOK / "schedule.md").read_text("utf-8")
CASES = (HANDBOOK / "case.md").read_text("utf-8")
GUIDES = (HANDBOOK / "guide.md").read_text("utf-8")
PHRASES = (HANDBOOK / "phrases.md").read_text("utf-8")
CHECKS = (HANDBOOK / "check.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
CLASS: dict[str, Any] = {
    "id": "a",
    "lesson": "safety/stop",
    "answers": ["transfer"],
    "audience": ["居民"],
    "venue": "hall",
    "teacher": "教官甲",
    "at": "09:30-10:30",
}
WORDS = {"错误": "error", "提醒": "warning"}


def pieces(block: str) -> list[str]:
    """Return the parts of a block between blank lines; each shows one way."""
    return [piece for piece in block.split("\n\n") if piece.strip()]


FRAGMENTS = [piece for block in BLOCKS if not block.startswith(("season:", "  - classroom")) for piece in pieces(block)]


def test_the_example_of_a_term_is_one() -> None:
    [term] = [block for block in BLOCKS if block.startswith("season:")]
    assert len(validate(Term, parse_yaml(term, "a.yml"), "a.yml").classes) == 1


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_each_example_of_a_class_is_taken(fragment: str) -> None:
    written = parse_yaml(fragment, "a.yml").data
    status = {"status": "moved"} if "moved" in written else {}
    day = {} if "repeat" in written else {"on": "2026-12-05"}
    assert SmallClass.model_validate({**CLASS, **day, **status, **written}).id == "a"


def test_every_key_and_heading_of_a_guide_is_told() -> None:
    keys, headings = GUIDES.split("## 正文六段")
    assert re.findall(r"^\| `([a-z_]+)` \|", keys, re.MULTILINE) == list(Guide.model_fields)
    told = re.findall(r"^\| ([^|`]+?) \|.*\|.*\|$", headings, re.MULTILINE)
    assert tuple(told[1:]) == GUIDE_HEADINGS


def test_there_are_examples() -> None:
    assert len(FRAGMENTS) == 8


def test_the_levels_are_the_defaults() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| .* \| (错误|提醒) \|$", PAGE + CASES, re.MULTILINE)
    aliases = [str(field.alias) for field in Levels.model_fields.values()]
    assert sorted(code for code, _ in rows) == sorted(aliases)
    assert {code: WORDS[word] for code, word in rows} == {code: DEFAULT_OPTIONS.levels.of(code) for code in aliases}


def test_the_example_of_settings_is_taken() -> None:
    [settings] = [block for block in BLOCKS if block.startswith("  - classroom")]
    tree = parse_yaml(f"plugins:\n{settings}", "mkdocs.yml")
    at = find_plugin(tree.data)
    assert at is not None
    options = validate(Options, tree.below(at), "mkdocs.yml")
    assert (options.travel_minutes, options.levels.of("fraud-untaught")) == (45, "off")
    for number in (DEFAULT_OPTIONS.travel_minutes, DEFAULT_OPTIONS.untaught_days):
        assert f"原来是 {number}" in settings


def test_the_example_of_a_waiver_is_taken_and_every_reason_told() -> None:
    [example] = re.findall(r"^```yaml\n(waivers:\n.*?)^```$", CHECKS, re.MULTILINE | re.DOTALL)
    [waiver] = validate(WaiverFile, parse_yaml(example, "a.yml"), "a.yml").waivers
    assert waiver.what == "NAME"
    [told] = re.findall(r"`reason` 从这些里选：(.*)。", CHECKS)
    assert tuple(told.split("、")) == get_args(Waiver.model_fields["reason"].annotation)


def test_the_examples_of_a_basis_are_taken() -> None:
    rows = re.findall(r"^\| `(notices|consents)` \|.*?`(\[.*\])` \|$", CASES, re.MULTILINE)
    written = {key: parse_yaml(text, "a.yml").data for key, text in rows}
    assert [Notice.model_validate(item).name for item in written["notices"]] == ["通报的名称"]
    assert [Consent.model_validate(item).by for item in written["consents"]] == ["本人"]


class _Lists(Model):
    phrases: Phrases
    hints: Phrases


def test_the_examples_of_phrases_are_taken_and_every_list_told() -> None:
    [example] = re.findall(r"^```yaml\n(phrases:\n.*?)^```$", PHRASES, re.MULTILINE | re.DOTALL)
    assert len(validate(_Lists, parse_yaml(example, "a.yml"), "a.yml").phrases) == 3
    assert [name for name in SharedPhrases.model_fields if f"`{name}`" not in PHRASES] == []
    gap = re.search(r"var GAP = (\d+);", MATCHING)
    assert gap is not None
    assert f"最多 {gap[1]} 个" in PHRASES
