"""Publishing, going back, and clearing up: the same at every place, and nowhere anything but what was proved."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from classroom.publishing.place import Place, PublishError
from classroom.publishing.release_names import find_named, holds, is_name, next_name
from classroom.release.manifest import ReleaseError, SealedRelease, hashes_of, read_release

KEPT = 5
"""Releases that stay, the current one among them."""


@dataclass(frozen=True)
class Published:
    """What came of it: the release that readers get, whether it was new, and what could not be cleared up."""

    name: str
    is_new: bool = True
    left_over: tuple[str, ...] = ()


def publish_release(place: Place, site: Path, sealed: SealedRelease, keep: int = KEPT) -> Published:
    """Show the release *sealed* in the folder *site* to the readers of *place*, and keep *keep* releases.

    What arrived is read back and held against *sealed* before anybody sees it.

    Raises:
        PublishError: what arrived is not what was proved, or the place refuses; readers have what they had.
        OSError: the same, for a place on this machine.
    """
    names, current = place.list_releases(), place.find_current()
    is_shown = current is not None and holds(current, sealed) and place.is_settled()
    if current and is_shown and place.read_shown() == hashes_of(sealed):
        return Published(current, is_new=False, left_over=_remove_old(place, keep))
    name = next_name((*names, current or ""), sealed)
    place.bring(site, name)
    if place.read_hashes(name) != hashes_of(sealed):
        raise PublishError("传过去的和检验过的不一样，没有换上", "看看磁盘是不是满了、线路是不是断过，再发布一次")
    place.accept(name)
    place.switch(name)
    return Published(name, left_over=_remove_old(place, keep))


def roll_back(place: Place, wanted: str | None) -> Published:
    """Show an earlier release to the readers of *place*: the one *wanted*, or the one before the current.

    Raises:
        PublishError: there is none, or it was altered since it was published.
    """
    names, current = place.list_releases(), place.find_current()
    name = find_named(names, wanted) if wanted else _find_before(names, current)
    if not _is_as_published(place, name):
        raise PublishError(f"{name} 发布以后被改过，不能换上", "用 classroom releases 另选一版")
    if name == current and place.is_settled() and place.read_shown() == place.read_hashes(name):
        return Published(name, is_new=False)
    place.switch(name)
    return Published(name)


def _find_before(names: tuple[str, ...], current: str | None) -> str:
    earlier = names[: names.index(current)] if current in names else names
    if not earlier:
        raise PublishError("没有更早的一版可以退", "用 classroom releases 看有哪些")
    return earlier[-1]


def _is_as_published(place: Place, name: str) -> bool:
    """Tell whether the release *name* is what its `release.json` says, and that is the one its name was made of."""
    try:
        sealed = read_release(place.read_manifest(name))
    except ReleaseError:
        return False
    return holds(name, sealed) and place.read_hashes(name) == hashes_of(sealed)


def _remove_old(place: Place, keep: int) -> tuple[str, ...]:
    """Remove the oldest releases beyond *keep*, never the current one; return those that could not be removed."""
    current = place.find_current()
    old = [name for name in place.list_releases()[:-keep] if name != current and is_name(name)]
    for name in old:
        with suppress(OSError, PublishError):
            place.remove(name)
    return tuple(name for name in old if name in place.list_releases())
