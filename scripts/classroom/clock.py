"""The day a site is made for: the only place that reads the clock, called by the commands and the plugin."""

import datetime
import os
from collections.abc import Mapping

from classroom.almanac.zone import SHANGHAI

SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH"
"""Environment variable: seconds since 1970 that stand for now.

Reference: https://reproducible-builds.org/specs/source-date-epoch/
"""

PROGRESS = "CLASSROOM_PROGRESS"
"""Environment variable: when set, a build prints a JSON line a page, with `done` and `total`."""

EDITION = "CLASSROOM_EDITION"
"""Environment variable: the edition to make, before the one in `mkdocs.yml`."""


OFFLINE = "CLASSROOM_OFFLINE"
"""Environment variable: when set, the site is a folder to open from a stick or a disk."""


def read_today() -> datetime.date:
    """Return today in Asia/Shanghai, or the day that `SOURCE_DATE_EPOCH` falls on there."""
    given = os.environ.get(SOURCE_DATE_EPOCH)
    moment = datetime.datetime.fromtimestamp(int(given), SHANGHAI) if given else datetime.datetime.now(SHANGHAI)
    return moment.date()


def read_environment() -> Mapping[str, str]:
    """Return the environment, for what is run with it."""
    return os.environ


def epoch_of(day: datetime.date) -> int:
    """Return the second at which *day* is noon in Asia/Shanghai, which is the same date in UTC."""
    return int(datetime.datetime.combine(day, datetime.time(12), SHANGHAI).timestamp())
