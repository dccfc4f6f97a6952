"""What a waiver covers, what it remembers, and what a build tells of it."""

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from classroom.checks.waivers import Waivers, show_text
from classroom.models.waiver import Waiver
from classroom.plan import Plan, find_problems, plan_site
from classroom.report import print_summary
from tests.sample import case, write_sample

TODAY = datetime.date(2026, 11, 20)


def waiver(**changes: Any) -> Waiver:
    written = {
        "text": "樊丽君",
        "rule": "identifies-person",
        "kind": "NAME",
        "reason": "文学人物",
        "author": "反诈教官甲",
        "approved_by": "社区民警",
        "until": "2027-06-30",
        **changes,
    }
    return Waiver.model_validate(written)


BLAME = waiver(text="贪小便宜", rule="blames-victim", kind=None, reason="引用原话")
EVERYWHERE = waiver()
IN_ONE = waiver(path="cases/a.md")
STORY = waiver(text="全村唯一的 老校长", kind="QUASI", reason="虚构情节")


@pytest.mark.parametrize(
    ("waivers", "path", "text", "what", "is_covered"),
    [
        ((), "cases/a.md", "樊丽君", "NAME", False),
        ((EVERYWHERE,), "cases/a.md", "樊丽君", "NAME", True),
        ((EVERYWHERE,), "cases/a.md", "樊丽", "NAME", False),
        ((EVERYWHERE,), "cases/a.md", "樊丽君君", "NAME", False),
        ((EVERYWHERE,), "cases/a.md", "樊 丽君", "NAME", True),
        ((EVERYWHERE,), "cases/a.md", "樊丽君", "QUASI", False),
        ((EVERYWHERE,), "cases/a.md", "樊丽君", "blames-victim", False),
        ((IN_ONE,), "cases/a.md", "樊丽君", "NAME", True),
        ((IN_ONE,), "cases/b.md", "樊丽君", "NAME", False),
        ((IN_ONE, EVERYWHERE), "cases/b.md", "樊丽君", "NAME", True),
        ((BLAME,), "cases/a.md", "贪小便宜", "blames-victim", True),
        ((BLAME,), "cases/a.md", "贪小便宜", "NAME", False),
        ((STORY,), "cases/a.md", "全村唯一的\n老校长", "QUASI", True),
    ],
)
def test_what_is_covered(waivers: tuple[Waiver, ...], path: str, text: str, what: str, is_covered: bool) -> None:  # noqa: FBT001
    kept = Waivers(waivers)
    assert kept.covers(path, text, what) is is_covered
    assert bool(kept.met) is is_covered


def test_each_place_is_counted_once() -> None:
    waivers = Waivers((EVERYWHERE, IN_ONE, BLAME))
    for path, at in (("cases/a.md", (3, 4)), ("cases/a.md", (3, 4)), ("cases/a.md", (5, 1)), ("cases/b.md", (3, 4))):
        assert waivers.covers(path, "樊丽君", "NAME", at)
    assert waivers.met == ((EVERYWHERE, 3), (IN_ONE, 2))


def test_a_built_page_is_covered_by_a_waiver_of_any_file_and_counts_nothing() -> None:
    waivers = Waivers((IN_ONE,))
    assert waivers.covers_on_site("樊丽君", "NAME")
    assert not waivers.covers_on_site("龙海生", "NAME")
    assert waivers.met == ()


def test_names_are_shown_masked() -> None:
    assert (show_text(EVERYWHERE), show_text(BLAME)) == ("樊**", "贪小便宜")


def write_waived(folder: Path, *, text: str = "受害人樊丽君接到电话，邻居说他贪小便宜。") -> Path:
    waivers = (
        "waivers:\n"
        "  - {text: 樊丽君, rule: identifies-person, kind: NAME, reason: 文学人物, author: 教官甲, approved_by: 民警, "
        "until: 2027-06-30}\n"
        "  - {text: 贪小便宜, rule: blames-victim, path: cases/card.md, reason: 引用原话, author: 教官甲, "
        "approved_by: 民警, until: 2027-01-31}\n"
    )
    station = write_sample(folder, {}).joinpath("docs/data/station.yml").read_text("utf-8")
    changes: dict[str, str | None] = {
        "docs/data/waivers.yml": waivers,
        "docs/data/station.yml": station.replace("reviewers: [教官]", "reviewers: [教官, 民警]"),
        "cases/card.md": case("卡片案例", "safety/stop").replace("1. 接到电话。", f"1. {text}"),
    }
    return write_sample(folder, changes)


def test_a_plan_knows_what_was_let_through_and_the_summary_tells(tmp_path: Path) -> None:
    plan = plan_site(write_waived(tmp_path), TODAY)
    assert [problem for problem in plan.problems if problem.severity == "error"] == []
    assert [(each.text, count) for each, count in plan.waivers.met] == [("樊丽君", 1), ("贪小便宜", 1)]
    stream = io.StringIO()
    print_summary(Console(file=stream, width=200), plan, tmp_path / "site")
    lines = stream.getvalue().splitlines()
    start = lines.index("放行的 2 处：")
    assert lines[start + 1 : start + 3] == [
        "  “樊**”（NAME）1 处：文学人物，民警同意，到 2027-06-30",
        "  “贪小便宜”（blames-victim）1 处：引用原话，民警同意，到 2027-01-31",
    ]
    assert lines[start + 3].startswith("网站在")


def test_a_preview_has_them_too(tmp_path: Path) -> None:
    plan = plan_site(write_waived(tmp_path), TODAY, preview=True)
    assert len(plan.waivers.met) == 2


def test_nothing_is_told_where_nothing_is_let_through(tmp_path: Path) -> None:
    stream = io.StringIO()
    print_summary(Console(file=stream, width=200), Plan(), tmp_path)
    assert "放行" not in stream.getvalue()


def test_what_is_no_longer_there_fails_where_it_is_written(tmp_path: Path) -> None:
    _, problems = find_problems(write_waived(tmp_path, text="接到电话。"), TODAY)
    found = [(p.path, p.line, p.column, p.code) for p in problems if p.severity == "error"]
    assert found == [
        ("docs/data/waivers.yml", 2, 12, "waiver-unused"),
        ("docs/data/waivers.yml", 3, 12, "waiver-unused"),
    ]
