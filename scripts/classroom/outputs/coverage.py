"""For instructors: which topic was taught to whom in which term, and what nobody has heard yet."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from classroom.library.entry import Entry
from classroom.models.term import Term
from classroom.outputs.addresses import COVERAGE, OPENING
from classroom.outputs.output import Output
from classroom.outputs.site import Site
from classroom.render import load_labels


@dataclass(frozen=True)
class Coverage:
    """One term as a table: `rows` are a topic and its numbers of classes, one an audience of `audiences`."""

    term: Entry[Term]
    audiences: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def make_coverage(site: Site) -> Iterator[Output]:
    """Yield the page with a table a term, in the instructors' edition alone."""
    if site.publication.shows_instructor:
        words = load_labels()["schedule_pages"]["coverage"]
        tables = [cover(site, term) for term in site.terms]
        yield site.page(COVERAGE, OPENING, "coverage.md.j2", words["title"], words["summary"], tables=tables)


def cover(site: Site, term: Entry[Term]) -> Coverage:
    """Return how often each topic is held for each audience in *term*; every fraud type has a row, taught or not."""
    counts = _count(site, term)
    words = site.library.data.station.model.vocabulary.audience
    audiences = tuple(name for name in words if any(audience == name for _, audience in counts))
    taught = list(dict.fromkeys(topic for topic, _ in counts))
    frauds = [fraud.name for fraud in site.library.frauds.values()]
    topics = [*frauds, *(topic for topic in taught if topic not in frauds)]
    rows = tuple((topic, tuple(counts[topic, audience] for audience in audiences)) for topic in topics)
    return Coverage(term, audiences, rows)


def _count(site: Site, term: Entry[Term]) -> Counter[tuple[str, str]]:
    """Count the occurrences that take place by topic and audience.

    A topic is a fraud type that the lesson is about, or the class's own title where it is about none.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for dated in site.classes_of(term):
        lesson = site.library.lesson_ids.get(dated.small_class.lesson or "")
        frauds = [site.library.frauds[fraud].name for fraud in lesson.model.frauds] if lesson else []
        held = sum(occurrence.takes_place for occurrence in dated.occurrences)
        for topic in frauds or [site.class_title(dated)]:
            for audience in dated.small_class.audience:
                counts[topic, audience] += held
    return counts
