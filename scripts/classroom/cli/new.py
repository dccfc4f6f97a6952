"""The commands `new …`: a commented file that passes the check, in the right place, under a good name."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn, get_args

import click

from classroom.checks.anonymity.scanner import open_scanner
from classroom.cli.questions import Answers, BadAnswerError, Question, is_terminal, one_of, read_as, some_of, some_texts
from classroom.cli.site_folder import CANNOT_RUN, PROBLEMS, find_root
from classroom.clock import read_today
from classroom.drafts.draft import Draft, NameTakenError, check_draft, write_draft
from classroom.drafts.skeleton import fill_skeleton
from classroom.drafts.slug import make_slug, next_number
from classroom.drafts.term_insertion import insert_class
from classroom.drafts.yaml_text import write_list, write_value
from classroom.library.content import Library
from classroom.library.loading import load_library
from classroom.models.case import AgeBand, Basis, Outcome
from classroom.models.scalars import ClockRange, LossBand, Quarter, Slug, Text
from classroom.models.season import parse_season
from classroom.models.term import ClassKind
from classroom.problem import ContentError, format_text, has_errors

Command = Callable[..., Any]

KINDS: Mapping[str, str] = dict(zip(get_args(ClassKind), ("小课堂", "流动警务室", "演练", "调解日"), strict=True))


@click.group(help="新建一课、一个案例、一篇指南、一节小课堂或一个季节的课表：问几句话，写好一个能通过检查的文件。")
def new() -> None:
    """Hold the commands that write a new file."""


def option(name: str, words: str) -> Callable[[Command], Command]:
    """Return the option *name*; what is not given is asked or has a default."""
    return click.option(name, default=None, help=words)


@new.command(help="新建一课。")
@option("--course", "放在哪门课程的文件夹，例如 anti-fraud；没有的会新建")
@option("--course-title", "新课程的名称，课程文件夹还没有时才写")
@option("--title", "标题")
@option("--summary", "一句话说清这一课")
@option("--audience", "听众，几个之间用逗号隔开")
@option("--frauds", "骗局代号，几个之间用逗号隔开")
@option("--objectives", "听完会做什么，几条之间用分号隔开")
@option("--slug", "文件名里的英文代号；不写就用标题的拼音")
@click.pass_obj
def lesson(root: Path | None, /, **given: str | None) -> None:
    """Write a lesson, and its course where that is new."""
    desk = Desk(find_root(root), given)
    course = desk.ask(Question("--course", "课程文件夹（小写英文）", read_as(Slug), choices=desk.courses))
    if course == "schedule":
        desk.stop("课程文件夹不能叫 schedule，那里放课表。换一个 --course。")
    title, summary = desk.ask_title("这一课的标题", "lesson")
    values = {
        "title": write_value(title),
        "summary": write_value(summary),
        "audience": write_list(desk.ask_audience()),
        "frauds": write_list(desk.ask_several("--frauds", "讲哪种骗局（没有就直接回车）", desk.frauds, "")),
        "objectives": write_list(desk.ask(Question("--objectives", "听完会做什么（几条用分号隔开）", some_texts))),
    }
    texts = desk.draft_course(course)
    names = desk.names_in(f"courses/{course}")
    slug = desk.ask_slug(title, {name[3:].removesuffix(".md") for name in names})
    texts[f"courses/{course}/{next_number(names):02}-{slug}.md"] = fill_skeleton("lesson.md", values)
    desk.write(Draft(texts))


@new.command(help="新建一个案例。")
@option("--title", "标题")
@option("--summary", "一句话说清读的人能学到什么")
@option("--fraud", "骗局代号")
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
def case(root: Path | None, /, **given: str | None) -> None:
    """Write a case."""
    desk = Desk(find_root(root), given)
    title, summary = desk.ask_title("案例的标题", "case")
    values = {"title": write_value(title), "summary": write_value(summary), **ask_case(desk)}
    slug = desk.ask_slug(title, {name.removesuffix(".md") for name in desk.names_in("cases")})
    desk.write(Draft({f"cases/{slug}.md": fill_skeleton("case.md", values)}))


def ask_case(desk: "Desk", defaults: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return the front matter of a case but for its title and summary, as YAML; *defaults* by option."""
    words = desk.library.data.station.model.vocabulary
    ages, work = dict.fromkeys(get_args(AgeBand), ""), dict.fromkeys(words.work, "")
    person = {
        "age": desk.ask_optional("--age", "年龄段（不写就直接回车）", ages),
        "work": desk.ask_optional("--work", "职业（不写就直接回车）", work),
    }
    known = [f"{key}: {write_value(value)}" for key, value in person.items() if value]
    outcomes, bases = dict.fromkeys(get_args(Outcome), ""), dict.fromkeys(get_args(Basis), "")
    places, channels = dict.fromkeys(words.place, ""), dict.fromkeys(words.channel, "")
    loss = desk.ask(Question("--loss", "损失多少（没有写 0，例如 1万-5万）", read_as(LossBand), defaults.get("--loss")))
    return {
        "fraud": desk.ask_one("--fraud", "哪种骗局", desk.frauds, defaults.get("--fraud")),
        "basis": desk.ask_one("--basis", "依据（编的故事写 教学虚构）", bases, defaults.get("--basis")),
        "period": desk.ask(
            Question("--period", "什么时候（只写季度，例如 2025-Q3）", read_as(Quarter), defaults.get("--period"))
        ),
        "place": write_value(desk.ask_one("--place", "哪里", places, defaults.get("--place"))),
        "person": f"{{{', '.join(known)}}}",
        "channel": write_list(desk.ask_several("--channel", "骗子从哪里来", channels, defaults.get("--channel"))),
        "loss": loss,
        "outcome": desk.ask_one(
            "--outcome", "结果", outcomes, defaults.get("--outcome") or ("劝阻成功" if loss == "0" else None)
        ),
    }


