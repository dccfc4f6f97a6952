"""What holds for all recognisers together."""

import json
import re
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import CodeType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.recognisers import RECOGNISERS, scan
from tests.checks.anonymity.invented import cards, credit_codes, identities, mobiles, told

BENCHMARKS = Path(__file__).parents[3] / "benchmarks" / "anonymity"
PIECES = st.sampled_from(
    (
        *(
            "13800001234",
            "微信：",
            "@",
            "路",
            "3号",
            "2栋",
            "1单元",
            "@qq.com",
            "一二三",
            "①",
            "*",
            "**",
            "\n",
            "。",
            " ",
        ),
        *(
            "<b>",
            "&#49;",
            "%31",
            "0x",
            "::",
            "1.2.3.4",
            "全校唯一的",
            "老师",
            "被骗",
            "2024年5月6日",
            "岁",
            "29",
            "小学",
        ),
        *("三年级", "班", "出生", "川A", "SF", "号"),
    )
)
ANYTHING = st.text(max_size=80) | st.lists(PIECES, max_size=30).map("".join)


@settings(max_examples=300)
@given(ANYTHING)
def test_any_text_can_be_scanned(text: str) -> None:
    findings = scan(text)
    assert list(findings) == sorted(findings)
    assert all(0 <= each.start < each.end <= len(text) for each in findings)


@settings(max_examples=200)
@given(ANYTHING)
def test_findings_do_not_overlap(text: str) -> None:
    for is_story in (True, False):
        chosen = [each for each in scan(text) if (each.kind == "QUASI") is is_story]
        assert all(left.end <= right.start for left, right in pairwise(chosen))


@given(st.one_of(mobiles, identities, cards, credit_codes), st.text("张某甲说，。\n", max_size=20))
def test_a_number_is_found_wherever_it_stands(number: str, around: str) -> None:
    text = f"{around}{number}{around}"
    assert [text[each.start : each.end] for each in scan(text) if each.kind not in ("QUASI", "NAME")] == [number]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("", []),
        ("先停手，再打 110。", []),
        ("微信13800001234", [("MOBILE", "13800001234")]),
        ("QQ邮箱 27000066@qq.com", [("EMAIL", "27000066@qq.com")]),
        ("卡号350403199912010001", [("IDCARD", "350403199912010001")]),
        (
            "榕树巷9号，13800001234，川A·5X82K",
            [("ADDRESS", "榕树巷9号"), ("MOBILE", "13800001234"), ("PLATE", "川A·5X82K")],
        ),
        ("被骗的是全村唯一的女铁匠，住青石村五组", [("QUASI", "被骗的是全村唯一的女铁匠"), ("ADDRESS", "青石村五组")]),
    ],
)
def test_the_longest_and_the_surest_stay(text: str, findings: list[tuple[str, str]]) -> None:
    assert told(text, scan(text)) == findings


@pytest.mark.parametrize("name", ["dev", "own", "fresh"])
def test_labelled_texts_are_well_formed(name: str) -> None:
    rows = [json.loads(line) for line in (BENCHMARKS / f"{name}.jsonl").read_text("utf-8").splitlines()]
    spans = [(row["text"], label) for row in rows for label in row["pii"]]
    assert all(0 <= label["start"] < label["end"] <= len(text) for text, label in spans)
    assert len({row["id"] for row in rows}) == len(rows)


def test_patterns_in_tables_are_bounded() -> None:
    """Unbounded repeats side by side cost more than linear time on long texts."""
    found = []
    for file in sorted((Path(sys.modules["classroom.checks.anonymity"].__file__ or "").parent / "data").glob("*.yml")):
        for line in file.read_text("utf-8").splitlines():
            without_classes = re.sub(r"\[[^\]]*\]", "C", line)
            found += [f"{file.name}: {repeat}" for repeat in re.findall(r"[C)\w.][*+](?!C)", without_classes)]
    assert found == []


def test_labelled_mobiles_belong_to_nobody() -> None:
    numbers = [
        row["text"][label["start"] : label["end"]]
        for row in map(json.loads, (BENCHMARKS / "own.jsonl").read_text("utf-8").splitlines())
        for label in row["pii"]
        if label["type"] == "MOBILE"
    ]
    plain = [re.sub(r"\D", "", number) for number in numbers if number.isascii() and "&" not in number]
    assert [number for number in plain if len(number) == 11 and number[3:7] != "0000"] == []


def count_steps(work: Callable[[], object]) -> int:
    """Return how many lines of the package run during *work*."""
    steps = 0
    folder = str(Path(sys.modules["classroom.checks.anonymity"].__file__ or "").parent)

    def count(code: CodeType, _line: int) -> None:
        nonlocal steps
        steps += code.co_filename.startswith(folder)

    def trace(frame: object, _event: str, _argument: object) -> object:
        count(frame.f_code, 0)  # type: ignore[attr-defined]
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    "paragraph",
    [
        "2024年5月6日，29岁的孕妇在榕树巷9号被骗46,800元，微信abc_2024，电话138 0000 1234。\n",
        "1 2 3 4 5 6 7 8 9 0 ",
        "一二三四五六七八",
        "<b>1</b>",
        "全校唯一的老师，",
    ],
)
def test_steps_grow_no_faster_than_the_text(paragraph: str) -> None:
    small, large = (count_steps(lambda times=times: scan(paragraph * times)) for times in (60, 240))  # type: ignore[misc]
    assert large <= 6 * small  # quadratic growth would be 16 times


def test_every_recogniser_takes_a_text_and_yields_findings() -> None:
    assert len(set(RECOGNISERS)) == len(RECOGNISERS)
    assert scan("13800001234") == (Finding(0, 11, "MOBILE"),)
