"""The command `scan`: whom a text could tell of, for any file and not only content."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import click

from classroom.checks.anonymity.masking import mask
from classroom.checks.anonymity.recognisers import scan as find_identifying
from classroom.checks.identity import KINDS, locate
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS
from classroom.problem import ContentError
from classroom.source.text import read_text


@click.command(help="查文字里有没有能认出人的内容：姓名、号码、住址、细节。不写 FILES 就查从标准输入读到的文字。")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help='每行读一个 {"id", "text"}，每行写一个 {"id", "spans"}，给程序用')
def scan(files: tuple[Path, ...], jsonl: bool) -> None:  # noqa: FBT001
    """Print what is found, masked; exit with 1 when there is anything."""
    texts = [(str(file), _read(file)) for file in files] or [("-", _read_input())]
    if jsonl:
        for path, text in texts:
            for line in _scan_lines(path, text):
                click.echo(line)
        return
    found = [line for path, text in texts for line in _describe(path, text)]
    for line in found:
        click.echo(line)
    click.echo(f"查完了：找到 {len(found)} 处。" if found else "查完了：没有找到能认出人的内容。请再请一个人看一遍。")
    sys.exit(PROBLEMS if found else 0)


def _read(file: Path) -> str:
    try:
        return read_text(file, str(file))
    except ContentError as error:
        _refuse(str(error.problems[0]))


def _read_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        _refuse("读到的不是 UTF-8 编码的文字，先另存为 UTF-8。")


def _describe(path: str, text: str) -> Iterator[str]:
    for finding in find_identifying(text):
        line, column = locate(text, finding)
        name, fix = KINDS[finding.kind]
        shown = mask(text[finding.start : finding.end])
        yield f"{path}:{line}:{column} “{shown}”像是{name}。怎么改：{fix} [{finding.kind}]"


def _scan_lines(path: str, text: str) -> Iterator[str]:
    """Yield a JSON line for each of *text*: spans are [start, end, kind] in code points of its text."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            words = record["text"]
            identifier = record["id"]
        except (ValueError, TypeError, KeyError, RecursionError):
            words = None
        if not isinstance(words, str):
            _refuse(f'{path}:{number} 这一行不是 {{"id": …, "text": "…"}} 的 JSON。')
        spans = [[finding.start, finding.end, finding.kind] for finding in find_identifying(words)]
        yield json.dumps({"id": identifier, "spans": spans}, ensure_ascii=False)


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(CANNOT_RUN)
