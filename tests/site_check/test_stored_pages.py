"""What the worker keeps is whole, and what goes onto a stick fits; each fault is found, planted in a small site."""

from pathlib import Path

import pytest

from classroom.site_check.built_site import BuiltSite
from classroom.site_check.stored_pages import LONGEST_PATH, check_names, check_stored

WORKER = 'const VERSION = "bcdf";\nconst FILES = ["index.html", "site.css", "%E5%9B%BE.svg"];\n'
PAGE = '<link rel="stylesheet" href="site.css"><img src="%E5%9B%BE.svg"><a href="cases.html">x</a><img src="data:,x">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {"sw.js": WORKER, "index.html": PAGE, "site.css": "", "图.svg": "<svg/>"}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def find(site: Path) -> list[str]:
    return [f"{p.path}:{p.line}:{p.column} {p.message}" for p in check_stored(BuiltSite(site))]


def test_what_is_whole_passes(site: Path) -> None:
    assert find(site) == []


def test_a_site_without_a_worker_passes(site: Path) -> None:
    (site / "sw.js").unlink()
    (site / "index.html").write_text('<img src="gone.png">')
    assert find(site) == []


def test_a_kept_file_must_be_there(site: Path) -> None:
    (site / "图.svg").unlink()
    assert find(site) == ["sw.js:1:1 没有网络时要用的 图.svg 不在网站里"]


def test_what_a_kept_page_fetches_is_kept(site: Path) -> None:
    (site / "index.html").write_text(PAGE + '\n<script src="later.js"></script>', "utf-8")
    assert find(site) == ["index.html:2:1 没有网络时，这一页要用的 later.js 没有存下"]


@pytest.mark.parametrize(
    ("name", "is_fit"),
    [
        ("先看我.txt", True),
        ("cases/w26-parcel-card.html", True),
        ("a" * (LONGEST_PATH - 5) + ".html", True),
        ("a" * (LONGEST_PATH - 4) + ".html", False),
        ("what?.html", False),
        ("a:b.html", False),
        ("cases./x.html", False),
        ("end .html", True),
        ("end ", False),
        ("aux.html", False),
        ("COM1/x.html", False),
        ("com10.html", True),
    ],
)
def test_names_that_a_stick_takes(tmp_path: Path, name: str, is_fit: bool) -> None:  # noqa: FBT001
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("")
    assert [p.path for p in check_names(BuiltSite(tmp_path))] == ([] if is_fit else [name])


def test_names_that_differ_in_case_alone(tmp_path: Path) -> None:
    for name in ("A.html", "a.html", "b.html"):
        (tmp_path / name).write_text("")
    assert [p.path for p in check_names(BuiltSite(tmp_path))] == ["A.html", "a.html"]
