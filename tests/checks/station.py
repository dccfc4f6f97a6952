"""Small random stations, and what their classes come to by walking through the calendar.

A class is drawn as what its author would write, a mapping of plain values. The rules get it read as a term's
file is read; their twins in the tests get it as it was drawn, and expand it here, day by day, without the code
that is tested.
"""

import datetime
import functools
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from classroom.checks.context import Context, Rule
from classroom.library.content import Library
from classroom.library.entry import Entry
from classroom.library.loading import load_library
from classroom.markdown.document import Document
from classroom.models.options import Options
from classroom.models.repeat import WEEKDAYS
from classroom.models.term import Term
from classroom.problem import Problem
from classroom.source.validation import validate
from classroom.source.yaml_tree import parse_yaml
from tests.sample import FILES, lesson, write_sample

Written = dict[str, Any]
"""A class as its author writes it."""

Finding = tuple[str, str, str, tuple[str, ...]]
"""A code, a severity, what the problem stands at (a class's id, or a file), and the facts in its message."""

EQUIPMENT = {"投影仪": 1, "音箱": 2}
CAPACITIES = {"hall": 30, "yard": 20, "room": 40}
EXPIRES = {"safety/stop": datetime.date(2027, 1, 10), "safety/hang-up": datetime.date(2026, 12, 10)}
FRAUDS = {"safety/stop": "rebate", "safety/hang-up": "police"}
LINKS = ("transfer", "parcel", "fire")
TODAYS = tuple(map(datetime.date.fromisoformat, ("2026-08-01", "2026-11-20", "2026-12-07", "2026-12-12", "2027-03-20")))

_ONE_DAY = datetime.timedelta(days=1)
_FACT = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d|“[^”]*”|\d+")


@dataclass(frozen=True)
class Held:
    """One day of a class, found by walking; `first_day` is the one it was set for, `moves` how often it moved."""

    written: Written
    first_day: datetime.date
    day: datetime.date
    start: int
    end: int
    venue: str
    status: str
    moves: int

    @property
    def id(self) -> str:
        return str(self.written["id"])

    @property
    def order(self) -> tuple[Any, ...]:
        """What occurrences sort by: time, then place, then name."""
        return (self.day, self.start, self.end, self.venue, self.id, self.first_day)

    @property
    def takes_place(self) -> bool:
        return self.status != "cancelled"

    @property
    def minutes(self) -> set[int]:
        """Every minute of the day that it takes."""
        return set(range(self.start, self.end))

    @property
    def when(self) -> tuple[str, str]:
        return (str(self.day), f"{self.start // 60:02}:{self.start % 60:02}")


@functools.cache
def base_library() -> Library:
    """Return the sample's content with three venues, two teachers, three audiences and two kinds of equipment."""
    venues = "".join(
        f"  - {{id: {name}, name: {name}, address: 某路, capacity: {capacity}, getting_in: [走正门], step_free: true, "
        "toilet: true}\n"
        for name, capacity in CAPACITIES.items()
    )
    station = FILES["docs/data/station.yml"].replace(
        "{居民: residents}", "{居民: residents, 学生: students, 老年人: elders}"
    )
    equipment = "".join(f"  - {{name: {name}, count: {count}}}\n" for name, count in EQUIPMENT.items())
    holidays = FILES["docs/data/holidays/2026.yml"].replace(
        "workdays: [2026-01-04]}]",
        "workdays: [2026-01-04]}, {name: 某节, first: 2026-12-09, last: 2026-12-10, workdays: [2026-12-13]}]",
    )
    changes: dict[str, str | None] = {
        "docs/data/venues.yml": f"venues:\n{venues}",
        "docs/data/station.yml": f"{station}equipment:\n{equipment}",
        "docs/data/holidays/2026.yml": holidays,
    }
    for number, (name, day) in enumerate(EXPIRES.items(), 1):
        review = f"frauds: [{FRAUDS[name]}]\nreview: {{by: 教官, on: 2026-01-10, expires: {day}}}"
        changes[f"courses/{name.replace('/', f'/{number:02}-')}.md"] = lesson(name, review)
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_library(write_sample(Path(folder), changes))
    assert loaded.problems == ()
    assert loaded.library is not None
    return loaded.library


def read_term(season: str, classes: Iterable[Written]) -> Entry[Term]:
    """Return the term with *classes*, read from text as its file would be; JSON is YAML."""
    written = {
        "season": season,
        "title": season,
        "why": "岁末多骗局",
        "weak_links": [{"id": link, "text": link} for link in LINKS],
        "classes": list(classes),
    }
    path = f"courses/schedule/{season}.yml"
    tree = parse_yaml(json.dumps(written, ensure_ascii=False, indent=1), path)
    return Entry(season, path, validate(Term, tree, path), tree, Document(path, ""))


def make_context(
    terms: Mapping[str, Iterable[Written]], today: datetime.date, options: Mapping[str, Any] | None = None
) -> Context:
    """Return what a rule gets to see of a station with *terms*, by season."""
    entries = tuple(read_term(season, classes) for season, classes in sorted(terms.items()))
    return Context(replace(base_library(), terms=entries), today, Options.model_validate(options or {}))


def find(rule: Rule, context: Context) -> list[Finding]:
    """Return what *rule* finds, sorted."""
    terms = {term.path: term for term in context.library.terms}
    return sorted(_summarize(problem, terms) for problem in rule(context))


