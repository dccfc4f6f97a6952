"""The command `mask`: a text file in which nobody can be recognised, first as a proposal, then written."""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import click

from classroom.anonymisation import Anonymised, anonymise
from classroom.anonymisation.marks import FORMS
from classroom.anonymisation.reading import Allows
from classroom.anonymisation.text_file import TextFile, read_text_file
from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.masking import mask as cover
from classroom.checks.identity import KINDS, locate
from classroom.cli.site_data import find_site, open_reader
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS
from classroom.problem import ContentError, format_text

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command(
    help="把文字里能认出人的内容改掉：姓名改成居民甲、居民乙，号码、住址、日子改成笼统的说法。"
    "先只给出改法；加上 --write 才写进文件。"
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--write", "is_written", is_flag=True, help="把改法写进文件")
def mask(file: Path, is_written: bool) -> None:  # noqa: FBT001
    """Print the proposal as a unified diff, or write it; exit with 1 while there is something to do."""
    source = _read(file)
    form = FORMS.get(file.suffix.lower().removeprefix("."), "plain")
    proposal = anonymise(source.text, form, _find_allowed(file))
    count = _count_changes(source.text, proposal.text)
    if count and is_written:
        _write(source, proposal.text)
    elif count:
        _show(source.text, proposal.text, str(file))
    for line in _describe_left(str(file), proposal):
        click.echo(line)
    click.echo(_sum_up(count, len(proposal.left), is_written=is_written))
    sys.exit(PROBLEMS if proposal.left or (count and not is_written) else 0)


def _find_allowed(file: Path) -> Allows:
    """Return what the site that *file* lies in allows there: registered numbers, venues, waivers."""
    place = file.resolve()
    root = find_site(place.parent)
    reader = open_reader(root)
    path = place.relative_to(root).as_posix() if root else place.name

    def allows(text: str, finding: Finding) -> bool:
        return reader.allows(path, text, finding)

    return allows


def _read(file: Path) -> TextFile:
    try:
        return read_text_file(file)
    except ContentError as error:
        _stop(format_text(error.problems).rstrip("\n"))


def _write(source: TextFile, text: str) -> None:
    try:
        source.write(text)
    except OSError as error:
        _stop(f"{source.path} 写不了（{error.strerror}），文件没有动。看看磁盘是不是满了、有没有写的权限。")


def _count_changes(before: str, after: str) -> int:
    """Return how many lines differ; the two have the same number."""
    return sum(old != new for old, new in zip(before.split("\n"), after.split("\n"), strict=True))


def _show(before: str, after: str, name: str) -> None:
    """Print the unified diff from *before* to *after*, in colours at a terminal."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in _find_difference(before, after, name):
        shown = line.encode(encoding, "replace").decode(encoding)
        click.secho(shown, fg=_COLOURS.get(line[0]))


def _find_difference(before: str, after: str, name: str) -> Iterator[str]:
    """Yield the lines of the unified diff, the last of a file marked where it has no line end."""
    old, new = (text.split("\n") for text in (before, after))
    last = "\n\\ No newline at end of file"
    old, new = ([*lines[:-1], lines[-1] + last] if lines[-1] else lines[:-1] for lines in (old, new))
    yield from difflib.unified_diff(old, new, name, name, lineterm="")


def _describe_left(path: str, proposal: Anonymised) -> Iterator[str]:
    for finding in proposal.left:
        line, column = locate(proposal.text, finding)
        name, fix = KINDS[finding.kind]
        shown = cover(proposal.text[finding.start : finding.end])
        yield f"{path}:{line}:{column} “{shown}”像是{name}，自动改会弄坏文件，没有改。怎么改：{fix} [{finding.kind}]"


def _sum_up(count: int, left: int, *, is_written: bool) -> str:
    rest = f"有 {left} 处要自己改"
    if not count:
        return f"{rest}。" if left else "没有要改的。程序会漏，请再请一个人看一遍。"
    done = f"已经改好 {count} 行" if is_written else f"要改 {count} 行，还没有写进文件"
    then = "请从头读一遍，看话通不通、意思对不对。" if is_written else "看过没有不对，加上 --write 再运行一次。"
    return f"{done}{f'，另{rest}' if left else ''}。{then}"


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(CANNOT_RUN)
