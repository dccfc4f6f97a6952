"""`classroom schema`: what editors complete and check content by."""

import sys
from pathlib import Path

import click

from classroom.cli.site_folder import PROBLEMS, find_root
from classroom.schema import find_stale, write_editor_files


@click.command(help="按内容模型写出 JSON Schema 和 VS Code 片段，编辑器用它们补全和检查。")
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不写文件")
@click.pass_obj
def schema(root: Path | None, only_check: bool) -> None:  # noqa: FBT001
    """Write the JSON Schemas of the content, or tell whether they are fresh."""
    folder = find_root(root)
    stale = find_stale(folder) if only_check else write_editor_files(folder)
    words = "不是最新的" if only_check else "已更新"
    click.echo(f"{words}：{'、'.join(stale)}" if stale else "都是最新的。")
    sys.exit(PROBLEMS if only_check and stale else 0)
