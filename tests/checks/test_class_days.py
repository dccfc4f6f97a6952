"""The rules on single days of a class, against what a calendar on the wall says."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.checks.class_days import check
from tests.checks.station import (
    LEVELS,
    TERMS,
    TODAYS,
    Finding,
    Written,
    find,
    make_context,
    severity,
    walk,
)

CODES = ("outside-term", "on-holiday", "on-working-weekend", "holidays-not-announced", "no-reason")
DAY = datetime.date.fromisoformat
SEASONS = {"2026-autumn": (DAY("2026-09-01"), DAY("2026-11-30")), "2026-winter": (DAY("2026-12-01"), DAY("2027-02-28"))}
KINDS = {"2026-12-09": "on-holiday", "2026-12-10": "on-holiday", "2026-12-13": "on-working-weekend"}
TODAY = DAY("2026-11-20")


def expect(terms: Mapping[str, list[Written]], today: datetime.date, levels: Mapping[str, str]) -> list[Finding]:
    """Return what the rule must find, class by class and day by day."""
    found: list[Finding] = []
    for season, classes in terms.items():
        for written in classes:
            found += expect_days(season, written, today, levels)
            found += expect_rule(written)
            found += expect_reasons(written, today, levels["no-reason"])
        late = [one.day for written in classes for one in walk(written) if one.day.year == 2027]
        for how in severity(levels["holidays-not-announced"], max(late), today) if late else ():
            found.append(("holidays-not-announced", how, f"courses/schedule/{season}.yml", ("2027",)))
    return sorted(found)


def expect_days(season: str, written: Written, today: datetime.date, levels: Mapping[str, str]) -> Iterator[Finding]:
    first, last = SEASONS[season]
    for one in walk(written):
        is_outside = not first <= one.day <= last
        code = KINDS.get(str(one.day)) if one.takes_place else None
        if is_outside and levels["outside-term"] != "off":
            code = "outside-term"
        for how in severity(levels[code], one.day, today) if code else ():
            yield code or "", how, one.id, (str(one.day),)


def expect_rule(written: Written) -> Iterator[Finding]:
    if "repeat" not in written:
        return
    excepted = written["repeat"]["except"]
    whole = [str(one.first_day) for one in walk({**written, "repeat": {**written["repeat"], "except": []}})]
    if set(whole) <= set(excepted) and written["status"] != "cancelled":
        yield "no-occurrence", "error", written["id"], ()
    for day in excepted:
        if day not in whole:
            yield "useless-exception", "error", written["id"], (day,)
    for change in written["changes"]:
        if change["day"] not in set(whole) - set(excepted):
            yield "useless-change", "error", written["id"], (change["day"],)


def expect_reasons(written: Written, today: datetime.date, level: str) -> Iterator[Finding]:
    days = {str(one.first_day): one.day for one in walk(written)}
    changes = [(change, days.get(change["day"])) for change in written.get("changes", ())]
    for change, day in [(written, max(days.values(), default=None)), *changes]:
        if change["status"] in ("cancelled", "moved") and "reason" not in change:
            for how in severity(level, day or today, today):
                yield "no-reason", how, written["id"], ()


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(TERMS, st.sampled_from(TODAYS), st.fixed_dictionaries(dict.fromkeys(CODES, LEVELS)))
def test_days_equal_a_look_at_the_calendar(
    terms: dict[str, list[Written]], today: datetime.date, levels: dict[str, str]
) -> None:
    assert find(check, make_context(terms, today, {"levels": levels})) == expect(terms, today, levels)


CLASS: Written = {
    "id": "a",
    "lesson": "safety/stop",
    "answers": ["transfer"],
    "audience": ["居民"],
    "venue": "hall",
    "teacher": "教官甲",
    "at": "09:30-10:30",
}
RULE = {"every": "week", "on": "周三", "from": "2026-12-02", "times": 4}
FORTNIGHT = {"every": "fortnight", "on": "周三", "from": "2026-12-02", "times": 4, "except": ["2026-12-16"]}


def problems_of(*classes: Written, today: datetime.date = TODAY, **options: Any) -> list[tuple[Any, ...]]:
    """Return each problem of a term of winter as its place in the term, its code, severity, message and fix."""
    context = make_context({"2026-winter": [{**CLASS, **written} for written in classes]}, today, options)
    places = {at: path for path, at in reversed(context.library.terms[0].tree.values.items())}
    return [
        (places[problem.line, problem.column], problem.code, problem.severity, problem.message, problem.fix)
        for problem in check(context)
    ]


@pytest.mark.parametrize(
    ("written", "at", "code", "message", "fix"),
    [
        pytest.param(
            {"on": "2026-12-09"},
            ("classes", 0, "on"),
            "on-holiday",
            "2026-12-09 是某节假期",
            "换一天；值班活动另写通知",
            id="holiday",
        ),
        pytest.param(
            {"repeat": RULE},
            ("classes", 0, "repeat"),
            "on-holiday",
            "2026-12-09 是某节假期",
            "把这一天写进 except，或写进 changes 改到别的日子；值班活动另写通知",
            id="holiday in a rule",
        ),
        pytest.param(
            {
                "repeat": {**RULE, "except": ["2026-12-09"]},
                "changes": [
                    {"day": "2026-12-16", "status": "moved", "reason": "检修", "moved": [{"on": "2026-12-10"}]}
                ],
            },
            ("classes", 0, "changes", 0, "moved", 0, "on"),
            "on-holiday",
            "2026-12-10 是某节假期",
            "换一天；值班活动另写通知",
            id="moved onto a holiday",
        ),
        pytest.param(
            {
                "on": "2026-12-05",
                "status": "moved",
                "reason": "检修",
                "moved": [{"on": "2026-12-06"}, {"on": "2027-03-01"}],
            },
            ("classes", 0, "moved", 1, "on"),
            "outside-term",
            "2027-03-01 不在本学期内",
            "改到 2026-12-01 至 2027-02-28 之间，或写进那个学期的文件",
            id="moved out of the term",
        ),
        pytest.param(
            {"repeat": {"every": "month", "on": "第一个周二", "from": "2026-12-01", "times": 4}},
            ("classes", 0, "repeat"),
            "outside-term",
            "2027-03-02 不在本学期内",
            "检查 from、times 和 until，让每一次都在 2026-12-01 至 2027-02-28 之间，或写进那个学期的文件",
            id="rule that runs out of the term",
        ),
        pytest.param(
            {"repeat": {**RULE, "times": 1, "except": ["2026-12-02"]}},
            ("classes", 0, "repeat"),
            "no-occurrence",
            "except 把每一次都去掉了",
            "删掉几个 except，或把整条改成 status: cancelled",
            id="every day excepted",
        ),
        pytest.param(
            {"repeat": {"every": "week", "on": "周三", "from": "2026-12-03", "until": "2026-12-08"}},
            ("classes", 0, "repeat"),
            "no-occurrence",
            "这条规则一天也排不出来",
            "检查 from、until 和 on：until 之前要有这样的星期几",
            id="no day before the end",
        ),
        pytest.param(
            {"repeat": {**FORTNIGHT, "except": ["2026-12-16", "2026-12-17"]}},
            ("classes", 0, "repeat", "except", 1),
            "useless-exception",
            "except 里的 2026-12-17 本来就没有课",
            "检查日期；这条规则的日期是：2026-12-02、2026-12-16、2026-12-30、2027-01-13",
            id="exception on no day",
        ),
        pytest.param(
            {"repeat": FORTNIGHT, "changes": [{"day": "2026-12-23", "status": "done"}]},
            ("classes", 0, "changes", 0, "day"),
            "useless-change",
            "changes 里的 2026-12-23 本来就没有课",
            "检查日期；这条规则的日期是：2026-12-02、2026-12-16、2026-12-30、2027-01-13",
            id="change on no day",
        ),
        pytest.param(
            {"repeat": FORTNIGHT, "changes": [{"day": "2026-12-16", "status": "done"}]},
            ("classes", 0, "changes", 0, "day"),
            "useless-change",
            "changes 里的 2026-12-16 已经在 except 里去掉了",
            "检查日期；这条规则的日期是：2026-12-02、2026-12-16、2026-12-30、2027-01-13",
            id="change on an excepted day",
        ),
        pytest.param(
            {
                "repeat": {"every": "fortnight", "on": ["周一", "周五"], "from": "2026-12-14", "times": 9},
                "changes": [{"day": "2026-12-15", "status": "done"}],
            },
            ("classes", 0, "changes", 0, "day"),
            "useless-change",
            "changes 里的 2026-12-15 本来就没有课",
            "检查日期；这条规则的日期是：2026-12-14、2026-12-18、2026-12-28、2027-01-01、2027-01-11、2027-01-15、"
            "2027-01-25、2027-01-29……2027-02-08",
            id="a long rule is not listed whole",
        ),
    ],
)
def test_what_is_told_and_where(written: Written, at: tuple[Any, ...], code: str, message: str, fix: str) -> None:
    found = problems_of(written, levels={"holidays-not-announced": "off"})
    assert found == [(at, code, "error", message, fix)]


def test_a_warning_about_a_working_weekend() -> None:
    assert problems_of({"on": "2026-12-13"}) == [
        (
            ("classes", 0, "on"),
            "on-working-weekend",
            "warning",
            "2026-12-13 是某节调休上班日",
            "上班的人来不了，最好换一天",
        )
    ]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ({"on": "2026-12-05", "status": "cancelled"}, [("classes", 0, "status")]),
        ({"on": "2026-12-05", "status": "moved", "moved": {"on": "2026-12-06"}}, [("classes", 0, "status")]),
        ({"on": "2026-12-05", "status": "cancelled", "reason": "检修"}, []),
        ({"on": "2026-12-05", "status": "done", "moved": {"on": "2026-12-06"}}, []),
        (
            {
                "repeat": {**RULE, "from": "2026-12-14", "times": 2},
                "changes": [
                    {"day": "2026-12-16", "status": "cancelled"},
                    {"day": "2026-12-23", "status": "moved", "moved": {"on": "2026-12-24"}},
                ],
            },
            [("classes", 0, "changes", 0, "status"), ("classes", 0, "changes", 1, "status")],
        ),
    ],
)
def test_a_change_without_a_reason(written: Written, places: list[tuple[Any, ...]]) -> None:
    assert problems_of(written) == [
        (at, "no-reason", "warning", "取消或改期没有写原因", "补上 reason: 一句话的原因，会显示在页面上")
        for at in places
    ]


def test_each_change_is_judged_by_its_own_day() -> None:
    changes = [{"day": day, "status": "cancelled"} for day in ("2026-12-16", "2026-12-23")]
    written = {"repeat": {**RULE, "from": "2026-12-14", "times": 2}, "changes": changes}
    found = problems_of(written, today=DAY("2026-12-20"), levels={"no-reason": "error"})
    assert [severity for _, _, severity, _, _ in found] == ["warning", "error"]


def test_a_year_without_a_notice_is_told_at_the_season_once() -> None:
    classes = [{"id": f"c{day}", "on": f"2027-01-{day}"} for day in (11, 12)]
    assert problems_of(*classes) == [
        (
            ("season",),
            "holidays-not-announced",
            "warning",
            "2027 年放假安排待国务院公布，这一年的课没有核对假期",
            "国务院办公厅通知公布后，新建 docs/data/holidays/2027.yml",
        )
    ]


@pytest.mark.parametrize(("today", "how"), [("2027-01-11", "error"), ("2027-01-12", "warning")])
def test_a_past_year_without_a_notice_stops_nothing(today: str, how: str) -> None:
    found = problems_of({"on": "2027-01-11"}, today=DAY(today), levels={"holidays-not-announced": "error"})
    assert [severity for _, _, severity, _, _ in found] == [how]


def test_a_term_in_the_file_of_another_is_not_said_to_be_outside() -> None:
    context = make_context({"2026-winter": [{**CLASS, "on": "2026-12-09"}]}, TODAY)
    [term] = context.library.terms
    misnamed = replace(context, library=replace(context.library, terms=(replace(term, id="2026-autumn"),)))
    assert [problem.code for problem in check(misnamed)] == ["on-holiday"]
