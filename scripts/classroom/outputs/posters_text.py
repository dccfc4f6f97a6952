"""What to do with the posters on the walls, in words for whoever goes round, and as data for other programs."""

import datetime
import json
from typing import Any

from classroom.outputs.addresses import poster_beside
from classroom.render import render_text
from classroom.timetable.poster_changes import PosterTask, PosterTasks

FORMAT = 1


def format_posters_text(tasks: PosterTasks, today: datetime.date, *, is_partial: bool) -> str:
    """Return *tasks* as lines of plain text; *is_partial* says that some classes could not be compared."""
    context = {"tasks": tasks, "today": today, "is_partial": is_partial, "poster_beside": poster_beside}
    return render_text("posters.txt.j2", context)


def format_posters_json(tasks: PosterTasks, *, is_partial: bool) -> str:
    """Return *tasks* as a JSON object: `format` 1, `is_partial`, `take_down`, `reprint` and `put_up`."""
    document = {
        "format": FORMAT,
        "is_partial": is_partial,
        "take_down": [{**_as_row(task), "why": task.why, "version": task.old_version} for task in tasks.take_down],
        "reprint": [{**_as_row(task), **_as_print(task), "old_version": task.old_version} for task in tasks.reprint],
        "put_up": [{**_as_row(task), **_as_print(task)} for task in tasks.put_up],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _as_row(task: PosterTask) -> dict[str, Any]:
    day = task.day.isoformat() if task.day else None
    return {"class": task.record.id, "title": task.record.title, "day": day, "places": list(task.places)}


def _as_print(task: PosterTask) -> dict[str, str]:
    return {"file": poster_beside(task.record.page), "version": task.record.poster_version}
