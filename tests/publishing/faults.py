"""A program that breaks a publisher off at each of its file operations, one after the other, and looks what is left.

``python -m tests.publishing.faults SCENARIO WAY FAULT FOLDER`` prints a JSON list, an item a fault: the operation, what
a reader gets then, and what after the next run. Its own process, for a fork in a process with threads may hang.
`sys.addaudithook` calls before each operation (PEP 578): the kill is a SIGKILL, the full disk an ENOSPC from there on.
"""

import errno
import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from classroom.history import Origin
from classroom.publishing.local_folder import LocalDestination
from classroom.publishing.place import PublishError
from classroom.publishing.publication import publish_release, roll_back
from classroom.release.manifest import SealedRelease
from classroom.release.sealing import seal_site
from tests.publishing.sites import DAY, ME, find_shown, make_site

OPERATIONS = frozenset(
    (
        *("open", "os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.chmod", "os.truncate"),
        *("os.listdir", "os.scandir", "fcntl.flock"),
    )
)
NEED_ROOM = frozenset(("os.mkdir", "os.rename", "os.symlink"))
REFUSED = 7
BROKEN = 9

Sites = dict[str, tuple[Path, SealedRelease]]
Step = tuple[str, str]
"""What to do with which site: ``publish`` it, or ``back`` by one release."""

SCENARIOS: dict[str, tuple[tuple[Step, ...], Step]] = {
    "first": ((), ("publish", "one")),
    "next": ((("publish", "one"), ("publish", "two")), ("publish", "three")),
    "back": ((("publish", "one"), ("publish", "two")), ("back", "one")),
    "mend": ((("publish", "one"), ("publish", "two")), ("publish", "two")),
}
"""Name → what was done before, and what is broken off; of two releases each, the older goes."""


def run_step(destination: LocalDestination, step: Step, sites: Sites) -> None:
    verb, word = step
    with destination.open(ME) as place:
        if verb == "publish":
            publish_release(place, *sites[word], keep=2)
        else:
            roll_back(place, None)


def is_for_writing(event: str, arguments: tuple[Any, ...]) -> bool:
    if event != "open":
        return event in NEED_ROOM
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def make_hook(fault: str, number: int, tell: Callable[[str], None]) -> Callable[[str, tuple[Any, ...]], None]:
    """Return the hook that lets the operations before *number* pass, tells which is that one, and makes the fault."""
    seen = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if event not in OPERATIONS or (fault == "full" and not is_for_writing(event, arguments)):
            return
        seen += 1
        if seen == number:
            tell(event)
        if seen >= number and fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif seen >= number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    return hook


def run_child(destination: LocalDestination, step: Step, sites: Sites, fault: str, number: int) -> str:
    """Run *step* in a child with the fault; return the operation it struck, nothing where there were fewer."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        sys.addaudithook(make_hook(fault, number, lambda event: os.write(write, event.encode()) and None))
        try:
            run_step(destination, step, sites)
        except (OSError, PublishError):
            os._exit(REFUSED)
        except BaseException:  # noqa: BLE001  # the parent tells it
            traceback.print_exc()
            os._exit(BROKEN)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        event = stream.read()
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == BROKEN:
        raise SystemExit(BROKEN)
    return event


def strike(scenario: str, has_links: bool, fault: str, folder: Path) -> list[tuple[str, str, str, list[str]]]:  # noqa: FBT001
    """Return for each fault the operation, what a reader gets, what after the next run, and what lies about then."""
    words = ("one", "two", "three")
    sites = {word: (folder / word, make_site(folder / word, word)) for word in words}
    before, step = SCENARIOS[scenario]
    first = LocalDestination(folder / "before", has_links)
    for earlier in before:
        run_step(first, earlier, sites)
    if scenario == "mend":
        (first.root / "current" / "index.html").write_text("黑页", "utf-8")
    found: list[tuple[str, str, str, list[str]]] = []
    while True:
        root = folder / "www"
        if first.root.exists():
            shutil.copytree(first.root, root, symlinks=True)
        destination = LocalDestination(root, has_links)
        event = run_child(destination, step, sites, fault, len(found) + 1)
        if not event:
            return found
        shown = find_shown(root, *(site for site, _ in sites.values()))
        run_step(destination, ("publish", step[1]), sites)
        after = find_shown(root, *(site for site, _ in sites.values()))
        left = sorted(entry.name for entry in (root / ".publish").iterdir())
        found.append((event, shown, after, left))
        shutil.rmtree(root)


def fill(folder: Path) -> list[str]:
    """Return what a reader gets of a small disk before, what a release too large ends with, and what he gets after."""
    words = ("one", "two", "three")
    sites = {word: (folder / word, make_site(folder / word, word)) for word in words}
    (folder / "two" / "assets" / "large.svg").write_bytes(b" " * 170_000)
    sites["two"] = (folder / "two", seal_site(folder / "two", "public", "two", DAY, Origin()))
    destination = LocalDestination(folder / "www")
    run_step(destination, ("publish", "one"), sites)
    told = [find_shown(destination.root, folder / "one")]
    try:
        run_step(destination, ("publish", "two"), sites)
    except OSError as error:
        told.append(error.strerror or "")
    told.append(find_shown(destination.root, folder / "one"))
    run_step(destination, ("publish", "three"), sites)
    return [*told, find_shown(destination.root, folder / "three")]


if __name__ == "__main__":
    scenario, way, fault, folder = sys.argv[1:]
    found: Any = fill(Path(folder)) if scenario == "fill" else strike(scenario, way == "links", fault, Path(folder))
    print(json.dumps(found))  # noqa: T201
