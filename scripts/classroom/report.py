"""What a build tells at the terminal: a progress bar and a summary."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from classroom.checks.waivers import Waivers, show_text
from classroom.outputs.output import Output
from classroom.plan import Plan
from classroom.render import load_labels


class PageProgress:
    """A bar of pages done, on standard error; nothing where that is no terminal."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task("正在生成网页", total=None)

    def __enter__(self) -> Self:
        """Show the bar."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._progress.stop()

    def show(self, done: int, total: int) -> None:
        """Show that *done* of *total* pages are made."""
        self._progress.update(self._task, completed=done, total=total)


def print_summary(console: Console, plan: Plan, target: Path) -> None:
    """Print what was made, what was left out, what was let through and why, and where the site is."""
    for line in summarise(plan, target):
        console.print(line, highlight=False, soft_wrap=True)


def summarise(plan: Plan, target: Path) -> Iterator[str]:
    """Yield the lines of the summary, in Rich's markup."""
    sections = load_labels()["sections"]
    reasons = load_labels()["reasons"]
    counts = Counter(_section(output) for output in plan.outputs if output.is_page)
    papers = sum(output.is_paper for output in plan.outputs)
    files = sum(output.copied_from is not None for output in plan.outputs)
    yield f"[bold]网站做好了[/bold]：{sum(counts.values())} 页，{papers} 页打印用，{files} 个图片等文件"
    yield from (f"  {sections[section]} {counts[section]} 页" for section in sections if counts[section])
    if plan.left_out:
        yield f"没有放进这一版的 {len(plan.left_out)} 页："
    for left_out in plan.left_out:
        yield escape(f"  {left_out.path}（{left_out.title}）：{reasons[left_out.reason]}")
    yield from map(escape, _tell_waivers(plan.waivers))
    if plan.is_folder:
        yield f"{_tell_size(target)}，整个文件夹一起拷进 U 盘，双击 index.html 打开。"
    yield escape(f"网站在 {target}；用浏览器打开 {target / 'index.html'} 就能看。")


def _tell_size(folder: Path) -> str:
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return f"一共 {len(sizes)} 个文件，{sum(sizes) / 1_000_000:.1f} MB"


def _tell_waivers(waivers: Waivers) -> Iterator[str]:
    met = waivers.met
    if met:
        yield f"放行的 {sum(count for _, count in met)} 处："
    for waiver, count in met:
        reason = f"{waiver.reason}，{waiver.approved_by}同意，到 {waiver.until}"
        yield f"  “{show_text(waiver)}”（{waiver.what}）{count} 处：{reason}"


def _section(output: Output) -> str:
    folder = output.uri.rpartition("/")[0]
    if folder.startswith("courses/schedule"):
        return "schedule"
    return folder.split("/")[0] or "home"
