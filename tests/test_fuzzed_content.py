"""Content that nobody would write on purpose: whatever a file holds, its author gets problems, never a crash.

One file of `content/good/` at a time is changed at random: characters and bytes inserted, deleted, replaced and
swapped, lines doubled and lost, indentation moved, pieces of other files spliced in, words and values made nasty.
Reading, the rules and the plan of a preview must then give problems with a place inside their file, and nothing
else. The examples are the same in every run.
"""

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.models.lesson import Edition
from classroom.plan import plan_site
from classroom.problem import Problem

GOOD = Path(__file__).parent / "content" / "good"
TODAY = datetime.date(2026, 11, 23)
EXAMPLES_A_GROUP = 500

TEXTS = {
    file.relative_to(GOOD).as_posix(): file.read_bytes()
    for file in sorted(GOOD.rglob("*"))
    if file.suffix in (".md", ".yml")
}
"""Every text of the good content, by path."""

GROUPS = {
    "data": [path for path in TEXTS if path.startswith("docs/data/")],
    "schedule": ["courses/schedule/2026-winter.yml"],
    "lessons and cases": [path for path in TEXTS if path.startswith(("courses/safety/", "cases/"))],
    "pages": [path for path in TEXTS if path.endswith(".md") and path.startswith(("docs/", "courses/"))],
}

WORD = re.compile(r"[^\s,:\[\]{}()#\"，。：“”]+")
WORDS = sorted({word for data in TEXTS.values() for word in WORD.findall(data.decode())})

DATES = ("0001-01-01", "2000-01-01", "2100-12-31", "9999-12-29", "9999-12-31", "2026-02-30", "2027-02-06", "2026-12-12")
NUMBERS = ("0", "-1", "1", "60", "241", "0001", "00019999", "1e9", "9" * 30, "9" * 5000, "²")
NAMES = ("index", "by-fraud", "true", "moved", "done", "class", "public", "pine-hall", "x")
WEEKDAYS = ("周一", "第五个周六", "最后一个周一", "周8", "星期六", "[周一, 周日]", "[第一个周一, 周二]", "[]", "6")
KEYS = ("times", "until", "except", "moved", "changes", "day", "status", "on", "at", "tally", "equipment", "posters")
LISTS = ("[]", "[x]", "[[x]]", "[{a: b}]", "[x, x]", "x", "{a: b}", "null", "[null]", "[2026-12-23]", "[x，y]")
MAPPINGS = ("{}", "{x: y}", "{on: 2027-02-06}", "{every: week}", "[]", "x", "{a: {b: {c: d}}}", "null")
SHAPES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d"), DATES),
    (re.compile(r"\d{4}-(?=winter)"), ("0000-", "0001-", "2000-", "2099-", "9999-", "2027-", "２０２６-", "-")),
    (re.compile(r"\d\d:\d\d"), ("00:00", "23:59", "24:00", "15:30", "9:5", "１５:30", "")),
    (re.compile(r"(?<![\w-])\d+(?![\w:-])"), NUMBERS),
    (re.compile(r"(?:第.个|最后一个)?周[一二三四五六日]"), WEEKDAYS),
    (re.compile(r"(?<=every: )[a-z]+"), ("week", "fortnight", "month", "year", "")),
    (re.compile(r"(?<=[ {])(?:times|until|except|moved|changes|day|status|from|on|at)(?=:)"), KEYS),
    (re.compile(r"(?<=: )[a-z0-9-]+"), NAMES),
    (re.compile(r"(?<=: )\[.*\]"), LISTS),
    (re.compile(r"(?<=: )\{.*\}"), MAPPINGS),
)
"""What looks like a date, season, time, number, name, list or mapping, and what to put in its place."""

