"""A small, complete content tree that tests write, bend and read back."""

import textwrap
from collections.abc import Mapping
from pathlib import Path

REVIEW = "review: {by: 教官, on: 2026-01-10, expires: 2027-01-10}"


def page(title: str, body: str = "正文。", extra: str = "") -> str:
    """Return a Markdown file with a title, a summary and *extra* lines of front matter."""
    head = f"---\ntitle: {title}\nsummary: {title}的一句话\n{extra}"
    return f"{head.rstrip()}\n---\n{body}\n"


def lesson(title: str, extra: str = REVIEW, body: str = "") -> str:
    """Return a lesson of 20 minutes about every fraud of the sample; *extra* replaces its review, or its frauds too."""
    text = body or "## 开场 {minutes=5 keep=must}\n\n先问一句。\n\n## 练习 {minutes=15 keep=should}\n\n练一练。"
    frauds = "" if "frauds:" in extra else "frauds: [rebate, police]\n"
    return page(title, text, f"audience: [居民]\nobjectives: [会停手]\n{frauds}{extra}")


def case(title: str, lessons: str = "", extra: str = REVIEW) -> str:
    """Return a case; *lessons* are ids with commas."""
    body = "## 经过\n\n1. 接到电话。\n\n## 哪里可以停下来\n\n1. 挂断。\n2. 打 110。\n\n## 正确的做法\n\n1. 打 110。"
    head = (
        "fraud: rebate\nbasis: 教学虚构\nperiod: 2025-Q3\nplace: 某社区\nchannel: [电话]\nloss: 1万-5万\n"
        f"outcome: 已报警\nlessons: [{lessons}]\n{extra}"
    )
    return page(title, body, head)


def guide(title: str, extra: str = REVIEW) -> str:
    """Return a guide with its six sections."""
    names = ("长什么样", "第一句话", "三个破绽", "一定别做", "已经中招", "讲给家人")
    body = "\n\n".join(f"## {name}\n\n说明。" for name in names)
    return page(title, body, f"fraud: rebate\naudience: [居民]\nred_flags: [先垫钱]\n{extra}")


def small_class(class_id: str, lesson_id: str, day: str, teacher: str = "教官甲") -> str:
    """Return one class of a term, as an item of its list."""
    return (
        f"  - {{id: {class_id}, lesson: {lesson_id}, answers: [transfer], audience: [居民], venue: hall,\n"
        f'     teacher: {teacher}, on: {day}, at: "09:30-10:30"}}\n'
    )


def term(season: str, *classes: str) -> str:
    """Return a term's file."""
    head = f"season: {season}\ntitle: {season}课表\nwhy: 岁末多骗局\nweak_links: [{{id: transfer, text: 转账多}}]\n"
    return head + "classes:\n" + "".join(classes)


_STATION = """
    site_title: 示例小课堂
    site_summary: 一句话
    calendar_id: sample
    school: 某社区警校
    publisher: 某派出所
    team: 某义警队
    notice: 都是示例
    model:
      name: 某模式
      summary: 一句话
      parts: [{title: 一支队伍, count: 1, named: [{name: 某义警队, summary: 一句话}]}]
    roles: [{id: helper, name: 帮手, summary: 指路, does: [指路], may_not: [收钱], call_police: [有人动手]}]
    teachers: [教官甲, 教官乙]
    reviewers: [教官]
    vocabulary: {audience: {居民: residents}, work: [退休], channel: [电话], payment: [现金], place: [某社区]}
"""
_FRAUDS = """
    source: 某手册
    frauds:
      - {id: rebate, name: 刷单, opening: 先垫钱, steps: [拉群], red_flags: [垫钱], stop: 停手}
      - {id: police, name: 冒充公检法, opening: 你涉案了, steps: [来电], red_flags: [安全账户], stop: 挂断}
"""
_CONTACTS = (
    'contacts: [{id: police-110, number: "110", name: 报警, purpose: 有危险, urgent: true, verified: 2026-09-01}]\n'
)
_VENUES = (
    "venues: [{id: hall, name: 活动室, address: 某路, capacity: 30, getting_in: [走正门], "
    "step_free: true, toilet: true}]\n"
)
_FIGURES = "figures: [{id: patrols, value: 八次, wording: 巡逻八次, period: 2025 年, source: 某报道}]\n"
_HOLIDAYS = """
    year: 2026
    notice: 某通知
    published: 2025-11-04
    holidays: [{name: 元旦, first: 2026-01-01, last: 2026-01-03, workdays: [2026-01-04]}]
"""

FILES: Mapping[str, str] = {
    "docs/data/station.yml": textwrap.dedent(_STATION).lstrip(),
    "docs/data/frauds.yml": textwrap.dedent(_FRAUDS).lstrip(),
    "docs/data/contacts.yml": _CONTACTS,
    "docs/data/venues.yml": _VENUES,
    "docs/data/figures.yml": _FIGURES,
    "docs/data/glossary.yml": "terms: [{term: 止付, meaning: 先把钱停住}]\n",
    "docs/data/holidays/2026.yml": textwrap.dedent(_HOLIDAYS).lstrip(),
    "docs/index.md": page("首页"),
    "docs/now/index.md": page("我该怎么办"),
    "docs/guides/index.md": page("指南首页"),
    "docs/guides/rebate.md": guide("刷单指南"),
    "docs/about/index.md": page("关于首页"),
    "docs/about/figures.md": page("数字"),
    "docs/about/roles/index.md": page("角色首页"),
    "docs/handbook/index.md": page("手册首页", extra="edition: instructor"),
    "courses/index.md": page("课程首页"),
    "courses/schedule/index.md": page("课表首页"),
    "courses/safety/index.md": page("安全课程", extra="order: 1"),
    "courses/safety/01-stop.md": lesson("先停手"),
    "courses/safety/02-hang-up.md": lesson("先挂断"),
    "courses/schedule/2026-winter.yml": term("2026-winter", small_class("w-hang-up", "safety/hang-up", "2026-12-05")),
    "courses/schedule/2026-autumn.yml": term("2026-autumn", small_class("a-stop", "safety/stop", "2026-10-17")),
    "cases/index.md": page("案例首页"),
    "cases/card.md": case("卡片案例", "safety/stop"),
    "cases/call.md": case("来电案例", "safety/hang-up"),
}
"""Path → text of content without an error on 2026-11-20: two lessons, each with a term and a case of its own."""


def write_sample(root: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write the tree under *root* with *changes* (None leaves a file out) and return *root*."""
    for path, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    return root
