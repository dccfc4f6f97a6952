"""The four terms of a year and the days they span."""

import datetime
import re
from typing import Any

from classroom.models.base import quote, reject

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""Season → its first month; a term is three whole months, so winter ends in the next year."""

_SEASON = re.compile(rf"20[0-9]{{2}}-({'|'.join(SEASONS)})")


def parse_season(value: Any) -> Any:
    """Return *value* when it names a term, such as ``2026-winter``."""
    if value is None:
        return value
    if not isinstance(value, str) or not _SEASON.fullmatch(value):
        raise reject(
            f"学期“{quote(value)}”的写法不对",
            "写成 2026-winter 这样：年份-spring（春）、summer（夏）、autumn（秋）或 winter（冬）",
        )
    return value


def season_days(season: str) -> tuple[datetime.date, datetime.date]:
    """Return (first, last) day of a valid season, both included."""
    year, name = season.split("-")
    first = datetime.date(int(year), SEASONS[name], 1)
    after = first.month + 3
    end = datetime.date(first.year + (after > 12), (after - 1) % 12 + 1, 1)
    return first, end - datetime.timedelta(days=1)