NASTY_VALUES = (
    *("", "null", "~", "true", "no", "0", "-1", "1e999", ".5", "007", "12345678901234567890", "１２", "²"),
    *("2026-Q4", "[]", "{}", "[[]]", "{a: b}", "[a, {b: c}]", "{{ x }}", "{% x %}", "[", "{", "]", "}", '"', "'"),
    *('"\\q"', "\\", '"a\\nb"', '"\\0"', '"\\u2028"', "|\n  a\n  b", "*a", "&a", "&a b", "!a", "!!int 1", "|", ">"),
    *(">a", "|9", "@", "`", "%", "%YAML 1.1", "#", "? ", "? [a]", ": ", "- ", "：", "，", "\t", "\r", "\r\n", "\n"),
    *("\n\n", "\0", "\x1b", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e", "\U0001f600", "---", "...", "```"),
    *("```quiz", "~~~", "    ```quiz", "<b>", "<!--", "[x]()", "[x](#)", "[x](http://[::1)", "[x](//[)"),
    *("[x](../../../..)", "![](x)", "[x](<>)", "[a](b(c)", "# ", "## ", "## 经过", "{minutes=9 keep=must}", "{#x}"),
    *("=" * 9, "==", "长" * 2001, "[" * 50, "- " * 50, "../" * 50, "a: " * 9, "x" * 200_000),
)
NASTY_LINES = (
    *("[看](http://[::1)", "[看](//[)", "![](http://[)", "[a]: http://[", "[看]()", "[看](<>)", "[看](%00)"),
    *("[看](\\)", "```quiz", "```quiz\nquestion: 问", "~~~quiz\na: [\n~~~", "```quiz\n- 1\n```", "```", "~~~~"),
    *("    ```quiz\n    x", "# ", "#", "##", "###### x", "## x {minutes=9 keep=must"),
    *("## x {minutes=0001 keep=must}", "## {#a .b}", "## `x`", "!!! instructor", '??? instructor "x"'),
    *("    !!! instructor", "!!! danger", "<script>", "<!--", "|a|\n|-|", "==x==", "{{ site }}", "{% raw %}"),
    *("{: #x }", "[[toc]]", "$$x$$", "[^1]: x", "*[x]: y", "--8<-- 'x'", "&amp;", "> x", "---", "title: x"),
    *("id: x", "  - id: x", "season: 2027-spring", "edition: instructor", "review: {}", "classes: []", "on: x"),
    *("    on: 2026-12-12", "    moved: {on: 9999-12-31}", "    status: done", "    status: moved"),
    *("    status: cancelled", "    repeat: {every: week, on: 周一, from: 9999-12-31, times: 60}", "    reason: x"),
    *("    changes: [{day: 2026-12-12, status: moved, moved: {on: 2100-12-31}}]", "    equipment: [投影仪, 投影仪]"),
    *("    repeat: {every: month, on: 第五个周日, from: 2100-12-31, times: 60}", "    changed: 2100-12-31"),
    *("? [a]\n: b", '"?": x', "? x"),
)
CHARACTERS = st.characters(codec="utf-8") | st.sampled_from(" \t\n\r:-#[]{}\"'|>*&!%@`?,~=<()\\：，。“”019aé\u2028\0")

Change = Callable[[st.DrawFn, str], str]


def insert(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(NASTY_VALUES) | st.text(CHARACTERS, min_size=1, max_size=4)) + text[at:]


def delete(draw: st.DrawFn, text: str) -> str:
    start, end = draw_span(draw, text)
    return text[:start] + text[end:]


def replace(draw: st.DrawFn, text: str) -> str:
    start, end = draw_span(draw, text)
    return text[:start] + draw(st.text(CHARACTERS, max_size=4)) + text[end:]


def swap(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, max(0, len(text) - 2)))
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def splice(draw: st.DrawFn, text: str) -> str:
    other = TEXTS[draw(st.sampled_from(sorted(TEXTS)))].decode()
    start, end = draw_span(draw, other, longest=400)
    at = draw(st.integers(0, len(text)))
    return text[:at] + other[start:end] + text[at:]


def double_line(draw: st.DrawFn, text: str) -> str:
    return change_line(draw, text, lambda line: f"{line}\n{line}")


def move_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    line = lines.pop(draw(st.integers(0, len(lines) - 1)))
    lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


def delete_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    del lines[draw(st.integers(0, len(lines) - 1))]
    return "\n".join(lines)


