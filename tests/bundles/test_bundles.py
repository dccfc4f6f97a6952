"""A site as one zip, equal byte for byte; the printed matter of a term as one page."""

import hashlib
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from classroom.bundles.archive import SUMS, write_zip
from classroom.bundles.term_archive import find_seasons, write_term
from classroom.release.manifest import ReleaseError
from tests.publishing.sites import DAY, make_site, read_files

CODE = '<svg class="code"><path id="code" d="M0"/></svg>'
COPY = '<svg class="code"><use href="#code"/></svg>'


def test_the_zip_is_the_site_with_its_sums(tmp_path: Path) -> None:
    site, target = tmp_path / "site", tmp_path / "site.zip"
    make_site(site, "one", "先看我.txt")
    digest = write_zip(site, target, "classroom", DAY)
    assert digest == hashlib.sha256(target.read_bytes()).hexdigest()
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [SUMS, *(f"classroom/{path}" for path in sorted(read_files(site)))]
        archive.extractall(tmp_path / "stick")
    assert read_files(tmp_path / "stick" / "classroom") == read_files(site)
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--check", "--quiet", "--strict", SUMS]
        done = subprocess.run(command, cwd=tmp_path / "stick", capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_two_zips_are_equal_wherever_their_files_come_from(tmp_path: Path) -> None:
    made = []
    for name, mode in (("a", 0o600), ("乙 b", 0o755)):
        site = tmp_path / name
        make_site(site, "one")
        for file in site.rglob("*.*"):
            file.chmod(mode)
        write_zip(site, tmp_path / f"{name}.zip", "classroom", DAY)
        made.append((tmp_path / f"{name}.zip").read_bytes())
    assert made[0] == made[1]


def test_a_folder_that_is_no_release_makes_no_zip(tmp_path: Path) -> None:
    (tmp_path / "release.json").write_text("{}", "utf-8")
    with pytest.raises(ReleaseError):
        write_zip(tmp_path, tmp_path / "site.zip", "classroom", DAY)
    assert not (tmp_path / "site.zip").exists()


def page(title: str, body: str) -> str:
    return f"<!doctype html><title>{title}</title><header>x</header><main>\n{body}\n</main>"


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    folder = tmp_path / "courses" / "schedule" / "2026-winter"
    files = {
        folder / "sheet" / "2026-12.html": page("十二月", '<a href="../w-stop.html">先停手</a>' + CODE),
        folder / "poster" / "w-stop.html": page("海报：先停手", f'<a href="tel:110">110</a>{CODE}'),
        folder / "slip" / "w-stop.html": page("小纸条：先停手", CODE + COPY),
        tmp_path / "courses" / "schedule" / "2026-autumn" / "sheet" / "2026-10.html": page("十月", "旧"),
    }
    for name in ("tokens", "paper", "sheet", "poster", "slip"):
        files[tmp_path / "assets" / "css" / "print" / f"{name}.css"] = f"@page {{ size: {name}; }}\n.{name} {{}}"
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def test_the_archive_of_a_term_needs_no_other_file(printed: Path) -> None:
    assert find_seasons(printed) == ("2026-winter", "2026-autumn")
    text = write_term(printed, "2026-winter", "示例小课堂", "2026 年 11 月 23 日", None)
    assert re.findall(r'<section id="(p\d)" class="of-([a-z]+)">', text) == [
        ("p1", "sheet"),
        ("p2", "poster"),
        ("p3", "slip"),
    ]
    assert re.findall(r'(?:href|src)="([^"]*)"', text) == ["#p1", "#p2", "#p3", "tel:110", "#code-3"]
    assert "<link" not in text
    assert "url(" not in text


def test_each_code_is_its_own_and_each_page_its_size(printed: Path) -> None:
    text = write_term(printed, "2026-winter", "示例小课堂", "2026 年 11 月 23 日", None)
    assert re.findall(r' id="([^"]*)"', text) == ["p1", "code-1", "p2", "code-2", "p3", "code-3"]
    assert re.findall(r"@page (\w+) \{ size: (\w+); \}", text) == [
        (name, name) for name in ("tokens", "paper", "sheet", "poster", "slip")
    ]


def test_links_lead_to_the_site_where_its_address_is_known(printed: Path) -> None:
    text = write_term(printed, "2026-winter", "示例小课堂", "2026 年 11 月 23 日", "https://ketang.example/")
    assert 'href="https://ketang.example/courses/schedule/2026-winter/w-stop.html"' in text
    assert write_term(printed, "2026-winter", "x", "y", None) == write_term(printed, "2026-winter", "x", "y", None)
