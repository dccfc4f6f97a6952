import datetime
from pathlib import Path

import pytest

from classroom.library.layout import DATA_FILES, explain_stray, is_ignored, needs_review, place, site_path
from classroom.plan import plan_site
from tests.sample import FILES, case, page, small_class, term, write_sample


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        # pages
        ("docs/index.md", "page", "index"),
        ("docs/now/index.md", "page", "now/index"),
        ("docs/about/roles/index.md", "page", "about/roles/index"),
        ("docs/about/joint-service-2.md", "page", "about/joint-service-2"),
        ("docs/guides/index.md", "page", "docs/guides/index"),
        ("courses/index.md", "page", "courses/index"),
        ("courses/schedule/index.md", "page", "courses/schedule/index"),
        ("cases/index.md", "page", "cases/index"),
        # guides, courses, lessons, cases
        ("docs/guides/task-rebate.md", "guide", "task-rebate"),
        ("docs/guides/more/task-rebate.md", "page", "guides/more/task-rebate"),
        ("courses/anti-fraud/index.md", "course", "anti-fraud"),
        ("courses/anti-fraud/01-task-rebate.md", "lesson", "anti-fraud/task-rebate"),
        ("courses/anti-fraud/99-110.md", "lesson", "anti-fraud/110"),
        ("cases/parcel-card.md", "case", "parcel-card"),
        ("cases/2025.md", "case", "2025"),
        # terms and data
        ("courses/schedule/2026-winter.yml", "term", "2026-winter"),
        ("docs/data/holidays/2026.yml", "holidays", "2026"),
        ("docs/data/waivers.yml", "waivers", "waivers"),
        *((f"docs/data/{name}.yml", "data", name) for name in DATA_FILES),
        # assets
        ("docs/assets/site.css", "asset", "docs/assets/site.css"),
        ("courses/anti-fraud/images/step-1.png", "asset", "courses/anti-fraud/images/step-1.png"),
        ("cases/images/a.b_c.webp", "asset", "cases/images/a.b_c.webp"),
        ("docs/robots.txt", "asset", "docs/robots.txt"),
        ("docs/plan.pdf", "asset", "docs/plan.pdf"),
        ("courses/anti-fraud/call.mp3", "asset", "courses/anti-fraud/call.mp3"),
        # near misses
        *(
            (path, "stray", path)
            for path in (
                "courses/anti-fraud/task-rebate.md",
                "courses/anti-fraud/1-task-rebate.md",
                "courses/anti-fraud/001-task-rebate.md",
                "courses/anti-fraud/01_task-rebate.md",
                "courses/anti-fraud/01-Task.md",
                "courses/anti-fraud/01-.md",
                "courses/anti-fraud/more/01-task.md",
                "courses/Anti-Fraud/index.md",
                "courses/01-task.md",
                "cases/more/parcel.md",
                "cases/parcel_card.md",
                "cases/刷单.md",
                "cases/parcel-card.markdown",
                "cases/parcel-card.md.bak",
                "courses/schedule/2026-winter.yaml",
                "courses/schedule/2026-fall.yml",
                "courses/schedule/26-winter.yml",
                "courses/schedule/2026-winter-2.yml",
                "courses/schedule/2026-Winter.yml",
                "docs/data/holidays/26.yml",
                "docs/data/holidays/2026.yaml",
                "docs/data/hotlines.yml",
                "docs/data/more/station.yml",
                "docs/data/map.png",
                "docs/data/Station.yml",
                "docs/About/index.md",
                "docs/a..b.md",
                "docs/a b.md",
                "docs/index.md\n",
                "docs/index.html",
                "docs/plan.docx",
                "cases/plan.pdf",
                "cases/images/plan.pdf",
                "cases/call.mp3",
                "cases/film.mp4",
                "docs/a.png.exe",
                "docs/A.png",
                "docs/a.PNG",
                "docs/图.png",
                "docs/a b.png",
                "docs/noending",
            )
        ),
        ("docs/data/notes.md", "stray", "docs/data/notes.md"),
        ("courses/schedule/01-stop.md", "stray", "courses/schedule/01-stop.md"),
        ("docs/data/holidays/２０２６.yml", "stray", "docs/data/holidays/２０２６.yml"),
        ("courses/schedule/２０２６-winter.yml", "stray", "courses/schedule/２０２６-winter.yml"),
    ],
)
def test_place(path: str, kind: str, name: str) -> None:
    found = place(path)
    assert (found.path, found.kind, found.id) == (path, kind, name)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/cases/card.md", page("案例一栏里的一页")),
        ("docs/courses/index.md", page("又一个课程首页")),
        ("docs/courses/safety/01-stop.md", page("课程一栏里的一页")),
        ("docs/courses/schedule/2026-winter/index.md", page("课表一栏里的一页")),
        ("cases/by-fraud.md", case("与列表同名的案例")),
        ("docs/about/roles/helper.md", page("与角色同名的一页")),
    ],
)
def test_no_two_pages_come_to_one_place(tmp_path: Path, path: str, text: str) -> None:
    plan = plan_site(write_sample(tmp_path, {path: text}), datetime.date(2026, 11, 20))
    assert {problem.path for problem in plan.problems if problem.severity == "error"} == {path}


def test_a_term_is_of_the_season_of_its_name(tmp_path: Path) -> None:
    path = "courses/schedule/2027-winter.yml"
    text = term("2027-autumn", small_class("c-stop", "safety/stop", "2027-10-16"))
    plan = plan_site(write_sample(tmp_path, {path: text}), datetime.date(2026, 11, 20))
    assert {problem.path for problem in plan.problems if problem.severity == "error"} == {path}


