"""`undrawn-title`: a title that the picture for chats cannot show, because the face has no such character.

Good: ``title: 一家人来听课``. Told as a warning: ``title: 一家人来听课🎉``; its picture shows the section's name.
"""

from collections.abc import Iterator

from classroom.checks.context import Context
from classroom.pictures.typeface import find_lacking
from classroom.problem import Problem

CODE_UNDRAWN = "undrawn-title"


def check(context: Context) -> Iterator[Problem]:
    """Yield a warning for each title with a character that the face lacks."""
    library = context.library
    for entry in (*library.written, *library.terms):
        title = getattr(entry.model, "title", "")
        lacking = find_lacking(title)
        if lacking:
            message = f"标题里的“{lacking}”在分享图上画不出来，图上改写栏目名"
            yield entry.problem(("title",), CODE_UNDRAWN, message, "换成常用的字；不改也能生成", severity="warning")
