"""Whatever is edited, a build with what earlier builds kept makes the bytes of one that knows nothing."""

from pathlib import Path

import pytest

from classroom.cache import CACHE
from tests.site.edits import EDITS, copy_small_station, find_difference
from tests.site.station import read_folder

pytestmark = pytest.mark.xdist_group("site")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a station that all edits are made to, one after the other, built once."""
    made = copy_small_station(tmp_path_factory.mktemp("edits") / "root")
    assert find_difference(made) == []
    return made


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_makes_what_a_first_build_makes(root: Path, name: str) -> None:
    if name == "page removed":  # in whatever order the tests are run, there is one to remove
        EDITS["page added"](root, 2)
        assert find_difference(root) == []
    before = read_folder(root / "site")
    EDITS[name](root, 1)
    assert find_difference(root) == []
    assert read_folder(root / "site") != before


def test_a_damaged_file_of_results_is_no_matter(root: Path) -> None:
    data = (root / CACHE).read_bytes()
    (root / CACHE).write_bytes(data[: len(data) // 2])
    assert find_difference(root) == []
