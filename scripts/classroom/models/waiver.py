"""`docs/data/waivers.yml`: findings that somebody has looked at and lets through, each for a reason and a time."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from classroom.models.base import Model, reject, reject_at
from classroom.models.scalars import IsoDate, Text

WaivedRule = Literal["identifies-person", "blames-victim"]
WaivableKind = Literal["NAME", "SCHOOL", "ADDRESS", "QUASI"]
Reason = Literal[
    "公众人物", "历史人物", "文学人物", "不是人名", "机构名称", "地名", "不是住址", "不是学校", "虚构情节", "法律条文",
    "引用原话",
]  # fmt: skip

NEVER_WAIVED = frozenset((
    "MOBILE", "LANDLINE", "IDCARD", "PASSPORT", "PERMIT", "BANKCARD", "ACCOUNT", "HANDLE", "EMAIL", "PLATE", "GPS",
    "IP", "WALLET", "USCC", "ORDERNO", "BIRTH",
))  # fmt: skip
"""Kinds of findings that lead straight to one person, whatever is meant by them: a text does without.

A handle is a way to reach its holder, as a number is; an account that residents may rely on is registered in
`contacts.yml`.
"""

_ALL: tuple[WaivableKind | None, ...] = ("NAME", "SCHOOL", "ADDRESS", "QUASI", None)
_REASONS: dict[Reason, tuple[WaivableKind | None, ...]] = {
    "公众人物": ("NAME",),
    "历史人物": ("NAME",),
    "文学人物": ("NAME",),
    "不是人名": ("NAME",),
    "机构名称": ("NAME", "SCHOOL", "ADDRESS"),
    "地名": ("NAME", "SCHOOL", "ADDRESS"),
    "不是住址": ("ADDRESS",),
    "不是学校": ("SCHOOL",),
    "虚构情节": ("QUASI",),
    "法律条文": _ALL,
    "引用原话": (None,),
}
"""Reason → the kinds it can be given for; None stands for the rule that has no kinds."""


def _refuse_numbers(value: Any) -> Any:
    if isinstance(value, str) and value in NEVER_WAIVED:
        raise reject(f"{value} 这一类不能放行", "号码、账号、网名和出生日期能直接找到人，从文字里删掉")
    return value


class Waiver(Model):
    """One finding that is let through wherever its exact text stands, or in one file, up to the day `until`."""

    text: Text = Field(description="放行的那几个字，和文中一样")
    rule: WaivedRule
    kind: Annotated[WaivableKind | None, BeforeValidator(_refuse_numbers)] = Field(
        default=None, description="rule 是 identifies-person 时写：NAME 人名，SCHOOL 学校，ADDRESS 住址，QUASI 细节"
    )
    path: Text | None = Field(default=None, description="只在这个文件里放行，从仓库根目录写起；不写就处处放行")
    reason: Reason
    author: Text = Field(description="写这段文字的人，写角色或代号")
    approved_by: Text = Field(description="看过并同意放行的人，写角色或代号，不能是 author")
    until: IsoDate = Field(description="放行到哪一天，最多一年")

    @property
    def what(self) -> str:
        """The kind of the findings that it covers, or the code of their rule where that has no kinds."""
        return self.kind or self.rule

    @model_validator(mode="after")
    def _kind_fits_rule(self) -> "Waiver":
        if (self.rule == "identifies-person") != (self.kind is not None):
            if self.kind is None:
                raise reject(
                    "少了 kind：放行的是哪一类", "补上 kind: NAME 人名、SCHOOL 学校、ADDRESS 住址或 QUASI 细节"
                )
            raise reject_at(("kind",), f"rule 是 {self.rule} 时没有 kind", "删掉 kind 这一行")
        return self

    @model_validator(mode="after")
    def _reason_fits_kind(self) -> "Waiver":
        if self.kind not in _REASONS[self.reason]:
            fitting = "、".join(reason for reason, kinds in _REASONS.items() if self.kind in kinds)
            raise reject_at(("reason",), f"“{self.reason}”不能用来放行 {self.what}", f"换成这些里的一个：{fitting}")
        return self

    @model_validator(mode="after")
    def _two_people(self) -> "Waiver":
        """A role is not told from its own member: 反诈教官 may be 反诈教官甲."""
        if self.author.startswith(self.approved_by) or self.approved_by.startswith(self.author):
            message = f"“{self.approved_by}”和写的人“{self.author}”分不清是不是同一个人"
            raise reject_at(("approved_by",), message, "请另一个角色看过再放行，写那个角色")
        return self


class WaiverFile(Model):
    """`waivers.yml`: what is let through; a site without the file lets nothing through."""

    waivers: Annotated[tuple[Waiver, ...], Field(strict=False)]

    @model_validator(mode="after")
    def _each_once(self) -> "WaiverFile":
        seen: set[tuple[str, str, str | None]] = set()
        for index, waiver in enumerate(self.waivers):
            key = (waiver.text, waiver.what, waiver.path)
            if key in seen:
                raise reject_at(("waivers", index, "text"), "这一条已经放行过了", "两条留一条")
            seen.add(key)
        return self
