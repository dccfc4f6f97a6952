"""The command `import`: a Word file becomes a lesson or a case, and everything that did not come along is told."""

import datetime
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from classroom.checks.anonymity.scanner import open_scanner
from classroom.cli.new import Desk, ask_case, option
from classroom.cli.questions import BadAnswerError, Question, read_as, some_texts
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS, find_root
from classroom.clock import read_today
from classroom.drafts.draft import Draft, check_draft
from classroom.drafts.imported import (
    describe_guesses,
    place_pictures,
    split_parts,
    write_case_body,
    write_lesson_body,
)
from classroom.drafts.skeleton import fill_skeleton
from classroom.drafts.slug import make_slug, next_number
from classroom.drafts.yaml_text import write_list, write_value
from classroom.models.scalars import Text
from classroom.problem import Problem, has_errors
from classroom.word.conversion import WordText, convert
from classroom.word.markdown_text import PICTURE, escape
from classroom.word.package import MAX_FILE_BYTES, WordFileError, open_package

_INTO = re.compile(r"cases|courses/[a-z0-9]+(?:-[a-z0-9]+)*")


@click.command(name="import", help="把 Word 文件（.docx）变成一课或一个案例，并列出没有转过来的东西。")
@click.argument("file", type=click.Path(path_type=Path))
@option("--into", "放到哪里：courses/课程文件夹，或 cases；课程文件夹没有的会新建")
@option("--course-title", "新课程的名称，课程文件夹还没有时才写")
@option("--title", "标题；不写就用 Word 里的")
@option("--summary", "一句话说清它")
@option("--audience", "听众，几个之间用逗号隔开")
@option("--frauds", "讲哪种骗局，几个之间用逗号隔开；只用于课")
@option("--objectives", "听完会做什么，几条之间用分号隔开；只用于课")
@option("--fraud", "哪种骗局；从这里到 --outcome 只用于案例")
@option("--basis", "综合改编、公开通报、本人同意、教学虚构")
@option("--period", "什么时候，例如 2025-Q3")
@option("--place", "哪里，从 station.yml 的词里选")
@option("--age", "年龄段，例如 30-39；可以不写")
@option("--work", "职业；可以不写")
@option("--channel", "骗子从哪里来，几个之间用逗号隔开")
@option("--loss", "损失，例如 1万-5万；没有写 0")
@option("--outcome", "结果")
@option("--slug", "文件名里的英文代号；不写就用标题的拼音")
@click.pass_obj
def import_word(root: Path | None, /, file: Path, **given: str | None) -> None:
    """Write what *file* becomes; exit with 1 when something in it must be mended before it can be published."""
    folder = find_root(root)
    text = _read(file)
    desk = Desk(folder, given)
    into = str(desk.ask(Question("--into", "放到哪里（courses/课程文件夹，或 cases）", _read_into, "courses/imported")))
    title, summary = desk.ask_title("标题", "word", text.title or file.stem)
    remarks: list[str] = []
    texts = {} if into == "cases" else desk.draft_course(into.partition("/")[2])
    names = desk.names_in(into)
    taken = {re.sub(r"^\d\d-", "", name).removesuffix(".md") for name in names}
    if into == "cases":
        head, body = _write_case(desk, text, remarks, title, summary)
        slug = desk.ask_slug(title, taken)
        path = f"cases/{slug}.md"
    else:
        head, body = _write_lesson(desk, text, remarks, title, summary)
        slug = desk.ask_slug(title, taken)
        path = f"{into}/{next_number(names):02}-{slug}.md"
    pictures, targets = _name_pictures(desk, text, into, slug)
    texts[path] = head + place_pictures(body, targets, PICTURE, escape)
    draft = Draft(texts, pictures)
    scanner = open_scanner(folder)
    problems = check_draft(folder, draft, read_today(), scanner)
    scanner.save()
    desk.put(draft)
    _report(desk, draft, [*map(str, text.dropped), *remarks], problems)


def _read(file: Path) -> WordText:
    try:
        if not file.is_file():
            raise WordFileError(f"找不到文件 {file}。检查路径；路径里有空格就在两头加上英文引号")
        if file.stat().st_size > MAX_FILE_BYTES:
            raise WordFileError(
                f"{file.name} 太大了，超过 {MAX_FILE_BYTES // 1_000_000} MB。先压缩图片，或拆成几个文件"
            )
        return convert(open_package(file.read_bytes(), file.name))
    except (WordFileError, OSError) as error:
        words = (
            f"{file.name} 打不开：{error.strerror}。先在 Word 里关掉它" if isinstance(error, OSError) else str(error)
        )
        click.echo(f"{words}。什么都没有写。", err=True)
        sys.exit(CANNOT_RUN)


