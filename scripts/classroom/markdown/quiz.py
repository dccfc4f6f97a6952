"""A fenced block `quiz` → its question."""

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
