"""A site built once for the tests that only look at it."""

from pathlib import Path

import pytest

from tests.site.station import copy_station, run


@pytest.fixture(scope="session")
def station(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the content that no test changes."""
    return copy_station(tmp_path_factory.mktemp("station") / "root")


@pytest.fixture(scope="session")
def built(station: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site that `classroom build` makes of it."""
    site = tmp_path_factory.mktemp("built") / "site"
    done = run("classroom", "build", "--site-dir", str(site), cwd=station)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def tree(station: Path, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what `classroom generate` writes of it for other engines, which may build in it."""
    tree = tmp_path_factory.mktemp("generated") / "tree"
    made = run("classroom", "generate", "--out", str(tree), cwd=station)
    assert (made.returncode, made.stderr.count("错误")) == (0, 0)
    return tree
