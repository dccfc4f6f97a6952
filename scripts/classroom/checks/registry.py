"""Every rule, in the order they run; a new rule is a module and a line here."""

from collections.abc import Iterator

from classroom.checks import (
    assets,
    basis,
    blocks,
    class_days,
    combinations,
    conflicts,
    contacts,
    coverage,
    duplicates,
    file_names,
    identity,
    lesson_minutes,
    links,
    raw_html,
    references,
    review,
    sections,
    share_titles,
    waiver_terms,
    wording,
)
from classroom.checks.context import Context, Rule
from classroom.problem import Problem

RULES: tuple[Rule, ...] = (
    references.check,
    duplicates.check,
    file_names.check,
    links.check,
    assets.check,
    lesson_minutes.check,
    sections.check,
    blocks.check,
    raw_html.check,
    contacts.check,
    review.check,
    class_days.check,
    conflicts.check,
    coverage.check,
    identity.check,
    basis.check,
    combinations.check,
    wording.check,
    share_titles.check,
    waiver_terms.check,
)


def run_rules(context: Context) -> Iterator[Problem]:
    """Yield the problems of every rule."""
    for rule in RULES:
        yield from rule(context)
