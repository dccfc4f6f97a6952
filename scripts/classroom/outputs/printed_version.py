"""Which version of a printed sheet hangs on a wall: changes when, and only when, what is printed changes."""

import dataclasses
import datetime
import hashlib
import json
from typing import Any


def mark_version(changes: int, printed: Any) -> str:
    """Return the version of *printed*, a dataclass, as ``2-7c1e``: *changes* made and one, and a mark of it all.

    Two sheets of one number of changes still differ in the mark, four hexadecimal digits.
    """
    text = json.dumps(dataclasses.asdict(printed), ensure_ascii=False, sort_keys=True, default=_as_text)
    return f"{changes + 1}-{hashlib.sha256(text.encode()).hexdigest()[:4]}"


def _as_text(value: datetime.date | datetime.time) -> str:
    return value.isoformat()
