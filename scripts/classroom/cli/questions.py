"""Answers to what a command needs: from its options, else asked in Chinese at a terminal, else its default."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import click
from pydantic import TypeAdapter, ValidationError

from classroom.cli.site_folder import PROBLEMS

Reader = Callable[[str], Any]


class BadAnswerError(Exception):
    """An answer that cannot be used; the text says why and what to type instead."""


@dataclass(frozen=True)
class Question:
    """What is asked: the option that gives it, its words, how it is read; `choices` are shown with numbers."""

    option: str
    words: str
    read: Reader
    default: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The option without its dashes, as a key."""
        return self.option.removeprefix("--").replace("-", "_")


def is_terminal() -> bool:
    """Tell whether somebody sits there to answer."""
    return sys.stdin.isatty()


@dataclass
class Answers:
    """What options gave; `defaults` lists what was taken without asking."""

    given: Mapping[str, str | None]
    asks: bool
    defaults: list[str] = field(default_factory=list)

    def get(self, question: Question) -> Any:
        """Return the answer to *question*, read.

        An answer that cannot be used is asked again with the reason; without a terminal the command stops.
        """
        given = self.given.get(question.name)
        if given is not None:
            try:
                return _read(question, given)
            except BadAnswerError as error:
                if not self.asks:
                    _stop(f"{question.option} 写的“{given}”不行：{error}")
                click.echo(f"“{given}”不行：{error}")
        if self.asks:
            return _ask(question)
        if question.default is None:
            _stop(f"少了 {question.option}：{question.words}。{_list_choices(question)}")
        self.defaults.append(f"{question.option} {question.default or '（空）'}：{question.words}")
        return _read(question, question.default)


def _ask(question: Question) -> Any:
    for number, (word, label) in enumerate(question.choices.items(), 1):
        click.echo(f"  {number}. {label or word}")
    while True:
        answer = click.prompt(question.words, default=question.default, show_default=bool(question.default), type=str)
        try:
            return _read(question, answer)
        except BadAnswerError as error:
            click.echo(f"不行：{error}")


def _read(question: Question, answer: str) -> Any:
    words = answer.strip()
    numbered = list(question.choices)
    if question.choices:
        parts = [part.strip() for part in words.replace("，", ",").replace("、", ",").split(",") if part.strip()]
        words = ",".join(
            numbered[int(part) - 1]
            if part.isascii() and part.isdigit() and 1 <= int(part) <= len(numbered) and part not in question.choices
            else part
            for part in parts
        )
    return question.read(words)


def _list_choices(question: Question) -> str:
    return f"可以写：{'、'.join(list(question.choices)[:20])}" if question.choices else "照着提示补上再运行一次"


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(PROBLEMS)


def read_as(kind: Any) -> Reader:
    """Return a reader of one of the content's own types: its refusal is the model's, in Chinese."""
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def read(answer: str) -> str:
        try:
            adapter.validate_python(answer)
        except ValidationError as error:
            raise BadAnswerError(_explain(error)) from None
        return answer

    return read


def _explain(error: ValidationError) -> str:
    first = error.errors()[0]
    context = first.get("ctx", {})
    if "fix" in context:
        return f"{context['message']}。{context['fix']}"
    return "不在可以写的里面"


def one_of(choices: Mapping[str, str]) -> Reader:
    """Return a reader that takes one of *choices* and nothing else."""

    def read(answer: str) -> str:
        if answer not in choices:
            raise BadAnswerError(f"没有“{answer}”。可以写：{'、'.join(list(choices)[:20]) or '（还没有）'}")
        return answer

    return read


def some_of(choices: Mapping[str, str], *, least: int = 1) -> Reader:
    """Return a reader of several of *choices* with commas between them, at least *least*."""

    def read(answer: str) -> list[str]:
        parts = [part.strip() for part in answer.replace("，", ",").replace("、", ",").split(",") if part.strip()]
        if len(parts) < least:
            raise BadAnswerError(f"至少写 {least} 个")
        return [one_of(choices)(part) for part in parts]

    return read


def some_texts(answer: str) -> list[str]:
    """Return the texts that stand between semicolons in *answer*, at least one."""
    parts = [part.strip() for part in answer.replace("；", ";").split(";") if part.strip()]
    if not parts:
        raise BadAnswerError("这里是空的，至少写一条；几条之间用分号隔开")
    return parts
