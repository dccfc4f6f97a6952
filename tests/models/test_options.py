from typing import Any

import pytest
from pydantic import ValidationError

from classroom.checks import class_days, combinations, conflicts, coverage
from classroom.models.options import DEFAULT_OPTIONS, Levels, Options

CODES = [
    value
    for module in (class_days, combinations, conflicts, coverage)
    for name, value in vars(module).items()
    if name.startswith("CODE")
]
ALWAYS_ERRORS = {"no-occurrence", "useless-exception", "useless-change"}
"""What the file itself contradicts: nothing to have an opinion on."""


def test_defaults() -> None:
    assert DEFAULT_OPTIONS == Options.model_validate({}) == Options()
    assert (DEFAULT_OPTIONS.edition, DEFAULT_OPTIONS.travel_minutes, DEFAULT_OPTIONS.untaught_days) == (
        "public",
        30,
        180,
    )


def test_every_rule_on_the_timetable_and_on_cases_together_has_a_level() -> None:
    aliases = [field.alias for field in Levels.model_fields.values()]
    assert sorted(str(alias) for alias in aliases) == sorted(set(CODES) - ALWAYS_ERRORS)


@pytest.mark.parametrize("code", sorted(set(CODES) - ALWAYS_ERRORS))
@pytest.mark.parametrize("level", ["error", "warning", "off"])
def test_level_of_a_code(code: str, level: str) -> None:
    levels = Levels.model_validate({code: level})
    assert levels.of(code) == level
    others = {other: levels.of(other) for other in CODES if other != code and other not in ALWAYS_ERRORS}
    assert others == {other: DEFAULT_OPTIONS.levels.of(other) for other in others}


def test_what_is_a_warning_unless_it_is_set() -> None:
    levels = DEFAULT_OPTIONS.levels
    softer = {code for code in CODES if code not in ALWAYS_ERRORS and levels.of(code) != "error"}
    assert softer == {
        "travel-time",
        "on-working-weekend",
        "holidays-not-announced",
        "lesson-expired",
        "fraud-untaught",
        "no-reason",
        "alone-in-cell",
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"levels": {"travel-tme": "off"}}, [(("levels", "travel-tme"), "extra_forbidden")]),
        ({"levels": {"travel_time": "off"}}, [(("levels", "travel_time"), "extra_forbidden")]),
        ({"levels": {"no-occurrence": "off"}}, [(("levels", "no-occurrence"), "extra_forbidden")]),
        ({"levels": {"travel-time": "hint"}}, [(("levels", "travel-time"), "literal_error")]),
        ({"levels": {"travel-time": False}}, [(("levels", "travel-time"), "literal_error")]),
        ({"levels": ["travel-time"]}, [(("levels",), "model_type")]),
        ({"travel_minutes": -1}, [(("travel_minutes",), "greater_than_equal")]),
        ({"travel_minutes": 241}, [(("travel_minutes",), "less_than_equal")]),
        ({"travel_minutes": "30"}, [(("travel_minutes",), "int_type")]),
        ({"untaught_days": 0}, [(("untaught_days",), "greater_than_equal")]),
        ({"untaught_days": 1001}, [(("untaught_days",), "less_than_equal")]),
        ({"edition": "teacher"}, [(("edition",), "literal_error")]),
        ({"edtion": "public"}, [(("edtion",), "extra_forbidden")]),
    ],
)
def test_bad_options(values: dict[str, Any], expected: list[tuple[tuple[str, ...], str]]) -> None:
    with pytest.raises(ValidationError) as caught:
        Options.model_validate(values)
    assert [(details["loc"], details["type"]) for details in caught.value.errors()] == expected


@pytest.mark.parametrize("values", [{"travel_minutes": 0}, {"travel_minutes": 240}, {"untaught_days": 1}])
def test_bounds_belong_to_what_is_allowed(values: dict[str, int]) -> None:
    assert Options.model_validate(values).model_dump(include=set(values)) == values
