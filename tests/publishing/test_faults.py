"""A publisher that is killed, or whose disk is full, at any of its file operations: old or new, never a mixture."""

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.publishing.faults import SCENARIOS

ROOT = Path(__file__).parents[2]
READERS_GET = {
    "first": {"nothing", "one"},
    "next": {"two", "three"},
    "back": {"two", "one"},
    "mend": {"a mixture", "two"},  # it was one before: somebody had altered it
}
WAYS = {"links": ("lock",), "renames": ("lock", "shown")}
"""Way → what lies beside the releases when nothing is under way."""
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="no fork there"),
    pytest.mark.xdist_group("faults"),
]


@pytest.fixture(scope="module")
def strike(tmp_path_factory: pytest.TempPathFactory):
    """Return a function that runs the program once for each combination."""

    @cache
    def run(scenario: str, way: str, fault: str) -> list[tuple[str, str, str, list[str]]]:
        folder = tmp_path_factory.mktemp("faults")
        command = [sys.executable, "-m", "tests.publishing.faults", scenario, way, fault, str(folder)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        shutil.rmtree(folder)
        assert done.returncode == 0, done.stderr
        return [(event, shown, after, left) for event, shown, after, left in json.loads(done.stdout)]

    return run


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_killed_anywhere(strike, scenario: str, way: str) -> None:
    found = strike(scenario, way, "kill")
    seen = [shown for _, shown, _, _ in found]
    assert set(seen) == READERS_GET[scenario] | ({"nothing"} if way == "renames" else set())
    if way == "renames" and scenario != "first":
        assert seen.count("nothing") == 1  # between the two renames
    wanted = SCENARIOS[scenario][1][1]
    assert {(after, tuple(left)) for _, _, after, left in found} == {(wanted, WAYS[way])}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_disk_that_is_full_from_anywhere_on(strike, scenario: str, way: str) -> None:
    found = strike(scenario, way, "full")
    seen = [shown for _, shown, _, _ in found]
    assert set(seen) <= READERS_GET[scenario] | ({"nothing"} if way == "renames" else set())
    if scenario != "first":
        assert seen.count("nothing") == (1 if way == "renames" else 0)
    wanted = SCENARIOS[scenario][1][1]
    assert {(after, tuple(left)) for _, _, after, left in found} == {(wanted, WAYS[way])}


def test_there_are_more_than_two_hundred_points_to_be_killed_at(strike) -> None:
    points = {(scenario, way): len(strike(scenario, way, "kill")) for scenario in SCENARIOS for way in WAYS}
    assert sum(points.values()) > 200
    assert min(points.values()) > 20


def test_a_small_disk_that_fills_up(tmp_path: Path) -> None:
    program = f"{sys.executable} -m tests.publishing.faults fill x x {tmp_path}"
    inside = f"mount -t tmpfs -o size=448k none {tmp_path} && exec {program}"
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", inside], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == ["one", "No space left on device", "one", "three"]
