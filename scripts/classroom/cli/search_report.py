"""The command `search-report`: which pages their own titles do not find, which names lead to two pages."""

from pathlib import Path

import click

from classroom.checks.anonymity.scanner import open_scanner
from classroom.cli.site_folder import CANNOT_RUN, find_root
from classroom.clock import read_today
from classroom.plan import plan_site
from classroom.search.document import Document
from classroom.search.report import HardToFind, SharedName, find_hard, find_shared


@click.command("search-report", help="搜索好不好用：哪些页用自己的标题也搜不到，哪些叫法指着两页。")
@click.pass_obj
def search_report(root: Path | None) -> None:
    """Print the report; it judges nothing, so it exits with 0 whatever it says."""
    found = find_root(root)
    scanner = open_scanner(found)
    plan = plan_site(found, read_today(), scanner=scanner)
    scanner.save()
    if not plan.documents:
        click.echo("内容有错误，先用 classroom check 查完改好。", err=True)
        raise SystemExit(CANNOT_RUN)
    hard = list(find_hard(plan.documents))
    shared = list(find_shared(plan.documents))
    for one in hard:
        click.echo(_describe_hard(one))
    for name in shared:
        click.echo(_describe_shared(name))
    if shared:
        click.echo("一个叫法指着几页：都该出现就留着；不该，就从一页的 aliases 里删掉。")
    click.echo(f"看了 {len(plan.documents)} 页：{len(hard)} 页用标题难找，{len(shared)} 个叫法指着不止一页。")


def _describe_hard(hard: HardToFind) -> str:
    before = "、".join(_name(document) for document in hard.before)
    return (
        f"{hard.document.source}：搜“{hard.words}”，这一页排在第 {hard.place}，前面是{before}。"
        "怎么改：标题里写上这一页才有的词，或在 aliases 里加上大家的叫法"
    )


def _describe_shared(shared: SharedName) -> str:
    places = "、".join(_name(document) for document in shared.documents)
    return f"“{shared.name}”指着{places}"


def _name(document: Document) -> str:
    return document.source or document.uri
