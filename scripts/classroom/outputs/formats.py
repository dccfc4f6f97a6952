"""The schedule in the forms that programs read; both editions have the same."""

from collections.abc import Iterator

from classroom.outputs.calendars import Calendars
from classroom.outputs.feed import make_feed
from classroom.outputs.output import Output
from classroom.outputs.schedule_csv import make_table
from classroom.outputs.schedule_json import make_schedule_json, make_schedule_schema
from classroom.outputs.site import Site


def make_formats(site: Site) -> Iterator[Output]:
    """Yield the calendars, the feed, the JSON with its schema, and the table."""
    yield from Calendars(site).make()
    yield make_feed(site)
    yield make_schedule_json(site)
    yield make_schedule_schema()
    yield make_table(site)
