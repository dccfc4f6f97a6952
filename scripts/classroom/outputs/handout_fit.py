"""Which sizes put a handout on one A4 page: the largest whose estimated height fits, and what is left out at the last.

The classes of `handout.css` hold the same sizes; a test holds the two against each other.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property

from classroom.outputs.handout import Handout, PointBlock
from classroom.outputs.paper_fit import HEADING_LINE_HEIGHT, LINE_HEIGHT, find_fitting
from classroom.outputs.text_width import Heading, count_lines, measure_ems, set_heading

WIDTH = 186
"""The room in mm inside the sheet's margins."""

STORY_HEIGHT = 201
"""The room in mm between the masthead and the foot, with two numbers to call."""

TITLES = (17, 15, 13.5, 12, 11, 10, 9, 8)
"""The sizes of a title in mm."""

MOST_BLOCKS = 5
MOST_POINT_EMS = 130
"""A longer point is left to the page: three of them would fill the paper."""

_EXAMPLE = 7.3
_NOTE = 6.3
_THIRD_NUMBER = 17
_USUAL_NUMBERS = 2
_GAP = 2.5
"""The least space in mm between two things."""

_BLOCK_WIDTH = 178
"""A block's room for text, beside the bar at its side."""
_MARK_EMS = 1.5
_BLOCK_TITLE = 1.15
"""How much larger than a point a block's title is."""
_POINT_GAP = 0.2
_SLACK_EMS = 0.1
_LEAST_PAIRED = 4


@dataclass(frozen=True)
class HandoutLevel:
    """The size of a point in mm, and the height that the title may take."""

    points: float
    title_room: float


LEVELS = (
    HandoutLevel(7.6, 42),
    HandoutLevel(7.2, 40),
    HandoutLevel(6.8, 38),
    HandoutLevel(6.4, 36),
    HandoutLevel(6, 34),
    HandoutLevel(5.7, 31),
    HandoutLevel(5.4, 30),
    HandoutLevel(5.1, 28),
    HandoutLevel(4.8, 26),
    HandoutLevel(4.6, 24),
)


@dataclass(frozen=True)
class HandoutFit:
    """A handout at one level, as a number from 0 for the largest, and the blocks that are shown of it."""

    handout: Handout
    number: int
    blocks: tuple[PointBlock, ...]

    @property
    def level(self) -> HandoutLevel:
        """The sizes."""
        return LEVELS[self.number]

    @property
    def is_cut(self) -> bool:
        """Tell whether points are left to the page."""
        return self.blocks != self.handout.blocks

    @cached_property
    def title_number(self) -> int:
        """The number of the title's size."""
        return find_fitting(TITLES, self._title_height, self.level.title_room)

    @property
    def keeps_phrases(self) -> bool:
        """Tell whether the title breaks after its phrases."""
        return self._set_title(TITLES[self.title_number]).keeps_phrases

    @property
    def room(self) -> float:
        """The height in mm that there is for all of it."""
        third = _THIRD_NUMBER if len(self.handout.numbers) > _USUAL_NUMBERS else 0
        return STORY_HEIGHT - third - (_NOTE if self.handout.note else 0)

    @property
    def height(self) -> float:
        """The height in mm that the story is estimated to take."""
        example = _EXAMPLE + _GAP if self.handout.is_example else 0
        title = self._title_height(TITLES[self.title_number])
        summary = count_lines(self.handout.summary, WIDTH / self.level.points) * self._line
        more = self._line + _GAP if self.is_cut else 0
        return example + title + summary + more + sum(map(self.measure_block, self.blocks)) + _GAP

    def measure_block(self, block: PointBlock) -> float:
        """Return the height in mm that *block* is estimated to take, with the space above it."""
        size = self.level.points
        title_size = size * _BLOCK_TITLE
        title = count_lines(block.title, _BLOCK_WIDTH / title_size) * title_size * LINE_HEIGHT
        if self.is_paired(block):
            rows = lines = math.ceil(len(block.points) / 2)
        else:
            rows = len(block.points)
            lines = sum(count_lines(point, self._line_ems) for point in block.points)
        return title + lines * self._line + rows * _POINT_GAP * size + _GAP

    def is_paired(self, block: PointBlock) -> bool:
        """Tell whether the points of *block* stand two on a line: short ones that have no order."""
        half = (self._line_ems - _MARK_EMS) / 2 - _SLACK_EMS
        is_short = all(measure_ems(point) <= half for point in block.points)
        return not block.is_numbered and len(block.points) >= _LEAST_PAIRED and is_short

    @property
    def _line_ems(self) -> float:
        """How many characters stand on a point's line."""
        return _BLOCK_WIDTH / self.level.points - _MARK_EMS

    @property
    def _line(self) -> float:
        return self.level.points * LINE_HEIGHT

    def _title_height(self, size: float) -> float:
        return self._set_title(size).lines * size * HEADING_LINE_HEIGHT

    def _set_title(self, size: float) -> Heading:
        return set_heading(self.handout.phrases, WIDTH / size - _SLACK_EMS)


def fit_handout(handout: Handout) -> HandoutFit:
    """Return the fit with the largest sizes that is within the page; at the smallest, with whole points left out."""
    blocks = tuple(filter(None, map(_drop_long_points, handout.blocks[:MOST_BLOCKS])))
    fits = [HandoutFit(handout, number, blocks) for number in range(len(LEVELS))]
    fit = next((fit for fit in fits if fit.height <= fit.room), fits[-1])
    while fit.height > fit.room and fit.blocks:
        fit = replace(fit, blocks=_cut(fit))
    return fit


def _drop_long_points(block: PointBlock) -> PointBlock | None:
    points = tuple(point for point in block.points if measure_ems(point) <= MOST_POINT_EMS)
    return replace(block, points=points) if points else None


def _cut(fit: HandoutFit) -> tuple[PointBlock, ...]:
    """Return the blocks without the last point of the tallest, of two as tall the first."""
    tallest = max(fit.blocks, key=fit.measure_block)
    cut = replace(tallest, points=tallest.points[:-1])
    kept = (cut if block is tallest else block for block in fit.blocks)
    return tuple(block for block in kept if block.points)
