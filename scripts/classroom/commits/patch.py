"""Git's log of patches, as bytes → what each commit adds, in one pass.

The format: https://git-scm.com/docs/diff-format. A line of a merge counts when it is in none of its parents.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_HUNK = re.compile(rb"(?P<at>@@+) (?P<ranges>(?:[-+][0-9]+(?:,[0-9]+)? )+)@@")
_RAW = re.compile(rb":+[0-7]{6} .*? (?P<status>[A-Z]+)[0-9]*\t(?P<path>.*)")
_ESCAPE = re.compile(rb"\\([abtnvfr\"\\]|[0-7]{3})")
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_ADDED = re.compile("A+")


@dataclass(frozen=True)
class Message:
    """The message of a commit."""

    commit: str
    text: str


@dataclass(frozen=True)
class NewFile:
    """A file that a commit adds, of whatever kind."""

    commit: str
    path: str


@dataclass(frozen=True)
class AddedLines:
    """Lines that a commit adds one below the other, without line ends; `line` is the number of the first."""

    commit: str
    path: str
    line: int
    text: str


Addition = Message | NewFile | AddedLines


@dataclass
class _Hunk:
    """What of a hunk is still to come, in each parent and in the result, and the lines added so far."""

    parents: list[int]
    result: int
    line: int
    first: int = 0
    added: list[bytes] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.result > 0 or any(count > 0 for count in self.parents)

    def take(self, row: bytes) -> list[bytes]:
        """Read *row*; return the run of added lines that it ends."""
        width = len(self.parents)
        signs, text = row[:width], row[width:]
        is_gone = b"-" in signs
        for number, sign in enumerate(signs):
            self.parents[number] -= sign == 45 or (sign == 32 and not is_gone)  # - and blank
        ended: list[bytes] = []
        if signs == b"+" * width:
            if not self.added:
                self.first = self.line
            self.added.append(text)
        elif not is_gone:
            ended = self.end()
        if not is_gone:
            self.result -= 1
            self.line += 1
        return ended

    def end(self) -> list[bytes]:
        """Return the run of added lines and begin another."""
        ended, self.added = self.added, []
        return ended


def read_patches(rows: Iterable[bytes], commit: str = "") -> Iterator[Addition]:
    """Yield what is added by each commit in *rows*, the lines of ``git log --raw -p --format=%x00%H%n%B%x00``.

    *commit* is what stands for the commit in a patch without one.
    """
    path = ""
    hunk: _Hunk | None = None
    lines = iter(rows)
    for line in lines:
        row = line.removesuffix(b"\n")
        if hunk is not None and hunk.is_open and row[:1] != b"\\":
            begun = hunk.first
            ended = hunk.take(row)
            if ended:
                yield _join(commit, path, begun, ended)
            if not hunk.is_open and hunk.added:
                yield _join(commit, path, hunk.first, hunk.end())
            continue
        if row[:1] == b"\0":
            commit = row[1:].decode("ascii", "replace")
            yield Message(commit, _read_message(lines))
        elif row[:1] == b":":
            yield from _read_raw(row, commit)
        elif row.startswith(b"+++ "):
            path = _read_path(row[4:].removesuffix(b"\t")).removeprefix("b/")
        elif row.startswith(b"@@"):
            hunk = _open(row)


def _read_message(lines: Iterator[bytes]) -> str:
    """Return the lines up to the one with the closing NUL."""
    told = []
    for line in lines:
        before, nul, _ = line.partition(b"\0")
        told.append(before)
        if nul:
            break
    return decode(b"".join(told)).rstrip("\n")


def _read_raw(row: bytes, commit: str) -> Iterator[NewFile]:
    found = _RAW.match(row)
    if found and _ADDED.fullmatch(found["status"].decode()):
        yield NewFile(commit, _read_path(found["path"]))


def _open(row: bytes) -> _Hunk | None:
    found = _HUNK.match(row)
    if not found:
        return None
    ranges = found["ranges"].split()
    counts = [int(each.partition(b",")[2] or 1) for each in ranges]
    return _Hunk(counts[:-1], counts[-1], int(ranges[-1][1:].partition(b",")[0]))


def _read_path(written: bytes) -> str:
    """Return a path, which Git puts in quotes like a string of C when it holds a control, a quote or a backslash."""
    if written[:1] == b'"' and written[-1:] == b'"':
        written = _ESCAPE.sub(_read_escape, written[1:-1])
    return written.decode("utf-8", "replace")


def _read_escape(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 255]) if len(sign) == 3 else _ESCAPED.get(sign, sign)


def _join(commit: str, path: str, line: int, rows: list[bytes]) -> AddedLines:
    return AddedLines(commit, path, line, "\n".join(decode(row.removesuffix(b"\r")) for row in rows))


def decode(text: bytes) -> str:
    """Return *text*, which is UTF-8 or else GB 18030; what is neither is replaced."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("gb18030", "replace")
