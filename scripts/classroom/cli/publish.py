"""The commands `publish`, `rollback` and `releases`: a proved site is put where readers get it, and taken back."""

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from classroom.build_site import Built, Order, build_site
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS, find_root
from classroom.clock import read_today
from classroom.history import Origin, find_origin
from classroom.mkdocs_plugin import EngineError
from classroom.problem import format_text
from classroom.publishing.place import Destination, Place, Publisher, PublishError
from classroom.publishing.publication import KEPT, Published, publish_release, roll_back
from classroom.publishing.targets import read_target
from classroom.release.manifest import RELEASE_FILE, SealedRelease, read_release
from classroom.report import PageProgress

RECORDS = ".classroom/published"
"""Where the station keeps the `release.json` of what it published, to hold a site against it later."""

_TARGET_HELP = (
    "TARGET 写一个文件夹（/var/www/classroom），一台服务器（用户@主机:/文件夹），"
    "或一个对象存储（rclone:名字:桶/文件夹）。"
)
_ssh_settings = click.option(
    "--ssh-config", "ssh_settings", type=click.Path(path_type=Path), default=None, help="另用一份 ssh 的设置"
)
_take_over = click.option(
    "--take-over", "is_taken_over", is_flag=True, help="对象存储：确定没有人在发布，解开别人留下的锁"
)


@click.command(help=f"检查内容，生成网站，检验，再一步换上去；没通过检验的一个字也不会换上。{_TARGET_HELP}")
@click.argument("target", metavar="TARGET")
@click.option("--keep", type=click.IntRange(1, 1000), default=KEPT, show_default=True, help="留下最近几版，好退回去")
@click.option("--offline", "is_folder", is_flag=True, help="发布到 U 盘：做成双击 index.html 就能看的文件夹")
@_ssh_settings
@_take_over
@click.pass_obj
def publish(  # noqa: PLR0913, PLR0917  # click gives each option by itself
    root: Path | None,
    target: str,
    keep: int,
    is_folder: bool,  # noqa: FBT001
    ssh_settings: Path | None,
    is_taken_over: bool,  # noqa: FBT001
) -> None:
    """Build, prove, bring, switch; exit with 1 where the content or the site has problems."""
    station = find_root(root)
    origin = find_origin(station)
    if origin.is_changed:
        click.echo("提醒：有改动还没有提交，release.json 里会写明“和提交的不一样”。", err=True)
    with (
        _open(target, ssh_settings, is_taken_over=is_taken_over) as (destination, place),
        tempfile.TemporaryDirectory(prefix="classroom-") as folder,
    ):
        site = Path(folder) / "site"
        _build(Order(station, "public", read_today(), is_folder, origin=origin), site)
        sealed = read_release((site / RELEASE_FILE).read_bytes())
        published = publish_release(place, site, sealed, keep)
        record = _keep_record(station, sealed, (site / RELEASE_FILE).read_bytes())
    _tell_published(published, sealed, origin, record)
    click.echo(destination.describe())


@click.command(help=f"退回以前发布过的一版，不写 RELEASE 就退一版。{_TARGET_HELP}")
@click.argument("target", metavar="TARGET")
@click.argument("release", metavar="[RELEASE]", required=False)
@_ssh_settings
@_take_over
def rollback(target: str, release: str | None, ssh_settings: Path | None, is_taken_over: bool) -> None:  # noqa: FBT001
    """Show an earlier release again."""
    with _open(target, ssh_settings, is_taken_over=is_taken_over) as (_, place):
        published = roll_back(place, release)
    click.echo(f"已经退回到 {published.name}。" if published.is_new else f"现在就是 {published.name}，没有动。")


@click.command(help=f"列出发布过、还留着的每一版，最新的在最上面。{_TARGET_HELP}")
@click.argument("target", metavar="TARGET")
@_ssh_settings
def releases(target: str, ssh_settings: Path | None) -> None:
    """Print the releases that are there, and which one readers get."""
    try:
        names, current = read_target(target, ssh_settings).list_releases()
    except (PublishError, OSError) as error:
        _stop(str(error))
    for name in reversed(names):
        click.echo(f"{name}　← 现在这一版" if name == current else name)
    if current is None:
        click.echo("现在没有换上任何一版：再发布一次，或用 classroom rollback 选一版。")


@contextmanager
def _open(target: str, ssh_settings: Path | None, *, is_taken_over: bool) -> Iterator[tuple[Destination, Place]]:
    """Open *target*; where something goes wrong, stop and say what readers get now."""
    publisher = Publisher(platform.node(), os.getpid())
    try:
        destination = read_target(target, ssh_settings)
        with destination.open(publisher, is_taken_over=is_taken_over) as place:
            yield destination, place
    except PublishError as error:
        _stop(str(error))
    except OSError as error:
        said = f"读写文件时出错：{error.strerror}（{error.filename or target}）"
        _stop(f"{said}。用 classroom releases 看现在是哪一版，再试一次。")


def _build(order: Order, site: Path) -> Built:
    try:
        with PageProgress() as progress:
            built = build_site(order, site, progress.show)
    except EngineError as error:
        _stop(f"网站引擎没有做完，什么也没有发布：\n{error}")
    click.echo(format_text((*built.plan.problems, *built.proof)), nl=False, err=True)
    if not built.is_good:
        click.echo("什么也没有发布，读者看到的还是原来的网站。请按上面的提示改好再来。", err=True)
        sys.exit(PROBLEMS)
    return built


def _keep_record(station: Path, sealed: SealedRelease, data: bytes) -> Path | None:
    """Return where the `release.json` was kept; None where it could not be, which hinders nobody."""
    file = station / RECORDS / f"{sealed.name}.json"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError:
        return None
    return file


def _tell_published(published: Published, sealed: SealedRelease, origin: Origin, record: Path | None) -> None:
    words = "发布好了" if published.is_new else "和现在这一版一模一样，没有动"
    click.echo(f"{words}：{published.name}，{len(sealed.release.files) + 1} 个文件。")
    click.echo(f"提交：{origin.commit.hash if origin.commit else '不在 Git 里'}")
    click.echo(f"指纹：{sealed.sha256}")
    if record:
        shown = record.relative_to(Path.cwd()) if record.is_relative_to(Path.cwd()) else record
        click.echo(f"留底：{shown}。以后核对用：classroom verify 网址 --release {shown}")
    for name in published.left_over:
        click.echo(f"提醒：旧的 {name} 没有删掉，下次再删。", err=True)


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(CANNOT_RUN)
