"""A problem in the content: where it is, what is wrong, how to mend it; and the formats it is shown in."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

_SEVERITY_WORDS = {"error": "错误", "warning": "提醒"}


@dataclass(frozen=True, order=True)
class Problem:
    """One finding, in Chinese, for the author of `path`.

    `path` is relative to the repository and uses `/`; `line` and `column` count from 1, columns in code
    points. `code` never changes its meaning once released. Problems sort by place.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    fix: str
    severity: Severity = field(default="error", compare=False)

    def __str__(self) -> str:
        """Return the one-line form shown to authors."""
        word = _SEVERITY_WORDS[self.severity]
        return f"{self.path}:{self.line}:{self.column} {word}：{self.message}。怎么改：{self.fix} [{self.code}]"


class ContentError(Exception):
    """Content that cannot become a value; carries every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep *problems*, at least one."""
        self.problems = tuple(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of *problems* stops a build."""
    return any(problem.severity == "error" for problem in problems)


def format_text(problems: Iterable[Problem]) -> str:
    """Return one line a problem."""
    return "".join(f"{problem}\n" for problem in problems)


def format_json(problems: Iterable[Problem]) -> str:
    """Return a JSON list of objects with the keys path, line, column, code, severity, message and fix."""
    keys = ("path", "line", "column", "code", "severity", "message", "fix")
    rows = [{key: getattr(problem, key) for key in keys} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def format_github(problems: Iterable[Problem]) -> str:
    """Return workflow commands that annotate a change on GitHub.

    Reference: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(
        f"::{problem.severity} file={_escape_property(problem.path)},"
        f"line={problem.line},col={problem.column},title={problem.code}"
        f"::{_escape_data(f'{problem.message}。怎么改：{problem.fix}')}\n"
        for problem in problems
    )


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": format_text, "json": format_json, "github": format_github}
"""Name of a format → function from problems to text."""
