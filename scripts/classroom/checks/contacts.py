"""`unregistered-number`, `unregistered-address`, `stale-contact`: one file says whom to call and where to go.

Frauds plant numbers that look like real ones. A text shows only what `docs/data/contacts.yml` registers, and what
is registered is looked up again at its source.

Good: ``拨打 96110``, ``13000 余人次``, ``2026-12-05``.
Bad: ``拨打 96111``, ``九六一一一``, ``加微信 fanzha_110``, a number that nobody has verified for a year.
"""

from collections.abc import Callable, Iterator

from pydantic import BaseModel

from classroom.checks.anonymity.masking import mask_address, mask_number
from classroom.checks.context import Context
from classroom.contacts.directory import Directory
from classroom.contacts.numbers import Mention
from classroom.library.entry import Entry
from classroom.models.base import quote
from classroom.problem import Problem
from classroom.source.yaml_tree import KeyPath, Position

CODE_NUMBER = "unregistered-number"
CODE_ADDRESS = "unregistered-address"
CODE_STALE = "stale-contact"

WARN_AFTER_DAYS = 180
"""A number verified longer ago than this is to be looked up again."""

STOP_AFTER_DAYS = 365
"""A number verified longer ago than this is not published."""

_Report = Callable[[Mention, str, str, str], Problem]


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each number and address that is not registered, or not verified lately."""
    library = context.library
    directory = context.directory
    yield from _check_verified(context)
    for entry in library.written:
        yield from _check_body(entry, directory)
    for file in library.files:
        yield from _check_values(file, directory)


def _check_verified(context: Context) -> Iterator[Problem]:
    file = context.library.data.contacts
    dates = [("contacts", index, item.number, item.verified) for index, item in enumerate(file.model.contacts)]
    dates += [("addresses", index, item.url, item.verified) for index, item in enumerate(file.model.addresses)]
    for group, index, what, verified in dates:
        days = (context.today - verified).days
        fix = "到发布它的单位再核对一遍，把 verified 改成核对的那一天；不对就改掉或删掉"
        at: KeyPath = (group, index, "verified")
        if days < 0:
            yield file.problem(at, CODE_STALE, f"核对日期 {verified} 还没有到", "写真正核对的那一天", "warning")
        elif days > STOP_AFTER_DAYS:
            message = f"“{quote(what)}”已有 {days} 天没有核对，超过 {STOP_AFTER_DAYS} 天不再放到网站上"
            yield file.problem(at, CODE_STALE, message, fix)
        elif days > WARN_AFTER_DAYS:
            yield file.problem(at, CODE_STALE, f"“{quote(what)}”已有 {days} 天没有核对", fix, "warning")


def _check_body(entry: Entry[BaseModel], directory: Directory) -> Iterator[Problem]:
    for line in entry.body.lines:

        def report(mention: Mention, code: str, message: str, fix: str, number: int = line.number) -> Problem:
            return entry.body_problem(number, mention.start + 1, code, message, fix)

        yield from _check_text(line.text, directory, report)


def _check_values(entry: Entry[BaseModel], directory: Directory) -> Iterator[Problem]:
    """Yield the problems of keys and values; a value's place is where it begins."""
    keys = ((str(key_path[-1]), position) for key_path, position in entry.tree.keys.items())
    for text, position in (*keys, *entry.tree.texts):

        def report(_: Mention, code: str, message: str, fix: str, at: Position = position) -> Problem:
            return Problem(entry.path, *at, code, message, fix)

        yield from _check_text(text, directory, report)


def _check_text(text: str, directory: Directory, report: _Report) -> Iterator[Problem]:
    for mention in directory.unregistered_numbers(text):
        written = quote(mask_number(text[mention.start : mention.end]))
        message = f"号码“{written}”没有登记"
        fix = "先在官方渠道核对，再登记到 docs/data/contacts.yml；拿不准的号码不要写出来；不是电话就在后面写上单位"
        yield report(mention, CODE_NUMBER, message, fix)
    for mention in directory.unregistered_addresses(text):
        message = f"外面的地址“{quote(mask_address(mention.value))}”没有登记"
        fix = "先打开核对，再登记到 docs/data/contacts.yml 的 addresses；骗子的网址和账号不要写出来"
        yield report(mention, CODE_ADDRESS, message, fix)
