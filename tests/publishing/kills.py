"""A program that kills a publisher to a server: at each order, at each answer, and as each program starts.

``python -m tests.publishing.kills SETTINGS FOLDER`` prints a JSON list of what a reader gets then, and after the next
run.
"""

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from classroom.publishing.place import Destination, PublishError
from classroom.publishing.publication import publish_release
from classroom.publishing.ssh_server import SshDestination
from tests.publishing.sites import ME, find_shown, make_site

CALLS = ("_ask", "run", "read_answer")
TRIES = 50


def publish(destination: Destination, site: Path, sealed: Any) -> None:
    with destination.open(ME) as place:
        publish_release(place, site, sealed, 2)


def run_killed(destination: Destination, site: Path, sealed: Any, number: int) -> bool:
    """Publish in a child that is killed at its event *number*; tell whether it was."""
    child = os.fork()
    if child == 0:
        seen = 0

        def profile(frame: Any, event: str, argument: Any) -> None:
            nonlocal seen
            if event == "call" and frame.f_code.co_name in CALLS:
                seen += 1
                if seen == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(profile)
        publish(destination, site, sealed)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def retry(destination: Destination, site: Path, sealed: Any) -> None:
    """Publish, as soon as the killed publisher's session has ended on the server."""
    for _ in range(TRIES):
        try:
            publish(destination, site, sealed)
        except PublishError as error:
            if "正有人" not in error.message:
                raise
        else:
            return


def main(settings: Path, folder: Path) -> list[tuple[str, str]]:
    sites = {word: folder / "sites" / word for word in ("one", "two")}
    sealed = {word: make_site(site, word) for word, site in sites.items()}
    found: list[tuple[str, str]] = []
    root = folder / "served"
    destination = SshDestination("station", str(root), settings=settings)
    publish(destination, sites["one"], sealed["one"])
    before = root.rename(folder / "before")
    while True:
        shutil.copytree(before, root, symlinks=True)
        was_killed = run_killed(destination, sites["two"], sealed["two"], len(found) + 1)
        if not was_killed:
            return found
        shown = find_shown(root, *sites.values())
        retry(destination, sites["two"], sealed["two"])
        found.append((shown, find_shown(root, *sites.values())))
        shutil.rmtree(root)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))  # noqa: T201
