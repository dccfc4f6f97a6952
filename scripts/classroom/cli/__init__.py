"""The command `classroom`: messages in Chinese, progress, exit codes 0 clean, 1 problems, 2 cannot run."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console

from classroom import __version__
from classroom.build_site import Order, SiteFolderError, build_site
from classroom.checks.anonymity.scanner import open_scanner
from classroom.cli.bundle import bundle
from classroom.cli.changes import diff, posters
from classroom.cli.commits import print_leaks
from classroom.cli.import_word import import_word
from classroom.cli.mask import mask
from classroom.cli.new import new
from classroom.cli.prove import prove
from classroom.cli.publish import publish, releases, rollback
from classroom.cli.scan import scan
from classroom.cli.search_report import search_report
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS, find_root
from classroom.cli.verify import verify
from classroom.clock import EDITION, read_today
from classroom.generate import OutputFolderError, write_tree
from classroom.mkdocs_plugin import EngineError
from classroom.models.lesson import Edition
from classroom.plan import find_problems, plan_site
from classroom.problem import FORMATS, ContentError, Problem, format_text, has_errors
from classroom.report import PageProgress, print_summary
from classroom.schema import find_stale, write_editor_files

_edition = click.option(
    "--edition",
    type=click.Choice(["public", "instructor"]),
    default="public",
    show_default=True,
    help="公开版，或讲师版（带讲师备注）",
)


@click.group(help="把课程、案例和课表做成网站。", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="classroom")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=None,
    help="站点所在的文件夹；不写就从当前文件夹往上找 mkdocs.yml",
)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Find the site and run one of the commands."""
    context.obj = root


@main.command(help="检查内容，生成网站，再检验生成的网站。")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=None,
    help="网站放在哪里，默认 site；--offline 时默认 site-offline",
)
@click.option(
    "--offline", "is_folder", is_flag=True, help="做成一个文件夹：拷进 U 盘，双击 index.html 就能看，不用上网"
)
@_edition
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


@main.command(help="边写边看：在浏览器里预览，保存就更新。")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="预览的地址和端口")
@_edition
@click.pass_obj
def serve(root: Path | None, address: str, edition: Edition) -> None:
    """Show the site as it is written; problems are shown and stop nothing."""
    folder = find_root(root)
    _refuse_address(address)
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    environment = {**os.environ, EDITION: edition, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
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


@main.command(help="检查全部内容；写了 PATH 就只列出这些文件或文件夹的问题。")
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
    chosen = output_format or ("github" if os.environ.get("GITHUB_ACTIONS") else "text")
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


@main.command(help="写出纯 Markdown 的站点源文件，不用本工具的插件也能生成网站。")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="写到哪个文件夹")
@_edition
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


@main.command(help="按内容模型写出 JSON Schema 和 VS Code 片段，编辑器用它们补全和检查。")
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不写文件")
@click.pass_obj
def schema(root: Path | None, only_check: bool) -> None:  # noqa: FBT001
    """Write the JSON Schemas of the content, or tell whether they are fresh."""
    folder = find_root(root)
    stale = find_stale(folder) if only_check else write_editor_files(folder)
    words = "不是最新的" if only_check else "已更新"
    click.echo(f"{words}：{'、'.join(stale)}" if stale else "都是最新的。")
    sys.exit(PROBLEMS if only_check and stale else 0)


main.add_command(bundle)
main.add_command(diff)
main.add_command(import_word)
main.add_command(mask)
main.add_command(new)
main.add_command(posters)
main.add_command(prove)
main.add_command(publish)
main.add_command(releases)
main.add_command(rollback)
main.add_command(scan)
main.add_command(search_report)
main.add_command(verify)
