"""Options of the plugin in `mkdocs.yml`: the edition, and how strictly what has no one answer is checked."""

from typing import Literal

from pydantic import Field

from classroom.models.base import Model
from classroom.models.lesson import Edition

Level = Literal["error", "warning", "off"]


def _level(code: str, default: Level) -> Level:
    level: Level = Field(default=default, alias=code)
    return level


class Levels(Model):
    """What a finding of each rule on the timetable, and on cases together, is; keys are the codes of the findings."""

    teacher_conflict: Level = _level("teacher-conflict", "error")
    venue_conflict: Level = _level("venue-conflict", "error")
    equipment_conflict: Level = _level("equipment-conflict", "error")
    audience_conflict: Level = _level("audience-conflict", "error")
    travel_time: Level = _level("travel-time", "warning")
    outside_term: Level = _level("outside-term", "error")
    on_holiday: Level = _level("on-holiday", "error")
    on_working_weekend: Level = _level("on-working-weekend", "warning")
    holidays_not_announced: Level = _level("holidays-not-announced", "warning")
    over_capacity: Level = _level("over-capacity", "error")
    lesson_expired: Level = _level("lesson-expired", "warning")
    weak_link_unanswered: Level = _level("weak-link-unanswered", "error")
    fraud_untaught: Level = _level("fraud-untaught", "warning")
    no_reason: Level = _level("no-reason", "warning")
    alone_in_cell: Level = _level("alone-in-cell", "warning")

    def of(self, code: str) -> Level:
        """Return the level of the rule whose findings have *code*."""
        level: Level = getattr(self, code.replace("-", "_"))
        return level


class Options(Model):
    """The plugin's options; what is left out has its default."""

    edition: Edition = "public"
    levels: Levels = Levels()
    travel_minutes: int = Field(default=30, ge=0, le=240)
    untaught_days: int = Field(default=180, ge=1, le=1000)


DEFAULT_OPTIONS = Options()
"""The options of a site that sets none."""
