"""What a place to publish to can do, whatever it is: a folder, a server, an object store."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

CURRENT = "current"
"""What a web server shows."""

RELEASES = "releases"
STATE = ".publish"
"""Where a publisher works; no reader is led there."""


class PublishError(Exception):
    """Why something cannot be published, and how to mend it, both in Chinese."""

    def __init__(self, message: str, fix: str) -> None:
        """Keep both sentences, without their full stops."""
        self.message = message
        self.fix = fix
        super().__init__(f"{message}。{fix}。")


@dataclass(frozen=True)
class Publisher:
    """Who publishes: the machine, and the number of the process on it. Told to whoever comes at the same time."""

    machine: str
    process: int

    def __str__(self) -> str:
        """Return how the lock names it."""
        return f"{self.machine} {self.process}"


class Place(Protocol):
    """A place that is open and locked. Names are those of `release_names`; what was brought is never changed."""

    def list_releases(self) -> tuple[str, ...]:
        """Return the names of the whole releases, in the order in which they were published."""

    def find_current(self) -> str | None:
        """Return the name of the release that readers get, None where there is none."""

    def is_settled(self) -> bool:
        """Tell whether readers get the current release alone, and no switch was broken off."""

    def bring(self, site: Path, name: str) -> None:
        """Copy the folder *site* to where it waits under *name*; no reader gets it yet."""

    def read_hashes(self, name: str) -> Mapping[str, str]:
        """Return the SHA-256 of every file of the release *name*, or of what waits under it, as it lies there."""

    def read_shown(self) -> Mapping[str, str]:
        """Return the SHA-256 of every file of the current release, as readers get it; nothing where there is none."""

    def read_manifest(self, name: str) -> bytes:
        """Return the `release.json` of the release *name*."""

    def accept(self, name: str) -> None:
        """Make what waits under *name* a release, in one step."""

    def switch(self, name: str) -> None:
        """Show the release *name* to readers."""

    def remove(self, name: str) -> None:
        """Remove the release *name*, which readers do not get."""


class Destination(Protocol):
    """A target as it was written, not yet opened."""

    def open(self, publisher: Publisher, *, is_taken_over: bool = False) -> AbstractContextManager[Place]:
        """Lock the place and clear up what a publisher left that was killed.

        Where a lock cannot tell whether its owner is alive, *is_taken_over* breaks it.

        Raises:
            PublishError: another publisher is at work, or the place cannot be reached or is somebody's.
        """

    def list_releases(self) -> tuple[tuple[str, ...], str | None]:
        """Return the releases there and the current one, without a lock: somebody may be publishing.

        Raises:
            PublishError: nobody has published there, or it cannot be reached.
        """

    def describe(self) -> str:
        """Return, in Chinese, how readers get from the old release to the new one there."""
