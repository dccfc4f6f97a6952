"""What a release says of itself: equal bytes for equal sites, a valid bill of materials, nothing of anybody."""

import datetime
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.identity import Reader
from classroom.checks.waivers import Waivers
from classroom.contacts.directory import Directory
from classroom.history import Origin, find_origin
from classroom.plan import Plan
from classroom.release.manifest import (
    RELEASE_FILE,
    SOFTWARE_FILE,
    Differences,
    ReleaseError,
    compare_files,
    read_release,
)
from classroom.release.sealing import seal_site
from classroom.release.software import is_plain, write_software
from classroom.site_check.built_site import BuiltSite
from classroom.site_check.proof import check_folder, prove_site
from classroom.site_check.release_files import find_release_files
from tests.publishing.sites import DAY, make_site
from tests.repository import commit_all

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["bomFormat", "specVersion", "version", "metadata", "components"],
    "additionalProperties": False,
    "properties": {
        "bomFormat": {"const": "CycloneDX"},
        "specVersion": {"const": "1.6"},
        "version": {"const": 1},
        "metadata": {
            "type": "object",
            "additionalProperties": False,
            "required": ["component"],
            "properties": {"component": {"$ref": "#/$defs/component"}},
        },
        "components": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"$ref": "#/$defs/component"}},
    },
    "$defs": {
        "component": {
            "type": "object",
            "required": ["type", "name", "version", "bom-ref"],
            "additionalProperties": False,
            "properties": {
                "type": {"enum": ["application", "library"]},
                "bom-ref": {"type": "string", "minLength": 1},
                "name": {"type": "string", "minLength": 1},
                "version": {"type": "string", "maxLength": 1024},
                "purl": {"type": "string", "pattern": "^pkg:pypi/[a-z0-9-]+@[0-9A-Za-z.+-]+$"},
                "licenses": {
                    "type": "array",
                    "maxItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["expression"],
                        "additionalProperties": False,
                        "properties": {"expression": {"type": "string"}},
                    },
                },
            },
        }
    },
}
"""What CycloneDX 1.6 (bom-1.6.schema.json) says of the part of it that is used here, and nothing but that part."""


def test_the_bill_of_materials_is_one_and_names_what_runs() -> None:
    bill = json.loads(write_software())
    jsonschema.validate(bill, SCHEMA)
    found = {component["name"]: component["version"] for component in bill["components"]}
    assert {name: found[name] for name in ("mkdocs", "mkdocs-material", "pydantic", "numpy", "jinja2")} == {
        name: version(name) for name in ("mkdocs", "mkdocs-material", "pydantic", "numpy", "jinja2")
    }
    assert list(found) == sorted(found)
    assert not {"pytest", "mypy", "hypothesis", "classroom"} & set(found)
    references = [component["bom-ref"] for component in (bill["metadata"]["component"], *bill["components"])]
    assert len(set(references)) == len(references)


def test_another_process_writes_the_same_bill() -> None:
    command = "import sys; from classroom.release.software import write_software as w; sys.stdout.buffer.write(w())"
    done = [subprocess.run([sys.executable, "-c", command], capture_output=True, check=True).stdout for _ in range(2)]
    assert done == [write_software()] * 2


def change(bill: dict[str, Any], **values: Any) -> bytes:
    bill["components"][0].update(values)
    return (json.dumps(bill, indent=1) + "\n").encode()


@pytest.mark.parametrize(
    "values",
    [
        {"version": "13800138000"},
        {"name": "打这个号码"},
        {"description": "13800138000"},
        {"licenses": [{"expression": "LicenseRef-Li-Juan"}]},
        {"licenses": [{"expression": "打这个号码"}]},
        {"licenses": []},
        {"purl": 1},
    ],
)
def test_a_bill_that_says_more_is_read_like_any_file(values: dict[str, Any]) -> None:
    assert is_plain(write_software())
    assert not is_plain(change(json.loads(write_software()), **values))


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"[" * 100_000, b'{"components": [1], "metadata": 1}'])
def test_a_bill_that_is_none(data: bytes) -> None:
    assert not is_plain(data)


