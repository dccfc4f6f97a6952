import itertools
import json
from dataclasses import FrozenInstanceError, replace

import pytest

from classroom.problem import (
    FORMATS,
    ContentError,
    Problem,
    Severity,
    format_github,
    format_json,
    format_text,
    has_errors,
)

FIRST = Problem("cases/a.md", 3, 5, "missing-key", "少了“title”这一项", "补上 title: 内容")


def problem(message: str = "甲", path: str = "a.md", line: int = 1, severity: Severity = "error") -> Problem:
    return Problem(path, line, 2, "code", message, "乙", severity)


def test_problems_sort_by_place_then_code() -> None:
    ordered = [
        Problem("a.md", 2, 1, "z", "z", "z"),
        Problem("a.md", 2, 9, "a", "a", "a"),
        Problem("a.md", 2, 10, "a", "a", "a"),
        Problem("a.md", 10, 1, "a", "a", "a"),
        Problem("a.md", 10, 1, "b", "a", "a"),
        Problem("a/b.md", 1, 1, "a", "a", "a"),
        Problem("b.md", 1, 1, "a", "a", "a"),
    ]
    for shuffled in itertools.islice(itertools.permutations(ordered), 0, 5040, 97):
        assert sorted(shuffled) == ordered


def test_severity_does_not_count_in_order() -> None:
    warning, error = problem(severity="warning"), problem()
    assert sorted([warning, problem("丙", line=2), error]) == [warning, error, problem("丙", line=2)]


def test_problem_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        FIRST.line = 4  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (FIRST, "cases/a.md:3:5 错误：少了“title”这一项。怎么改：补上 title: 内容 [missing-key]"),
        (
            replace(FIRST, severity="warning"),
            "cases/a.md:3:5 提醒：少了“title”这一项。怎么改：补上 title: 内容 [missing-key]",
        ),
        (problem("100% {x} %s"), "a.md:1:2 错误：100% {x} %s。怎么改：乙 [code]"),
    ],
)
def test_text(given: Problem, line: str) -> None:
    assert str(given) == line
    assert format_text([given, given]) == f"{line}\n{line}\n"


def test_json() -> None:
    given = [replace(FIRST, severity="warning"), problem('引号" 和\n换行 😀')]
    text = format_json(given)
    assert json.loads(text) == [
        {
            "path": "cases/a.md",
            "line": 3,
            "column": 5,
            "code": "missing-key",
            "message": "少了“title”这一项",
            "fix": "补上 title: 内容",
            "severity": "warning",
        },
        {
            "path": "a.md",
            "line": 1,
            "column": 2,
            "code": "code",
            "message": '引号" 和\n换行 😀',
            "fix": "乙",
            "severity": "error",
        },
    ]
    assert text.endswith("\n]\n")
    assert text.count("少了") == 1  # readable, not \uXXXX


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (
            FIRST,
            "::error file=cases/a.md,line=3,col=5,title=missing-key::少了“title”这一项。怎么改：补上 title: 内容\n",
        ),
        (problem(severity="warning"), "::warning file=a.md,line=1,col=2,title=code::甲。怎么改：乙\n"),
        (problem("a%b"), "::error file=a.md,line=1,col=2,title=code::a%25b。怎么改：乙\n"),
        (problem("a%0Ab"), "::error file=a.md,line=1,col=2,title=code::a%250Ab。怎么改：乙\n"),
        (problem("a\r\nb"), "::error file=a.md,line=1,col=2,title=code::a%0D%0Ab。怎么改：乙\n"),
        (
            problem("a\n::error::b"),
            "::error file=a.md,line=1,col=2,title=code::a%0A::error::b。怎么改：乙\n",
        ),
        (problem("a: b, c"), "::error file=a.md,line=1,col=2,title=code::a: b, c。怎么改：乙\n"),
        (problem(path="a,b:c%.md"), "::error file=a%2Cb%3Ac%25.md,line=1,col=2,title=code::甲。怎么改：乙\n"),
        (problem(path="a\n.md"), "::error file=a%0A.md,line=1,col=2,title=code::甲。怎么改：乙\n"),
    ],
)
def test_github(given: Problem, command: str) -> None:
    assert format_github([given]) == command


@pytest.mark.parametrize(("name", "text"), [("text", ""), ("json", "[]\n"), ("github", "")])
def test_no_problems(name: str, text: str) -> None:
    assert FORMATS[name]([]) == text


def test_names_of_formats() -> None:
    assert list(FORMATS.items()) == [("text", format_text), ("json", format_json), ("github", format_github)]


def test_formats_take_an_iterator_and_keep_its_order() -> None:
    given = [problem("丙", line=9), problem("甲", line=1)]
    assert format_text(iter(given)) == f"{given[0]}\n{given[1]}\n"
    assert [item["line"] for item in json.loads(format_json(iter(given)))] == [9, 1]
    assert format_github(iter(given)) == format_github(given[:1]) + format_github(given[1:])


@pytest.mark.parametrize(
    ("severities", "expected"),
    [([], False), (["warning"], False), (["warning", "error"], True), (["error"], True)],
)
def test_only_errors_stop_a_build(severities: list[Severity], expected: bool) -> None:  # noqa: FBT001
    assert has_errors(problem(severity=severity) for severity in severities) is expected


def test_content_error_keeps_every_problem() -> None:
    error = ContentError(iter([FIRST, problem()]))
    assert error.problems == (FIRST, problem())
    assert str(error) == f"{FIRST}; {problem()}"
