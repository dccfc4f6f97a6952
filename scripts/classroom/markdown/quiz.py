"""A fenced block `quiz` → its question."""

from collections.abc import Container

from classroom.markdown.document import Document
from classroom.markdown.lines import Fence
from classroom.models.lesson import Quiz
from classroom.source.validation import validate
from classroom.source.yaml_tree import parse_yaml


def read_quiz(fence: Fence, path: str) -> Quiz:
    """Return the quiz written in *fence* of the file at *path*.

    Raises:
        ContentError: the block is not YAML or no quiz.
    """
    text = "\n".join(line[fence.indent :] if not line[: fence.indent].strip() else line for line in fence.lines)
    return validate(Quiz, parse_yaml(text or "~", path, fence.first + 1), path)


def read_quizzes(document: Document, hidden: Container[int] = ()) -> tuple[Quiz, ...]:
    """Return the quizzes of *document* in order, without those that open on a line in *hidden*.

    Raises:
        ContentError: a block is not YAML or no quiz.
    """
    fences = (fence for fence in document.fences if fence.language == "quiz" and fence.closed)
    return tuple(read_quiz(fence, document.path) for fence in fences if fence.first not in hidden)
