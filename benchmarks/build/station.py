"""A station of as many pages as asked for, in this project's own kinds and its own sentences.

Data, theme and settings are the repository's. Lessons, guides, cases and classes are put together from paragraphs of
its own lessons, guides and cases, in an order that a fixed seed gives, so that no two pages are alike.
"""

import datetime
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
EDITED = "courses/training-1/01-lesson-1.md"
"""The lesson that edits are made to, of which there is one in a station of any size."""

TERM = "courses/schedule/2026-winter.yml"
CANCELLED = "  - {id: class-1,"
ADDED = "docs/guides/added.md"

_COPIED = ("docs/data", "docs/assets", "overrides", "mkdocs.yml")
_LESSONS_A_COURSE = 12
_REVIEW = "review: {by: 社区民警, on: 2026-10-10, expires: 2027-10-10}"
_SECTIONS = ("长什么样", "第一句话", "三个破绽", "一定别做", "已经中招", "讲给家人")
_PARAGRAPH = re.compile(r"^[\u4e00-\u9fff“][^\[\]<>{}|`*\n]{40,160}[。？！]$", re.MULTILINE)
_EXACT = re.compile(r"[0-9岁栋楼]|[一二三四五六七八九十百千万两][元块万天年月点]|老[^人师]")
"""Details that, put together at random, would tell of somebody, which the anonymity check would refuse."""


def write_station(root: Path, pages: int) -> None:
    """Write a station whose site has about *pages* pages to *root*."""
    for name in _COPIED:
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target)
        else:
            shutil.copy(ROOT / name, target)
    named = root / "docs/data/station.yml"
    named.write_text(re.sub(r"(?m)^ +link: .*\n", "", named.read_text("utf-8")), "utf-8", newline="\n")
    for path, text in _make_files(pages):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


def _make_files(pages: int) -> Iterator[tuple[str, str]]:
    lessons, guides, cases, classes = (max(2, round(pages * share)) for share in (0.40, 0.18, 0.27, 0.10))
    writer = _Writer()
    for path, title in _OPENINGS.items():
        yield path, _page(title, writer.write(2))
    for number in range(1, lessons + 1):
        course = f"training-{(number - 1) // _LESSONS_A_COURSE + 1}"
        if number % _LESSONS_A_COURSE == 1:
            yield f"courses/{course}/index.md", _page(f"第 {course[9:]} 门课程", writer.write(3), "order: 1\n")
        place = (number - 1) % _LESSONS_A_COURSE + 1
        yield f"courses/{course}/{place:02}-lesson-{number}.md", writer.write_lesson(number)
    for number in range(1, guides + 1):
        yield f"docs/guides/guide-{number}.md", writer.write_guide(number)
    for number in range(1, cases + 1):
        yield f"cases/case-{number}.md", writer.write_case(number)
    yield TERM, _write_term(classes)


def write_added(root: Path) -> None:
    """Add a guide to the station under *root*."""
    (root / ADDED).write_text(_Writer(7).write_guide(0), "utf-8", newline="\n")


_OPENINGS = {
    "docs/index.md": "首页",
    "docs/now/index.md": "我该怎么办",
    "docs/guides/index.md": "指南",
    "docs/about/index.md": "关于",
    "docs/about/figures.md": "数字",
    "docs/about/roles/index.md": "角色",
    "docs/handbook/index.md": "讲师手册",
    "courses/index.md": "课程",
    "courses/schedule/index.md": "小课堂",
    "cases/index.md": "案例",
}


class _Writer:
    def __init__(self, seed: int = 2026) -> None:
        self._random = random.Random(seed)  # noqa: S311  # nothing secret
        folders = ("docs/guides", "cases", "courses/anti-fraud", "courses/phone")
        texts = [file.read_text("utf-8") for name in folders for file in sorted((ROOT / name).rglob("*.md"))]
        found = {paragraph for text in texts for paragraph in _PARAGRAPH.findall(text)}
        self._paragraphs = sorted(paragraph for paragraph in found if not _EXACT.search(paragraph))

    def write(self, paragraphs: int) -> str:
        return "\n\n".join(self._random.choice(self._paragraphs) for _ in range(paragraphs))

    def write_lesson(self, number: int) -> str:
        parts = "\n\n".join(f"## 第 {part} 步 {{minutes=5 keep=must}}\n\n{self.write(4)}" for part in range(1, 4))
        steps = "\n".join(f"{step}. {self.write(1)}" for step in range(1, 4))
        table = "| 时候 | 说什么 |\n| --- | --- |\n" + "".join(f"| 第 {row} 步 | {self.write(1)} |\n" for row in (1, 2))
        body = f"{parts}\n\n{steps}\n\n{table}"
        head = f"audience: [居民]\nobjectives: [会停手, 会打电话]\nfrauds: [task-rebate]\n{_REVIEW}\n"
        return _page(f"第 {number} 课：停一停再说", body, head)

    def write_guide(self, number: int) -> str:
        body = "\n\n".join(f"## {name}\n\n{self.write(3)}" for name in _SECTIONS)
        head = f"fraud: task-rebate\naudience: [居民]\nred_flags: [先垫钱]\naliases: [第{number}种说法]\n{_REVIEW}\n"
        return _page(f"第 {number} 篇指南", body, head)

    def write_case(self, number: int) -> str:
        lists = ("## 经过", "## 哪里可以停下来", "## 正确的做法")
        body = "\n\n".join(f"{name}\n\n1. {self.write(1)}\n2. {self.write(1)}\n3. {self.write(1)}" for name in lists)
        head = (
            "fraud: task-rebate\nbasis: 教学虚构\nperiod: 2025-Q3\nplace: 福建某社区\nchannel: [电话]\nloss: 1万-5万\n"
            f"outcome: 已报警\nlessons: [training-1/lesson-1]\n{_REVIEW}\n"
        )
        return _page(f"第 {number} 个案例", body, head)


def _page(title: str, body: str, head: str = "") -> str:
    return f"---\ntitle: {title}\nsummary: {title}的一句话\n{head}---\n{body}\n"


def _write_term(classes: int) -> str:
    head = "season: 2026-winter\ntitle: 冬季小课堂\nwhy: 岁末多骗局\nweak_links: [{id: transfer, text: 转账多}]\n"
    return f"{head}classes:\n{''.join(map(_write_class, range(1, classes + 1)))}"


def _write_class(number: int) -> str:
    """Return a class of an hour of its own: nobody teaches two at a time."""
    day, hour = number % 90, 6 + number // 90
    date = datetime.date(2026, 12, 1) + datetime.timedelta(days=day)
    return (
        f"  - {{id: class-{number}, lesson: training-1/lesson-1, answers: [transfer], audience: [居民],\n"
        f'     venue: taoyuan-hall, teacher: 反诈教官甲, on: {date}, at: "{hour:02}:00-{hour:02}:40"}}\n'
    )
