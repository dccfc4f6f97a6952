"""Which cases are alone, against counting by hand, and what joins them."""

import datetime
import functools
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.checks.combinations import cell_of, check, normalise_place
from classroom.checks.context import Context
from classroom.library.content import Library
from classroom.library.loading import load_library
from classroom.models.options import Options
from tests.sample import write_sample

TODAY = datetime.date(2026, 11, 20)
KEYS = ("period", "place", "age", "work", "basis")
FIRST = ("2025-Q3", "某社区", "30-39", "退休", "公开通报")


@functools.cache
def base_library() -> Library:
    with tempfile.TemporaryDirectory() as folder:
        library = load_library(write_sample(Path(folder), {})).library
    assert library
    return library


def make_context(*written: tuple[str | None, ...], **options: Any) -> Context:
    """Return a site with a case for each of *written*: its period, place, ages, work and basis."""
    entry = base_library().cases[0]
    cases = []
    for number, values in enumerate(written):
        parts = dict(zip(KEYS, values, strict=True))
        person = entry.model.person.model_copy(update={key: parts.pop(key) for key in ("age", "work")})
        model = entry.model.model_copy(update={**parts, "person": person})
        cases.append(replace(entry, path=f"cases/{number}.md", model=model))
    return Context(replace(base_library(), cases=tuple(cases)), TODAY, Options.model_validate(options))


def fixes(*written: tuple[str | None, ...], **options: Any) -> list[tuple[str, str]]:
    return [(problem.path, problem.fix) for problem in check(make_context(*written, **options))]


WRITTEN = st.lists(
    st.tuples(
        st.sampled_from(("2025-Q3", "2025-Q4", "2025-H2")),
        st.sampled_from(("某社区", "某学校")),
        st.sampled_from((None, "30-39")),
        st.sampled_from((None, "退休")),
        st.sampled_from(("综合改编", "公开通报", "本人同意", "教学虚构")),
    ),
    max_size=6,
)


@given(WRITTEN)
def test_those_alone_equal_a_count_by_hand(written: list[tuple[str | None, ...]]) -> None:
    real = [values[:4] for values in written if values[4] in ("公开通报", "本人同意")]
    expected = [
        f"cases/{number}.md"
        for number, values in enumerate(written)
        if values[4] in ("公开通报", "本人同意") and real.count(values[:4]) == 1
    ]
    found = list(check(make_context(*written)))
    assert [problem.path for problem in found] == expected
    assert {problem.severity for problem in found} <= {"warning"}


def other(**changes: str | None) -> tuple[str | None, ...]:
    return tuple({**dict(zip(KEYS, FIRST, strict=True)), **changes}.values())


BOTH = "一样（两边都这样写）"
ALONE = "先不写 age，不写 work；这半年里没有别的真实案例，等有了同类的再一起放，或和别的事合起来写成综合改编"


@pytest.mark.parametrize(
    ("others", "fix"),
    [
        ([], ALONE),
        ([other(basis="教学虚构"), other(basis="综合改编")], ALONE),
        ([other(period="2025-Q2")], ALONE),
        ([other(period="2026-Q3")], ALONE),
        ([other(period="2025-Q4")], f"把 period 写成 2025-H2，就和 cases/1.md {BOTH}"),
        ([other(period="2025-H2")], f"把 period 写成 2025-H2，就和 cases/1.md {BOTH}"),
        ([other(period="2025-Q4", age=None)], f"不写 age，把 period 写成 2025-H2，就和 cases/1.md {BOTH}"),
        ([other(age="40-49")], f"不写 age，就和 cases/1.md {BOTH}"),
        ([other(age=None)], f"不写 age，就和 cases/1.md {BOTH}"),
        ([other(work="务工")], f"不写 work，就和 cases/1.md {BOTH}"),
        ([other(place="某学校")], f"把 place 换成更宽的词，就和 cases/1.md {BOTH}"),
        (
            [other(place="某学校"), other(work=None)],
            f"不写 work，就和 cases/2.md {BOTH}；或把 place 换成更宽的词，就和 cases/1.md {BOTH}",
        ),
        ([other(age=None, work=None)], f"不写 age，不写 work，就和 cases/1.md {BOTH}"),
        (
            [other(age=f"{tens}0-{tens}9") for tens in (4, 5, 6, 7)],
            f"不写 age，就和 cases/1.md、cases/2.md、cases/3.md 等几个 {BOTH}",
        ),
    ],
)
def test_what_joins_a_case_with_others(others: list[tuple[str | None, ...]], fix: str) -> None:
    assert dict(fixes(FIRST, *others))["cases/0.md"] == fix


def test_two_alike_are_cover() -> None:
    assert fixes(FIRST, other(basis="本人同意", place="某 社区")) == []


@pytest.mark.parametrize(("level", "found"), [("error", ["error"]), ("warning", ["warning"]), ("off", [])])
def test_levels(level: str, found: list[str]) -> None:
    context = make_context(FIRST, levels={"alone-in-cell": level})
    assert [problem.severity for problem in check(context)] == found


@pytest.mark.parametrize("place", ["福建某社区", "福建省某社区", "福建 某社区", "福建某社区 ", "福建\u3000某社区"])
def test_places_that_are_one(place: str) -> None:
    assert normalise_place(place) == "福建某社区"


@pytest.mark.parametrize("place", ["福建某县城", "三明某社区", "某社区", "福建某社区某小区"])
def test_places_that_are_others(place: str) -> None:
    assert normalise_place(place) != "福建某社区"


def test_a_cell_tells_what_readers_can_compare() -> None:
    [case] = make_context(("2025-Q3", "福建省某社区", None, "退休", "公开通报")).library.cases
    assert cell_of(case.model) == ("2025-Q3", "福建某社区", None, "退休")
