"""Sites of any size for the tests of the cut: new pages put together from the blocks of the real ones."""

import random
from collections.abc import Sequence
from dataclasses import replace

from classroom.search.document import Document, Section
from classroom.search.sounds import everyday_hanzi

STRANGE = 0.005
"""How many characters are exchanged for others, so that words grow with the pages as they do in life."""


def make_crowd(documents: Sequence[Document], total: int) -> tuple[Document, ...]:
    """Return *total* documents: *documents*, and as many more as are needed, the same on every call."""
    chance = random.Random(total)  # noqa: S311  # a fixed sequence, no secret
    hanzi = sorted(everyday_hanzi())
    cases = [document for document in documents if document.group == "cases" and document.related]
    made = list(documents[:total])
    while len(made) < total:
        pattern = chance.choice(cases)
        sections = tuple(_mix(section, documents, chance, hanzi) for section in pattern.sections)
        one, other = (chance.choice(cases).title for _ in range(2))
        title = _vary(one[: len(one) // 2] + other[len(other) // 2 :], chance, hanzi, STRANGE * 10)
        made.append(replace(pattern, uri=f"cases/c{len(made)}.html", title=title, sections=sections))
    return tuple(made)


def _mix(section: Section, others: Sequence[Document], chance: random.Random, hanzi: Sequence[str]) -> Section:
    """Return *section* with blocks of other pages in the place of its own."""
    blocks = []
    for _ in section.blocks:
        other = chance.choice([it for it in chance.choice(others).sections if it.blocks] or [section])
        blocks.append(_vary(chance.choice(other.blocks), chance, hanzi, STRANGE))
    return replace(section, blocks=tuple(blocks))


def _vary(text: str, chance: random.Random, hanzi: Sequence[str], share: float) -> str:
    return "".join(chance.choice(hanzi) if chance.random() < share and sign.isalpha() else sign for sign in text)
