import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from classroom.almanac.days import Almanac, Day, days_between
from classroom.almanac.zone import SHANGHAI
from classroom.models.data import HolidayYear

YEAR = HolidayYear.model_validate(
    {
        "year": 2026,
        "notice": "某通知",
        "published": "2025-11-04",
        "holidays": [
            {"name": "元旦", "first": "2026-01-01", "last": "2026-01-03", "workdays": ["2026-01-04"]},
            {"name": "春节", "first": "2026-02-15", "last": "2026-02-23", "workdays": ["2026-02-14", "2026-02-28"]},
            {"name": "清明节", "first": "2026-04-05", "last": "2026-04-05"},
        ],
    }
)
NEXT_YEAR = HolidayYear.model_validate(
    {
        "year": 2027,
        "notice": "某通知",
        "published": "2026-11-04",
        "holidays": [{"name": "元旦", "first": "2026-12-31", "last": "2027-01-02", "workdays": ["2026-12-27"]}],
    }
)


@pytest.mark.parametrize(
    ("date", "kind", "holiday"),
    [
        ("2025-12-31", "not announced", None),
        ("2026-01-01", "holiday", "元旦"),
        ("2026-01-03", "holiday", "元旦"),
        ("2026-01-04", "working weekend", "元旦"),
        ("2026-01-05", "workday", None),
        ("2026-02-13", "workday", None),
        ("2026-02-14", "working weekend", "春节"),
        ("2026-02-15", "holiday", "春节"),
        ("2026-02-20", "holiday", "春节"),
        ("2026-02-23", "holiday", "春节"),
        ("2026-02-24", "workday", None),
        ("2026-02-28", "working weekend", "春节"),
        ("2026-03-01", "weekend", None),
        ("2026-04-04", "weekend", None),
        ("2026-04-05", "holiday", "清明节"),
        ("2026-04-06", "workday", None),
        ("2026-12-26", "weekend", None),
        ("2026-12-31", "workday", None),
        ("2027-01-01", "not announced", None),
    ],
)
def test_day(date: str, kind: str, holiday: str | None) -> None:
    day = datetime.date.fromisoformat(date)
    found = Almanac([YEAR]).look_up(day)
    assert (found.date, found.kind, found.holiday) == (day, kind, holiday)


@pytest.mark.parametrize(
    ("date", "kind"),
    [
        ("2026-12-27", "working weekend"),
        ("2026-12-31", "holiday"),
        ("2027-01-02", "holiday"),
        ("2027-01-03", "weekend"),
        ("2027-01-04", "workday"),
        ("2026-01-01", "holiday"),
    ],
)
def test_a_holiday_may_begin_in_the_year_before(date: str, kind: str) -> None:
    assert Almanac([YEAR, NEXT_YEAR]).look_up(datetime.date.fromisoformat(date)).kind == kind


def test_a_year_that_only_a_later_notice_touches_is_not_announced() -> None:
    almanac = Almanac([NEXT_YEAR])
    assert almanac.look_up(datetime.date(2026, 12, 31)) == Day(datetime.date(2026, 12, 31), "holiday", "元旦")
    assert almanac.look_up(datetime.date(2026, 12, 30)) == Day(datetime.date(2026, 12, 30), "not announced")


def test_nothing_is_announced() -> None:
    assert Almanac([]).look_up(datetime.date(2026, 10, 1)).kind == "not announced"


def test_holiday_that_ends_before_it_begins() -> None:
    with pytest.raises(ValidationError):
        HolidayYear.model_validate(
            {
                "year": 2026,
                "notice": "某通知",
                "published": "2025-11-04",
                "holidays": [{"name": "国庆节", "first": "2026-10-07", "last": "2026-10-01"}],
            }
        )


def test_shanghai_is_eight_hours_ahead_in_every_season() -> None:
    hours = [datetime.datetime(2026, month, 1, tzinfo=SHANGHAI).utcoffset() for month in range(1, 13)]
    assert hours == [datetime.timedelta(hours=8)] * 12


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-02-27", "2026-03-01", ["2026-02-27", "2026-02-28", "2026-03-01"]),
        ("2028-02-28", "2028-03-01", ["2028-02-28", "2028-02-29", "2028-03-01"]),
        ("2026-12-31", "2026-12-31", ["2026-12-31"]),
        ("2026-12-31", "2026-12-30", []),
    ],
)
def test_days_between(first: str, last: str, expected: list[str]) -> None:
    found = days_between(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    assert [day.isoformat() for day in found] == expected


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)), st.integers(0, 400))
def test_days_between_has_both_ends_and_no_gap(first: datetime.date, length: int) -> None:
    last = first + datetime.timedelta(days=length)
    assert [day.toordinal() for day in days_between(first, last)] == list(
        range(first.toordinal(), last.toordinal() + 1)
    )
