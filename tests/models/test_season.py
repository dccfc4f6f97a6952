import datetime
import itertools
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from classroom.models.season import SEASONS, parse_season, season_days

FIX = "写成 2026-winter 这样：年份-spring（春）、summer（夏）、autumn（秋）或 winter（冬）"


@pytest.mark.parametrize("value", [f"2026-{name}" for name in SEASONS])
def test_good_season(value: str) -> None:
    assert parse_season(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "2026-Winter", "2026-fall", "2026winter", "winter-2026", "26-winter",
        "2026-冬", "2026", 2026, "", "2026-winter-2", "{value}", "1999-winter", "2100-winter",
        ("２０２６-winter"),
        ("0000-winter"),
        ("9999-winter"),
    ],
)  # fmt: skip
def test_bad_season(value: Any) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_season(value)
    assert caught.value.context == {"message": f"学期“{value}”的写法不对", "fix": FIX}


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2026-winter ", "2026-winter"), ("a\nb", "a b"), (True, "true"), (["2026-winter"], "2026-winter")],
)
def test_value_is_shown_on_one_line(value: Any, shown: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_season(value)
    assert caught.value.context == {"message": f"学期“{shown}”的写法不对", "fix": FIX}


def test_nothing_is_left_to_the_check_for_text() -> None:
    assert parse_season(None) is None


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        ("2026-spring", (2026, 3, 1), (2026, 5, 31)),
        ("2026-summer", (2026, 6, 1), (2026, 8, 31)),
        ("2026-autumn", (2026, 9, 1), (2026, 11, 30)),
        ("2026-winter", (2026, 12, 1), (2027, 2, 28)),
        ("2027-winter", (2027, 12, 1), (2028, 2, 29)),
        ("2099-winter", (2099, 12, 1), (2100, 2, 28)),
    ],
)
def test_days(season: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert season_days(season) == (datetime.date(*first), datetime.date(*last))


def test_seasons_follow_each_other_without_a_gap() -> None:
    spans = [season_days(f"{year}-{name}") for year in range(2024, 2032) for name in SEASONS]
    day = datetime.timedelta(days=1)
    assert [later[0] - earlier[1] for earlier, later in itertools.pairwise(spans)] == [day] * (len(spans) - 1)
