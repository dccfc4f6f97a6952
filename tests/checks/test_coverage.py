"""What a term must cover, against counting by hand."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.checks.coverage import check
from classroom.library.layout import place
from tests.checks.station import (
    CAPACITIES,
    EXPIRES,
    FRAUDS,
    LEVELS,
    LINKS,
    TERMS,
    TODAYS,
    Finding,
    Written,
    find,
    make_context,
    severity,
    walk,
)

CODES = ("weak-link-unanswered", "fraud-untaught", "lesson-expired", "over-capacity")
DAY = datetime.date.fromisoformat
LAST_DAYS = {"2026-autumn": DAY("2026-11-30"), "2026-winter": DAY("2027-02-28")}
NAMES = {"rebate": "刷单", "police": "冒充公检法"}
TODAY = DAY("2026-11-20")


def days_of(written: Written) -> list[tuple[datetime.date, str]]:
    """Return the days on which a class takes place, in order, each with its venue."""
    return sorted((one.day, one.venue) for one in walk(written) if one.takes_place)


def expect(
    terms: Mapping[str, list[Written]], today: datetime.date, levels: Mapping[str, str], untaught_days: int
) -> list[Finding]:
    """Return what the rule must find."""
    found: list[Finding] = []
    for season, classes in terms.items():
        found += expect_links(season, classes, today, levels["weak-link-unanswered"])
        for written in classes:
            found += expect_expired(written, today, levels["lesson-expired"])
            found += expect_capacity(written, today, levels["over-capacity"])
    everything = [written for classes in terms.values() for written in classes]
    if levels["fraud-untaught"] != "off":
        found += expect_untaught(everything, today, levels["fraud-untaught"], untaught_days)
    return sorted(found)


def expect_links(season: str, classes: list[Written], today: datetime.date, level: str) -> Iterator[Finding]:
    for link in LINKS:
        answering = [written for written in classes if link in written["answers"]]
        if not any(days_of(written) for written in answering):
            for how in severity("warning" if answering and level != "off" else level, LAST_DAYS[season], today):
                yield "weak-link-unanswered", how, f"courses/schedule/{season}.yml", (link,)


def expect_expired(written: Written, today: datetime.date, level: str) -> Iterator[Finding]:
    expires = EXPIRES[written["lesson"]]
    late = [day for day, _ in days_of(written) if day > expires and day >= today]
    if late and level != "off":
        yield "lesson-expired", level, written["id"], (written["lesson"], str(expires), str(late[0]))


def expect_capacity(written: Written, today: datetime.date, level: str) -> Iterator[Finding]:
    wanted = written.get("capacity", 0)
    for venue in {venue for _, venue in days_of(written)}:
        last = max(day for day, where in days_of(written) if where == venue)
        if wanted > CAPACITIES[venue]:
            for how in severity(level, last, today):
                yield "over-capacity", how, written["id"], (str(wanted), venue, str(CAPACITIES[venue]))


def expect_untaught(classes: list[Written], today: datetime.date, level: str, untaught_days: int) -> Iterator[Finding]:
    for fraud, name in NAMES.items():
        days = [day for written in classes if FRAUDS[written["lesson"]] == fraud for day, _ in days_of(written)]
        if not days:
            yield "fraud-untaught", level, "docs/data/frauds.yml", (name,)
        elif max(days) + datetime.timedelta(days=untaught_days) < today:
            yield "fraud-untaught", level, "docs/data/frauds.yml", (name, str(max(days)), str(untaught_days))


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    TERMS, st.sampled_from(TODAYS), st.fixed_dictionaries(dict.fromkeys(CODES, LEVELS)), st.sampled_from((1, 30, 180))
)
def test_coverage_equals_a_count_by_hand(
    terms: dict[str, list[Written]], today: datetime.date, levels: dict[str, str], untaught_days: int
) -> None:
    context = make_context(terms, today, {"levels": levels, "untaught_days": untaught_days})
    assert find(check, context) == expect(terms, today, levels, untaught_days)


CLASS: Written = {
    "id": "a",
    "lesson": "safety/stop",
    "answers": list(LINKS),
    "audience": ["居民"],
    "venue": "hall",
    "teacher": "教官甲",
    "on": "2026-12-05",
    "at": "09:30-10:30",
}
OTHER: Written = {**CLASS, "id": "b", "lesson": "safety/hang-up", "on": "2026-12-06"}
"""With `CLASS`, every weak link is answered and every fraud taught."""


def problems_of(*classes: Written, today: datetime.date = TODAY, **options: Any) -> list[tuple[str, str, str]]:
    context = make_context({"2026-winter": classes}, today, options)
    return [(problem.severity, problem.message, problem.fix) for problem in check(context)]


def test_nothing_is_wrong() -> None:
    assert problems_of(CLASS, OTHER) == []


UNANSWERED = ("薄弱环节“fire”没有课来回应", "给它排一节课，在那节课的 answers 里写上这个代号")
ALL_CANCELLED = ("薄弱环节“fire”的课都取消了", "再排一节课来回应它")
CANCELLED = {"answers": ["fire"], "status": "cancelled"}


@pytest.mark.parametrize(
    ("changes", "today", "level", "expected"),
    [
        ({}, "2026-11-20", "error", [("error", *UNANSWERED)]),
        ({}, "2026-11-20", "warning", [("warning", *UNANSWERED)]),
        ({}, "2026-11-20", "off", []),
        # a class can be added until the season is over
        ({}, "2027-02-28", "error", [("error", *UNANSWERED)]),
        ({}, "2027-03-01", "error", [("warning", *UNANSWERED)]),
        # a class must be cancelled at once, its substitute can wait
        (CANCELLED, "2026-11-20", "error", [("warning", *ALL_CANCELLED)]),
        (CANCELLED, "2026-11-20", "off", []),
        ({**CANCELLED, "status": "done"}, "2026-11-20", "error", []),
        ({**CANCELLED, "status": "moved", "moved": {"on": "2026-12-07"}}, "2026-11-20", "error", []),
    ],
)
def test_a_weak_link(changes: Written, today: str, level: str, expected: list[tuple[str, str, str]]) -> None:
    links = {"answers": ["transfer", "parcel"]}
    third = {**OTHER, **links, "id": "c", "on": "2026-12-07", **changes}
    found = problems_of(
        {**CLASS, **links},
        {**OTHER, **links},
        third,
        today=DAY(today),
        levels={"weak-link-unanswered": level, "fraud-untaught": "off"},
    )
    assert found == expected


@pytest.mark.parametrize(
    ("today", "days", "expected"),
    [
        ("2026-12-05", 1, []),
        ("2026-12-06", 1, []),
        (
            "2026-12-07",
            1,
            [
                (
                    "warning",
                    "“刷单”最近一次讲是 2026-12-05，超过了 1 天，以后也没有排",
                    "排一节讲它的课；那一课的文件开头，frauds 里要有 rebate",
                )
            ],
        ),
        ("2027-06-03", 180, []),
    ],
)
def test_a_fraud_taught_long_ago(today: str, days: int, expected: list[tuple[str, str, str]]) -> None:
    assert problems_of(CLASS, OTHER, today=DAY(today), untaught_days=days) == expected


def test_a_fraud_never_taught() -> None:
    fix = "排一节讲它的课；那一课的文件开头，frauds 里要有 police"
    assert problems_of(CLASS) == [("warning", "课表里没有讲“冒充公检法”的课", fix)]
    assert problems_of(CLASS, {**OTHER, "status": "cancelled"}) == [("warning", "课表里没有讲“冒充公检法”的课", fix)]


def test_without_classes_nothing_is_said_to_be_untaught() -> None:
    context = make_context({}, TODAY)
    assert list(check(context)) == []


@pytest.mark.parametrize("path", ["courses/safety/03-new.md", "courses/schedule/2027-spring.yml"])
def test_what_cannot_be_read_may_teach_it(path: str) -> None:
    context = make_context({"2026-winter": [CLASS]}, TODAY)
    library = replace(context.library, unreadable=(place(path),))
    assert [problem.code for problem in check(context)] == ["fraud-untaught"]
    assert list(check(replace(context, library=library))) == []


@pytest.mark.parametrize(
    ("day", "today", "expected"),
    [
        ("2026-12-10", "2026-11-20", []),
        ("2026-12-11", "2026-11-20", ["“safety/hang-up”的审核 2026-12-10 到期，这堂课在 2026-12-11"]),
        ("2026-12-11", "2026-12-11", ["“safety/hang-up”的审核 2026-12-10 到期，这堂课在 2026-12-11"]),
        ("2026-12-11", "2026-12-12", []),
    ],
)
def test_a_lesson_that_expires_before_its_class(day: str, today: str, expected: list[str]) -> None:
    found = problems_of(CLASS, {**OTHER, "on": day}, today=DAY(today))
    fix = "上课前重新审核 courses/safety/02-hang-up.md，改它的 review"
    assert found == [("warning", message, fix) for message in expected]


REPEATED = {key: value for key, value in CLASS.items() if key != "on"} | {
    "repeat": {"every": "week", "on": "周六", "from": "2026-12-05", "times": 2},
    "capacity": 35,
}
SMALL = ("“hall”只坐得下 30 人", "“yard”只坐得下 20 人")


@pytest.mark.parametrize(
    ("changes", "today", "expected"),
    [
        ({"capacity": 30}, "2026-11-20", []),
        ({"capacity": 31}, "2026-11-20", [("error", f"名额 31 人，{SMALL[0]}")]),
        ({}, "2026-12-12", [("error", f"名额 35 人，{SMALL[0]}")]),
        ({}, "2026-12-13", [("warning", f"名额 35 人，{SMALL[0]}")]),
        ({"status": "cancelled"}, "2026-11-20", []),
        (
            {"changes": [{"day": "2026-12-05", "status": "moved", "moved": {"on": "2026-12-06", "venue": "yard"}}]},
            "2026-12-08",
            [("warning", f"名额 35 人，{SMALL[1]}"), ("error", f"名额 35 人，{SMALL[0]}")],
        ),
        (
            {
                "venue": "room",
                "changes": [{"day": "2026-12-05", "status": "moved", "moved": {"on": "2026-12-06", "venue": "yard"}}],
            },
            "2026-11-20",
            [("error", f"名额 35 人，{SMALL[1]}")],
        ),
    ],
)
def test_more_people_than_the_venue_holds(changes: Written, today: str, expected: list[tuple[str, str]]) -> None:
    found = problems_of({**REPEATED, **changes}, OTHER, today=DAY(today), levels={"fraud-untaught": "off"})
    assert found == [(how, message, "减少名额，或换大一点的场地") for how, message in expected]
