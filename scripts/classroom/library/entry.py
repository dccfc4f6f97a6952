"""One file of content: its model, its positions and its body."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel

from classroom.markdown.document import Document
from classroom.problem import Problem, Severity
from classroom.source.yaml_tree import KeyPath, YamlTree

M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[M_co]):
    """The content of the file at `path`, named `id` among its kind; data files have an empty body.

    `text` is the whole file as it was read, front matter and comments included.
    """

    id: str
    path: str
    model: M_co
    tree: YamlTree = field(repr=False, compare=False)
    body: Document = field(repr=False)
    text: str = field(default="", repr=False, compare=False)

    def problem(self, key_path: KeyPath, code: str, message: str, fix: str, severity: Severity = "error") -> Problem:
        """Return a problem at the value under *key_path* of the front matter or data."""
        return Problem(self.path, *self.tree.locate(key_path), code, message, fix, severity)

    def body_problem(self, line: int, column: int, code: str, message: str, fix: str) -> Problem:
        """Return an error at a place in the body; of a body that is not there, at the end of the front matter."""
        if not self.body.text:
            line = self.body.first_line - 1
        return Problem(self.path, line, column, code, message, fix)