def test_equal_sites_are_equal_releases(tmp_path: Path) -> None:
    one, two = (make_site(tmp_path / name, "一样") for name in ("a", "b"))
    assert one == two
    assert (tmp_path / "a" / RELEASE_FILE).read_bytes() == (tmp_path / "b" / RELEASE_FILE).read_bytes()
    assert make_site(tmp_path / "c", "不一样").sha256 != one.sha256


def test_it_tells_commit_day_and_change(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("a", "utf-8")
    commit = commit_all(tmp_path)
    origin = find_origin(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    release = seal_site(site, "public", "甲", DAY, origin).release
    assert (release.commit, release.content_date, release.is_changed) == (commit, datetime.date(2026, 11, 20), False)
    (tmp_path / "docs" / "a.md").write_text("b", "utf-8")
    assert find_origin(tmp_path).is_changed
    (tmp_path / "docs" / "a.md").write_text("a", "utf-8")
    assert not find_origin(tmp_path).is_changed
    (tmp_path / "docs" / "b.md").write_text("new", "utf-8")
    assert find_origin(tmp_path).is_changed


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"format": "classroom-release/2"}'])
def test_what_is_no_release(data: bytes) -> None:
    with pytest.raises(ReleaseError):
        read_release(data)


def test_differences(tmp_path: Path) -> None:
    files = make_site(tmp_path, "one").release.files
    others = {**files, "new.html": files["sw.js"], "index.html": files["sw.js"]}
    del others["cases/one.html"]
    assert compare_files(files, others) == Differences(("index.html",), ("cases/one.html",), ("new.html",))
    assert not compare_files(files, files)


def problems_of(site: Path) -> set[tuple[str, str]]:
    reader = Reader(Scanner(), Directory(), Waivers())
    return {(problem.path, problem.code) for problem in check_folder(BuiltSite(site), reader)}


def test_the_proof_holds_a_release_against_itself(tmp_path: Path) -> None:
    make_site(tmp_path, "one")
    assert find_release_files(BuiltSite(tmp_path)) == {RELEASE_FILE, SOFTWARE_FILE}
    assert {path for path, _ in problems_of(tmp_path)} & {RELEASE_FILE, SOFTWARE_FILE} == set()
    (tmp_path / "sw.js").write_text("/* two */", "utf-8")
    (tmp_path / "added.txt").write_text("x", "utf-8")
    (tmp_path / "assets" / "site.css").unlink()
    found = {path for path, code in problems_of(tmp_path) if code == "release-altered"}
    assert found == {"sw.js", "added.txt", "assets/site.css"}
    (tmp_path / RELEASE_FILE).write_text('{"tel": "13800138000"}', "utf-8")
    assert {code for path, code in problems_of(tmp_path) if path == RELEASE_FILE} >= {"release-altered"}


def test_only_a_release_may_and_must_hold_the_two_files(tmp_path: Path) -> None:
    def unplanned(*, is_release: bool) -> set[tuple[str, str]]:
        found = prove_site(tmp_path, Plan(), (), Scanner(), is_release=is_release)
        return {(problem.path, problem.code) for problem in found if problem.path in (RELEASE_FILE, SOFTWARE_FILE)}

    make_site(tmp_path, "one")
    assert unplanned(is_release=True) == set()
    assert unplanned(is_release=False) == {(RELEASE_FILE, "file-unplanned"), (SOFTWARE_FILE, "file-unplanned")}
    (tmp_path / RELEASE_FILE).unlink()
    (tmp_path / SOFTWARE_FILE).unlink()
    assert unplanned(is_release=True) == {(RELEASE_FILE, "page-missing"), (SOFTWARE_FILE, "page-missing")}


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert find_origin(tmp_path) == Origin()
