"""Which version of a class's poster hangs on a wall: changes when, and only when, what is printed changes."""

import hashlib
import json

from classroom.checks.context import DatedClass
from classroom.outputs.site import Site


def poster_version(site: Site, dated: DatedClass) -> str:
    """Return the version as ``2-7c1e``: how often the class was changed and one, and a mark of all that is printed."""
    changes = sum(occurrence.sequence for occurrence in dated.occurrences)
    text = json.dumps(_printed(site, dated), ensure_ascii=False, sort_keys=True)
    return f"{changes + 1}-{hashlib.sha256(text.encode()).hexdigest()[:4]}"


def _printed(site: Site, dated: DatedClass) -> list[object]:
    small_class = dated.small_class
    venues = site.library.venues
    days = [
        [occurrence.slot.day.isoformat(), f"{occurrence.start:%H:%M}", f"{occurrence.end:%H:%M}", occurrence.status]
        for occurrence in dated.occurrences
    ]
    places = [
        [venues[occurrence.venue].name, venues[occurrence.venue].address, *venues[occurrence.venue].getting_in]
        for occurrence in dated.occurrences
    ]
    said = [small_class.kind, list(small_class.audience), list(small_class.bring), small_class.rain]
    return [site.class_title(dated), days, places, said, site.library.data.station.model.site_address]
