"""Results are made once, and never wrongly taken: not across tools, not from a damaged file, not half written."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from classroom import cache as module
from classroom.cache import CACHE, Cache, hash_tools, open_cache

BIG = b"x" * 1_000_000


class Maker:
    """Counts how often a result is made."""

    def __init__(self, result: bytes = b"made") -> None:
        self.result = result
        self.calls = 0

    def __call__(self) -> bytes:
        self.calls += 1
        return self.result


def ask(cache: Cache, *parts: str | bytes, kind: str = "kind") -> int:
    """Return how often a result had to be made for *parts*; it is always what was made first."""
    maker = Maker()
    assert cache.keep(kind, parts, maker) == b"made"
    return maker.calls


def test_a_result_is_made_once_in_a_run() -> None:
    cache = Cache()
    assert [ask(cache, "a"), ask(cache, "a"), ask(cache, "b")] == [1, 0, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [(("a", "b"), ("ab",)), (("a", "b"), ("b", "a")), (("",), ()), (("a",), ("a", "")), ((b"\xc3\xa9",), ("e",))],
)
def test_what_goes_in_tells_results_apart(one: tuple[str | bytes, ...], other: tuple[str | bytes, ...]) -> None:
    cache = Cache()
    assert [ask(cache, *one), ask(cache, *other)] == [1, 1]


def test_kinds_tell_results_apart() -> None:
    cache = Cache()
    assert [ask(cache, "a", kind="one"), ask(cache, "a", kind="other")] == [1, 1]


def test_lone_surrogates_are_parts_too() -> None:
    assert ask(Cache(), "\ud800") == 1


def test_the_next_run_knows_what_was_saved(tmp_path: Path) -> None:
    first = open_cache(tmp_path)
    ask(first, "a")
    first.save()
    assert [ask(open_cache(tmp_path), part) for part in "ab"] == [0, 1]
    assert [file.name for file in (tmp_path / CACHE).parent.iterdir()] == [Path(CACHE).name]


def test_nothing_is_written_unless_saved_or_anything_is_new(tmp_path: Path) -> None:
    ask(open_cache(tmp_path), "a")
    open_cache(tmp_path).save()
    assert list(tmp_path.iterdir()) == []


def test_data_comes_back_as_json_has_it(tmp_path: Path) -> None:
    first = open_cache(tmp_path)
    data = {"张": [1, None, True, "\ud800"]}
    assert first.keep_data("data", ("a",), lambda: data) == data
    first.save()
    assert open_cache(tmp_path).keep_data("data", ("a",), dict) == data


def test_other_tools_make_their_own_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_cache(tmp_path)
    ask(first, "a")
    first.save()
    monkeypatch.setattr(module, "hash_tools", lambda: b"other")
    assert ask(open_cache(tmp_path), "a") == 1


def test_the_tools_are_the_code_the_packages_and_the_interpreter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hash_anew() -> bytes:
        return hash_tools.__wrapped__()

    package = tmp_path / "package"
    package.mkdir()
    (package / "one.py").write_text("a", "utf-8")
    monkeypatch.setattr(module, "_PACKAGE", package)
    seen = [hash_anew()]
    (package / "one.py").write_text("b", "utf-8")
    seen.append(hash_anew())
    (package / "template.j2").write_text("", "utf-8")
    seen.append(hash_anew())
    (tmp_path / "engine-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    seen.append(hash_anew())
    (tmp_path / "engine-1.0.dist-info").rename(tmp_path / "engine-1.1.dist-info")
    seen.append(hash_anew())
    monkeypatch.setattr(sys, "version", "4.0")
    seen.append(hash_anew())
    assert len(set(seen)) == len(seen)
    assert hash_anew() == seen[-1]


@pytest.mark.parametrize("damage", [b"", b"no database at all", None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / CACHE
    first = open_cache(tmp_path)
    first.keep("kind", ("a",), lambda: BIG)
    first.save()
    whole = file.read_bytes()
    file.write_bytes(whole[:5000] + b"\0" * 9000 + whole[14000:] if damage is None else damage)
    second = open_cache(tmp_path)
    assert second.keep("kind", ("a",), lambda: BIG) == BIG
    ask(second, "b")
    second.save()
    assert ask(open_cache(tmp_path), "b") == 0
    assert open_cache(tmp_path).keep("kind", ("a",), lambda: BIG) == BIG


def test_a_value_that_changed_in_the_file_is_not_taken(tmp_path: Path) -> None:
    first = open_cache(tmp_path)
    ask(first, "a")
    first.save()
    database = sqlite3.connect(tmp_path / CACHE)
    database.execute("UPDATE results SET value = ?", (b"other",))
    database.commit()
    database.close()
    assert ask(open_cache(tmp_path), "a") == 1


def test_a_file_that_somebody_else_writes_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOCK_SECONDS", 0)
    first = open_cache(tmp_path)
    ask(first, "a")
    first.save()
    second = open_cache(tmp_path)
    ask(second, "b")
    other = sqlite3.connect(tmp_path / CACHE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    second.save()
    assert ask(second, "b") == 0
    other.execute("ROLLBACK")
    other.close()
    second.save()
    assert [ask(open_cache(tmp_path), part) for part in "ab"] == [0, 0]


def test_two_runs_keep_what_both_made(tmp_path: Path) -> None:
    one, other = open_cache(tmp_path), open_cache(tmp_path)
    ask(one, "a")
    ask(other, "b")
    one.save()
    other.save()
    assert [ask(open_cache(tmp_path), part) for part in "ab"] == [0, 0]


def test_where_nothing_can_be_written_results_are_made(tmp_path: Path) -> None:
    (tmp_path / ".classroom").write_text("a file where the folder should be", "utf-8")
    cache = open_cache(tmp_path)
    assert ask(cache, "a") == 1
    cache.save()
    assert [ask(cache, "a"), ask(open_cache(tmp_path), "a")] == [0, 1]


def test_a_run_killed_while_it_writes_leaves_what_was_there(tmp_path: Path) -> None:
    first = open_cache(tmp_path)
    ask(first, "a")
    first.save()
    program = (
        "import os, sqlite3, sys\n"
        "database = sqlite3.connect(sys.argv[1])\n"
        "database.execute('PRAGMA cache_size = 1')\n"
        "database.execute('UPDATE results SET value = zeroblob(5000000), bytes = 1')\n"
        "os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / CACHE)], env=os.environ, check=False)
    assert done.returncode == 9
    assert ask(open_cache(tmp_path), "a") == 0


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 2_500_000)
    for part in ("a", "b"):
        cache = open_cache(tmp_path)
        cache.keep("kind", (part,), lambda: BIG)
        cache.save()
    cache = open_cache(tmp_path)
    cache.keep("kind", ("a",), lambda: b"not called")
    cache.keep("kind", ("c",), lambda: BIG)
    cache.save()
    last = open_cache(tmp_path)
    assert [last.keep("kind", (part,), lambda: b"gone") for part in "abc"] == [BIG, b"gone", BIG]


def test_much_is_written_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PENDING_BYTES", 1_500_000)
    cache = open_cache(tmp_path)
    for part in "abc":
        cache.keep("kind", (part,), lambda: BIG)
    assert [open_cache(tmp_path).keep("kind", (part,), lambda: b"") == BIG for part in "abc"] == [True, True, False]
