"""The commands `diff` and `posters`: what became different since an earlier state, and what to do about it."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from classroom.cli.site_folder import CANNOT_RUN, find_root
from classroom.clock import read_today
from classroom.history import HistoryError
from classroom.outputs.changes_text import Circumstances, format_changes_json, format_changes_text
from classroom.outputs.posters_text import format_posters_json, format_posters_text
from classroom.problem import ContentError, format_text
from classroom.snapshot import Comparison, compare, find_schedule_url, read_present, read_snapshot
from classroom.timetable.poster_changes import find_poster_tasks
from classroom.timetable.schedule_changes import compare_schedules

_format = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="文字，或给程序用的 JSON",
)


@click.command(
    help="课表变了什么，写成能贴进聊天群的话。OLD 和 NEW 写 Git 的版本（例如 HEAD），或一份 schedule.json 的路径；"
    "NEW 不写，就是现在文件夹里的内容。"
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--all", "tell_all", is_flag=True, help="已经过去的课也说")
@_format
@click.pass_obj
def diff(root: Path | None, old: str, new: str | None, tell_all: bool, output_format: str) -> None:  # noqa: FBT001
    """Print what changed in the schedule from one state to another."""
    folder, today = find_root(root), read_today()
    comparison = _compare(folder, old, new)
    changes = compare_schedules(comparison.old, comparison.new)
    told = changes if tell_all else changes.from_day(today)
    circumstances = Circumstances(
        today,
        find_schedule_url(folder),
        is_partial=comparison.is_partial,
        past_changed=bool(tuple(changes)),
        examples=comparison.example_seasons,
    )
    write = format_changes_text if output_format == "text" else format_changes_json
    _print(write(told, circumstances))


@click.command(help="哪些海报要撕下、换新、新贴：从 REV 到现在，印的内容变了的都列出来。")
@click.option("--since", metavar="REV", required=True, help="Git 的版本（例如 HEAD），或一份 schedule.json 的路径")
@_format
@click.pass_obj
def posters(root: Path | None, since: str, output_format: str) -> None:
    """Print which posters to take down, to print again and to put up since an earlier state."""
    folder, today = find_root(root), read_today()
    comparison = _compare(folder, since, None)
    tasks = find_poster_tasks(comparison.old, comparison.new, today)
    if output_format == "text":
        _print(format_posters_text(tasks, today, is_partial=comparison.is_partial))
    else:
        _print(format_posters_json(tasks, is_partial=comparison.is_partial))


def _compare(folder: Path, old: str, new: str | None) -> Comparison:
    """Return the two states side by side, or stop, saying why not; what was left out is told on the way."""
    try:
        states = read_snapshot(folder, old), read_snapshot(folder, new) if new else read_present(folder, read_today())
    except HistoryError as error:
        _stop(str(error))
    except ContentError as error:
        _stop(f"{format_text(error.problems)}现在的课表读不出，不能比较。请按上面的提示改好再来。")
    for remark in dict.fromkeys((*states[0].remarks, *states[1].remarks)):
        click.echo(remark, err=True)
    return compare(*states)


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(CANNOT_RUN)


def _print(text: str) -> None:
    """Print *text* with a question mark for what the encoding lacks: Windows writes files and pipes without ✖."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding), nl=False)