@new.command(help="新建一篇防骗指南。")
@option("--title", "标题")
@option("--summary", "一句话说清这一篇")
@option("--fraud", "骗局代号；不讲某一种骗局就不写")
@option("--audience", "写给谁看，几个之间用逗号隔开")
@option("--red-flags", "骗子的话，几句之间用分号隔开")
@option("--slug", "文件名里的英文代号；不写就用标题的拼音")
@click.pass_obj
def guide(root: Path | None, /, **given: str | None) -> None:
    """Write a guide."""
    desk = Desk(find_root(root), given)
    title, summary = desk.ask_title("指南的标题", "guide")
    values = {
        "title": write_value(title),
        "summary": write_value(summary),
        "fraud": desk.ask_optional("--fraud", "讲哪种骗局（不讲某一种就直接回车）", desk.frauds),
        "audience": write_list(desk.ask_audience()),
        "red_flags": write_list(desk.ask(Question("--red-flags", "骗子的话（几句用分号隔开）", some_texts))),
    }
    slug = desk.ask_slug(title, {name.removesuffix(".md") for name in desk.names_in("docs/guides")})
    desk.write(Draft({f"docs/guides/{slug}.md": fill_skeleton("guide.md", values)}))


def class_options(command: Command) -> Command:
    """Return *command* with the options that one class has."""
    for name, words in reversed(
        (
            ("--kind", "class 小课堂、mobile 流动警务室、drill 演练、mediation 调解日"),
            ("--lesson", "讲哪一课，例如 anti-fraud/task-rebate"),
            ("--class-title", "活动的名称，没有课的活动才写"),
            ("--audience", "听众，几个之间用逗号隔开"),
            ("--venue", "场地代号"),
            ("--teacher", "谁来讲，写角色或代号"),
            ("--on", "哪一天，例如 2026-12-05"),
            ("--at", "几点到几点，例如 09:30-10:30"),
            ("--id", "这节课的代号；不写就自动起"),
        )
    ):
        command = option(name, words)(command)
    return command


@new.command(name="class", help="在已有的课表里加一节。")
@option("--term", "哪个季节的课表，例如 2026-winter")
@option("--answers", "补哪条薄弱环节，写代号，几个之间用逗号隔开")
@class_options
@click.pass_obj
def small_class(root: Path | None, /, **given: str | None) -> None:
    """Insert a class into a term."""
    desk = Desk(find_root(root), given)
    terms = {term.id: term.model.title for term in desk.library.terms}
    season = desk.ask_one("--term", "哪个季节的课表", terms)
    [term] = [term for term in desk.library.terms if term.id == season]
    links = {link.id: link.text for link in term.model.weak_links}
    answers = desk.ask_several("--answers", "补哪条薄弱环节", links)
    item = ask_class(desk, season, answers)
    raw = (desk.root / term.path).read_bytes().decode("utf-8-sig")
    try:
        text = insert_class(raw.replace("\r\n", "\n"), item, term.path)
    except ContentError as error:
        desk.stop(format_text(error.problems).rstrip("\n"))
    written = text.replace("\n", "\r\n") if "\r\n" in raw else text
    desk.write(Draft({term.path: text}, replaces=frozenset((term.path,))), Draft({term.path: written}))


