import datetime
from typing import Any

import pytest

from classroom.outputs.class_page import find_standing
from tests.timetable.dated import dated_class

MOVED = {"status": "moved", "moved": {"on": "2026-12-12"}}
RULE = {"on": None, "repeat": {"every": "week", "on": "周六", "from": "2026-12-05", "times": 2}}


def change(day: str, status: str, **more: Any) -> dict[str, Any]:
    return {"day": day, "status": status, **more}


@pytest.mark.parametrize(
    ("today", "values", "expected"),
    [
        ("2026-12-05", {}, "planned"),
        ("2026-12-06", {}, "over"),
        ("2026-12-06", {"status": "done"}, "done"),
        ("2026-12-01", {"status": "cancelled"}, "cancelled"),
        ("2027-12-01", {"status": "cancelled"}, "cancelled"),
        ("2026-12-12", MOVED, "moved"),
        ("2026-12-13", MOVED, "over"),
        ("2026-12-01", {**MOVED, "status": "cancelled"}, "cancelled"),
        ("2026-12-01", RULE, "planned"),
        ("2026-12-12", RULE, "planned"),
        ("2026-12-13", RULE, "over"),
        ("2026-12-01", {**RULE, "changes": [change("2026-12-05", "cancelled")]}, "changed"),
        ("2026-12-01", {**RULE, "changes": [change("2026-12-05", "moved", moved={"on": "2026-12-06"})]}, "changed"),
        ("2026-12-06", {**RULE, "changes": [change("2026-12-05", "done")]}, "planned"),
        ("2026-12-13", {**RULE, "changes": [change("2026-12-05", "done")]}, "done"),
        (
            "2026-12-01",
            {**RULE, "changes": [change(d, "cancelled") for d in ("2026-12-05", "2026-12-12")]},
            "cancelled",
        ),
        ("2026-12-01", {**RULE, "status": "cancelled"}, "cancelled"),
    ],
)
def test_how_a_class_stands(today: str, values: dict[str, Any], expected: str) -> None:
    assert find_standing(dated_class(**values), datetime.date.fromisoformat(today)) == expected
