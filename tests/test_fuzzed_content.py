"""Content that nobody would write on purpose: whatever a file holds, its author gets problems, never a crash.

One file of `content/good/` at a time is changed at random: characters and bytes inserted, deleted, replaced and
swapped, lines doubled and lost, indentation moved, pieces of other files spliced in, values made nasty. Reading,
the rules and the plan of a preview must then give problems with a place inside their file, and nothing else.
"""

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.plan import plan_site
from classroom.problem import Problem
from classroom.publication import Edition

GOOD = Path(__file__).parent / "content" / "good"
TODAY = datetime.date(2026, 11, 23)
TEXTS = {
    file.relative_to(GOOD).as_posix(): file.read_bytes() for file in sorted(GOOD.rglob("*")) if file.suffix in (".md", ".yml")
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
EXAMPLES_A_GROUP = 500

NASTY_VALUES = (
    *("", "null", "~", "true", "no", "0", "-1", "1e999", ".5", "007", "12345678901234567890", "１２", "²"),
    *("2026-02-30", "0001-01-01", "9999-12-31", "0000-winter", "9999-winter", "2026-Q4", "24:00-25:00", "00:00-23:59"),
    *("[]", "{}", "[[]]", "{a: b}", "[a, {b: c}]", "{{ x }}", "{% x %}", "[", "{", "]", "}", '"', "'", '"\\q"', "\\"),
    *("*a", "&a", "&a b", "!a", "!!int 1", "|", ">", "|9", "@", "`", "%", "%YAML 1.1", "#", "? ", "? [a]", ": ", "- "),
    *("：", "，", "\t", "\r", "\r\n", "\n", "\n\n", "\0", "\x1b", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e", "\U0001f600"),
    *("---", "...", "```", "```quiz", "~~~", "    ```quiz", "```quiz\n```", '!!! instructor "x"', "<b>", "<!--", "-->"),
    *("[x]()", "[x](#)", "[x](http://[::1)", "[x](//[)", "[x](../../../..)", "![](x)", "[x]: //[", "[x](<>)", "[a](b(c)"),
    *("# ", "## ", "## 经过", "## x {minutes=9 keep=must}", "{minutes=99999999999 keep=must}", "{#x}", "{}", "=" * 9),
    *("长" * 2001, "[" * 50, "- " * 50, "../" * 50, "a: " * 9, "x" * 200_000),
)
NASTY_LINES = (
    *("[看](http://[::1)", "[看](//[)", "![](http://[)", "[a]: http://[", "[看]()", "[看](#)", "[看](<>)", "[看](%00)", "[看](\\)"),
    *("```quiz", "```quiz\nquestion: 问", "~~~quiz\na: [\n~~~", "```quiz\n- 1\n```", "```", "~~~~", "    ```quiz\n    x\n    ```"),
    *("# ", "#", "##", "## ", "###### x", "## x {minutes=9 keep=must", "## x {minutes=0001 keep=must}", "## {#a .b}", "## `x`"),
    *("!!! instructor", '??? instructor "x"', "    !!! instructor", "!!! danger", "<script>", "<!--", "| a |\n|---|", "==", "==x=="),
    *("{{ site }}", "{% raw %}", "{: #x }", "[[toc]]", "$$x$$", "[^1]: x", "*[x]: y", "--8<-- 'x'", "&amp;", "\\", "> x", "---"),
    *("title: x", "id: x", "  - id: x", "season: 2027-spring", "edition: instructor", "review: {}", "classes: []", "on: x"),
    *("    on: 2026-12-12", "    repeat: {every: week, on: 周一, from: 9999-12-31, times: 60}", "    moved: {on: 9999-12-31}"),
    *("    status: done", "    status: moved", "    status: cancelled", "    reason: x", "? [a]\n: b", '"?": x', "? x"),
)
CHARACTERS = st.characters(codec="utf-8") | st.sampled_from(" \t\n\r:-#[]{}\"'|>*&!%@`?,~=<()\\：，。“”0129aé\u2028\0")

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


def double_line(draw: st.DrawFn, text: str) -> str:
    return change_line(draw, text, lambda line: f"{line}\n{line}")


def delete_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    del lines[draw(st.integers(0, len(lines) - 1))]
    return "\n".join(lines)


def move_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    line = lines.pop(draw(st.integers(0, len(lines) - 1)))
    lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


def indent(draw: st.DrawFn, text: str) -> str:
    start = draw(st.sampled_from(("", " ", "  ", "   ", "    ", "\t", " \t", "- ", "  - ", "\u3000")))
    return change_line(draw, text, lambda line: start + line.lstrip(" "))


def make_value_nasty(draw: st.DrawFn, text: str) -> str:
    value = draw(st.sampled_from(NASTY_VALUES))
    keys = [index for index, line in enumerate(text.split("\n")) if ": " in line] or [0]
    lines = text.split("\n")
    index = draw(st.sampled_from(keys))
    lines[index] = f"{lines[index].partition(': ')[0]}: {value}"
    return "\n".join(lines)


def replace_word(draw: st.DrawFn, text: str) -> str:
    """Put a nasty value or a word of any file in the place of a word, which often leaves the syntax whole."""
    found = draw(st.sampled_from(list(WORD.finditer(text)) or [re.match("", text)]))
    return text[: found.start()] + draw(st.sampled_from(NASTY_VALUES) | st.sampled_from(WORDS)) + text[found.end() :]


def insert_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(NASTY_LINES) | st.sampled_from(NASTY_VALUES)))
    return "\n".join(lines)


def splice(draw: st.DrawFn, text: str) -> str:
    other = TEXTS[draw(st.sampled_from(sorted(TEXTS)))].decode()
    start, end = draw_span(draw, other, longest=400)
    at = draw(st.integers(0, len(text)))
    return text[:at] + other[start:end] + text[at:]


CHANGES: tuple[Change, ...] = (
    *(insert, delete, replace, swap, double_line, delete_line, move_line, indent, splice),
    *(make_value_nasty, make_value_nasty, replace_word, replace_word, replace_word, insert_line, insert_line),
)


def draw_span(draw: st.DrawFn, text: str, longest: int = 40) -> tuple[int, int]:
    start = draw(st.integers(0, len(text)))
    return start, start + draw(st.integers(0, longest))


def change_line(draw: st.DrawFn, text: str, change: Callable[[str], str]) -> str:
    lines = text.split("\n")
    index = draw(st.integers(0, len(lines) - 1))
    lines[index] = change(lines[index])
    return "\n".join(lines)


@st.composite
def changed_files(draw: st.DrawFn, paths: list[str]) -> tuple[str, bytes]:
    """Return a path of the good content and what it holds now."""
    path = draw(st.sampled_from(paths))
    text = TEXTS[path].decode()
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3)):
        text = change(draw, text)
    data = text.encode()
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=8)) + data[at + draw(st.integers(0, 8)) :]
    return path, data


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good content in a folder of its own."""
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