def _summarize(problem: Problem, terms: Mapping[str, Entry[Term]]) -> Finding:
    place = problem.path
    term = terms.get(problem.path)
    for index, small_class in enumerate(term.model.classes if term else ()):
        if term and term.tree.locate(("classes", index))[0] <= problem.line:
            place = small_class.id
    facts = tuple(fact.strip("“”") for fact in _FACT.findall(problem.message))
    return problem.code, problem.severity, place, facts


def severity(level: str, day: datetime.date, today: datetime.date) -> list[str]:
    """Return the severity of a finding on *day*, or nothing where the rule is off."""
    return [] if level == "off" else ["warning" if day < today else level]


def walk(written: Written) -> list[Held]:
    """Return the days of a class, in the order that they were set, by trying one day after the other."""
    changes = {change["day"]: change for change in written.get("changes", ())}
    return [_hold(written, day, changes.get(day.isoformat(), written)) for day in _walk_days(written)]


def _walk_days(written: Written) -> Iterator[datetime.date]:
    if "on" in written:
        yield datetime.date.fromisoformat(written["on"])
        return
    rule = written["repeat"]
    day, left = datetime.date.fromisoformat(rule["from"]), rule["times"]
    while left:
        if WEEKDAYS[day.weekday()] in rule["on"]:
            left -= 1
            if day.isoformat() not in rule["except"]:
                yield day
        day += _ONE_DAY


def _hold(written: Written, first_day: datetime.date, change: Written) -> Held:
    day, at, venue = first_day.isoformat(), written["at"], written["venue"]
    moves = change.get("moved", [])
    for move in moves:
        day, at, venue = move["on"], move.get("at", at), move.get("venue", venue)
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in at.split("-"))
    status = change.get("status", "planned")
    return Held(written, first_day, datetime.date.fromisoformat(day), start, end, venue, status, len(moves))


def walk_all(terms: Mapping[str, Iterable[Written]]) -> list[Held]:
    """Return every day of every class that takes place, in order."""
    held = (one for classes in terms.values() for written in classes for one in walk(written))
    return sorted((one for one in held if one.takes_place), key=lambda one: one.order)


DAYS = st.one_of(
    st.dates(datetime.date(2026, 12, 4), datetime.date(2026, 12, 13)),
    st.dates(datetime.date(2026, 11, 27), datetime.date(2027, 3, 2)),
).map(datetime.date.isoformat)
HOURS = st.builds(
    lambda start, length: f"{9 + start // 6:02}:{start % 6}0-{9 + (start + length) // 6:02}:{(start + length) % 6}0",
    st.integers(0, 12),
    st.integers(1, 9),
)


@st.composite
def class_lists(draw: st.DrawFn, prefix: str) -> list[Written]:
    """Return the classes of a term, with ids that begin with *prefix*."""
    return [draw(classes(f"{prefix}{index}")) for index in range(draw(st.integers(1, 5)))]


@st.composite
def classes(draw: st.DrawFn, class_id: str) -> Written:
    """Return a class, on one day or repeated, that its model accepts."""
    written: Written = {
        "id": class_id,
        "lesson": draw(st.sampled_from(sorted(EXPIRES))),
        "answers": draw(st.lists(st.sampled_from(LINKS), min_size=1, max_size=2, unique=True)),
        "audience": draw(st.lists(st.sampled_from(("居民", "学生", "老年人")), min_size=1, unique=True)),
        "venue": draw(st.sampled_from(sorted(CAPACITIES))),
        "teacher": draw(st.sampled_from(("教官甲", "教官乙"))),
        "equipment": draw(st.lists(st.sampled_from(sorted(EQUIPMENT)), unique=True)),
        "at": draw(HOURS),
    }
    if draw(st.booleans()):
        written["capacity"] = draw(st.sampled_from((15, 25, 35)))
    if draw(st.booleans()):
        return {**written, "on": draw(DAYS), **draw(states(("planned", "planned", "cancelled", "moved", "done")))}
    rule = {"every": "week", "on": draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=2, unique=True))}
    rule |= {"from": draw(DAYS), "times": draw(st.integers(1, 3)), "except": []}
    days = [day.isoformat() for day in _walk_days({"repeat": rule})]
    rule["except"] = draw(st.lists(st.sampled_from(days) | DAYS, max_size=1))
    changed = draw(st.lists(st.sampled_from(days) | DAYS, max_size=2, unique=True))
    changes = [{"day": day, **draw(states(("cancelled", "moved", "done"), days))} for day in changed]
    return {**written, "repeat": rule, "changes": changes, **draw(states(("planned", "planned", "cancelled", "done")))}


@st.composite
def states(draw: st.DrawFn, statuses: tuple[str, ...], days: list[str] | None = None) -> Written:
    """Return a status with the reason and the moves that go with it; *days* are likely to be moved to."""
    status = draw(st.sampled_from(statuses))
    state: Written = {"status": status}
    if draw(st.booleans()):
        state["reason"] = "检修"
    if status == "moved":
        moved = st.fixed_dictionaries(
            {"on": st.sampled_from(days) | DAYS if days else DAYS},
            optional={"at": HOURS, "venue": st.sampled_from(sorted(CAPACITIES))},
        )
        state["moved"] = draw(st.lists(moved, min_size=1, max_size=2))
    return state


TERMS = st.fixed_dictionaries({"2026-autumn": class_lists("a"), "2026-winter": class_lists("w")})
LEVELS = st.sampled_from(("error", "warning", "off"))
