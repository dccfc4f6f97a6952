"""Which sizes put a month on one sheet: the largest whose estimated height fits, and what is left out at the last.

The classes of `sheet.css` hold the same sizes; a test holds the two against each other.
"""

import datetime
from dataclasses import dataclass

from classroom.outputs.month_sheet import MonthSheet, SheetDay, SheetEntry
from classroom.outputs.text_width import count_lines, shorten

TABLE_HEIGHT = 130
"""The room in mm for the weeks, below the row of weekdays and above the foot."""

CELL_WIDTH = 36.5
"""The room in mm for text in the cell of a day."""

LINE_HEIGHT = 1.3
_DAY_HEIGHT = 8.5
_GAP = 0.35
_CAME_FROM = "改期来（原 12 月 31 日）"
"""As long as it gets."""


@dataclass(frozen=True)
class SheetLevel:
    """The size of an entry in mm, how long a title and a place may be in em, how many entries a day has at most."""

    entry: float
    title_ems: float
    place_ems: float
    most: int


LEVELS = (
    SheetLevel(4.2, 30, 16, 99),
    SheetLevel(3.7, 26, 16, 99),
    SheetLevel(3.4, 22, 11, 99),
    SheetLevel(3.1, 22, 11, 99),
    SheetLevel(2.8, 24, 12, 99),
    SheetLevel(2.4, 14, 14, 99),
    SheetLevel(2.4, 14, 0, 99),
    SheetLevel(2.4, 14, 0, 8),
    SheetLevel(2.4, 14, 0, 5),
    SheetLevel(2.4, 14, 0, 3),
    SheetLevel(2.4, 14, 0, 2),
    SheetLevel(2.4, 14, 0, 1),
)


@dataclass(frozen=True)
class SheetFit:
    """The level chosen for a month, as a number from 0 for the largest."""

    sheet: MonthSheet
    number: int

    @property
    def level(self) -> SheetLevel:
        """The sizes."""
        return LEVELS[self.number]

    def cut_title(self, entry: SheetEntry) -> str:
        """Return the title of *entry* as far as it is shown."""
        return shorten(entry.title, self.level.title_ems)

    def cut_place(self, entry: SheetEntry) -> str:
        """Return the venue's name as far as it is shown, nothing where there is no room for it."""
        return shorten(entry.place, self.level.place_ems) if self.level.place_ems else ""

    def is_of_month(self, day: datetime.date) -> bool:
        """Tell whether *day* is on the sheet."""
        return day.replace(day=1) == self.sheet.first

    def shown(self, day: SheetDay) -> tuple[SheetEntry, ...]:
        """Return the entries of *day* that are shown."""
        return day.entries[: self.level.most]

    @property
    def height(self) -> float:
        """The height in mm that the weeks are estimated to take."""
        return sum(max(self._day_height(day) for day in week if day) for week in self.sheet.weeks)

    def _day_height(self, day: SheetDay) -> float:
        line = self.level.entry * LINE_HEIGHT
        lines = sum(self._count_lines(entry) for entry in self.shown(day))
        is_cut = len(day.entries) > self.level.most
        return _DAY_HEIGHT + (lines + is_cut) * line + len(self.shown(day)) * self.level.entry * _GAP

    def _count_lines(self, entry: SheetEntry) -> int:
        ems = CELL_WIDTH / self.level.entry
        title = count_lines(self.cut_title(entry), ems)
        has_place = self.level.place_ems and entry.state not in ("cancelled", "moved-away")
        place = count_lines(self.cut_place(entry), ems) if has_place else 0
        return 1 + title + place + self._count_state_lines(entry, ems)

    def _count_state_lines(self, entry: SheetEntry, ems: float) -> int:
        """Return the lines of where it moved to or came from; other states stand beside the hours."""
        if not entry.other_day:
            return 0
        return 1 if entry.state == "moved-away" or self.is_of_month(entry.other_day) else count_lines(_CAME_FROM, ems)


def fit_sheet(sheet: MonthSheet) -> SheetFit:
    """Return the fit with the largest sizes whose estimated height is within the sheet, or the smallest."""
    fits = [SheetFit(sheet, number) for number in range(len(LEVELS))]
    return next((fit for fit in fits if fit.height <= TABLE_HEIGHT), fits[-1])
