"""The name of a release at its place: its turn, its day, and the first digits of the hash that it is."""

import re
from collections.abc import Iterable

from classroom.publishing.place import PublishError
from classroom.release.manifest import NAME_DIGITS, SealedRelease

_NAME = re.compile(rf"(?P<turn>\d{{4,9}})-(?P<day>\d{{4}}-\d\d-\d\d)-(?P<hash>[0-9a-f]{{{NAME_DIGITS}}})")
SHORTEST_HASH = 4


def is_name(text: str) -> bool:
    """Tell whether *text* is the name of a release."""
    return _NAME.fullmatch(text) is not None


def sort_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of *names* that are releases', in the order in which they were published."""
    return tuple(sorted(filter(is_name, names), key=lambda name: (int(name.partition("-")[0]), name)))


def next_name(names: Iterable[str], sealed: SealedRelease) -> str:
    """Return the name of *sealed* when it is published after *names*; the same site twice has two names."""
    last = [int(name.partition("-")[0]) for name in sort_names(names)]
    return f"{max(last, default=0) + 1:04}-{sealed.name}"


def holds(name: str, sealed: SealedRelease) -> bool:
    """Tell whether the release *name* was *sealed* when it was published."""
    return name.endswith(f"-{sealed.sha256[:NAME_DIGITS]}")


def find_named(names: Iterable[str], wanted: str) -> str:
    """Return the one of *names* that somebody wrote as *wanted*: its name, turn, day, or the start of its hash.

    Raises:
        PublishError: there is none, or there are several.
    """
    known = sort_names(names)
    found = [name for name in known if name == wanted] or [name for name in known if _answers_to(name, wanted)]
    if len(found) == 1:
        return found[0]
    problem = f"有好几版都对得上“{wanted}”" if found else f"没有“{wanted}”这一版"
    raise PublishError(problem, "用 classroom releases 看有哪些，写最前面那四位数")


def _answers_to(name: str, wanted: str) -> bool:
    turn, rest = name.split("-", 1)
    day, digits = rest[:10], rest[11:]
    is_turn = wanted.isascii() and wanted.isdigit() and len(wanted) <= len(turn) and int(wanted) == int(turn)
    return wanted in (day, rest) or is_turn or (len(wanted) >= SHORTEST_HASH and digits.startswith(wanted[:16]))
