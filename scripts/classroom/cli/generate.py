"""`classroom generate`: the tree of pages that any engine can build."""

import sys
from pathlib import Path

import click

from classroom.checks.anonymity.scanner import open_scanner
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS, edition_option, find_root
from classroom.clock import read_today
from classroom.generate import OutputFolderError, write_tree
from classroom.models.lesson import Edition
from classroom.plan import plan_site
from classroom.problem import ContentError, format_text, has_errors


@click.command(help="写出纯 Markdown 的站点源文件，不用本工具的插件也能生成网站。")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="写到哪个文件夹")
@edition_option
@click.pass_obj
def generate(root: Path | None, out: Path, edition: Edition) -> None:
    """Write the tree of pages that any engine can build."""
    folder = find_root(root)
    scanner = open_scanner(folder)
    plan = plan_site(folder, read_today(), edition, scanner=scanner)
    scanner.save()
    click.echo(format_text(plan.problems), nl=False, err=True)
    if has_errors(plan.problems):
        sys.exit(PROBLEMS)
    try:
        count = write_tree(plan, folder, out.resolve())
    except ContentError as error:
        click.echo(format_text(error.problems), nl=False, err=True)
        sys.exit(PROBLEMS)
    except OutputFolderError as error:
        click.echo(f"{error} 里有别的文件，不能往里写。请换一个空文件夹。", err=True)
        sys.exit(CANNOT_RUN)
    except OSError as error:
        click.echo(f"写文件时出错：{error.strerror}（{error.filename}）", err=True)
        sys.exit(CANNOT_RUN)
    click.echo(f"写好 {count} 个文件：{out}")
