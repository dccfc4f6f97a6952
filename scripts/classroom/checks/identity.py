"""`identifies-person`: nothing in a case names a person or singles one out.

Anonymised means that it cannot be undone (个人信息保护法, article 73). Everything written in a case is read: its
front matter, its text, tables, alternative texts, links and comments, and its file name.

Good: ``居民甲接到自称客服的电话``. Bad: a mobile number, a name, or the only one of its kind in a village.
"""

from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding, FindingKind
from classroom.checks.anonymity.masking import mask
from classroom.checks.anonymity.recognisers import scan
from classroom.checks.context import Context
from classroom.checks.waivers import Waivers
from classroom.library.entry import Entry
from classroom.models.case import Case
from classroom.problem import Problem
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
    """Yield a problem for each thing in a case by which somebody could be recognised."""
    for case in context.library.cases:
        yield from _check_front_matter(case, context.waivers)
        yield from _check_body(case, context.waivers)
        for finding in scan(case.path):
            yield from _report(context.waivers, case.path, (1, 1), case.path[finding.start : finding.end], finding.kind)


def _check_front_matter(case: Entry[Case], waivers: Waivers) -> Iterator[Problem]:
    for text, position in case.tree.texts:
        for finding in scan(text):
            yield from _report(waivers, case.path, position, text[finding.start : finding.end], finding.kind)


def _check_body(case: Entry[Case], waivers: Waivers) -> Iterator[Problem]:
    text = case.body.text
    for finding in scan(text):
        line, column = locate(text, finding)
        found = text[finding.start : finding.end]
        yield from _report(waivers, case.path, (case.body.first_line + line - 1, column), found, finding.kind)


def locate(text: str, finding: Finding) -> tuple[int, int]:
    """Return the line and column, from 1, at which *finding* begins in *text*."""
    before = text[: finding.start]
    return before.count("\n") + 1, finding.start - (before.rfind("\n") + 1) + 1


def _report(waivers: Waivers, path: str, at: Position, found: str, kind: FindingKind) -> Iterator[Problem]:
    name, fix = KINDS[kind]
    if not waivers.covers(path, found, kind, at):
        yield Problem(path, *at, CODE, f"“{mask(found)}”像是{name}，邻居能认出人来", fix)
