"""The preview: what is added, renamed or deleted shows within one reload; problems stop nothing."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.station import EPOCH, copy_station

pytestmark = pytest.mark.xdist_group("serve")

_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Preview:
    """A running `classroom serve`."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.root = root
        self.process = subprocess.Popen(
            [str(Path(sys.executable).with_name("classroom")), "serve", "--address", self.address],
            cwd=root,
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        assert self.process.stderr
        for line in self.process.stderr:
            if "Serving on" in line:
                break

    def get(self, path: str) -> str | None:
        """Return the page at *path*, or None where there is none."""
        try:
            with _OPENER.open(f"http://{self.address}/{path}", timeout=60) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise
            return None

    def wait_for_reload(self, page: str) -> None:
        """Wait, as the browser with *page* open does, until the server tells it to reload."""
        found = re.search(r"livereload\((\d+), (\d+)\)", page)
        assert found
        assert self.get(f"livereload/{found[1]}/{found[2]}") is not None

    def stop(self) -> None:
        os.killpg(self.process.pid, 15)
        self.process.communicate()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    server = Preview(copy_station(tmp_path / "root"))
    yield server
    server.stop()


def _links(page: str | None, target: str) -> bool:
    assert page
    return re.search(rf'href="[^"]*{re.escape(target)}"', page) is not None


def test_lessons_cases_and_classes_come_and_go_within_one_reload(preview: Preview) -> None:
    root = preview.root
    lists = {
        "lesson": ("courses/anti-fraud/index.html", "courses/index.html"),
        "case": ("cases/index.html", "cases/by-fraud.html"),
        "class": ("courses/schedule/2026-winter/index.html",),
    }
    lesson, case = root / "courses/anti-fraud/06-after-a-loss.md", root / "cases/loan-fee.md"
    term = root / "courses/schedule/2026-winter.yml"

    # added
    page = preview.get("index.html") or ""
    text = lesson.read_text("utf-8").replace("title: ", "title: 新加的")
    (root / "courses/anti-fraud/09-new-lesson.md").write_text(text, "utf-8")
    preview.wait_for_reload(page)
    assert "新加的" in (preview.get("courses/anti-fraud/09-new-lesson.html") or "")
    assert [_links(preview.get(name), "09-new-lesson.html") for name in lists["lesson"]] == [True, True]

    # renamed
    page = preview.get("index.html") or ""
    shutil.move(root / "courses/anti-fraud/09-new-lesson.md", root / "courses/anti-fraud/09-renamed.md")
    preview.wait_for_reload(page)
    assert preview.get("courses/anti-fraud/09-new-lesson.html") is None
    assert [_links(preview.get(name), "09-renamed.html") for name in lists["lesson"]] == [True, True]

    # deleted
    page = preview.get("index.html") or ""
    (root / "courses/anti-fraud/09-renamed.md").unlink()
    preview.wait_for_reload(page)
    assert preview.get("courses/anti-fraud/09-renamed.html") is None
    assert [_links(preview.get(name), "09-renamed.html") for name in lists["lesson"]] == [False, False]

    # a case: added, then renamed, then deleted
    page = preview.get("cases/index.html") or ""
    (root / "cases/new-case.md").write_text(case.read_text("utf-8").replace("title: ", "title: 又一个"), "utf-8")
    preview.wait_for_reload(page)
    assert [_links(preview.get(name), "new-case.html") for name in lists["case"]] == [True, True]
    page = preview.get("cases/index.html") or ""
    (root / "cases/new-case.md").rename(root / "cases/renamed-case.md")
    preview.wait_for_reload(page)
    assert [_links(preview.get(name), "renamed-case.html") for name in lists["case"]] == [True, True]
    page = preview.get("cases/index.html") or ""
    (root / "cases/renamed-case.md").unlink()
    preview.wait_for_reload(page)
    assert [_links(preview.get(name), "case.html") for name in lists["case"]] == [False, False]

    # a class of the term: added, renamed, deleted
    before = term.read_text("utf-8")
    new = (
        "  - id: w26-new-class\n    lesson: anti-fraud/task-rebate\n    answers: [parcel-cards]\n"
        "    audience: [家长]\n    venue: taoyuan-hall\n    teacher: 反诈教官乙\n"
        "    on: 2027-02-25\n    at: 19:00-20:00\n"
    )
    new = new.replace("parcel-cards", re.findall(r"- id: ([\w-]+)", before)[0])
    page = preview.get("index.html") or ""
    term.write_text(before.rstrip("\n") + "\n" + new, "utf-8")
    preview.wait_for_reload(page)
    assert [_links(preview.get(name), "w26-new-class.html") for name in lists["class"]] == [True]
    page = preview.get("index.html") or ""
    term.write_text(before.rstrip("\n") + "\n" + new.replace("w26-new-class", "w26-other"), "utf-8")
    preview.wait_for_reload(page)
    assert [_links(preview.get(name), "w26-other.html") for name in lists["class"]] == [True]
    assert preview.get("courses/schedule/2026-winter/w26-new-class.html") is None
    page = preview.get("index.html") or ""
    term.write_text(before, "utf-8")
    preview.wait_for_reload(page)
    assert [_links(preview.get(name), "w26-other.html") for name in lists["class"]] == [False]


def test_problems_are_shown_and_the_preview_goes_on(preview: Preview) -> None:
    lesson = preview.root / "courses/anti-fraud/01-task-rebate.md"
    good = lesson.read_bytes()
    page = preview.get("index.html") or ""
    assert preview.get("problems.html") is not None  # the holidays of the next year are not announced

    lesson.write_bytes(good.replace(b"title:", b"titel:"))
    preview.wait_for_reload(page)
    problems = preview.get("problems.html") or ""
    assert "没有“titel”这一项" in problems
    assert preview.get("courses/anti-fraud/01-task-rebate.html") is None
    assert preview.get("courses/anti-fraud/02-screen-sharing.html") is not None

    page = preview.get("index.html") or ""
    lesson.write_bytes(good)
    preview.wait_for_reload(page)
    assert "没有“titel”这一项" not in (preview.get("problems.html") or "")
    assert preview.get("courses/anti-fraud/01-task-rebate.html") is not None


def test_a_broken_data_file_leaves_the_list_of_problems(preview: Preview) -> None:
    station = preview.root / "docs/data/station.yml"
    good = station.read_bytes()
    page = preview.get("index.html") or ""
    station.write_bytes(b"\t" + good)
    preview.wait_for_reload(page)
    page = preview.get("index.html") or ""
    assert "行首用了制表符" in page
    station.write_bytes(good)
    preview.wait_for_reload(page)
    assert "行首用了制表符" not in (preview.get("index.html") or "")
