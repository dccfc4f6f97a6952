"""The papers that a class is printed on, and the sizes that things may have on them, in mm.

The classes of `poster.css` and `slip.css` hold the same numbers; a test holds the two against each other.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class WhenSizes:
    """Sizes of the block that says when: one day and its hours, or the weekdays and the numbers of the days."""

    date: float
    time: float
    rule: float
    dates: float


@dataclass(frozen=True)
class Level:
    """Sizes of the line that says why now and of the facts, and how much room other things may take.

    `title_room` and `when_room` are heights; a fact has at most `fact_lines`; `changes` is how many changed
    days are explained, `others` how many venues are told besides the first. Days that take more than `rows` lines
    are not listed.
    """

    why: float
    facts: float
    title_room: float
    when_room: float
    fact_lines: int = 9
    changes: int = 6
    others: int = 3
    rows: int = 9


@dataclass(frozen=True)
class Paper:
    """The room inside a sheet's margins, what of its height is always taken, and its sizes, the largest first.

    `facts` are the names of the facts it has room for. The block that says when is `when_width` wide inside
    and at least `when_height` high, `when_padding` of it empty. `example` is the height of the line that says
    so, `third_number` what a third number to call adds. `off_number` is the level of a notice that the class
    is off.
    """

    width: float
    height: float
    fixed: float
    titles: tuple[float, ...]
    whens: tuple[WhenSizes, ...]
    levels: tuple[Level, ...]
    facts: tuple[str, ...]
    has_directions: bool
    when_width: float
    when_height: float
    when_padding: float
    example: float
    third_number: float
    off_number: int


POSTER = Paper(
    width=186,
    height=273,
    fixed=50.5,
    titles=(30, 27, 24, 22, 20, 18, 16, 14.5, 13, 11.5, 10, 8.8, 8),
    whens=(
        WhenSizes(23.5, 20, 17, 11.5),
        WhenSizes(23.5, 20, 12.2, 11.5),
        WhenSizes(23, 19, 12.2, 10),
        WhenSizes(22.5, 18, 12, 8.5),
        WhenSizes(22, 17, 11, 7),
        WhenSizes(20, 16, 10, 6),
        WhenSizes(18, 14, 9, 5),
    ),
    levels=(
        Level(7.8, 9, 66, 84),
        Level(7.4, 8.4, 60, 82),
        Level(7.1, 7.8, 54, 80),
        Level(6.8, 7.2, 48, 78),
        Level(6.5, 6.7, 44, 76),
        Level(6.2, 6.2, 40, 75),
        Level(5.8, 5.7, 38, 75),
        Level(5.4, 5.2, 36, 74),
        Level(5, 4.8, 32, 74, fact_lines=3, changes=5),
        Level(4.6, 4.4, 28, 74, fact_lines=2, changes=4, others=1),
        Level(4.4, 4.2, 28, 74, fact_lines=1, changes=3, others=0),
    ),
    facts=("audience", "services", "bring", "rain"),
    has_directions=True,
    when_width=118,
    when_height=73,
    when_padding=8,
    example=8,
    third_number=17,
    off_number=3,
)

SLIP = Paper(
    width=90.5,
    height=134,
    fixed=46.5,
    titles=(12, 11, 10, 9.2, 8.5, 7.8, 7, 6.4, 5.8, 5.2, 4.6),
    whens=(
        WhenSizes(12, 10, 8.8, 6),
        WhenSizes(11, 9, 8, 5.4),
        WhenSizes(10, 8, 7.4, 4.8),
        WhenSizes(9, 7.5, 6.6, 4.2),
        WhenSizes(8, 7, 6, 3.4),
    ),
    levels=(
        Level(0, 5, 27, 36, rows=4),
        Level(0, 4.7, 26, 34, rows=4),
        Level(0, 4.4, 25, 32, rows=4),
        Level(0, 4.1, 22, 30, rows=4),
        Level(0, 3.8, 20, 28, fact_lines=2, changes=3, others=1, rows=4),
        Level(0, 3.4, 17, 26, fact_lines=1, changes=0, others=0, rows=4),
        Level(0, 3.1, 17, 26, fact_lines=1, changes=0, others=0, rows=2),
    ),
    facts=("audience", "bring"),
    has_directions=False,
    when_width=86,
    when_height=0,
    when_padding=1,
    example=0,
    third_number=9,
    off_number=2,
)
