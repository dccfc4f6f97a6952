"""A build from the command line: its progress, and what is said when it ends."""

import sys

import click

from classroom.build_site import Order, SiteFolderError, build_site
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS
from classroom.mkdocs_plugin import EngineError
from classroom.problem import format_text
from classroom.report import PageProgress, summarise
from classroom.standing_site import Ordered, Said


def build_and_tell(ordered: Ordered, *, is_fresh: bool) -> Said:
    """Build the site of *ordered*, print its problems, and return what there is to say; exit where it is not good."""
    order = Order(ordered.root, ordered.edition, ordered.today, is_folder=ordered.is_folder, is_fresh=is_fresh)
    try:
        with PageProgress() as progress:
            built = build_site(order, ordered.site_dir, progress.show)
    except EngineError as error:
        click.echo(f"网站引擎没有做完，原来的网站没有动：\n{error}", err=True)
        sys.exit(CANNOT_RUN)
    except SiteFolderError as error:
        click.echo(f"{error} 里有别的东西，不是网站，不能往里生成。请换一个空文件夹。", err=True)
        sys.exit(CANNOT_RUN)
    except OSError as error:
        click.echo(f"写文件时出错，原来的网站没有动：{error.strerror}（{error.filename}）", err=True)
        sys.exit(CANNOT_RUN)
    problems = format_text((*built.plan.problems, *built.proof))
    click.echo(problems, nl=False, err=True)
    if not built.is_good:
        click.echo("网站没有生成，原来的网站没有动。请按上面的提示改好再来。", err=True)
        sys.exit(PROBLEMS)
    return Said(problems, tuple(summarise(built.plan, ordered.site_dir)))
