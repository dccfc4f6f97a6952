import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.timetable.day_series import DaySeries, find_series

ONE_DAY = datetime.timedelta(days=1)


def days(*texts: str) -> tuple[datetime.date, ...]:
    return tuple(datetime.date.fromisoformat(text) for text in texts)


WEDNESDAYS = days("2026-12-09", "2026-12-16", "2026-12-23", "2026-12-30", "2027-01-06")


@pytest.mark.parametrize(
    ("given_days", "series"),
    [
        (WEDNESDAYS, DaySeries(WEDNESDAYS[0], "week", (2,), 5)),
        (WEDNESDAYS[:1], DaySeries(WEDNESDAYS[0], "fortnight", (2,), 1)),
        (WEDNESDAYS[::2], DaySeries(WEDNESDAYS[0], "fortnight", (2,), 3)),
        (
            (*WEDNESDAYS[:2], *WEDNESDAYS[3:]),
            DaySeries(WEDNESDAYS[0], "week", (2,), 4, days("2026-12-23")),
        ),
        (days("2026-12-07", "2026-12-14", "2027-01-25"), None),
        (
            days("2026-12-07", "2026-12-09", "2026-12-14", "2026-12-16"),
            DaySeries(days("2026-12-07")[0], "week", (0, 2), 4),
        ),
        (
            days("2026-12-08", "2026-12-10", "2026-12-22", "2026-12-24"),
            DaySeries(days("2026-12-08")[0], "fortnight", (1, 3), 4),
        ),
        (days("2026-12-12", "2027-01-09", "2027-02-13", "2027-03-13", "2027-04-10"), None),
        (days("2026-12-07", "2026-12-16", "2026-12-25", "2027-01-05", "2027-01-09"), None),
    ],
)
def test_series(given_days: tuple[datetime.date, ...], series: DaySeries | None) -> None:
    assert find_series(given_days) == series


@pytest.mark.parametrize(
    ("weeks", "missing"),
    [
        ((0, 1, 4, 5, 6), (2, 3)),
        ((0, 1, 3, 5, 7), None),
        ((0, 1, 2, 3, 5, 7, 9), (4, 6, 8)),
        ((0, 1, 2, 3, 5, 7, 9, 11, 12), None),
    ],
    ids=["two of seven", "three of eight", "three of ten", "four of thirteen"],
)
def test_how_many_days_may_be_missing(weeks: tuple[int, ...], missing: tuple[int, ...] | None) -> None:
    def on(numbers: tuple[int, ...]) -> tuple[datetime.date, ...]:
        return tuple(WEDNESDAYS[0] + number * 7 * ONE_DAY for number in numbers)

    series = find_series(on(weeks))
    assert (series and series.missing) == (missing and on(missing))


def walk(series: DaySeries, last: datetime.date) -> list[datetime.date]:
    """Return the days of *series* by looking at every day up to *last* in turn."""
    monday = series.first - series.first.weekday() * ONE_DAY
    found, day = [], series.first
    while day <= last:
        week = (day - monday).days // 7
        if day.weekday() in series.weekdays and (series.every == "week" or week % 2 == 0) and day not in series.missing:
            found.append(day)
        day += ONE_DAY
    return found


@given(
    st.dates(datetime.date(2026, 1, 1), datetime.date(2030, 12, 31)),
    st.sets(st.integers(0, 60), min_size=1, max_size=12),
    st.sampled_from((1, 7, 14)),
)
def test_a_series_says_exactly_its_days(start: datetime.date, steps: set[int], step_days: int) -> None:
    given_days = tuple(start + step * step_days * ONE_DAY for step in sorted(steps))
    series = find_series(given_days)
    if series is not None:
        assert (tuple(walk(series, given_days[-1])), series.times) == (given_days, len(given_days))
        assert len(series.missing) <= 3


@given(
    st.dates(datetime.date(2026, 1, 1), datetime.date(2030, 12, 31)),
    st.integers(5, 20),
    st.sampled_from((1, 2)),
    st.data(),
)
def test_a_weekly_class_with_a_day_left_out_is_a_series(
    start: datetime.date, times: int, weeks: int, data: st.DataObject
) -> None:
    planned = [start + number * weeks * 7 * ONE_DAY for number in range(times)]
    gone = data.draw(st.sampled_from(planned[1:-1]))
    series = find_series([day for day in planned if day != gone])
    assert series == DaySeries(start, "week" if weeks == 1 else "fortnight", (start.weekday(),), times - 1, (gone,))
