"""A rule's days against a table, and against python-dateutil's answer to the same rule in RFC 5545's terms."""

import datetime
from typing import Any

import pytest
from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, rruleset, weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.models.repeat import WEEKDAYS, Repeat
from classroom.timetable.recurrence import expand_repeat, expand_rule

ORDINALS = {"第一个": 1, "第二个": 2, "第三个": 3, "第四个": 4, "第五个": 5, "最后一个": -1}


def repeat(text: str) -> Repeat:
    """Return a rule written as `every days from end`, the end a number of times or a date."""
    every, days, start, end = text.split()
    last = {"until": end} if "-" in end else {"times": int(end)}
    return Repeat.model_validate({"every": every, "on": days.split("、"), "from": start, **last})


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        # 2026-12-05 is a Saturday
        ("week 周六 2026-12-05 3", "2026-12-05 2026-12-12 2026-12-19"),
        ("week 周六 2026-12-05 1", "2026-12-05"),
        ("week 周六 2026-12-06 3", "2026-12-12 2026-12-19 2026-12-26"),
        ("week 周五 2026-12-05 3", "2026-12-11 2026-12-18 2026-12-25"),
        ("week 周六 2026-12-05 2026-12-05", "2026-12-05"),
        ("week 周六 2026-12-05 2026-12-18", "2026-12-05 2026-12-12"),
        ("week 周六 2026-12-05 2026-12-19", "2026-12-05 2026-12-12 2026-12-19"),
        ("week 周六 2026-12-06 2026-12-11", ""),
        ("week 周六 2028-02-26 2", "2028-02-26 2028-03-04"),
        # no day after 2100: the almanac knows none
        ("week 周五 2100-12-20 5", "2100-12-24 2100-12-31"),
        ("week 周六 2100-12-31 2", ""),
        ("month 第五个周五 2100-07-01 9", "2100-07-30 2100-10-29 2100-12-31"),
        # several weekdays: `times` counts days, not weeks
        ("week 周四、周二 2026-12-01 5", "2026-12-01 2026-12-03 2026-12-08 2026-12-10 2026-12-15"),
        ("week 周四、周二 2026-12-02 3", "2026-12-03 2026-12-08 2026-12-10"),
        ("week 周一、周日 2026-12-06 3", "2026-12-06 2026-12-07 2026-12-13"),
        # a fortnight's weeks begin on Monday and count from the week of `from`, met or not
        ("fortnight 周六 2026-12-05 3", "2026-12-05 2026-12-19 2027-01-02"),
        ("fortnight 周二、周四 2026-12-01 4", "2026-12-01 2026-12-03 2026-12-15 2026-12-17"),
        ("fortnight 周二、周四 2026-12-03 4", "2026-12-03 2026-12-15 2026-12-17 2026-12-29"),
        ("fortnight 周二 2026-12-03 2", "2026-12-15 2026-12-29"),
        ("fortnight 周日、周一 2026-12-06 4", "2026-12-06 2026-12-14 2026-12-20 2026-12-28"),
        ("fortnight 周二 2026-12-03 2026-12-14", ""),
        # days of a month
        ("month 第二个周六 2026-12-01 3", "2026-12-12 2027-01-09 2027-02-13"),
        ("month 第二个周六 2026-12-12 2", "2026-12-12 2027-01-09"),
        ("month 第二个周六 2026-12-13 2", "2027-01-09 2027-02-13"),
        ("month 最后一个周五 2026-12-01 4", "2026-12-25 2027-01-29 2027-02-26 2027-03-26"),
        ("month 最后一个周二 2028-02-01 1", "2028-02-29"),
        ("month 第五个周六 2026-10-01 3", "2026-10-31 2027-01-30 2027-05-29"),
        ("month 第五个周六 2026-11-01 2026-12-31", ""),
        ("month 第三个周二、第一个周二 2026-12-01 3", "2026-12-01 2026-12-15 2027-01-05"),
        ("month 第四个周一、最后一个周一 2026-12-01 4", "2026-12-28 2027-01-25 2027-02-22 2027-03-22"),
        ("month 第一个周日、第一个周一 2026-12-01 2026-12-31", "2026-12-06 2026-12-07"),
    ],
)
def test_days_of_a_rule(rule: str, days: str) -> None:
    assert [day.isoformat() for day in expand_rule(repeat(rule))] == days.split()


