"""`classroom build`: a bad build leaves the good site where it was; a good one says what it made."""

import datetime
import json
from pathlib import Path

import pytest

from classroom.plan import plan_site
from tests.site.station import copy_station, read_folder, run

pytestmark = pytest.mark.xdist_group("site")

LESSON = "courses/anti-fraud/01-task-rebate.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_station(tmp_path / "root")


def test_a_bad_file_stops_the_build_and_keeps_the_site(root: Path) -> None:
    assert run("classroom", "build", cwd=root).returncode == 0
    before = read_folder(root / "site")
    (root / LESSON).write_bytes((root / LESSON).read_bytes().replace(b"title:", b"titel:"))
    for command in (("classroom", "build"), ("mkdocs", "build"), ("mkdocs", "build", "--strict")):
        done = run(*command, cwd=root)
        assert (command, done.returncode) == (command, 1)
        assert f"{LESSON}:2:1 错误：没有“titel”这一项。怎么改：是不是“title”？ [unknown-key]" in done.stderr
        assert "Traceback" not in done.stderr
        assert read_folder(root / "site") == before
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".")) == [".classroom"]


def test_a_site_that_fails_the_proof_is_not_put_in_place(root: Path) -> None:
    run("classroom", "build", cwd=root)
    before = read_folder(root / "site")
    template = root / "overrides" / "main.html"
    template.write_text(
        template.read_text("utf-8").replace("{% block announce %}", '{% block announce %}<a href="gone.html">x</a>'),
        "utf-8",
    )
    done = run("classroom", "build", cwd=root)
    assert (done.returncode, read_folder(root / "site") == before) == (1, True)
    assert "[dead-link]" in done.stderr


def test_a_folder_that_is_no_site_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"jpg")
    for target in (tmp_path / "photos", root, tmp_path):
        done = run("classroom", "build", "--site-dir", str(target), cwd=root)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"{target} 里有别的东西，不是网站，不能往里生成。请换一个空文件夹。\n"
    assert (tmp_path / "photos" / "one.jpg").read_bytes() == b"jpg"


def test_the_summary_says_what_was_made_and_left_out(root: Path) -> None:
    text = (root / LESSON).read_text("utf-8")
    (root / LESSON).write_text(text.replace("expires: 2027-11-01", "expires: 2026-11-22"), "utf-8")
    done = run("classroom", "build", cwd=root)
    outputs = plan_site(root, datetime.date(2026, 11, 23)).outputs
    pages, papers = sum(output.is_page for output in outputs), sum(output.is_paper for output in outputs)
    shown = {file.relative_to(root / "site").as_posix() for file in (root / "site").rglob("*.html")}
    assert pages + papers == len(shown - {"404.html", "offline.html", "search.html"})
    lines = done.stdout.splitlines()
    files = sum(output.copied_from is not None for output in outputs)
    assert lines[0] == f"网站做好了：{pages} 页，{papers} 页打印用，{files} 个图片等文件"
    assert lines[lines.index("没有放进这一版的 2 页：") + 1 :] == [
        f"  {LESSON}（刷单返利一课讲清：走到垫钱就停）：审核已过期",
        "  courses/skills/02-shield-drill.md（组织一次平安的盾牌演练）：只给讲师看",
        f"网站在 {root / 'site'}；用浏览器打开 {root / 'site' / 'index.html'} 就能看。",
    ]
    assert not (root / "site" / "courses" / "anti-fraud" / "01-task-rebate.html").exists()


def test_edit_links_lead_to_the_true_source(root: Path) -> None:
    settings = (root / "mkdocs.yml").read_text("utf-8")
    forge = "repo_url: https://git.example.org/school/site\nedit_uri: edit/main/\n"
    (root / "mkdocs.yml").write_text(forge + settings, "utf-8")
    run("mkdocs", "build", "--strict", cwd=root)
    sources = {
        "cases/parcel-card.html": "cases/parcel-card.md",
        "cases/by-loss.html": "cases/index.md",
        "courses/schedule/2026-winter/index.html": "courses/schedule/2026-winter.yml",
        "guides/task-rebate.html": "docs/guides/task-rebate.md",
        "about/roles/publicity.html": "docs/data/station.yml",
    }
    for page, source in sources.items():
        html = (root / "site" / page).read_text("utf-8")
        assert (page, html.count(f'href="https://git.example.org/school/site/edit/main/{source}"') > 0) == (page, True)


def test_progress_is_a_line_a_page(root: Path) -> None:
    done = run("mkdocs", "build", "--quiet", cwd=root, CLASSROOM_PROGRESS="1")
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    total = sum(output.is_page for output in plan_site(root, datetime.date(2026, 11, 23)).outputs)
    assert steps == [{"done": number, "total": total} for number in range(1, total + 1)]


def test_an_engine_that_fails_is_told_in_chinese(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: x\nthemes: y\nplugins: [classroom]\n", "utf-8")
    done = run("classroom", "build", cwd=root)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "网站引擎没有做完，原来的网站没有动：")
    assert "Traceback" not in done.stderr
