"""Placeholder until days in words are merged."""

import datetime

from classroom.models.base import quote


class DateExpressionError(ValueError):
    """A text that names no day of the term."""

    def __init__(self, message: str, fix: str) -> None:
        self.message = message
        self.fix = fix
        super().__init__(message)


def resolve_date(text: str, first: datetime.date, last: datetime.date) -> datetime.date:  # noqa: ARG001
    """Refuse *text*."""
    raise DateExpressionError(f"日期“{quote(text)}”看不懂", "写成 2026-12-05 这样")