def _read_into(answer: str) -> str:
    into = answer.replace("\\", "/").rstrip("/")
    if not _INTO.fullmatch(into) or into == "courses/schedule":
        raise BadAnswerError("写成 courses/anti-fraud 这样（文件夹只用小写英文、数字和减号），或写 cases")
    return into


def _write_lesson(desk: Desk, text: WordText, remarks: list[str], title: str, summary: str) -> tuple[str, str]:
    audience = next(iter(desk.library.data.station.model.vocabulary.audience))
    objectives = Question("--objectives", "听完会做什么（几条用分号隔开）", some_texts, "待改：听完会做什么")
    values = {
        "title": write_value(title),
        "summary": write_value(summary),
        "audience": write_list(desk.ask_audience(audience)),
        "frauds": write_list(desk.ask_several("--frauds", "讲哪种骗局（没有就直接回车）", desk.frauds, "")),
        "objectives": write_list(desk.ask(objectives)),
    }
    parts = split_parts(text.blocks)
    minutes = [part.minutes for part in parts]
    if desk.answers.asks:
        minutes = [
            int(desk.ask(Question("--minutes", f"“{part.title}”讲几分钟", _read_minutes, str(part.minutes))))
            if part.is_guessed
            else part.minutes
            for part in parts
        ]
    else:
        remarks += describe_guesses(parts, minutes)
    if not parts:
        return fill_skeleton("imported-lesson.md", values), "## 开场 {minutes=5 keep=must}\n\n待补。\n"
    return fill_skeleton("imported-lesson.md", values), write_lesson_body(parts, minutes)


def _read_minutes(answer: str) -> str:
    if not (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= 240):
        raise BadAnswerError("写 1 到 240 的数字")
    return answer


def _write_case(desk: Desk, text: WordText, remarks: list[str], title: str, summary: str) -> tuple[str, str]:
    words = desk.library.data.station.model.vocabulary
    defaults = {
        "--fraud": next(iter(desk.frauds)),
        "--basis": "综合改编",
        "--period": _past_half_year(read_today()),
        "--place": words.place[0],
        "--channel": words.channel[0],
        "--loss": "0",
        "--outcome": "正在办理",
    }
    values = {"title": write_value(title), "summary": write_value(summary), **ask_case(desk, defaults)}
    body, open_ones = write_case_body(text.blocks)
    remarks += [f"“{name}”还缺内容，已写上“待补”" for name in open_ones]
    return fill_skeleton("imported-case.md", values), body


def _past_half_year(today: datetime.date) -> str:
    """Return the last half of a year that ended more than 90 days ago."""
    day = today - datetime.timedelta(days=91)
    return f"{day.year}-H1" if day.month > 6 else f"{day.year - 1}-H2"


def _name_pictures(desk: Desk, text: WordText, into: str, slug: str) -> tuple[dict[str, bytes], list[tuple[str, str]]]:
    """Return path → picture, and for each its target in the text and what it shows."""
    pictures, targets = {}, []
    taken = {name.partition(".")[0] for name in desk.names_in(f"{into}/images")}
    for number, picture in enumerate(text.pictures, 1):
        stem = make_slug(f"{slug}-{number}", taken)
        taken.add(stem)
        pictures[f"{into}/images/{stem}.{picture.ending}"] = picture.data
        question = Question(
            "--alt", f"第 {number} 张图上是什么（一句话）", read_as(Text), f"待改：第 {number} 张图上是什么"
        )
        words = picture.words if picture.words else str(desk.ask(question))
        targets.append((f"images/{stem}.{picture.ending}", words))
    return pictures, targets


def _report(desk: Desk, draft: Draft, remarks: Iterable[str], problems: tuple[Problem, ...]) -> None:
    for path in (*draft.texts, *draft.pictures):
        click.echo(f"写好：{path}")
    _list("没有问，用了默认的，请核对", desk.answers.defaults)
    _list("没有照原样转过来的", remarks)
    findings = [problem for problem in problems if problem.severity == "error"]
    _list(
        "要改的地方",
        (f"{it.path} 第 {it.line} 行：{it.message}。怎么改：{it.fix} [{it.code}]" for it in findings),
    )
    last = desk.root / list(draft.texts)[-1]
    click.echo(f"下一步：打开 {last}，从头读一遍，改好上面列的，再运行 classroom check。程序会漏，请再请一个人看一遍。")
    sys.exit(PROBLEMS if has_errors(problems) else 0)


def _list(title: str, lines: Iterable[str]) -> None:
    rows = list(lines)
    if rows:
        click.echo(f"{title}（{len(rows)} 处）：")
    for number, row in enumerate(rows, 1):
        click.echo(f"  {number}. {row}")
