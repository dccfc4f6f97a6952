"""Findings are remembered between runs, never wrongly."""

import json
from pathlib import Path

import pytest

from classroom.checks.anonymity import recognisers
from classroom.checks.anonymity import scanner as module
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.scanner import Scanner, hash_recognisers, open_scanner

TEXT = "电话 13800008809"
FOUND = (Finding(3, 14, "MOBILE"),)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    scanner = open_scanner(tmp_path)
    assert scanner.scan(TEXT) == FOUND
    assert scanner.scan("没有人") == ()
    scanner.save()
    return tmp_path / ".classroom/scanned.json"


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make the recognisers tell what they are asked to read, and find nothing."""
    asked: list[str] = []

    def scan(text: str) -> tuple[Finding, ...]:
        asked.append(text)
        return ()

    monkeypatch.setattr(recognisers, "scan", scan)
    return asked


def test_what_was_found_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = forbid_reading(monkeypatch)
    scanner = Scanner(file)
    assert scanner.scan(TEXT) == FOUND
    assert scanner.scan("没有人") == ()
    assert scanner.scan("别的") == ()
    assert asked == ["别的"]


def test_the_file_tells_no_text(file: Path) -> None:
    assert list(json.loads(file.read_text("utf-8"))) == ["recognisers", "texts"]
    assert "13800008809" not in file.read_text("utf-8")
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"recognisers": "%s"}',
        '{"recognisers": "%s", "texts": []}',
        '{"recognisers": "%s", "texts": {"a": [[1]]}}',
        '{"recognisers": "%s", "texts": {"a": [[1, 2, "SPY"]]}}',
        '{"recognisers": "%s", "texts": {"a": [[1, 2, []]]}}',
        '{"recognisers": "%s", "texts": {"a": [["1", 2, "MOBILE"]]}}',
        "[" * 100_000,
        "\ufeff\x00",
    ],
)
def test_a_broken_file_is_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "scanned.json"
    file.write_text(text.replace("%s", hash_recognisers()), "utf-8")
    scanner = Scanner(file)
    assert scanner.scan(TEXT) == FOUND
    scanner.save()
    assert Scanner(file).scan(TEXT) == FOUND


def test_other_recognisers_read_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(file.read_text("utf-8").replace(hash_recognisers(), "0" * 64), "utf-8")
    asked = forbid_reading(monkeypatch)
    assert Scanner(file).scan(TEXT) == ()
    assert asked == [TEXT]


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / ".classroom").write_text("a file where the folder would be")
    scanner = open_scanner(tmp_path)
    assert scanner.scan(TEXT) == FOUND
    scanner.save()
    assert (tmp_path / ".classroom").read_text() == "a file where the folder would be"


def test_only_the_last_texts_are_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 2)
    scanner = Scanner(file)
    scanner.scan("没有人")
    scanner.scan("新的")
    scanner.save()
    asked = forbid_reading(monkeypatch)
    scanner = Scanner(file)
    for text in ("没有人", "新的", TEXT):
        scanner.scan(text)
    assert asked == [TEXT]


def test_the_hash_is_that_of_code_words_and_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = hash_recognisers()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words.yml").write_text("a")
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    hash_recognisers.cache_clear()
    one = hash_recognisers()
    (tmp_path / "data" / "words.yml").write_text("b")
    hash_recognisers.cache_clear()
    assert len({before, one, hash_recognisers()}) == 3
    monkeypatch.undo()
    hash_recognisers.cache_clear()
    assert hash_recognisers() == before
