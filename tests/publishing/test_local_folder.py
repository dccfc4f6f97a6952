"""Publishing to a folder of this machine: one step with links, an honest two without, and back."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from classroom.publishing.local_folder import LocalDestination
from classroom.publishing.place import PublishError
from classroom.publishing.publication import Published, publish_release, roll_back
from classroom.release.manifest import RELEASE_FILE, SealedRelease
from tests.publishing.sites import ME, find_shown, make_site, read_files

WAYS = pytest.mark.parametrize("has_links", [True, False], ids=["links", "renames"])


class Publishing:
    """Sites by their words, and a place to publish them to."""

    def __init__(self, folder: Path, *, has_links: bool) -> None:
        self.sites = {word: folder / word for word in ("one", "two", "three", "four")}
        self.sealed = {
            word: make_site(site, word, *(["assets/new.css"] if word == "two" else []))
            for word, site in self.sites.items()
        }
        self.root = folder / "www"
        self.destination = LocalDestination(self.root, has_links)

    def publish(self, word: str, keep: int = 5) -> Published:
        with self.destination.open(ME) as place:
            return publish_release(place, self.sites[word], self.sealed[word], keep)

    def roll_back(self, wanted: str | None = None) -> Published:
        with self.destination.open(ME) as place:
            return roll_back(place, wanted)

    def shown(self) -> str:
        return find_shown(self.root, *self.sites.values())

    def listed(self) -> tuple[str, ...]:
        return tuple(name[:4] for name in self.destination.list_releases()[0])


@pytest.fixture
def links(tmp_path: Path) -> Publishing:
    return Publishing(tmp_path, has_links=True)


@WAYS
def test_each_release_is_shown_whole_and_the_last_ones_stay(tmp_path: Path, has_links: bool) -> None:  # noqa: FBT001
    publishing = Publishing(tmp_path, has_links=has_links)
    shown = []
    for word in ("one", "two", "three", "four"):
        done = publishing.publish(word, keep=3)
        shown.append((publishing.shown(), done.name[:4], done.left_over))
    assert shown == [("one", "0001", ()), ("two", "0002", ()), ("three", "0003", ()), ("four", "0004", ())]
    assert publishing.listed() == ("0002", "0003", "0004")
    assert (publishing.root / "current").is_symlink() is has_links
    state = {entry.name for entry in (publishing.root / ".publish").iterdir()}
    assert state == {"lock"} if has_links else {"lock", "shown"}


@WAYS
def test_back_and_forth(tmp_path: Path, has_links: bool) -> None:  # noqa: FBT001
    publishing = Publishing(tmp_path, has_links=has_links)
    for word in ("one", "two", "three"):
        publishing.publish(word)
    steps = [(publishing.roll_back(wanted).is_new, publishing.shown()) for wanted in (None, None, "3", "0003")]
    assert steps == [(True, "two"), (True, "one"), (True, "three"), (False, "three")]
    publishing.roll_back("1")
    publishing.publish("four", keep=2)
    assert (publishing.shown(), publishing.listed()) == ("four", ("0003", "0004"))


@WAYS
def test_the_same_site_twice_changes_nothing(tmp_path: Path, has_links: bool) -> None:  # noqa: FBT001
    publishing = Publishing(tmp_path, has_links=has_links)
    first = publishing.publish("one")
    assert publishing.publish("one") == Published(first.name, is_new=False)
    assert publishing.listed() == ("0001",)


@WAYS
def test_an_altered_page_is_mended_by_publishing_again(tmp_path: Path, has_links: bool) -> None:  # noqa: FBT001
    publishing = Publishing(tmp_path, has_links=has_links)
    publishing.publish("one")
    (publishing.root / "current" / "index.html").write_text("黑页", "utf-8")
    assert publishing.shown() == "a mixture"
    assert (publishing.publish("one").is_new, publishing.shown()) == (True, "one")


def test_an_altered_release_is_never_gone_back_to(links: Publishing) -> None:
    links.publish("one")
    links.publish("two")
    [old] = [folder for folder in (links.root / "releases").iterdir() if folder.name.startswith("0001")]
    (old / "index.html").write_text("黑页", "utf-8")
    with pytest.raises(PublishError, match="发布以后被改过，不能换上"):
        links.roll_back()
    make_site(old, "forged")
    with pytest.raises(PublishError, match="发布以后被改过，不能换上"):
        links.roll_back()
    (old / RELEASE_FILE).unlink()
    with pytest.raises(PublishError, match="发布以后被改过，不能换上"):
        links.roll_back()
    assert links.shown() == "two"


def test_the_first_release_has_nothing_before_it(links: Publishing) -> None:
    links.publish("one")
    with pytest.raises(PublishError, match="没有更早的一版可以退"):
        links.roll_back()
    with pytest.raises(PublishError, match="没有“9”这一版"):
        links.roll_back("9")


def test_what_is_not_what_was_proved_is_not_shown(links: Publishing) -> None:
    links.publish("one")
    (links.sites["two"] / "index.html").write_text("改在检验以后", "utf-8")
    with pytest.raises(PublishError, match="传过去的和检验过的不一样，没有换上"):
        links.publish("two")
    (links.sites["three"] / "added.html").write_text("加在检验以后", "utf-8")
    with pytest.raises(PublishError, match="传过去的和检验过的不一样，没有换上"):
        links.publish("three")
    assert (links.shown(), links.listed()) == ("one", ("0001",))


@pytest.mark.parametrize("entry", ["thesis.docx", "index.html", "photos/"])
def test_a_folder_with_something_else_in_it_is_refused(links: Publishing, entry: str) -> None:
    (links.root / entry).parent.mkdir(parents=True, exist_ok=True)
    if entry.endswith("/"):
        (links.root / entry).mkdir()
    else:
        (links.root / entry).write_bytes(b"mine")
    with pytest.raises(PublishError, match="里有别的东西，不能往里发布"):
        links.publish("one")
    assert sorted(found.name for found in links.root.iterdir()) == [entry.rstrip("/")]


def test_a_current_that_nobody_published_is_refused(links: Publishing) -> None:
    (links.root / "current").mkdir(parents=True)
    (links.root / "current" / "index.html").write_text("mine", "utf-8")
    with pytest.raises(PublishError, match="不是发布上去的网站"):
        links.publish("one")


def test_two_publishers_at_once_and_the_second_is_refused(links: Publishing) -> None:
    links.publish("one")
    with links.destination.open(ME) as place:
        with pytest.raises(PublishError, match="正有人往这里发布（测试机 1），这一次没有动"):
            links.publish("two")
        publish_release(place, links.sites["three"], links.sealed["three"])
    assert (links.publish("two").name[:4], links.shown()) == ("0003", "two")


def test_a_lock_left_behind_is_no_lock(links: Publishing) -> None:
    (links.root / ".publish").mkdir(parents=True)
    (links.root / ".publish" / "lock").write_text("somebody 1", "utf-8")
    links.publish("one")
    assert links.shown() == "one"


def test_what_a_mask_hides_the_web_server_still_reads(links: Publishing) -> None:
    before = os.umask(0o077)
    try:
        links.publish("one")
    finally:
        os.umask(before)
    shown = (links.root / "current").resolve()
    entries = (links.root, links.root / "releases", shown, *shown.rglob("*"))
    modes = {stat.S_IMODE(entry.stat().st_mode) for entry in entries}
    assert modes == {0o755, 0o644}


def test_a_folder_of_renames_stays_one(tmp_path: Path) -> None:
    """A stick that was written where there are no links, then in a machine that has them."""
    publishing = Publishing(tmp_path, has_links=False)
    publishing.publish("one")
    publishing.destination = LocalDestination(publishing.root)
    publishing.publish("two")
    assert (publishing.shown(), (publishing.root / "current").is_symlink()) == ("two", False)
    shutil.rmtree(publishing.root / "current")
    publishing.publish("three")
    assert (publishing.shown(), (publishing.root / "current").is_symlink()) == ("three", False)


def test_releases_are_those_that_were_sealed(links: Publishing) -> None:
    sealed: SealedRelease = links.sealed["one"]
    name = links.publish("one").name
    assert name == f"0001-2026-11-23-{sealed.sha256[:16]}"
    assert read_files(links.root / "releases" / name) == read_files(links.sites["one"])
