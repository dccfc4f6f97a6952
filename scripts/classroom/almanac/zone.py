"""The one time zone of a site."""

import datetime

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8), "Asia/Shanghai")
"""China has had no summer time since 1991, so a fixed offset is exact for every date of a site."""
