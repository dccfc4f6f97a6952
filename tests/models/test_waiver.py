from typing import Any, get_args

import pytest
from pydantic import ValidationError

from classroom.checks.anonymity.finding import FindingKind
from classroom.models.waiver import NEVER_WAIVED, WaivableKind, Waiver

WRITTEN = {
    "text": "樊丽君",
    "rule": "identifies-person",
    "kind": "NAME",
    "reason": "文学人物",
    "author": "反诈教官甲",
    "approved_by": "社区民警",
    "until": "2027-06-30",
}


def errors_of(**changes: Any) -> list[tuple[tuple[str | int, ...], str]]:
    try:
        Waiver.model_validate({**WRITTEN, **changes})
    except ValidationError as error:
        return [(details["loc"], details["type"]) for details in error.errors()]
    return []


def test_each_kind_of_finding_is_decided() -> None:
    waivable = set(get_args(WaivableKind))
    assert waivable | NEVER_WAIVED == set(get_args(FindingKind))
    assert waivable & NEVER_WAIVED == set()


@pytest.mark.parametrize("kind", sorted(NEVER_WAIVED))
def test_what_leads_straight_to_a_person_is_never_let_through(kind: str) -> None:
    assert errors_of(kind=kind) == [(("kind",), "content")]


@pytest.mark.parametrize(
    ("kind", "reasons"),
    [
        ("NAME", {"公众人物", "历史人物", "文学人物", "不是人名", "机构名称", "地名", "法律条文"}),
        ("SCHOOL", {"不是学校", "机构名称", "地名", "法律条文"}),
        ("ADDRESS", {"不是住址", "机构名称", "地名", "法律条文"}),
        ("QUASI", {"虚构情节", "法律条文"}),
    ],
)
def test_reasons_of_a_kind(kind: str, reasons: set[str]) -> None:
    every = get_args(Waiver.model_fields["reason"].annotation)
    assert {reason for reason in every if not errors_of(kind=kind, reason=reason)} == reasons


def test_reasons_for_a_word_that_blames() -> None:
    every = get_args(Waiver.model_fields["reason"].annotation)
    fitting = {reason for reason in every if not errors_of(rule="blames-victim", kind=None, reason=reason)}
    assert fitting == {"引用原话", "法律条文"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"kind": None}, [((), "content")]),
        ({"rule": "blames-victim", "reason": "引用原话"}, [(("kind",), "content")]),
        ({"rule": "raw-html"}, [(("rule",), "literal_error")]),
        ({"reason": "看着像"}, [(("reason",), "literal_error")]),
        ({"approved_by": "反诈教官甲"}, [(("approved_by",), "content")]),
        ({"approved_by": "反诈教官"}, [(("approved_by",), "content")]),
        ({"author": "反诈教官", "approved_by": "反诈教官乙"}, [(("approved_by",), "content")]),
        ({"approved_by": "反诈教官乙"}, []),
        ({"until": "明年"}, [(("until",), "content")]),
        ({"text": " "}, [(("text",), "content")]),
    ],
)
def test_a_waiver_holds_together(changes: dict[str, Any], expected: list[tuple[tuple[str | int, ...], str]]) -> None:
    assert errors_of(**changes) == expected
