"""Dated classes made for a test, without files."""

from typing import Any

from classroom.checks.context import DatedClass
from classroom.library.entry import Entry
from classroom.markdown.document import Document
from classroom.models.term import SmallClass, Term
from classroom.source.yaml_tree import YamlTree
from classroom.timetable.occurrence import expand_class

CLASS: dict[str, Any] = {
    "id": "w26-card",
    "lesson": "safety/stop",
    "answers": ["transfer"],
    "audience": ["居民"],
    "venue": "hall",
    "teacher": "教官甲",
    "on": "2026-12-05",
    "at": "09:30-10:30",
}
WEAK_LINK = {"id": "transfer", "text": "转账多"}
PATH = "courses/schedule/2026-winter.yml"


def dated_class(**changes: Any) -> DatedClass:
    """Return the class of a term of its own with *changes*; None leaves a key out."""
    values = {key: value for key, value in {**CLASS, **changes}.items() if value is not None}
    data = {"season": "2026-winter", "title": "冬季", "why": "岁末", "weak_links": [WEAK_LINK], "classes": [values]}
    term = Term.model_validate(data)
    small_class: SmallClass = term.classes[0]
    entry = Entry("2026-winter", PATH, term, YamlTree(data, {}, {}), Document(PATH, ""))
    return DatedClass(entry, 0, small_class, expand_class(small_class))
