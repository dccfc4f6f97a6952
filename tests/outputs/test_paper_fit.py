import dataclasses
import datetime
import re

import pytest

from classroom.outputs import paper_fit
from classroom.outputs.class_notice import ClassNotice, HelpNumber, NoticeDay, Place, When
from classroom.outputs.paper import POSTER, SLIP, Paper
from classroom.outputs.paper_fit import Fit, fit_notice
from classroom.outputs.print_pages import ASSETS
from classroom.outputs.sheet_fit import LEVELS

STYLES = ASSETS / "css" / "print"
SIZE = re.compile(r"--([a-z]+): ([\d.]+)mm")


def notice(title: str = "先挂断", days: int = 1, place: str = "活动室", **changes: object) -> ClassNotice:
    """Return a notice with *days* weekly days."""
    first = datetime.date(2026, 12, 2)
    whens = [
        When(first + datetime.timedelta(weeks=week), datetime.time(9, 30), datetime.time(10, 30), place)
        for week in range(days)
    ]
    plain = ClassNotice(
        title=title,
        kind="class",
        days=tuple(NoticeDay(when, (), is_cancelled=False, reason=None) for when in whens),
        places=(Place(place, "某路", "从正门进"),),
        why="转账多",
        facts=(("audience", "居民"), ("services", "反诈咨询"), ("bring", "手机"), ("rain", "改到二楼")),
        school="某社区警校",
        publisher="某派出所",
        numbers=(HelpNumber("报警", "110"), HelpNumber("咨询", "96110")),
        url="https://ketang.example/a.html",
        is_example=False,
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


def sizes_in(css: str, prefix: str) -> list[dict[str, float]]:
    """Return the sizes that the classes ``.prefix-0``, ``.prefix-1`` and so on of *css* give, in order."""
    rules = re.findall(rf"^\.{prefix}-(\d+) {{ (.*) }}$", css, re.MULTILINE)
    assert [int(number) for number, _ in rules] == list(range(len(rules)))
    return [{name: float(size) for name, size in SIZE.findall(body)} for _, body in rules]


@pytest.mark.parametrize(("name", "paper", "names"), [("poster", POSTER, ("why", "facts")), ("slip", SLIP, ("facts",))])
def test_style_sheets_have_the_sizes_that_are_reckoned_with(name: str, paper: Paper, names: tuple[str, ...]) -> None:
    css = (STYLES / f"{name}.css").read_text("utf-8")
    titles = [
        float(size) for size in re.findall(rf"^\.{name}-title-\d+ {{ font-size: ([\d.]+)mm; }}$", css, re.MULTILINE)
    ]
    assert titles == list(paper.titles)
    assert sizes_in(css, f"{name}-when") == [dataclasses.asdict(when) for when in paper.whens]
    assert sizes_in(css, f"{name}-fit") == [{key: getattr(level, key) for key in names} for level in paper.levels]


def test_the_sheet_has_the_sizes_that_are_reckoned_with() -> None:
    css = (STYLES / "sheet.css").read_text("utf-8")
    assert sizes_in(css, "sheet-fit") == [{"entry": level.entry} for level in LEVELS]


def test_line_heights_are_those_of_the_style_sheets() -> None:
    css = (STYLES / "paper.css").read_text("utf-8")
    heights = {
        name: float(re.findall(rf"^\.{name} {{[^}}]*line-height: ([\d.]+);", css, re.MULTILINE)[0])
        for name in ("headline", "time", "rule", "facts", "dates")
    }
    assert heights == {
        "headline": paper_fit.HEADING_LINE_HEIGHT,
        "time": paper_fit.HEADING_LINE_HEIGHT,
        "rule": paper_fit.HEADING_LINE_HEIGHT,
        "facts": paper_fit.LINE_HEIGHT,
        "dates": paper_fit.LINE_HEIGHT,
    }


@pytest.mark.parametrize("paper", [POSTER, SLIP])
def test_sizes_fall(paper: Paper) -> None:
    assert list(paper.titles) == sorted(paper.titles, reverse=True)
    for key in ("facts", "why", "title_room", "fact_lines", "changes", "others"):
        values = [getattr(level, key) for level in paper.levels]
        assert (key, values) == (key, sorted(values, reverse=True))


@pytest.mark.parametrize("paper", [POSTER, SLIP])
def test_little_text_is_large(paper: Paper) -> None:
    fit = fit_notice(notice("别转账", facts=(), why=""), paper)
    assert (fit.number, fit.title_number, fit.when_number) == (0, 0, 0)


@pytest.mark.parametrize("paper", [POSTER, SLIP])
@pytest.mark.parametrize("days", [1, 12, 30])
def test_more_text_is_smaller_and_still_fits(paper: Paper, days: int) -> None:
    fits = [
        fit_notice(notice("先挂断再问一问" * times, days, "社区活动室" * times, why="转账多" * times), paper)
        for times in range(1, 9)
    ]
    assert fits[0].number < fits[-1].number
    assert [fit.height <= paper.height for fit in fits] == [True] * len(fits)


def test_what_is_left_out_at_the_last() -> None:
    whens = [notice(days=12).days[week] for week in range(12)]
    cancelled = tuple(dataclasses.replace(day, is_cancelled=True, reason="检修") for day in whens)
    places = tuple(Place(f"第{number}教室", "某路", "从正门进") for number in range(6))
    crowded = notice(days=12, places=places, facts=(("bring", "手机" * 40),))
    first, last = (
        Fit(dataclasses.replace(crowded, days=cancelled), POSTER, number).shown
        for number in (0, len(POSTER.levels) - 1)
    )
    assert [len(first.changes), first.more_changes, len(first.other_places)] == [6, 6, 3]
    assert [len(last.changes), last.more_changes, len(last.other_places)] == [3, 9, 0]
    assert first.facts == [("bring", "手机" * 40)]
    assert last.facts[0][1].endswith("…")


def test_a_slip_shows_fewer_facts() -> None:
    shown = [[name for name, _ in fit_notice(notice(), paper).shown.facts] for paper in (POSTER, SLIP)]
    assert shown == [["audience", "services", "bring", "rain"], ["audience", "bring"]]


def test_days_beyond_the_room_are_not_listed() -> None:
    day, first = notice().days[0], datetime.date(2026, 12, 1)
    days = tuple(
        dataclasses.replace(day, when=dataclasses.replace(day.when, day=first + datetime.timedelta(days=index)))
        for index in range(90)
    )
    daily = dataclasses.replace(notice(), days=days)
    assert [Fit(daily, paper, 0).shown.lists_days for paper in (POSTER, SLIP)] == [True, False]
    assert (daily.is_daily, notice(days=12).is_daily) == (True, False)
