"""Another station takes over the project: its content builds, and nothing of the first station shows."""

import re
import shutil
from pathlib import Path

import pytest

from tests.site.station import REPOSITORY, run

pytestmark = pytest.mark.xdist_group("site")

GOOD = REPOSITORY / "tests" / "content" / "good"
FIRST_STATION = re.compile("三明|白沙|桃源|大坂|三元|台江|福建")


def test_no_template_style_or_setting_holds_a_local_name(tmp_path: Path) -> None:
    root = tmp_path / "station"
    shutil.copytree(GOOD, root)
    shutil.copytree(REPOSITORY / "overrides", root / "overrides")
    shutil.copytree(REPOSITORY / "docs" / "assets", root / "docs" / "assets")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    done = run("classroom", "build", cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    pages = sorted((root / "site").rglob("*.html"))
    named = {page.name: FIRST_STATION.findall(page.read_text("utf-8")) for page in pages}
    assert {name: found for name, found in named.items() if found} == {}
    assert len(pages) > 25