@pytest.mark.parametrize(
    ("excepted", "days"),
    [
        ([], "2026-12-05 2026-12-12 2026-12-19"),
        (["2026-12-12"], "2026-12-05 2026-12-19"),
        (["2026-12-13"], "2026-12-05 2026-12-12 2026-12-19"),
        (["2026-12-26"], "2026-12-05 2026-12-12 2026-12-19"),
        (["2026-12-05", "2026-12-05"], "2026-12-12 2026-12-19"),
        (["2026-12-05", "2026-12-12", "2026-12-19"], ""),
    ],
)
def test_exceptions_are_taken_away_and_nothing_takes_their_place(excepted: list[str], days: str) -> None:
    rule = Repeat.model_validate({"every": "week", "on": "周六", "from": "2026-12-05", "times": 3, "except": excepted})
    assert [day.isoformat() for day in expand_repeat(rule)] == days.split()
    assert [day.isoformat() for day in expand_rule(rule)] == ["2026-12-05", "2026-12-12", "2026-12-19"]


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Return what an author may write for a rule; every second exception is a day of the rule."""
    every = draw(st.sampled_from(("week", "fortnight", "month")))
    start = draw(st.dates(datetime.date(2000, 1, 1), datetime.date(2080, 12, 31)))
    names = st.sampled_from(WEEKDAYS)
    if every == "month":
        names = st.builds(str.__add__, st.sampled_from(sorted(ORDINALS)), names)
    values = {"every": every, "on": draw(st.lists(names, min_size=1, max_size=5, unique=True)), "from": start}
    if draw(st.booleans()):
        values["times"] = draw(st.integers(1, 60))
    else:
        values["until"] = start + datetime.timedelta(days=draw(st.integers(0, 366)))
    days = expand_rule(Repeat.model_validate(values))
    near = st.integers(-10, 400).map(lambda offset: start + datetime.timedelta(days=offset))
    met = st.sampled_from(days) if days else near
    return {**values, "except": draw(st.lists(st.one_of(near, met), max_size=8))}


def answer_by_dateutil(values: dict[str, Any]) -> list[datetime.date]:
    """Return the days of the rule by python-dateutil, which knows nothing of our code."""
    last = {"count": values["times"]} if "times" in values else {"until": at_midnight(values["until"])}
    freq, interval = {"week": (WEEKLY, 1), "fortnight": (WEEKLY, 2), "month": (MONTHLY, 1)}[values["every"]]
    days = [read_day(name) for name in values["on"]]
    found = rruleset()
    found.rrule(rrule(freq, at_midnight(values["from"]), interval, MO, byweekday=days, **last))
    for day in values["except"]:
        found.exdate(at_midnight(day))
    return [moment.date() for moment in found]


def read_day(name: str) -> weekday:
    day = weekday(WEEKDAYS.index(name[-2:]))  # type: ignore[arg-type]
    return day(ORDINALS[name[:-2]]) if name[:-2] else day


def at_midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time())


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(rules())
def test_rule_equals_dateutil(values: dict[str, Any]) -> None:
    assert expand_repeat(Repeat.model_validate(values)) == answer_by_dateutil(values)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(rules())
def test_days_rise_and_lie_within_the_rule(values: dict[str, Any]) -> None:
    rule = Repeat.model_validate(values)
    days = expand_rule(rule)
    assert days == sorted(set(days))
    assert all(day >= rule.start and (rule.until is None or day <= rule.until) for day in days)
    assert rule.times in (None, len(days))
    assert expand_repeat(rule) == [day for day in days if day not in rule.skip]
