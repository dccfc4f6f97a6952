"""Folders on disk → the library, and every problem met on the way."""

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from classroom.almanac.date_expression import DateExpressionError, resolve_date
from classroom.library.content import Data, Library
from classroom.library.entry import Entry
from classroom.library.layout import DATA_FILES, FOLDERS, Placement, explain_stray, is_ignored, place
from classroom.markdown.document import Document
from classroom.models.base import reject
from classroom.models.case import Case
from classroom.models.data import Contacts, Figures, Frauds, Glossary, HolidayYear, Venues
from classroom.models.lesson import Course, Lesson
from classroom.models.page import Guide, Page
from classroom.models.scalars import RESOLVE_DATE
from classroom.models.season import season_days
from classroom.models.station import Station
from classroom.models.term import Term
from classroom.models.waiver import WaiverFile
from classroom.problem import ContentError, Problem
from classroom.source.front_matter import split_front_matter
from classroom.source.text import read_text
from classroom.source.validation import validate
from classroom.source.yaml_tree import parse_yaml

MODELS: dict[str, type[BaseModel]] = {
    "page": Page,
    "guide": Guide,
    "course": Course,
    "lesson": Lesson,
    "case": Case,
    "term": Term,
    "holidays": HolidayYear,
    "waivers": WaiverFile,
    "station": Station,
    "contacts": Contacts,
    "venues": Venues,
    "figures": Figures,
    "frauds": Frauds,
    "glossary": Glossary,
}
"""Kind of file, or name of data file → the model of its front matter or data."""

GROUPS = {
    "page": "pages",
    "guide": "guides",
    "course": "courses",
    "lesson": "lessons",
    "case": "cases",
    "term": "terms",
    "holidays": "holidays",
    "waivers": "waivers",
}
"""Kind of file → the field of the library that its entries are in."""


@dataclass(frozen=True)
class Loaded:
    """What could be read; `library` is None when a data file that everything needs is missing or broken."""

    library: Library | None
    problems: tuple[Problem, ...]


def load_library(root: Path) -> Loaded:
    """Return the content under *root*; a file with problems is left out and its problems are returned."""
    problems: list[Problem] = []
    groups: dict[str, list[Entry[Any]]] = {group: [] for group in GROUPS.values()}
    data: dict[str, Entry[Any]] = {}
    assets: dict[str, Path] = {}
    unreadable: list[Placement] = []
    seen: set[str] = set()
    for placement in find_files(root):
        seen.add(placement.path)
        if placement.kind == "asset":
            assets[placement.path] = root / placement.path
        elif placement.kind == "stray":
            problems.append(Problem(placement.path, 1, 1, "stray-file", *explain_stray(placement.path)))
        else:
            try:
                entry = read_entry(root, placement)
            except ContentError as error:
                problems += error.problems
                unreadable.append(placement)
                continue
            if placement.kind == "data":
                data[placement.id] = entry
            else:
                groups[GROUPS[placement.kind]].append(entry)
    problems += _find_missing(seen)
    library = None
    if len(data) == len(DATA_FILES):
        library = Library(
            Data(**data),
            **{name: tuple(group) for name, group in groups.items()},
            assets=assets,
            unreadable=tuple(unreadable),
        )
    return Loaded(library, tuple(sorted(problems)))


def find_files(root: Path) -> Iterator[Placement]:
    """Yield every file of the content folders, in the order of their paths; links are not followed."""
    paths = []
    for folder in FOLDERS:
        for directory, _, names in os.walk(root / folder):
            relative = Path(directory).relative_to(root).as_posix()
            paths += [f"{relative}/{name}" for name in names if not (Path(directory) / name).is_symlink()]
    readable = (path.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for path in paths)
    for path in sorted(readable):
        if not is_ignored(path):
            yield place(path)


def read_entry(root: Path, placement: Placement) -> Entry[Any]:
    """Return the content of one file.

    Raises:
        ContentError: the file cannot be read or does not fit its model.
    """
    return parse_entry(read_text(root / placement.path, placement.path), placement)


def parse_entry(text: str, placement: Placement) -> Entry[Any]:
    """Return the content of a file that holds *text*, LF line ends, whether it has been written or not.

    Raises:
        ContentError: the text does not fit the model of its place.
    """
    path = placement.path
    model = MODELS[placement.id if placement.kind == "data" else placement.kind]
    if path.endswith(".yml"):
        tree = parse_yaml(text, path)
        context = _term_context(placement.id) if placement.kind == "term" else None
        return Entry(placement.id, path, validate(model, tree, path, context), tree, Document(path, ""), text)
    matter = split_front_matter(text, path)
    body = Document(path, matter.body, matter.body_line)
    return Entry(placement.id, path, validate(model, matter.tree, path), matter.tree, body, text)


def _term_context(season: str) -> dict[str, Any]:
    """Return what a term's days in words are resolved by: the days of the season that its file is named after."""
    first, last = season_days(season)

    def resolve(text: str) -> datetime.date:
        try:
            return resolve_date(text, first, last)
        except DateExpressionError as error:
            raise reject(error.message, error.fix) from None

    return {RESOLVE_DATE: resolve}


def _find_missing(seen: set[str]) -> Iterator[Problem]:
    needed = [(f"docs/data/{name}.yml", "网站要用的数据文件不见了") for name in DATA_FILES]
    needed += [
        (f"{folder}/index.md", "这一栏的首页不见了")
        for folder in ("docs", "docs/guides", "docs/now", "docs/about", "courses", "courses/schedule", "cases")
    ]
    needed += [
        (path, "网站别处要链接的这一页不见了") for path in ("docs/about/figures.md", "docs/about/roles/index.md")
    ]
    for path, message in needed:
        if path not in seen:
            yield Problem(path, 1, 1, "missing-file", message, "把它找回来，或从示例站复制一份再改")
    for path in sorted(seen):
        course = path.split("/")[1] if place(path).kind == "lesson" else None
        if course and f"courses/{course}/index.md" not in seen:
            yield Problem(
                path,
                1,
                1,
                "missing-file",
                f"课程文件夹 {course} 里没有 index.md",
                "新建 index.md，写上 title、summary、order",
            )
            seen = seen | {f"courses/{course}/index.md"}