def ask_class(desk: "Desk", season: str, answers: list[str]) -> str:
    """Return one class as lines of YAML."""
    venues = {venue.id: venue.name for venue in desk.library.venues.values()}
    teachers = dict.fromkeys(desk.library.data.station.model.teachers, "")
    kind = desk.ask_one("--kind", "哪种活动", KINDS, "class")
    lessons = {entry.id: entry.model.title for entry in desk.library.lessons}
    if kind == "class":
        subject = desk.ask_one("--lesson", "讲哪一课", lessons)
        line, name = f"lesson: {subject}", subject.partition("/")[2]
    else:
        name = desk.ask(Question("--class-title", "活动的名称", read_as(Text)))
        line = f"title: {write_value(name)}"
    taken = {item.id for term in desk.library.terms for item in term.model.classes}
    year, season_name = season.split("-")
    proposed = make_slug(f"{season_name[0]}{year[2:]}-{name}", taken, "class")
    return fill_skeleton(
        "class.yml",
        {
            "id": desk.ask(Question("--id", "这节课的代号", not_taken(taken), proposed)),
            "kind": kind,
            "subject": line,
            "answers": write_list(answers),
            "audience": write_list(desk.ask_audience()),
            "venue": desk.ask_one("--venue", "场地", venues),
            "teacher": write_value(desk.ask_one("--teacher", "谁来讲", teachers)),
            "day": write_value(desk.ask(Question("--on", "哪一天（例如 2026-12-05）", read_as(Text)))),
            "hours": desk.ask(Question("--at", "几点到几点（例如 09:30-10:30）", read_as(ClockRange))),
        },
    )


def not_taken(taken: set[str]) -> Any:
    """Return a reader of ids that refuses those of *taken*."""

    def read(answer: str) -> Any:
        if answer in taken:
            raise BadAnswerError("这个代号已经用过，换一个")
        return read_as(Slug)(answer)

    return read


@new.command(help="新建一个季节的课表，带第一节课。")
@option("--season", "哪个季节，例如 2027-spring")
@option("--title", "课表的标题")
@option("--why", "这个季节为什么上这些课")
@option("--weak-link", "第一条薄弱环节，一句话")
@class_options
@click.pass_obj
def term(root: Path | None, /, **given: str | None) -> None:
    """Write a term with its first class."""
    desk = Desk(find_root(root), given)
    season = desk.ask(Question("--season", "哪个季节（例如 2027-spring）", _read_season))
    if (desk.root / f"courses/schedule/{season}.yml").exists():
        desk.stop(f"courses/schedule/{season}.yml 已经有了。加一节课用 classroom new class --term {season}。")
    weak = desk.ask(Question("--weak-link", "第一条薄弱环节（一句话）", read_as(Text)))
    taken = {link.id for other in desk.library.terms for link in other.model.weak_links}
    weak_id = make_slug(weak, taken, "weak-link")
    head = fill_skeleton(
        "term.yml",
        {
            "season": season,
            "title": write_value(desk.ask(Question("--title", "课表的标题", read_as(Text), f"{season} 小课堂"))),
            "why": write_value(desk.ask(Question("--why", "这个季节为什么上这些课", read_as(Text)))),
            "weak_id": weak_id,
            "weak_text": write_value(weak),
        },
    )
    rows = ask_class(desk, season, [weak_id]).rstrip("\n").split("\n")
    item = "".join(f"  {'  ' if i else '- '}{row}\n" for i, row in enumerate(rows))
    desk.write(Draft({f"courses/schedule/{season}.yml": head + item}))


def _read_season(answer: str) -> str:
    try:
        return str(parse_season(answer))
    except ValueError as error:
        context = getattr(error, "context", None) or {}
        raise BadAnswerError(f"{context.get('message')}。{context.get('fix')}") from None


