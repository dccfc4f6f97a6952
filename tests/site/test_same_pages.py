"""One content, one site: whoever builds it, wherever, whenever on that day."""

import datetime
import shutil
from pathlib import Path

import pytest

from classroom.checks.anonymity.scanner import open_scanner
from classroom.pictures.parts import find_metadata
from classroom.plan import Plan, plan_site
from tests.pictures.bait import SEEDED
from tests.sample import write_sample
from tests.site.station import REPOSITORY, copy_station, read_folder, run

pytestmark = pytest.mark.xdist_group("site")


def small_station(root: Path) -> Path:
    """Write a station of a few pages with this one's looks to *root*, for what does not depend on more."""
    write_sample(root)
    for name in ("mkdocs.yml", "docs/data/contacts.yml"):
        shutil.copy(REPOSITORY / name, root / name)
    for folder in ("overrides", "docs/assets"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return root


def test_mkdocs_alone_builds_the_same_site(station: Path, built: Path, tmp_path: Path) -> None:
    done = run("mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"), cwd=station)
    assert done.returncode == 0, done.stderr
    assert read_folder(tmp_path / "site") == read_folder(built)


def test_the_generated_tree_builds_the_same_site_without_the_plugin(tree: Path, built: Path, tmp_path: Path) -> None:
    assert "classroom" not in (tree / "mkdocs.yml").read_text("utf-8")
    done = run("mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"), cwd=tree)
    assert done.returncode == 0, done.stderr
    assert read_folder(tmp_path / "site") == read_folder(built)


def test_pictures_lose_what_they_tell_whoever_builds(tmp_path: Path) -> None:
    root = small_station(tmp_path / "root")
    (root / "docs/assets/seeded").mkdir()
    for name, (ending, data, _) in SEEDED.items():
        (root / f"docs/assets/seeded/{name}.{ending}").write_bytes(data)
    commands = (
        ("classroom", "build", "--site-dir", str(tmp_path / "built")),
        ("mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "engine")),
        ("classroom", "generate", "--out", str(tmp_path / "tree")),
    )
    assert [run(*command, cwd=root).returncode for command in commands] == [0, 0, 0]
    made = [read_folder(tmp_path / folder / "assets/seeded") for folder in ("built", "engine", "tree/docs")]
    assert (len(made[0]), made[1] == made[0], made[2] == made[0]) == (len(SEEDED), True, True)
    assert {find_metadata(data, name.rpartition(".")[2]) for name, data in made[0].items()} == {()}


def test_place_zone_locale_and_hash_seed_change_no_byte(built: Path, tmp_path: Path) -> None:
    """Behind Shanghai here; ahead of it, and with another seed, where a release is published in `test_publish`."""
    root = copy_station(tmp_path / "另一个 文件夹", is_cold=True)
    done = run("classroom", "build", cwd=root, TZ="America/Los_Angeles", LC_ALL="C", PYTHONHASHSEED="random")
    assert done.returncode == 0, done.stderr
    assert read_folder(root / "site") == read_folder(built)


def test_the_day_turns_at_midnight_in_shanghai(station: Path, tmp_path: Path) -> None:
    """23:59:59 and 00:00:00 of 2026-12-06 in Shanghai: the class of 12-05 is over in the second."""
    pages = []
    for epoch in ("1796486399", "1796486400"):
        run("classroom", "generate", "--out", str(tmp_path / epoch), cwd=station, SOURCE_DATE_EPOCH=epoch)
        home = (tmp_path / epoch / "docs" / "index.md").read_text("utf-8")
        pages.append([line for line in home.split("\n") if "**[下一堂小课堂]" in line])
    assert ['datetime="2026-12-05T' in page[0] for page in pages] == [True, False]


@pytest.fixture(scope="module")
def plan(station: Path) -> Plan:
    return plan_site(station, datetime.date(2026, 11, 23), scanner=open_scanner(station))


def test_generated_pages_equal_the_plan(tree: Path, plan: Plan) -> None:
    assert read_folder(tree / "docs") == {output.uri: output.read_bytes() for output in plan.outputs}


def test_files_that_are_no_pages_are_built_byte_for_byte(plan: Plan, built: Path) -> None:
    files = [output for output in plan.outputs if not output.is_page]
    assert {output.uri: (built / output.uri).read_bytes() for output in files} == {
        output.uri: output.read_bytes() for output in files
    }
    endings = {output.uri.rpartition(".")[2] for output in files}
    assert {"ics", "csv", "json", "xml"} <= endings


def test_generate_replaces_its_own_tree_and_refuses_another_folder(tmp_path: Path) -> None:
    station, tree, foreign = small_station(tmp_path / "root"), tmp_path / "tree", tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.docx").write_bytes(b"mine")
    run("classroom", "generate", "--out", str(tree), cwd=station)
    (tree / "docs" / "stale.md").write_text("old", "utf-8")
    again = run("classroom", "generate", "--out", str(tree), cwd=station)
    refused = run("classroom", "generate", "--out", str(foreign), cwd=station)
    assert (again.returncode, (tree / "docs" / "stale.md").exists()) == (0, False)
    assert (refused.returncode, read_folder(foreign)) == (2, {"thesis.docx": b"mine"})
    assert refused.stderr.endswith(f"{foreign} 里有别的文件，不能往里写。请换一个空文件夹。\n")


def test_the_instructors_edition_has_what_the_public_one_hides(station: Path, built: Path, tmp_path: Path) -> None:
    hidden = Path("courses/skills/02-shield-drill.html")
    site = tmp_path / "site"
    done = run("classroom", "build", "--edition", "instructor", "--site-dir", str(site), cwd=station)
    assert done.returncode == 0, done.stderr
    assert [(site / hidden).exists(), (built / hidden).exists()] == [True, False]
    shutil.rmtree(site)