def test_holidays_are_of_the_year_of_their_name(tmp_path: Path) -> None:
    path = "docs/data/holidays/2027.yml"
    plan = plan_site(write_sample(tmp_path, {path: FILES["docs/data/holidays/2026.yml"]}), datetime.date(2026, 11, 20))
    assert {problem.path for problem in plan.problems if problem.severity == "error"} == {path}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("docs/index.md", "index.md"),
        ("docs/about/index.md", "about/index.md"),
        ("docs/guides/docs.md", "guides/docs.md"),
        ("docs/docs/index.md", "docs/index.md"),
        ("docs/assets/site.css", "assets/site.css"),
        ("cases/index.md", "cases/index.md"),
        ("cases/parcel-card.md", "cases/parcel-card.md"),
        ("cases/docs/a.png", "cases/docs/a.png"),
        ("courses/safety/01-stop.md", "courses/safety/01-stop.md"),
        ("courses/safety/images/a.yml.png", "courses/safety/images/a.yml.png"),
        ("courses/schedule/index.md", "courses/schedule/index.md"),
        ("courses/schedule/2026-winter.yml", "courses/schedule/2026-winter/index.md"),
    ],
)
def test_site_path(path: str, place: str) -> None:
    assert site_path(path) == place


def test_every_file_of_the_sample_has_a_kind() -> None:
    assert [path for path in FILES if place(path).kind == "stray"] == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (".git/config", True),
        ("docs/.DS_Store", True),
        ("docs/.cache/a.md", True),
        ("docs/~$plan.docx", True),
        ("docs/Thumbs.db", True),
        ("docs/thumbs.db", True),
        ("docs/desktop.ini", True),
        ("__MACOSX/docs/a.md", True),
        ("docs/.index.md.swp", True),
        ("docs/index.md", False),
        ("docs/a.b.md", False),
        ("docs/a~$b.md", False),
        ("docs/thumbs.db.md", False),
        ("docs/desktop.ini.txt", False),
        ("docs/MACOSX/a.md", False),
    ],
)
def test_files_left_behind(path: str, expected: bool) -> None:  # noqa: FBT001
    assert is_ignored(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/guides/a.md", True),
        ("courses/safety/01-a.md", True),
        ("cases/a.md", True),
        ("docs/guides/index.md", False),
        ("courses/safety/index.md", False),
        ("cases/index.md", False),
        ("docs/about/a.md", False),
        ("docs/index.md", False),
    ],
)
def test_needs_review(path: str, expected: bool) -> None:  # noqa: FBT001
    assert needs_review(path) is expected


CASE_DOCUMENT = "案例里不放 Word、WPS、PDF 这样的文件，里面会留下作者和改动的记录"
CASE_DOCUMENT_FIX = "把文字复制到 cases/ 下的 .md 文件里，再删掉这个文件；图另存为 png"
CASE_RECORDING = "案例里不放录音和录像，声音和面容认得出人"
CASE_RECORDING_FIX = "把经过写成文字，再删掉这个文件"
DATA_FIX = f"文件名用这些之一：{'、'.join(f'{name}.yml' for name in DATA_FILES)}、waivers.yml，或 holidays/年份.yml"
TERM_FIX = "写成 courses/schedule/2026-winter.yml 这样：年份-spring、summer、autumn 或 winter"
LESSON_FIX = "写成 courses/课程文件夹/01-task-rebate.md 这样：两位序号-小写英文.md，文件夹也只用小写英文"
PAGE_FIX = "文件名只用小写英文字母、数字和减号，例如 parcel-card.md；案例直接放在 cases/ 下，课放在 courses/ 下"
ASSET_FIX = "路径只用小写英文字母、数字、减号和点，例如 images/step-1.png"
OTHER_FIX = "移到别处；要放进网站的资料先转成 pdf、png 或 jpg"


@pytest.mark.parametrize(
    ("path", "message", "fix"),
    [
        ("docs/data/hotlines.yml", "docs/data 里没有这样的数据文件", DATA_FIX),
        ("docs/data/station.yaml", "docs/data 里没有这样的数据文件", DATA_FIX),
        ("docs/data/notes.md", "docs/data 里没有这样的数据文件", DATA_FIX),
        ("courses/schedule/2026-fall.yml", "课表文件的名字不对", TERM_FIX),
        ("courses/schedule/winter.md", "课表文件的名字不对", TERM_FIX),
        ("courses/safety/stop.md", "课的文件名不对", LESSON_FIX),
        ("cases/刷单.md", "文件名或位置不对", PAGE_FIX),
        ("docs/About.md", "文件名或位置不对", PAGE_FIX),
        ("docs/图.PNG", "图片等文件的名字不对", ASSET_FIX),
        ("docs/data/map.png", "docs/data 里只放数据文件", "移到别处，网站不会用到它"),
        ("docs/plan.docx", "网站不用这种文件", OTHER_FIX),
        ("docs/noending", "网站不用这种文件", OTHER_FIX),
        *(
            (f"cases/plan.{ending}", CASE_DOCUMENT, CASE_DOCUMENT_FIX)
            for ending in ("doc", "docx", "wps", "ppt", "pptx", "xls", "xlsx", "pdf", "PDF")
        ),
        *((f"cases/more/call.{ending}", CASE_RECORDING, CASE_RECORDING_FIX) for ending in ("mp3", "mp4", "m4a", "amr")),
    ],
)
def test_advice_on_a_stray_file(path: str, message: str, fix: str) -> None:
    assert explain_stray(path) == (message, fix)
