"""What a file itself says: its own words, without those that it only quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from classroom.library.entry import Entry
from classroom.markdown.links import blank_code

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|\"[^\"]*\"|==(?:[^=]|=(?!=))*==")


@dataclass(frozen=True)
class Passage:
    """A value of the front matter, or a line of the body; `line` and `column` are where it begins in the file.

    A value's column is where the value begins, also for what stands later in it. `heading` is the second-level
    heading above a line of the body.
    """

    text: str
    line: int
    column: int
    is_body: bool
    heading: str = ""

    def locate(self, index: int) -> tuple[int, int]:
        """Return the line and column of the character at *index* of the text."""
        return self.line, self.column + (index if self.is_body else 0)


def read_narration(entry: Entry[BaseModel]) -> Iterator[Passage]:
    """Yield what *entry* says in its own words, in the order of the file.

    Quotations, red flags, titles of works and code are blank: a swindler's words are told as they were spoken.
    Fenced blocks are left out: a quiz has wrong answers.
    """
    for text, (line, column) in entry.tree.texts:
        yield Passage(blank_quoted(text), line, column, is_body=False)
    headings = {heading.line: heading.text for heading in entry.body.headings if heading.level == 2}
    above = ""
    for row in entry.body.lines:
        above = headings.get(row.number, above)
        if row.kind == "text":
            yield Passage(blank_quoted(blank_code(row.text)), row.number, 1, is_body=True, heading=above)


def blank_quoted(text: str) -> str:
    """Return *text* with a space for each character of a quotation, a red flag or a work's title."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)
