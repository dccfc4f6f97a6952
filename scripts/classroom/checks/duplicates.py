"""`duplicate-id` and `duplicate-title`: a name or a title stands for one thing only.

Good: two lessons titled “先垫钱的都是骗” and “别开屏幕共享”.
Bad: two cases with one title; two classes with ``id: w26-fire``, even in different terms.
"""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from classroom.checks.context import Context
from classroom.library.entry import Entry
from classroom.problem import Problem
from classroom.source.yaml_tree import KeyPath

CODE_ID = "duplicate-id"
CODE_TITLE = "duplicate-title"

Named = tuple[Entry[BaseModel], KeyPath, str]


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each id or title that was used before."""
    library = context.library
    fix = "换一个没用过的代号；代号一旦用过就不要再给别的内容"
    yield from _find_repeats(_lessons(context), CODE_ID, "代号", "代号来自文件名，把这个文件改名")
    for names in (_classes(context), *_data_ids(context), *_weak_links(context)):
        yield from _find_repeats(names, CODE_ID, "代号", fix)
    titles = [(entry, ("title",), str(getattr(entry.model, "title", ""))) for entry in library.written]
    yield from _find_repeats(titles, CODE_TITLE, "标题", "换一个标题，让读者看得出两页的不同")


def _find_repeats(names: Iterable[Named], code: str, what: str, fix: str) -> Iterator[Problem]:
    first: dict[str, Named] = {}
    for entry, key_path, name in names:
        if name in first:
            before, before_path, _ = first[name]
            line = before.tree.locate(before_path)[0]
            yield entry.problem(key_path, code, f"{what}“{name}”已经用过（{before.path} 第 {line} 行）", fix)
        else:
            first[name] = (entry, key_path, name)


def _classes(context: Context) -> Iterator[Named]:
    for dated in context.classes:
        yield dated.term, ("classes", dated.index, "id"), dated.small_class.id


def _lessons(context: Context) -> Iterator[Named]:
    for lesson in context.library.lessons:
        yield lesson, (), lesson.id


def _weak_links(context: Context) -> Iterator[list[Named]]:
    for term in context.library.terms:
        yield [(term, ("weak_links", i, "id"), link.id) for i, link in enumerate(term.model.weak_links)]


def _data_ids(context: Context) -> Iterator[list[Named]]:
    data = context.library.data
    lists: list[tuple[Entry[BaseModel], str, Iterable[str]]] = [
        (data.contacts, "contacts", [item.id for item in data.contacts.model.contacts]),
        (data.venues, "venues", [item.id for item in data.venues.model.venues]),
        (data.figures, "figures", [item.id for item in data.figures.model.figures]),
        (data.frauds, "frauds", [item.id for item in data.frauds.model.frauds]),
        (data.station, "roles", [item.id for item in data.station.model.roles]),
        (data.station, "branches", [item.id for item in data.station.model.branches]),
    ]
    for entry, key, ids in lists:
        yield [(entry, (key, index, "id"), name) for index, name in enumerate(ids)]
