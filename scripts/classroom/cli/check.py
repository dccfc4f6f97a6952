"""`classroom check`: every problem of the content, without a site."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from classroom.checks.anonymity.scanner import open_scanner
from classroom.cli.commits import print_leaks
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS, find_root
from classroom.clock import read_environment, read_today
from classroom.plan import find_problems
from classroom.problem import FORMATS, Problem, has_errors


@click.command(help="检查全部内容；写了 PATH 就只列出这些文件或文件夹的问题。")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "output_format", type=click.Choice(list(FORMATS)), default=None, help="输出的格式")
@click.option("--commits", metavar="A..B", default=None, help="只查这些提交写进来的每一行里，有没有能认出人的内容")
@click.option("--staged", is_flag=True, help="只查马上要提交的内容里，有没有能认出人的内容")
@click.pass_obj
def check(
    root: Path | None,
    paths: tuple[Path, ...],
    output_format: str | None,
    commits: str | None,
    staged: bool,  # noqa: FBT001
) -> None:
    """Print every problem of the content, or those of some files, or whom commits tell of."""
    folder = find_root(root)
    chosen = output_format or ("github" if read_environment().get("GITHUB_ACTIONS") else "text")
    if sum((bool(paths), commits is not None, staged)) > 1:
        click.echo("PATH、--commits 和 --staged 一次只能写一种。", err=True)
        sys.exit(CANNOT_RUN)
    if staged or commits is not None:
        print_leaks(folder, commits, chosen)
    scanner = open_scanner(folder)
    _, problems = find_problems(folder, read_today(), scanner)
    scanner.save()
    kept = _keep_under(folder, paths, problems)
    click.echo(FORMATS[chosen](kept), nl=False)
    if chosen == "text":
        errors = sum(problem.severity == "error" for problem in kept)
        click.echo(f"检查完毕：{errors} 个错误，{len(kept) - errors} 个提醒。")
    sys.exit(PROBLEMS if has_errors(kept) else 0)


def _keep_under(folder: Path, paths: Iterable[Path], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems of the files or folders *paths*, or all of them when there are none."""
    prefixes = []
    for path in paths:
        absolute = path.resolve()
        if not absolute.exists() or not absolute.is_relative_to(folder):
            click.echo(f"找不到 {path}，或它不在站点文件夹里。", err=True)
            sys.exit(CANNOT_RUN)
        prefixes.append(absolute.relative_to(folder).as_posix())
    wanted = [prefix for prefix in prefixes if prefix != "."]
    if len(wanted) < len(prefixes) or not prefixes:
        return tuple(problems)
    return tuple(
        problem for problem in problems if any(f"{problem.path}/".startswith(f"{prefix}/") for prefix in wanted)
    )
