"""`classroom serve`: the site while it is written."""

import socket
import subprocess
import sys
from pathlib import Path

import click

from classroom.cli.site_folder import CANNOT_RUN, edition_option, find_root
from classroom.clock import EDITION, read_environment
from classroom.models.lesson import Edition


@click.command(help="边写边看：在浏览器里预览，保存就更新。")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="预览的地址和端口")
@edition_option
@click.pass_obj
def serve(root: Path | None, address: str, edition: Edition) -> None:
    """Show the site as it is written; problems are shown and stop nothing."""
    folder = find_root(root)
    _refuse_address(address)
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    environment = {**read_environment(), EDITION: edition, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    click.echo(f"预览：http://{address}/ （按 Ctrl+C 停止）")
    try:
        sys.exit(subprocess.run(command, cwd=folder, env=environment, check=False).returncode)  # noqa: S603
    except KeyboardInterrupt:
        sys.exit(0)


def _refuse_address(address: str) -> None:
    """Stop, saying why, when nothing can be served at *address*."""
    host, _, port = address.rpartition(":")
    if not host or not (port.isascii() and port.isdigit() and int(port) < 65536):
        click.echo(f"地址“{address}”的写法不对，写成 127.0.0.1:8000 这样。", err=True)
        sys.exit(CANNOT_RUN)
    try:
        with socket.create_server((host, int(port))):
            return
    except OSError as error:
        words = f"不能用 {address} 预览：{error.strerror}。多半是已经开着一个预览；换个端口再试："
        click.echo(f"{words}--address {host}:{int(port) + 1}", err=True)
        sys.exit(CANNOT_RUN)
