"""Publishing to an object store by rclone: to a folder, and to a real WebDAV server; order, locks, broken switches."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from classroom.publishing.object_store import FOLDER, StoreDestination, order_files
from classroom.publishing.place import Publisher, PublishError
from classroom.publishing.publication import Published, publish_release, roll_back
from classroom.publishing.rclone import Rclone
from tests.publishing.conftest import find_program
from tests.publishing.sites import ME, make_site, read_files

pytestmark = pytest.mark.xdist_group("rclone")


class Store:
    """Sites by their words, and a bucket whose objects are files under `root`."""

    def __init__(self, folder: Path, remote: str, root: Path) -> None:
        self.sites = {word: folder / word for word in ("one", "two", "three")}
        self.sealed = {
            word: make_site(site, word, *(["assets/new.css"] if word == "two" else []))
            for word, site in self.sites.items()
        }
        self.root = root
        self.destination = StoreDestination(remote)

    def publish(self, word: str, keep: int = 5, publisher: Publisher = ME) -> Published:
        with self.destination.open(publisher) as place:
            return publish_release(place, self.sites[word], self.sealed[word], keep)

    def shown(self) -> str:
        files = read_files(self.root)
        return next((word for word, site in self.sites.items() if files == read_files(site)), "a mixture")

    def locks(self) -> list[Path]:
        return [file for file in (self.root / FOLDER / "locks").rglob("*") if file.is_file()]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    find_program("rclone")
    root = tmp_path / "桶"
    return Store(tmp_path, f":local:{root}", root)


def test_publish_list_and_go_back_on_a_server(tmp_path: Path, webdav: tuple[str, Path]) -> None:
    remote, folder = webdav
    served = Store(tmp_path, f"{remote}bucket/ketang", folder / "bucket" / "ketang")
    names = []
    for word in ("one", "two", "three"):
        names.append(served.publish(word, keep=2).name)
        assert served.shown() == word
    assert served.destination.list_releases() == (tuple(names[1:]), names[2])
    with served.destination.open(ME) as place:
        assert (roll_back(place, None).name, served.shown()) == (names[1], "two")
    assert served.locks() == []


def test_the_same_site_twice_changes_nothing_and_an_altered_one_is_mended(store: Store) -> None:
    first = store.publish("one")
    assert store.publish("one") == Published(first.name, is_new=False)
    (store.root / "index.html").write_text("黑页", "utf-8")
    (store.root / "assets" / "same.svg").write_text("<svg>黑</svg>", "utf-8")
    assert (store.publish("one").is_new, store.shown()) == (True, "one")
    (store.root / "assets" / "same.svg").write_text("<svg>黑</svg>", "utf-8")
    assert (store.publish("two").is_new, store.shown()) == (True, "two")


def test_files_that_nobody_published_stay(store: Store) -> None:
    store.root.mkdir()
    (store.root / "proof-of-owner.txt").write_text("mine", "utf-8")
    for word in ("two", "three"):
        store.publish(word)
    assert set(read_files(store.root)) - set(read_files(store.sites["three"])) == {"proof-of-owner.txt"}


def test_what_is_not_what_was_proved_is_not_shown(store: Store) -> None:
    store.publish("one")
    (store.sites["two"] / "index.html").write_text("改在检验以后", "utf-8")
    with pytest.raises(PublishError, match="传过去的和检验过的不一样，没有换上"):
        store.publish("two")
    assert (store.shown(), len(store.destination.list_releases()[0])) == ("one", 1)


def test_two_publishers_at_once_and_the_second_is_refused(store: Store) -> None:
    with store.destination.open(ME), pytest.raises(PublishError, match=r"正有人往这里发布（测试机 1）.*--take-over"):
        store.publish("one", publisher=Publisher("另一台", 7))
    assert store.locks() == []
    assert (store.publish("one").is_new, store.shown()) == (True, "one")


def test_the_lock_of_a_dead_publisher_of_this_machine_is_broken(store: Store) -> None:
    child = os.fork() if hasattr(os, "fork") else pytest.skip("no fork there")
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    locks = store.root / FOLDER / "locks"
    locks.mkdir(parents=True)
    (locks / "dead.json").write_text(json.dumps({"machine": ME.machine, "process": child}), "utf-8")
    store.publish("one")
    assert (store.shown(), store.locks()) == ("one", [])


def test_the_lock_of_another_machine_is_broken_by_word_of_mouth(store: Store) -> None:
    locks = store.root / FOLDER / "locks"
    locks.mkdir(parents=True)
    (locks / "other.json").write_text(json.dumps({"machine": "另一台", "process": 1}), "utf-8")
    with pytest.raises(PublishError, match="正有人往这里发布（另一台 1）"):
        store.publish("one")
    with store.destination.open(ME, is_taken_over=True) as place:
        publish_release(place, store.sites["one"], store.sealed["one"])
    assert (store.shown(), store.locks()) == ("one", [])


def test_the_order_of_files() -> None:
    changed = ["assets/a.css", "cases/new.html", "cases/old.html", "index.html", "release.json", "sbom.json", "sw.js"]
    assert order_files(changed, {"cases/old.html", "index.html"}) == (
        ["assets/a.css"],
        ["cases/new.html"],
        ["cases/old.html"],
        ["index.html"],
        ["release.json", "sbom.json", "sw.js"],
    )


READS = ("lsf", "cat", "hashsum")
"""What changes nothing: gone before one of these is gone after what was changed last."""


class Cut(Exception):  # noqa: N818  # no error: the publisher is gone
    """The publisher is killed."""


def break_off(store: Store, limit: int, patch: pytest.MonkeyPatch) -> bool:
    """Publish ``two`` and be gone after *limit* calls of rclone that change something; tell whether there were more."""
    run, calls = Rclone._run, 0

    def cut(rclone: Rclone, arguments: tuple[str, ...], **options: Any) -> object:
        nonlocal calls
        calls += arguments[0] not in READS
        if calls > limit:
            raise Cut
        return run(rclone, arguments, **options)

    patch.setattr(Rclone, "_run", cut)
    try:
        store.publish("two")
    except Cut:
        return True
    finally:
        patch.undo()
    return False


def test_a_switch_broken_off_anywhere_leaves_whole_pages_with_what_they_fetch(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each page is the old or the new one, what it fetches is there, and the next run finishes."""
    store.publish("one")
    shutil.copytree(store.root, tmp_path / "before")
    old, new = (read_files(store.sites[word]) for word in ("one", "two"))
    seen: list[str] = []
    while break_off(store, len(seen), monkeypatch):
        files = read_files(store.root)
        assert [name for name, data in files.items() if data not in (old.get(name), new.get(name))] == []
        assert [name for name in old if name not in files] == []
        if any(files.get(name) == new[name] for name in new if name.endswith(".html")):
            assert [name for name in new if name.startswith("assets/") and files.get(name) != new[name]] == []
        seen.append(store.shown())
        if seen[-1] == "a mixture":
            with store.destination.open(ME, is_taken_over=True) as place:
                assert not place.is_settled()
                publish_release(place, store.sites["two"], store.sealed["two"], 1)
            assert store.shown() == "two"
        shutil.rmtree(store.root)
        shutil.copytree(tmp_path / "before", store.root)
    assert set(seen) == {"one", "a mixture", "two"}
    assert store.shown() == "two"


def test_a_store_that_refuses(tmp_path: Path) -> None:
    find_program("rclone")
    nobody = Store(tmp_path, "nobody-has-set-this-up:bucket", tmp_path)
    with pytest.raises(PublishError, match="存储没有做成这一步"):
        nobody.publish("one")


def test_without_the_program(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PublishError, match="这台电脑没有装 rclone"):
        store.publish("one")
