"""The command `verify`: is the site that readers get the one that was published?"""

import sys
from pathlib import Path
from typing import NoReturn

import click

from classroom.checks.anonymity.scanner import Scanner, open_scanner
from classroom.checks.identity import Reader
from classroom.cli.site_data import find_site
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS
from classroom.clock import read_today
from classroom.plan import check_content
from classroom.problem import FORMATS
from classroom.publishing.place import CURRENT, STATE
from classroom.verification.fetching import LiveSite
from classroom.verification.verification import (
    VerificationError,
    Verified,
    find_address,
    read_wanted,
    verify_folder,
    verify_live,
)


@click.command(
    help="核对网上的网站或拷走的文件夹是不是发布的那一版：哪个文件被改过、少了、多了，再检验一遍。"
    "TARGET 写网址或文件夹。release.json 也可能被一起改掉，加上 --release 才靠得住。"
)
@click.argument("target", metavar="URL|DIR")
@click.option("--release", metavar="FILE|HASH", default=None, help="发布时的留底，或者发布时说的指纹")
@click.option("--timeout", type=click.FloatRange(0.1, 600), default=20.0, show_default=True, help="等服务器几秒")
@click.option("--format", "output_format", type=click.Choice(list(FORMATS)), default="text", help="输出的格式")
@click.pass_obj
def verify(root: Path | None, target: str, release: str | None, timeout: float, output_format: str) -> None:
    """Print what differs and what the proof finds; exit with 1 when there is anything."""
    reader, scanner = _open_reader(root)
    try:
        wanted, address = read_wanted(release), find_address(target)
        if address:
            verified = verify_live(LiveSite(address, timeout), wanted, reader)
        else:
            verified = verify_folder(_find_folder(Path(target)), wanted, reader)
    except VerificationError as error:
        _stop(str(error))
    except OSError as error:
        _stop(f"读写文件时出错：{error.strerror}（{error.filename or target}）。")
    if scanner:
        scanner.save()
    click.echo(FORMATS[output_format](verified.problems), nl=False)
    if output_format == "text":
        _tell(verified, is_trusted=release is not None)
    sys.exit(PROBLEMS if verified.problems else 0)


def _open_reader(root: Path | None) -> tuple[Reader | None, Scanner | None]:
    """Return what the proof needs to know of the station; neither where there is none, which is said."""
    station = find_site((root or Path.cwd()).resolve())
    if station is None:
        click.echo("提醒：这里不是站点文件夹，只比对文件，不检验内容。", err=True)
        return None, None
    scanner = open_scanner(station)
    context, _ = check_content(station, read_today(), scanner=scanner)
    if context is None:
        click.echo("提醒：站点的内容读不出来，只比对文件，不检验内容。", err=True)
        return None, None
    return Reader(scanner, context.directory, context.waivers), scanner


def _find_folder(path: Path) -> Path:
    """Return the site in *path*: the folder itself, or what is shown there where somebody published to it."""
    folder = path / CURRENT if (path / STATE).is_dir() else path
    if not folder.is_dir():
        raise VerificationError(f"找不到 {path}，或它不是文件夹。")
    return folder.resolve()


def _tell(verified: Verified, *, is_trusted: bool) -> None:
    release = verified.sealed.release
    click.echo(f"核对的是 {verified.sealed.name}：{len(release.files) + 1} 个文件，提交 {release.commit or '没有记'}。")
    count = len(verified.problems)
    click.echo(f"核对完毕：{count} 个问题。" if count else "核对完毕：一个文件也没有变。")
    if not is_trusted:
        click.echo("提醒：没有写 --release，release.json 和网页一起被换掉就看不出来。", err=True)


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(CANNOT_RUN)
