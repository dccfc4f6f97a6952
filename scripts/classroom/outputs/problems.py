"""The page of a preview that lists what is wrong with the content."""

from collections.abc import Iterable

from classroom.outputs.output import Output
from classroom.problem import Problem
from classroom.render import load_labels, render_front_matter, render_template


def make_problems_page(problems: Iterable[Problem], uri: str) -> Output:
    """Return the page at *uri* that lists *problems*."""
    found = tuple(problems)
    words = load_labels()["problems"]
    title = f"{words['title']}（{len(found)}）"
    context = {"title": words["title"], "summary": words["summary"], "problems": found}
    content = render_front_matter({"title": title}) + render_template("problems.md.j2", context)
    return Output(uri, uri, title, content)
