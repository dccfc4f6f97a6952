"""The command `bundle`: the site as one zip for a stick, and the printed matter of a term as one page."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import click

from classroom.build_site import Built, Order, build_site
from classroom.bundles.archive import write_zip
from classroom.bundles.term_archive import find_seasons, write_term
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS, find_root
from classroom.clock import read_today
from classroom.history import find_origin
from classroom.mkdocs_plugin import EngineError
from classroom.problem import format_text
from classroom.report import PageProgress

NAME = "classroom"


@click.command(
    help="把网站打成一个压缩包，带校验和，给 U 盘用；再把每一季打印用的页各做成一个 HTML 文件。"
    "解开压缩包，双击里面的 index.html 就能看，不用上网。"
)
@click.option("--out", type=click.Path(path_type=Path), default=None, help="放在哪个文件夹，默认 bundles")
@click.option("--term", metavar="SEASON", default=None, help="只做这一季打印用的页，例如 2026-winter")
@click.pass_obj
def bundle(root: Path | None, out: Path | None, term: str | None) -> None:
    """Build and prove the site for a stick, then write its files; exit with 1 where there are problems."""
    station = find_root(root)
    target = (out or station / "bundles").resolve()
    order = Order(station, "public", read_today(), is_folder=True, origin=find_origin(station))
    try:
        with tempfile.TemporaryDirectory(prefix="classroom-") as folder:
            site = Path(folder) / "site"
            built = _build(order, site)
            target.mkdir(parents=True, exist_ok=True)
            for line in _write(order, built, site, target, term):
                click.echo(line)
    except EngineError as error:
        _stop(f"网站引擎没有做完，什么也没有写：\n{error}")
    except OSError as error:
        _stop(f"写文件时出错：{error.strerror}（{error.filename}）。")


def _build(order: Order, site: Path) -> Built:
    with PageProgress() as progress:
        built = build_site(order, site, progress.show)
    click.echo(format_text((*built.plan.problems, *built.proof)), nl=False, err=True)
    if not built.is_good:
        click.echo("什么也没有写。请按上面的提示改好再来。", err=True)
        sys.exit(PROBLEMS)
    return built


def _write(order: Order, built: Built, site: Path, target: Path, term: str | None) -> Iterator[str]:
    seasons = find_seasons(site)
    if term and term not in seasons:
        _stop(f"没有 {term} 这一季打印用的页。有：{'、'.join(seasons) or '一季也没有'}。")
    if not term:
        file = target / f"{NAME}-{order.today}.zip"
        digest = write_zip(site, file, NAME, order.today)
        (target / f"{file.name}.sha256").write_text(f"{digest}  {file.name}\n", encoding="utf-8", newline="\n")
        yield f"压缩包：{file}（{file.stat().st_size / 1_000_000:.1f} MB）"
        yield f"指纹：{digest}"
    for season in (term,) if term else seasons:
        page = target / f"{NAME}-{season}.html"
        text = write_term(
            site, season, built.plan.site_title, built.plan.frame.made_on, built.plan.directory.site_address
        )
        page.write_text(text, encoding="utf-8", newline="\n")
        yield f"打印用的页：{page}"


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(CANNOT_RUN)
