"""`classroom build`: content → checked, built, proved site; nothing where that stands already."""

from importlib import import_module
from pathlib import Path

import click
from rich.console import Console

from classroom.cli.site_folder import edition_option, find_root
from classroom.clock import read_today
from classroom.standing_site import Edition, Ordered, find_standing, hash_inputs, keep_standing


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
@click.option("--fresh", "is_fresh", is_flag=True, help="从头做起，不用以前留下的结果")
@click.pass_obj
def build(root: Path | None, site_dir: Path | None, edition: Edition, *, is_folder: bool, is_fresh: bool) -> None:
    """Check the content, build the site, prove it, and only then put it in place."""
    folder = find_root(root)
    target = (site_dir or folder / ("site-offline" if is_folder else "site")).resolve()
    ordered = Ordered(folder, target, edition, read_today(), is_folder)
    inputs = hash_inputs(ordered)
    said = None if is_fresh else find_standing(ordered, inputs)
    if said is None:
        # a second of imports, which who has nothing to build does not wait for
        said = import_module("classroom.cli.building").build_and_tell(ordered, is_fresh=is_fresh)
        keep_standing(ordered, inputs, said)
    else:
        click.echo(said.problems, nl=False, err=True)
        click.echo("什么都没有变，不用重做。")
    console = Console()
    for line in said.summary:
        console.print(line, highlight=False, soft_wrap=True)
