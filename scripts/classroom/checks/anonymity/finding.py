"""What a recogniser found."""

from dataclasses import dataclass
from typing import Literal

FindingKind = Literal[
    "MOBILE", "LANDLINE", "IDCARD", "PASSPORT", "PERMIT", "BANKCARD", "ACCOUNT", "HANDLE", "EMAIL", "PLATE", "GPS",
    "IP", "WALLET", "USCC", "ORDERNO", "ADDRESS", "SCHOOL", "BIRTH", "NAME", "QUASI",
]  # fmt: skip


@dataclass(frozen=True, order=True)
class Finding:
    """A span of the original text, in code points, that names a person or helps to tell one."""

    start: int
    end: int
    kind: FindingKind
