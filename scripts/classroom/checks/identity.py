"""`identifies-person`: nothing that is written names a private person or singles one out.

Anonymised means that it cannot be undone (个人信息保护法, article 73). Every file of content is read as it stands:
front matter, text, tables, alternative texts, links and comments, data files, and its file name.

Good: ``居民甲接到自称客服的电话``. Bad: a mobile number, a name, or the only one of its kind in a village.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from classroom.checks.anonymity.finding import Finding, FindingKind
from classroom.checks.anonymity.masking import mask
from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.context import Context
from classroom.checks.waivers import Waivers
from classroom.contacts.directory import Directory
from classroom.library.entry import Entry
from classroom.problem import Problem
from classroom.source.shown_text import TEXT_ENDINGS, read_shown_texts
from classroom.source.yaml_tree import Position

CODE = "identifies-person"

KINDS: dict[FindingKind, tuple[str, str]] = {
    "MOBILE": ("手机号", "删掉，写“一个手机号”"),
    "LANDLINE": ("电话号码", "删掉，写“一个电话号码”"),
    "IDCARD": ("身份证号", "删掉，写“身份证号”三个字就够了"),
    "PASSPORT": ("护照号", "删掉"),
    "PERMIT": ("证件号", "删掉"),
    "BANKCARD": ("银行卡号", "删掉，写“一张银行卡”"),
    "ACCOUNT": ("账号", "删掉，写“一个账号”"),
    "HANDLE": ("网名", "删掉，写“对方”"),
    "EMAIL": ("邮箱", "删掉，写“一个邮箱”"),
    "PLATE": ("车牌号", "删掉，写“一辆车”"),
    "GPS": ("经纬度", "删掉"),
    "IP": ("网络地址", "删掉"),
    "WALLET": ("钱包地址", "删掉，写“一个钱包地址”"),
    "USCC": ("统一社会信用代码", "删掉"),
    "ORDERNO": ("单号或案号", "删掉"),
    "ADDRESS": ("具体住址", "只写到社区的种类，例如“福建某社区”"),
    "SCHOOL": ("学校和班级", "写“一所学校”"),
    "BIRTH": ("出生日期", "写年龄段，例如“三十多岁”"),
    "NAME": ("人名", "写成 居民甲、一位退休教师 或 对方，姓也不写"),
    "QUASI": ("能认出是谁的细节", "把日子写到季度，年龄写成年龄段，职务和少见的特点写宽一些"),
}
"""What each kind of finding is called, and what its author does about it."""


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each thing by which somebody could be recognised."""
    reader = Reader(context.scanner, context.directory, context.waivers)
    for entry in context.library.files:
        yield from _check_file(entry, reader)
        yield from _check_values(entry, reader)
    for path in (*context.library.checked_paths, *context.library.assets):
        for finding, found in reader.read(path):
            yield _report_name(path, finding.kind, found)
    for path, file in context.library.assets.items():
        if file.suffix in TEXT_ENDINGS:
            yield from _check_asset(path, file, reader)


@dataclass(frozen=True)
class Reader:
    """What a scanner finds of persons that a site's own data does not allow."""

    scanner: Scanner
    directory: Directory
    waivers: Waivers = field(default_factory=Waivers)

    def read(self, text: str) -> Iterator[tuple[Finding, str]]:
        """Yield what in *text* tells of a person, each with its words.

        A registered number or account is the station's and nobody's; where classes are held is no dwelling.
        """
        for finding in self.scanner.scan(text):
            found = text[finding.start : finding.end]
            if not self._is_own(finding, found):
                yield finding, found

    def allows(self, path: str, text: str, finding: Finding) -> bool:
        """Tell whether *finding* in *text*, of the file at *path*, is the station's own or is let through there."""
        found = text[finding.start : finding.end]
        return self._is_own(finding, found) or self.waivers.covers(path, found, finding.kind, locate(text, finding))

    def _is_own(self, finding: Finding, found: str) -> bool:
        is_venue = finding.kind == "ADDRESS" and self.directory.tells_of_place(found)
        return is_venue or self.directory.registers(found)


def _check_file(entry: Entry[BaseModel], reader: Reader) -> Iterator[Problem]:
    text = entry.text
    for finding, found in reader.read(text):
        yield from _report(reader.waivers, entry.path, locate(text, finding), found, finding.kind)


def _check_values(entry: Entry[BaseModel], reader: Reader) -> Iterator[Problem]:
    """Yield what is in values that the file writes otherwise than YAML reads them: escaped, or over several lines."""
    for text, position in entry.tree.texts:
        if text not in entry.text:
            for finding, found in reader.read(text):
                yield from _report(reader.waivers, entry.path, position, found, finding.kind)


def _check_asset(path: str, file: Path, reader: Reader) -> Iterator[Problem]:
    """Yield what a drawing, a table or a script says; a file that cannot be read is told of by `assets`."""
    with suppress(OSError):
        text = file.read_text("utf-8", errors="replace")
        shown = "\n".join(dict.fromkeys(read_shown_texts(path, text)))
        for finding, found in reader.read(shown):
            yield from _report(reader.waivers, path, (1, 1), found, finding.kind)


def _report_name(path: str, kind: FindingKind, found: str) -> Problem:
    name, _ = KINDS[kind]
    message = f"文件名里的“{mask(found)}”像是{name}"
    return Problem(path, 1, 1, CODE, message, "换一个说明内容的英文名，例如 step-1.png")


def locate(text: str, finding: Finding) -> tuple[int, int]:
    """Return the line and column, from 1, at which *finding* begins in *text*."""
    before = text[: finding.start]
    return before.count("\n") + 1, finding.start - (before.rfind("\n") + 1) + 1


def _report(waivers: Waivers, path: str, at: Position, found: str, kind: FindingKind) -> Iterator[Problem]:
    name, fix = KINDS[kind]
    if not waivers.covers(path, found, kind, at):
        yield Problem(path, *at, CODE, f"“{mask(found)}”像是{name}，邻居能认出人来", fix)
