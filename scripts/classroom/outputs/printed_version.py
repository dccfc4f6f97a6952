"""Which version of a printed sheet hangs on a wall: changes when, and only when, what is printed changes."""

import hashlib


def mark_version(changes: int, printed: object) -> str:
    """Return the version of *printed*, a dataclass, as ``2-7c1e``: *changes* made and one, and a mark of it all.

    Two sheets of one number of changes still differ in the mark, four hexadecimal digits. The mark is taken of
    the dataclass's own text, which names every value in it.
    """
    return f"{changes + 1}-{mark_content(printed)}"


def mark_content(printed: object) -> str:
    """Return the mark of *printed*, a dataclass, as ``7c1e``: for what has no count of its changes."""
    return hashlib.sha256(repr(printed).encode()).hexdigest()[:4]
