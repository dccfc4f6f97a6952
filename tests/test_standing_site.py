"""A build that would change nothing is not made; whatever could change a byte makes it."""

import datetime
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from classroom import standing_site
from classroom.standing_site import RECORD, Ordered, Said, find_standing, hash_inputs, keep_standing

SAID = Said("提醒\n", ("[bold]网站做好了[/bold]", "网站在这里"))
DAY = datetime.date(2026, 11, 24)
SETTINGS = """site_name: x
theme: {name: material, custom_dir: overrides}
plugins: [classroom: {edition: public}]
markdown_extensions: [tables, toc: {permalink: false}]
"""


@pytest.fixture
def ordered(tmp_path: Path) -> Ordered:
    """Return an order whose site stands."""
    root = tmp_path / "root"
    files = {
        "mkdocs.yml": SETTINGS,
        "docs/index.md": "a",
        "docs/data/station.yml": "b",
        "courses/x/01-a.md": "c",
        "cases/a.md": "d",
        "overrides/main.html": "e",
        "site/index.html": "f",
        "site/assets/a.css": "g",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    order = Ordered(root, root / "site", "public", DAY, is_folder=False)
    keep_standing(order, hash_inputs(order), SAID)
    return order


def look(ordered: Ordered) -> Said | None:
    """Return what a command finds."""
    return find_standing(ordered, hash_inputs(ordered))


def test_what_was_said_is_said_again(ordered: Ordered) -> None:
    assert look(ordered) == SAID


@pytest.mark.parametrize(
    "name",
    [
        *("mkdocs.yml", "docs/index.md", "docs/data/station.yml", "courses/x/01-a.md", "cases/a.md"),
        *("overrides/main.html", "site/index.html", "site/assets/a.css"),
    ],
)
@pytest.mark.parametrize("change", ["edited", "removed", "renamed", "another beside it"])
def test_any_change_of_a_file_makes_a_build(ordered: Ordered, name: str, change: str) -> None:
    file = ordered.root / name
    if change == "edited":
        file.write_text(file.read_text("utf-8") + " ", "utf-8")
    elif change == "removed":
        file.unlink()
    elif change == "renamed":
        file.rename(file.with_name(f"new-{file.name}"))
    else:
        if name == "mkdocs.yml":
            pytest.skip("what lies beside the settings is no part of a site")
        file.with_name("new").write_text("", "utf-8")
    assert look(ordered) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda order: replace(order, edition="instructor"),
        lambda order: replace(order, today=DAY + datetime.timedelta(days=1)),
        lambda order: replace(order, is_folder=True),
        lambda order: replace(order, site_dir=order.root / "other"),
    ],
)
def test_another_order_makes_a_build(ordered: Ordered, change: Callable[[Ordered], Ordered]) -> None:
    assert look(change(ordered)) is None


def test_another_place_makes_a_build(ordered: Ordered) -> None:
    moved = ordered.root.with_name("moved")
    shutil.copytree(ordered.root, moved)
    assert look(replace(ordered, root=moved, site_dir=moved / "site")) is None


def test_other_tools_make_a_build(ordered: Ordered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing_site, "hash_tools", lambda: b"other")
    assert look(ordered) is None


@pytest.mark.parametrize(
    "settings",
    [
        SETTINGS + "hooks: [hook.py]\n",
        SETTINGS + "INHERIT: base.yml\n",
        SETTINGS.replace("[classroom:", "[search, classroom:"),
        SETTINGS.replace("overrides", "elsewhere"),
        SETTINGS.replace("[tables", "[pymdownx.snippets, tables"),
        SETTINGS + "extra: !ENV NAME\n",
        "- a list",
        "\tno YAML",
        "",
    ],
)
def test_settings_that_may_read_more_always_make_a_build(ordered: Ordered, settings: str) -> None:
    (ordered.root / "mkdocs.yml").write_text(settings, "utf-8")
    assert hash_inputs(ordered) is None
    keep_standing(ordered, hash_inputs(ordered), SAID)
    assert look(ordered) is None


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"x": 1}', "[" * 100_000])
def test_a_damaged_record_makes_a_build(ordered: Ordered, damage: str) -> None:
    (ordered.root / RECORD).write_text(damage, "utf-8")
    assert look(ordered) is None
    keep_standing(ordered, hash_inputs(ordered), SAID)
    assert look(ordered) == SAID


def test_what_changed_while_a_build_ran_is_not_kept(ordered: Ordered) -> None:
    inputs = hash_inputs(ordered)
    (ordered.root / "docs/index.md").write_text("changed", "utf-8")
    keep_standing(ordered, inputs, SAID)
    assert look(ordered) is None


def test_each_folder_has_its_own_record(ordered: Ordered) -> None:
    other = replace(ordered, site_dir=ordered.root / "other", is_folder=True)
    shutil.copytree(ordered.site_dir, other.site_dir)
    keep_standing(other, hash_inputs(other), Said("", ()))
    assert (look(ordered), look(other)) == (SAID, Said("", ()))


def test_where_nothing_can_be_kept_nothing_is_said(ordered: Ordered) -> None:
    shutil.rmtree(ordered.root / ".classroom")
    (ordered.root / ".classroom").write_text("a file where the folder should be", "utf-8")
    keep_standing(ordered, hash_inputs(ordered), SAID)
    assert look(ordered) is None
