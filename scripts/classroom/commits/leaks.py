"""Whom the lines that commits add tell of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.masking import mask
from classroom.checks.anonymity.recognisers import scan
from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.identity import CODE, KINDS, Reader, locate
from classroom.commits.git_log import STAGED, Place, find_place, read_commits, read_staged
from classroom.commits.patch import AddedLines, Addition, Message
from classroom.commits.rules import NUMBERS, Rule, find_rule
from classroom.contacts.directory import Directory
from classroom.problem import Problem

MESSAGE = "提交说明"
"""Stands for the path of what a commit's message tells."""

NOTHING = Reader(Scanner(), Directory())
"""Allows nothing."""

_SHORT = 10
_TRAILER = re.compile(r"^[A-Z][A-Za-z-]*-[Bb]y: .*$", re.MULTILINE)
_HASH = re.compile(r"\b[0-9a-f]{32,}\b|\bsha[0-9]{3}-[A-Za-z0-9+/=]{40,}")
"""Sums in lock files, whose digits are no number of anybody."""
_MAY_HOLD_A_NUMBER = re.compile(r"(?:[\d零〇一二三四五六七八九幺][^\w\n]{0,3}){7}")


@dataclass(frozen=True)
class Leak:
    """A finding in what `commit` adds; the commit is shown in few characters."""

    commit: str
    problem: Problem

    @property
    def with_commit(self) -> Problem:
        """The problem whose path begins with the commit: 1a2b3c4d5e:cases/parcel.md."""
        return replace(self.problem, path=f"{self.commit}:{self.problem.path}")

    @property
    def for_annotation(self) -> Problem:
        """The problem at its path, which tells the commit in words: an annotation stands beside a file."""
        place = self.commit if self.commit == STAGED else f"提交 {self.commit}"
        return replace(self.problem, message=f"{place}：{self.problem.message}")


@dataclass(frozen=True)
class _Path:
    """A file as the site knows it, and as a report may name it."""

    own: str
    shown: str


def check_commits(root: Path, wanted: str, reader: Reader = NOTHING) -> tuple[Leak, ...]:
    """Return what tells of a person in the lines, file names and messages that the commits of *wanted* add.

    What *reader* allows is the station's or was let through. What a later commit takes away again is told too: it
    stays in the history.

    Raises:
        HistoryError: as `read_commits` and `find_place`.
    """
    place = find_place(root)
    return tuple(_check(place, read_commits(place, wanted), reader))


def check_staged(root: Path, reader: Reader = NOTHING) -> tuple[Leak, ...]:
    """Return what tells of a person in what the next commit adds.

    Raises:
        HistoryError: as `read_staged` and `find_place`.
    """
    place = find_place(root)
    return tuple(_check(place, read_staged(place), reader))


def _check(place: Place, additions: Iterable[Addition], reader: Reader) -> Iterator[Leak]:
    known: dict[str, tuple[Finding, ...]] = {}
    for addition in additions:
        commit = addition.commit if addition.commit == STAGED else addition.commit[:_SHORT]
        if isinstance(addition, Message):
            text = _TRAILER.sub(_blank, addition.text)
            problems = _report(_Path(MESSAGE, MESSAGE), 1, text, _scan(text, "words", known), reader)
        elif isinstance(addition, AddedLines):
            own = addition.path.removeprefix(place.prefix)
            rule = find_rule(own)
            path = _Path(own, _cover_path(addition.path, known))
            problems = _report(path, addition.line, addition.text, _scan(addition.text, rule, known), reader)
        else:
            own = addition.path.removeprefix(place.prefix)
            found = _scan(addition.path, find_rule(own), known)
            path = _Path(own, _cover_path(addition.path, known))
            problems = (
                replace(problem, line=1, column=1) for problem in _report(path, 1, addition.path, found, reader)
            )
        yield from (Leak(commit, problem) for problem in problems)


def _scan(text: str, rule: Rule, known: dict[str, tuple[Finding, ...]]) -> Iterator[Finding]:
    """Yield what *rule* finds in *text*; *known* keeps what was read, as histories repeat themselves."""
    if rule == "words":
        if text not in known:
            known[text] = scan(text)
        yield from known[text]
    elif rule == "numbers":
        start = 0
        for line in _HASH.sub(_blank, text).split("\n"):
            if _MAY_HOLD_A_NUMBER.search(line):
                for finding in _scan(line, "words", known):
                    if finding.kind in NUMBERS:
                        yield Finding(start + finding.start, start + finding.end, finding.kind)
            start += len(line) + 1


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _report(path: _Path, first_line: int, text: str, findings: Iterable[Finding], reader: Reader) -> Iterator[Problem]:
    for finding in findings:
        if reader.allows(path.own, text, finding):
            continue
        line, column = locate(text, finding)
        name, fix = KINDS[finding.kind]
        found = mask(text[finding.start : finding.end])
        yield Problem(path.shown, first_line + line - 1, column, CODE, f"“{found}”像是{name}", fix)


def _cover_path(path: str, known: dict[str, tuple[Finding, ...]]) -> str:
    """Return *path* with what tells of a person in it masked, so that a report may name it."""
    for finding in reversed(tuple(_scan(path, find_rule(path), known))):
        path = path[: finding.start] + mask(path[finding.start : finding.end]) + path[finding.end :]
    return path