def insert_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(NASTY_LINES)))
    return "\n".join(lines)


def indent(draw: st.DrawFn, text: str) -> str:
    start = draw(st.sampled_from(("", " ", "  ", "   ", "    ", "\t", " \t", "- ", "  - ", "\u3000")))
    return change_line(draw, text, lambda line: start + line.lstrip(" "))


def make_value_nasty(draw: st.DrawFn, text: str) -> str:
    value = draw(st.sampled_from(NASTY_VALUES))
    lines = text.split("\n")
    index = draw(st.sampled_from([index for index, line in enumerate(lines) if ": " in line] or [0]))
    lines[index] = f"{lines[index].partition(': ')[0]}: {value}"
    return "\n".join(lines)


def replace_word(draw: st.DrawFn, text: str) -> str:
    return replace_match(draw, text, WORD, WORDS)


def replace_alike(draw: st.DrawFn, text: str) -> str:
    """Put an odd date for a date, an odd number for a number: the syntax stays whole and the rules get to see it."""
    return replace_match(draw, text, *draw(st.sampled_from(SHAPES)))


CHANGES: tuple[Change, ...] = (
    *(insert, delete, replace, swap, splice, double_line, move_line, delete_line, insert_line, insert_line, indent),
    *(make_value_nasty, make_value_nasty, replace_word, replace_alike, replace_alike, replace_alike, replace_alike),
)


def draw_span(draw: st.DrawFn, text: str, longest: int = 40) -> tuple[int, int]:
    start = draw(st.integers(0, len(text)))
    return start, start + draw(st.integers(0, longest))


def change_line(draw: st.DrawFn, text: str, change: Callable[[str], str]) -> str:
    lines = text.split("\n")
    index = draw(st.integers(0, len(lines) - 1))
    lines[index] = change(lines[index])
    return "\n".join(lines)


def replace_match(draw: st.DrawFn, text: str, pattern: re.Pattern[str], choices: list[str] | tuple[str, ...]) -> str:
    spans = [found.span() for found in pattern.finditer(text)]
    start, end = draw(st.sampled_from(spans)) if spans else (0, 0)
    return text[:start] + draw(st.sampled_from(choices)) + text[end:]


@st.composite
def changed_files(draw: st.DrawFn, paths: list[str]) -> tuple[str, bytes]:
    """Return a path of the good content and what it holds now."""
    path = draw(st.sampled_from(paths))
    text = TEXTS[path].decode()
    for _ in range(draw(st.sampled_from((1, 1, 1, 2, 2, 3)))):
        text = draw(st.sampled_from(CHANGES))(draw, text)
    data = text.encode()
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=8)) + data[at + draw(st.integers(0, 8)) :]
    return path, data


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the good content."""
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("fuzzed") / "content"))


@pytest.mark.parametrize("group", GROUPS)
def test_changed_content_gives_problems_and_never_a_crash(root: Path, group: str) -> None:
    @settings(
        max_examples=EXAMPLES_A_GROUP,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(changed_files(GROUPS[group]), st.sampled_from(("public", "instructor")))
    def check(changed: tuple[str, bytes], edition: Edition) -> None:
        check_changed(root, *changed, edition)

    check()


def check_changed(root: Path, path: str, data: bytes, edition: Edition) -> None:
    """Plan a preview with *data* in the file at *path*, look at its problems, and put the file back."""
    file = root / path
    file.write_bytes(data)
    try:
        problems = plan_site(root, TODAY, edition, preview=True).problems
        lines = {problem.path: count_lines(root / problem.path) for problem in problems}
    finally:
        file.write_bytes(TEXTS[path])
    for problem in problems:
        check_problem(problem, lines[problem.path])


def check_problem(problem: Problem, lines: int) -> None:
    assert isinstance(problem, Problem)
    assert 1 <= problem.line <= lines, problem
    assert problem.column >= 1, problem
    assert "\n" not in str(problem), problem


def count_lines(file: Path) -> int:
    """Return how many lines an editor shows for *file*."""
    data = file.read_bytes() if file.exists() else b""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