class Desk:
    """What a command that writes new files works with: the site, its content, and the answers."""

    def __init__(self, root: Path, given: Mapping[str, str | None]) -> None:
        self.root = root
        self.answers = Answers(given, is_terminal())
        loaded = load_library(root)
        if loaded.library is None:
            self.stop(format_text(loaded.problems) + "站点的数据读不出来，先照上面的提示改好。")
        self.library: Library = loaded.library

    @property
    def courses(self) -> dict[str, str]:
        """The courses that there are, by folder."""
        return {entry.id: f"{entry.id}（{entry.model.title}）" for entry in self.library.courses}

    @property
    def frauds(self) -> dict[str, str]:
        """The fraud types by id."""
        return {fraud.id: fraud.name for fraud in self.library.frauds.values()}

    def ask(self, question: Question) -> Any:
        """Return the answer to *question*."""
        return self.answers.get(question)

    def ask_one(self, name: str, words: str, choices: Mapping[str, str], default: str | None = None) -> str:
        """Return one of *choices*."""
        return str(self.ask(Question(name, words, one_of(choices), default, choices)))

    def ask_optional(self, name: str, words: str, choices: Mapping[str, str]) -> str:
        """Return one of *choices* or nothing."""
        return str(self.ask(Question(name, words, one_of({**choices, "": ""}), "", choices)))

    def ask_several(self, name: str, words: str, choices: Mapping[str, str], default: str | None = None) -> list[str]:
        """Return some of *choices*; none only where the default is empty."""
        least = 0 if default == "" else 1
        answer: list[str] = self.ask(
            Question(name, f"{words}，可以写几个，用逗号隔开", some_of(choices, least=least), default, choices)
        )
        return answer

    def ask_audience(self, default: str | None = None) -> list[str]:
        """Return who it is for."""
        words = dict.fromkeys(self.library.data.station.model.vocabulary.audience, "")
        return self.ask_several("--audience", "给谁", words, default)

    def ask_title(self, words: str, kind: str, default: str | None = None) -> tuple[str, str]:
        """Return the title, which no page has yet, and the summary."""
        titles = {str(getattr(entry.model, "title", "")) for entry in self.library.written}

        def read(answer: str) -> Any:
            if answer in titles:
                raise BadAnswerError("已经有一页叫这个标题，换一个读的人分得开的")
            return read_as(Text)(answer)

        title = str(self.ask(Question("--title", words, read, default)))
        summary = self.ask(Question("--summary", "一句话说清它", read_as(Text), title if kind else None))
        return title, str(summary)

    def ask_slug(self, title: str, taken: set[str]) -> str:
        """Return the name of the file, one that nothing has."""
        return str(self.ask(Question("--slug", "文件名里的英文代号", not_taken(taken), make_slug(title, taken))))

    def names_in(self, folder: str) -> set[str]:
        """Return the names of what stands in *folder*."""
        place = self.root / folder
        return {file.name for file in place.iterdir()} if place.is_dir() else set()

    def draft_course(self, course: str) -> dict[str, str]:
        """Return the opening page of *course* where it has none yet."""
        if (self.root / f"courses/{course}/index.md").exists():
            return {}
        question = Question("--course-title", "新课程的名称", read_as(Text), f"新课程 {course}")
        title = str(self.ask(question))
        order = max((entry.model.order for entry in self.library.courses), default=0) + 1
        values = {"title": write_value(title), "summary": write_value(title), "order": str(order)}
        return {f"courses/{course}/index.md": fill_skeleton("course.md", values)}

    def write(self, draft: Draft, written: Draft | None = None) -> None:
        """Check *draft*, write it, and say what to open next; stop, nothing written, when it has an error."""
        scanner = open_scanner(self.root)
        problems = check_draft(self.root, draft, read_today(), scanner)
        scanner.save()
        if has_errors(problems):
            errors = [problem for problem in problems if problem.severity == "error"]
            self.stop(f"{format_text(errors)}照这样写通不过检查，文件没有写。改一改再运行一次。", PROBLEMS)
        self.put(Draft((written or draft).texts, draft.pictures, draft.replaces))
        for line in self.answers.defaults:
            click.echo(f"没有写，用了默认的：{line}")
        for path in draft.texts:
            click.echo(f"{'已加进' if path in draft.replaces else '写好'}：{path}")
        last = list(draft.texts)[-1]
        click.echo(
            f"下一步：用记事本或 VS Code 打开 {self.root / last}，照着井号后面的提示改，再运行 classroom check。"
        )

    def put(self, draft: Draft) -> None:
        """Write *draft*, or stop, saying why."""
        try:
            write_draft(self.root, draft)
        except NameTakenError as error:
            self.stop(f"{error.path} 已经有了，没有动它。换一个 --slug。", PROBLEMS)
        except OSError as error:
            self.stop(f"写文件时出错，什么都没有写：{error.strerror}（{error.filename}）")

    def stop(self, message: str, code: int = CANNOT_RUN) -> NoReturn:
        """End the command with *message*."""
        click.echo(message, err=True)
        sys.exit(code)
