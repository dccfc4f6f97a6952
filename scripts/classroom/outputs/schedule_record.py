"""The schedule as a record: every term as written, and every occurrence worked out, without anybody's numbers."""

from typing import Any

from classroom.checks.context import DatedClass
from classroom.models.schedule_file import ClassRecord, OccurrenceRecord, ScheduleFile, SlotRecord
from classroom.models.season import season_days
from classroom.outputs.addresses import class_uri, site_uri
from classroom.outputs.poster_version import poster_version
from classroom.outputs.site import Site
from classroom.timetable.occurrence import Occurrence, Slot


def record_schedule(site: Site) -> ScheduleFile:
    """Return the whole schedule of *site*: terms by season, classes by id, occurrences by time.

    The terms are as their authors wrote them, but for how many people came: small counts tell of single persons.
    """
    station = site.library.data.station.model
    classes = sorted(site.context.classes, key=lambda dated: dated.small_class.id)
    terms = sorted(site.terms, key=lambda term: season_days(term.model.season))
    return ScheduleFile(
        site_title=station.site_title,
        calendar_id=station.calendar_id,
        generated_for=site.today,
        venues={venue_id: venue.name for venue_id, venue in site.library.venues.items()},
        classes=tuple(_record_class(site, dated) for dated in classes),
        occurrences=tuple(_record_occurrence(occurrence) for _, occurrence in site.occurrences),
        terms=tuple(_without_tally(term.tree.data) for term in terms),
    )


def _record_class(site: Site, dated: DatedClass) -> ClassRecord:
    small_class = dated.small_class
    return ClassRecord(
        id=small_class.id,
        season=dated.term.model.season,
        kind=small_class.kind,
        title=site.class_title(dated),
        audience=small_class.audience,
        page=site_uri(class_uri(dated.term, small_class.id)),
        posters=small_class.posters,
        poster_version=poster_version(site, dated),
    )


def _record_occurrence(occurrence: Occurrence) -> OccurrenceRecord:
    return OccurrenceRecord(
        key=occurrence.key,
        class_id=occurrence.class_id,
        slot=_record_slot(occurrence.slot),
        status=occurrence.status,
        earlier=tuple(_record_slot(slot) for slot in occurrence.earlier),
        reason=occurrence.reason,
        sequence=occurrence.sequence,
    )


def _record_slot(slot: Slot) -> SlotRecord:
    return SlotRecord(day=slot.day, start=slot.start, end=slot.end, venue=slot.venue)


def _without_tally(written: Any) -> Any:
    """Return *written* without the key `tally` at any depth."""
    if isinstance(written, dict):
        return {key: _without_tally(value) for key, value in written.items() if key != "tally"}
    return [_without_tally(item) for item in written] if isinstance(written, list) else written
