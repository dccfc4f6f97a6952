"""`classroom build`: content → checked, built, proved site."""

import sys
from pathlib import Path

import click
from rich.console import Console

from classroom.build_site import Order, SiteFolderError, build_site
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS, edition_option, find_root
from classroom.clock import read_today
from classroom.mkdocs_plugin import EngineError
from classroom.models.lesson import Edition
from classroom.problem import format_text
from classroom.report import PageProgress, print_summary


@click.command(help="检查内容，生成网站，再检验生成的网站。")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=None,
    help="网站放在哪里，默认 site；--offline 时默认 site-offline",
)
@click.option(
    "--offline", "is_folder", is_flag=True, help="做成一个文件夹：拷进 U 盘，双击 index.html 就能看，不用上网"
)
@edition_option
@click.pass_obj
def build(root: Path | None, site_dir: Path | None, is_folder: bool, edition: Edition) -> None:  # noqa: FBT001
    """Check the content, build the site, prove it, and only then put it in place."""
    folder = find_root(root)
    target = (site_dir or folder / ("site-offline" if is_folder else "site")).resolve()
    order = Order(folder, edition, read_today(), is_folder)
    try:
        with PageProgress() as progress:
            built = build_site(order, target, progress.show)
    except EngineError as error:
        click.echo(f"网站引擎没有做完，原来的网站没有动：\n{error}", err=True)
        sys.exit(CANNOT_RUN)
    except SiteFolderError as error:
        click.echo(f"{error} 里有别的东西，不是网站，不能往里生成。请换一个空文件夹。", err=True)
        sys.exit(CANNOT_RUN)
    except OSError as error:
        click.echo(f"写文件时出错，原来的网站没有动：{error.strerror}（{error.filename}）", err=True)
        sys.exit(CANNOT_RUN)
    click.echo(format_text((*built.plan.problems, *built.proof)), nl=False, err=True)
    if not built.is_good:
        click.echo("网站没有生成，原来的网站没有动。请按上面的提示改好再来。", err=True)
        sys.exit(PROBLEMS)
    print_summary(Console(), built.plan, target)
