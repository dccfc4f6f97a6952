"""The findings that are let through, and which of them were met."""

from dataclasses import dataclass, field

from classroom.checks.anonymity.masking import mask
from classroom.models.base import quote
from classroom.models.waiver import Waiver

Place = tuple[str, int, int]
"""A path, a line and a column."""


@dataclass
class Waivers:
    """What is let through; remembers where each of `waivers` was met."""

    waivers: tuple[Waiver, ...] = ()
    places: dict[Waiver, set[Place]] = field(default_factory=dict)

    def covers(self, path: str, text: str, what: str, at: tuple[int, int] = (1, 1)) -> bool:
        """Tell whether a finding is let through, and remember that it was met.

        *text* is the finding's own, in the file at *path* and at the line and column *at*; *what* is the kind of a
        finding of `identifies-person`, or `blames-victim`. White space makes no difference, everything else does.
        """
        covering = [each for each in self._find(text, what) if each.path in (None, path)]
        for waiver in covering:
            self.places.setdefault(waiver, set()).add((path, *at))
        return bool(covering)

    def covers_on_site(self, text: str, what: str) -> bool:
        """Tell whether a finding on a built page may be let through; what a page is made of is not asked for.

        A waiver of one file holds on every page: each file has been checked by itself before.
        """
        return bool(self._find(text, what))

    @property
    def met(self) -> tuple[tuple[Waiver, int], ...]:
        """The waivers that covered a finding, in the order of their file, each with the number of places."""
        return tuple((waiver, len(self.places[waiver])) for waiver in self.waivers if waiver in self.places)

    def _find(self, text: str, what: str) -> list[Waiver]:
        squeezed = _squeeze(text)
        return [waiver for waiver in self.waivers if waiver.what == what and _squeeze(waiver.text) == squeezed]


def show_text(waiver: Waiver) -> str:
    """Return the text of *waiver* as reports show it: masked where it may name somebody."""
    return mask(waiver.text) if waiver.rule == "identifies-person" else quote(waiver.text)


def _squeeze(text: str) -> str:
    return "".join(text.split())
