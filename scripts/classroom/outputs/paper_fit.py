"""Which sizes put a notice on one sheet: the largest whose estimated height fits."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from classroom.outputs.class_notice import ClassNotice
from classroom.outputs.notice_excerpt import LABEL_EMS, Excerpt
from classroom.outputs.paper import Level, Paper, WhenSizes
from classroom.outputs.text_width import Heading, count_lines, count_phrase_lines, measure_ems, set_heading

LINE_HEIGHT = 1.45
"""Of running text, as a part of its size: as high as the tallest of the faces draws a line."""
HEADING_LINE_HEIGHT = 1.2

_WHY_LABEL_EMS = 7
_NAME = 1.3
"""How much larger than a fact a venue's name is."""
_GAP = 0.4
"""The space under a fact, as a part of its size."""
_HEADING_SLACK_EMS = 0.1
"""What the Latin letters of another face may be wider."""
_MOVED_EMS = 6
"""The room of the framed word that it was moved."""
_MOVED_LINES = 2
"""The height of that word, in lines of facts."""
_HOURS_EMS = 6.5
_DAY_EMS = 7.5
"""A day with its weekday."""
_SPAN_EMS = 12
"""The first and the last day."""
_MARKS_EMS = 5
"""The brackets, spaces and the word around a changed day."""
_USUAL_NUMBERS = 2

S = TypeVar("S")


@dataclass(frozen=True)
class Fit:
    """A notice on a paper at one level, as a number from 0 for the largest."""

    notice: ClassNotice
    paper: Paper
    number: int

    @property
    def level(self) -> Level:
        """The sizes."""
        return self.paper.levels[self.number]

    @cached_property
    def shown(self) -> Excerpt:
        """What is shown of the notice."""
        return Excerpt(self.notice, self.paper, self.level)

    @cached_property
    def title_number(self) -> int:
        """The number of the title's size: it grows into what the rest leaves free."""
        free = max(self.paper.height - self.height, 0)
        return self._find_title(min(self._least_title_height + free, self.paper.levels[0].title_room))

    @property
    def keeps_phrases(self) -> bool:
        """Tell whether the title breaks after its phrases."""
        return self._set_heading(self.paper.titles[self.title_number]).keeps_phrases

    @cached_property
    def when_number(self) -> int:
        """The number of the sizes of the block that says when."""
        return find_fitting(self.paper.whens, self._when_height, self.level.when_room)

    @cached_property
    def height(self) -> float:
        """The height in mm that all of it is estimated to take, with the title in no more than its room."""
        when = self._when_height(self.paper.whens[self.when_number])
        blocks = (self._fixed_height, self._least_title_height, self._why_height, self._moved_height, when)
        return sum(blocks) + sum(self._change_heights()) + sum(self._fact_heights())

    @property
    def _line(self) -> float:
        """The height of a line of facts."""
        return self.level.facts * LINE_HEIGHT

    @property
    def _fixed_height(self) -> float:
        example = self.paper.example if self.notice.is_example else 0
        number = self.paper.third_number if len(self.notice.numbers) > _USUAL_NUMBERS else 0
        return self.paper.fixed + example + number

    def _find_title(self, room: float) -> int:
        return find_fitting(self.paper.titles, self._title_height, room)

    @cached_property
    def _least_title_height(self) -> float:
        return self._title_height(self.paper.titles[self._find_title(self.level.title_room)])

    def _title_height(self, size: float) -> float:
        return self._set_heading(size).lines * size * HEADING_LINE_HEIGHT

    def _set_heading(self, size: float) -> Heading:
        return set_heading(self.notice.phrases, self.paper.width / size - _HEADING_SLACK_EMS)

    @property
    def _why_height(self) -> float:
        if not self.notice.why or not self.level.why:
            return 0
        phrases = [_blank(_WHY_LABEL_EMS), *self.notice.why_phrases]
        lines = count_phrase_lines(phrases, self.paper.width / self.level.why)
        return lines * self.level.why * LINE_HEIGHT

    @property
    def _moved_height(self) -> float:
        if not self.shown.earlier:
            return 0
        line_ems = self.paper.width / self.level.facts - _MOVED_EMS
        places = (when.place if self.paper.has_directions else "" for when in self.shown.earlier)
        texts = (_blank(_MARKS_EMS + _DAY_EMS + _HOURS_EMS) + place for place in places)
        lines = sum(count_lines(text, line_ems) for text in texts)
        return max(lines, _MOVED_LINES) * self._line + self.paper.when_padding / 2

    def _when_height(self, sizes: WhenSizes) -> float:
        if self.notice.is_single:
            needed = (sizes.date + sizes.time) * HEADING_LINE_HEIGHT + self._line
        else:
            rule = self._count_rule_lines(sizes.rule) * sizes.rule * HEADING_LINE_HEIGHT
            span = count_lines(_blank(_SPAN_EMS), self.paper.when_width / sizes.dates)
            rows = self.shown.count_rows(sizes.dates) if self.shown.lists_days else span
            needed = rule + rows * sizes.dates * LINE_HEIGHT + self._line
        return max(needed + self.paper.when_padding, self.paper.when_height)

    def _count_rule_lines(self, size: float) -> int:
        """Return on how many lines the weekdays and the hours stand."""
        line_ems = self.paper.when_width / size
        weekdays_ems = 3 * (1 if self.notice.is_daily else len(self.notice.weekdays))
        return 1 if weekdays_ems + _HOURS_EMS <= line_ems else 1 + math.ceil(weekdays_ems / line_ems)

    def _change_heights(self) -> Iterator[float]:
        for day in self.shown.changes:
            reason = day.reason if self.paper.has_directions else None
            ems = _DAY_EMS + _MARKS_EMS + measure_ems(reason or "")
            ems += 0 if day.is_cancelled else _DAY_EMS + _HOURS_EMS + measure_ems(day.when.place)
            yield count_lines(_blank(ems), self.shown.line_ems + LABEL_EMS) * self._line
        if self.shown.more_changes:
            yield self._line

    def _fact_heights(self) -> Iterator[float]:
        shown, gap = self.shown, self.level.facts * _GAP
        if shown.place:
            yield count_lines(shown.place.name, shown.line_ems / _NAME) * _NAME * self._line
            yield self._text_height(shown.cut(shown.place.address)) + gap
        if shown.place and self.paper.has_directions:
            yield self._text_height(shown.cut(shown.place.directions))
        for place in shown.other_places:
            yield self._text_height(place.name + place.address)
        for _, text in shown.facts:
            yield self._text_height(text) + gap
        if shown.reason:
            yield self._text_height(shown.reason) + gap

    def _text_height(self, text: str) -> float:
        return count_lines(text, self.shown.line_ems) * self._line


def fit_notice(notice: ClassNotice, paper: Paper, *, is_off: bool = False) -> Fit:
    """Return the fit with the largest sizes whose estimated height is within *paper*, or the smallest.

    A notice that the class is off has sizes of its own, whatever else is known of the class.
    """
    if is_off:
        return Fit(notice, paper, paper.off_number)
    fits = [Fit(notice, paper, number) for number in range(len(paper.levels))]
    return next((fit for fit in fits if fit.height <= paper.height), fits[-1])


def find_fitting(sizes: tuple[S, ...], height: Callable[[S], float], room: float) -> int:
    """Return the number of the largest of *sizes* whose height is within *room* mm, or of the smallest."""
    fitting = (number for number, size in enumerate(sizes) if height(size) <= room)
    return next(fitting, len(sizes) - 1)


def _blank(ems: float) -> str:
    """Return a text that is *ems* wide."""
    return "一" * math.ceil(ems)
