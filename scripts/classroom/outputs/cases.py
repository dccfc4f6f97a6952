"""Cases, and their lists by fraud type, channel, loss, and whom it happened to."""

from collections.abc import Callable, Iterator
from typing import Any

from classroom.library.entry import Entry
from classroom.markdown.red_flags import count_red_flags, read_red_flags
from classroom.models.case import Case
from classroom.models.scalars import yuan_floor
from classroom.outputs.handout import find_handout
from classroom.outputs.output import Output
from classroom.outputs.relations import Relations
from classroom.outputs.share_text import warn_of
from classroom.outputs.site import Site
from classroom.render import load_labels

SOURCE = "cases/index.md"

Group = tuple[str, list[Entry[Case]]]
Keys = Callable[[Case], list[Any]]


def make_cases(site: Site, relations: Relations) -> Iterator[Output]:
    """Yield the cases' opening page, the lists, and a page a case."""
    frauds = site.library.frauds
    yield from site.opening_page(SOURCE, "cases.md.j2", cases=site.cases, frauds=frauds, lists=_labels())
    for name, groups in _make_lists(site).items():
        words = _labels()[name]
        uri = f"cases/by-{name}.md"
        yield site.page(uri, SOURCE, "case_list.md.j2", words["title"], words["summary"], groups=groups, frauds=frauds)
    for case in site.cases:
        yield site.written_page(
            case,
            "case.md.j2",
            handout=find_handout(site, case),
            share=warn_of(read_red_flags(case.body.lines), case.model.summary),
            fraud=frauds[case.model.fraud],
            flags=count_red_flags(case.body.lines),
            lessons=relations.lessons_with(case),
            guides=relations.guides_of([case.model.fraud]),
            others=[other for other in relations.cases_of([case.model.fraud]) if other is not case],
        )


def _labels() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = load_labels()["case_lists"]
    return lists


def _make_lists(site: Site) -> dict[str, list[Group]]:
    names = {fraud.id: fraud.name for fraud in site.library.data.frauds.model.frauds}
    vocabulary = site.library.data.station.model.vocabulary
    ages = sorted({case.model.person.age for case in site.cases if case.model.person.age})
    losses = sorted({case.model.loss for case in site.cases}, key=yuan_floor)
    by_loss = _group(site, list(losses), lambda case: [case.loss])
    no_loss = load_labels()["no_loss"]
    return {
        "fraud": _group(site, list(names.values()), lambda case: [names[case.fraud]]),
        "channel": _group(site, list(vocabulary.channel), lambda case: list(case.channel)),
        "loss": [(no_loss if name == "0" else name, cases) for name, cases in by_loss],
        "person": _group(site, [*ages, *vocabulary.work], lambda case: [case.person.age, case.person.work]),
    }


def _group(site: Site, names: list[str], keys: Keys) -> list[Group]:
    """Return the cases under each of *names* that has any; a case may stand under several."""
    groups = [(name, [case for case in site.cases if name in keys(case.model)]) for name in names]
    return [(name, cases) for name, cases in groups if cases]
