"""The command `prove`: what must hold of a folder that is published, whoever made it and whatever was done to it."""

import sys
from pathlib import Path

import click

from classroom.checks.anonymity.scanner import open_scanner
from classroom.checks.identity import Reader
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS, find_root
from classroom.clock import read_today
from classroom.plan import check_content
from classroom.problem import FORMATS, format_text
from classroom.site_check.built_site import BuiltSite
from classroom.site_check.proof import check_folder


@click.command(
    help="检验做好的网站，不管是谁生成的：链接、号码、能认出人的内容、图片里的信息。不写 FOLDER 就检验 site。"
)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--format", "output_format", type=click.Choice(list(FORMATS)), default="text", help="输出的格式")
@click.pass_obj
def prove(root: Path | None, folder: Path | None, output_format: str) -> None:
    """Print every problem of the folder; exit with 1 when there is one."""
    station = find_root(root)
    site_dir = folder or station / "site"
    if not (site_dir / "index.html").is_file():
        click.echo(f"{site_dir} 不是做好的网站：里面没有 index.html。", err=True)
        sys.exit(CANNOT_RUN)
    scanner = open_scanner(station)
    context, problems = check_content(station, read_today(), scanner=scanner)
    if context is None:
        click.echo(format_text(problems), nl=False, err=True)
        click.echo("内容读不出来，不知道哪些号码登记过，没有检验。", err=True)
        sys.exit(CANNOT_RUN)
    reader = Reader(scanner, context.directory, context.waivers)
    found = tuple(sorted(set(check_folder(BuiltSite(site_dir), reader))))
    scanner.save()
    click.echo(FORMATS[output_format](found), nl=False)
    if output_format == "text":
        click.echo(f"检验完毕：{len(found)} 个错误。" if found else "检验完毕：没有错误。")
    sys.exit(PROBLEMS if found else 0)
