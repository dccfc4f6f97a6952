"""What every command needs: the folder of the site, the option of its edition, and the exit codes."""

import sys
from pathlib import Path

import click

PROBLEMS = 1
CANNOT_RUN = 2

edition_option = click.option(
    "--edition",
    type=click.Choice(["public", "instructor"]),
    default="public",
    show_default=True,
    help="公开版，或讲师版（带讲师备注）",
)
"""Which edition to make."""


def find_root(root: Path | None) -> Path:
    """Return the folder of the site: *root*, or the nearest one upwards that has `mkdocs.yml`."""
    start = (root or Path.cwd()).resolve()
    for folder in [start] if root else [start, *start.parents]:
        if (folder / "mkdocs.yml").is_file():
            return folder
    click.echo(f"{start} 不是站点文件夹：里面没有 mkdocs.yml。请先进入站点文件夹再运行。", err=True)
    sys.exit(CANNOT_RUN)
