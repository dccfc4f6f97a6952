"""What of a notice is shown at a level of a paper: the smaller, the less."""

import math
from dataclasses import dataclass
from functools import cached_property

from classroom.outputs.class_notice import ClassNotice, NoticeDay, Place, When
from classroom.outputs.paper import Level, Paper
from classroom.outputs.text_width import shorten

LABEL_EMS = 4.4
"""The column of a fact's label."""

_MONTH_EMS = 3.2
_NUMBER_EMS = 1.9
"""The room of a day's number in a row of them."""
_MOST_EARLIER = 2


@dataclass(frozen=True)
class Excerpt:
    """What `paper` shows of `notice` at `level`."""

    notice: ClassNotice
    paper: Paper
    level: Level

    @cached_property
    def facts(self) -> list[tuple[str, str]]:
        """The facts that the paper has room for, each as far as it fits into its lines."""
        return [(name, self.cut(text)) for name, text in self.notice.facts if name in self.paper.facts]

    @property
    def place(self) -> Place | None:
        """The venue told in full: the first, None where nothing takes place."""
        return self.notice.places[0] if self.notice.places else None

    @property
    def other_places(self) -> tuple[Place, ...]:
        """The venues of single days, told in short."""
        return self.notice.places[1 : 1 + self.level.others]

    @property
    def earlier(self) -> tuple[When, ...]:
        """Where the one day of a class stood before: the first and the last."""
        slots = self.notice.days[0].earlier if self.notice.is_single else ()
        return slots if len(slots) <= _MOST_EARLIER else (slots[0], slots[-1])

    @property
    def reason(self) -> str | None:
        """Why the one day of a class was moved, where the paper has room for it."""
        reason = self.notice.days[0].reason if self.earlier and self.paper.has_directions else None
        return self.cut(reason) if reason else None

    @property
    def changes(self) -> list[NoticeDay]:
        """The changed days of a repeated class that are explained."""
        return self._changed_days[: self.level.changes]

    @property
    def more_changes(self) -> int:
        """How many changed days are not explained."""
        return len(self._changed_days) - len(self.changes)

    @cached_property
    def lists_days(self) -> bool:
        """Tell whether the numbers of the days are listed, however small."""
        return self.count_rows(self.paper.whens[-1].dates) <= self.level.rows

    @property
    def line_ems(self) -> float:
        """How many characters a fact's line holds beside its label."""
        return self.paper.width / self.level.facts - LABEL_EMS

    def cut(self, text: str) -> str:
        """Return *text*, or what of it fits into the lines that a fact may take."""
        return shorten(text, self.level.fact_lines * (self.line_ems - 1))

    def count_rows(self, size: float) -> int:
        """Return on how many lines the numbers of the days stand at *size* mm, each month on lines of its own."""
        row_ems = self.paper.when_width / size - _MONTH_EMS
        return sum(math.ceil((len(days) + 0.5) * _NUMBER_EMS / row_ems) for _, days in self.notice.months)

    @property
    def _changed_days(self) -> list[NoticeDay]:
        return [] if self.notice.is_single else self.notice.changed_days
