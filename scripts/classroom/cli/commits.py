"""`classroom check --commits` and `--staged`: whom commits tell of, and how to get it out again."""

import sys
from pathlib import Path

import click

from classroom.cli.site_data import open_reader
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS
from classroom.commits import Leak, check_commits, check_staged
from classroom.history import HistoryError
from classroom.problem import FORMATS

_OUT_OF_HISTORY = (
    "怎么从历史里去掉（再提交一次把它删掉没有用，历史里还在）：\n"
    "1. 还没推送，在最近一次提交里：改好文件，git add 以后 git commit --amend。\n"
    "2. 还没推送，在更早的提交里：git rebase -i 那次提交^，把它前面的 pick 改成 edit，改好再 git rebase --continue。\n"
    "3. 已经推送：马上告诉站点负责人，公开过就当作已经泄露。由一个人用 git filter-repo --replace-text 改写历史，"
    "强制推送；所有人删掉旧的、重新克隆；再请托管平台清掉缓存的页面。\n"
    "4. 看过确认说的不是真人：不用改。详细写法见讲师手册“怎样检查”。\n"
)
_BEFORE_THE_COMMIT = """\
这次提交会留下上面的内容。改好文件，git add 以后再提交；整个文件可以用 classroom mask 改。
看过确认说的不是真人，用 git commit --no-verify 提交。
"""


def print_leaks(root: Path, wanted: str | None, output_format: str) -> None:
    """Print whom the commits of *wanted* tell of, or without it what is staged; exit with 1 when there is anything."""
    try:
        leaks = (
            check_staged(root, open_reader(root)) if wanted is None else check_commits(root, wanted, open_reader(root))
        )
    except HistoryError as error:
        click.echo(str(error), err=True)
        sys.exit(CANNOT_RUN)
    click.echo(_format(leaks, output_format), nl=False)
    if output_format == "text":
        what = "要提交的内容" if wanted is None else "这些提交"
        click.echo(f"{what}查完了：{len(leaks)} 处。" if leaks else f"{what}查完了：没有找到能认出人的内容。")
        if leaks:
            click.echo(_BEFORE_THE_COMMIT if wanted is None else _OUT_OF_HISTORY, nl=False)
    sys.exit(PROBLEMS if leaks else 0)


def _format(leaks: tuple[Leak, ...], output_format: str) -> str:
    if output_format == "github":
        return FORMATS["github"](leak.for_annotation for leak in leaks)
    return FORMATS[output_format](leak.with_commit for leak in leaks)
