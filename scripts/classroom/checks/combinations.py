"""`alone-in-cell`: a case that no other shares its quarter, place, ages and work with.

Each of the four is wide, together they may fit one person. Two alike are no proof that nobody is recognised: a cell
of one is merely the plainest sign. The rule is a warning by default: a site with few cases cannot always have two,
and its author decides after reading it as a neighbour would.

Only cases of one real person are looked at, 公开通报 and 本人同意, and only they are cover for each other. Nobody is
behind 教学虚构, and 综合改编 describes nobody in particular: it is made of several and alone by construction.

Good: two cases of 2026-Q1 in 福建某社区, both without age and work. Bad: the only one of 2026-Q1, 70-79, 财务人员.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from classroom.checks.context import Context
from classroom.models.case import Case
from classroom.models.scalars import half_year
from classroom.problem import Problem

CODE = "alone-in-cell"

REAL = ("公开通报", "本人同意")
"""Values of `basis` behind which stands one person."""

_UNITS = re.compile(r"[省市区县]?某")
_HOW = {"age": "不写 age", "work": "不写 work", "place": "把 place 换成更宽的词", "period": "把 period 写成 {half}"}
_MOST_SHOWN = 3


class Cell(NamedTuple):
    """What readers can compare of a case; None is what it does not tell."""

    period: str
    place: str | None
    age: str | None
    work: str | None


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each real case that is alone in its cell, and what written wider would join it."""
    severity = context.severity(CODE)
    real = [case for case in context.library.cases if case.model.basis in REAL]
    for case in real if severity else ():
        cell = cell_of(case.model)
        others = {other.path: cell_of(other.model) for other in real if other is not case}
        if severity and cell not in others.values():
            message = "时间、地点、年龄段和职业都一样的真实案例只有这一个，凑起来容易猜到人"
            yield case.problem(("period",), CODE, message, _advise(cell, others), severity)


def cell_of(case: Case) -> Cell:
    """Return the cell of *case*; places written in different ways become one."""
    return Cell(case.period, normalise_place(case.place), case.person.age, case.person.work)


def normalise_place(place: str) -> str:
    """Return *place* without width, white space and the unit in front of 某: 福建省某社区 is 福建某社区."""
    text = "".join(unicodedata.normalize("NFKC", place).split())
    return _UNITS.sub("某", text, count=1)


def _advise(cell: Cell, others: dict[str, Cell]) -> str:
    """Return how *cell* is joined with one of the *others*: by as few fields written wider as will do."""
    for count in range(1, len(_HOW) + 1):
        ways = [way for fields in itertools.combinations(_HOW, count) if (way := _explain(cell, fields, others))]
        if ways:
            return "；或".join(ways)
    told = [_HOW[field] for field in ("age", "work") if getattr(cell, field)]
    wider = f"先{'，'.join(told)}；" if told else ""
    return f"{wider}这半年里没有别的真实案例，等有了同类的再一起放，或和别的事合起来写成综合改编"


def _explain(cell: Cell, fields: tuple[str, ...], others: dict[str, Cell]) -> str | None:
    """Return how writing *fields* wider joins *cell* with others, None where it does not."""
    joined = [path for path, other in sorted(others.items()) if _widen(other, fields) == _widen(cell, fields)]
    if not joined:
        return None
    alike = "、".join(joined[:_MOST_SHOWN]) + (" 等几个" if len(joined) > _MOST_SHOWN else "")
    ways = "，".join(_HOW[field] for field in fields).format(half=half_year(cell.period))
    return f"{ways}，就和 {alike} 一样（两边都这样写）"


def _widen(cell: Cell, fields: tuple[str, ...]) -> Cell:
    """Return *cell* with *fields* as wide as they can be written."""
    period, *others = (None if name in fields else value for name, value in zip(Cell._fields, cell, strict=True))
    return Cell(period or half_year(cell.period), *others)
