"""What every model shares: frozen values, no unknown keys, errors in words an author understands."""

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError


class Model(BaseModel):
    """An immutable value read from content; a key that is not a field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
    "\U000e0000-\U000e007f]|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
"""Characters nobody sees: controls, zero width, turns of direction, tags. They hide words from every check.

A joiner is let through only behind a pictograph: families and professions are written with it.
"""


def quote(value: object) -> str:
    """Return *value* as a message shows it: one line, true and false as they are written, cut at 30 characters."""
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    if isinstance(value, (list, dict)):
        text = "、".join(quote(item) for item in value)
    return text if len(text) <= 30 else text[:30] + "…"


def reject(message: str, fix: str) -> PydanticCustomError:
    """Return the error for a value that breaks a rule, in two Chinese texts: what is wrong, how to mend it.

    A template is never applied to the texts: they may quote braces from the author's value.
    """
    context: dict[str, Any] = {"message": message, "fix": fix}
    return PydanticCustomError("content", "{message}", context)


def reject_at(key_path: tuple[str | int, ...], message: str, fix: str) -> ValidationError:
    """Return the error of `reject` for the value under *key_path* of the model, or the list, that is checked."""
    details = InitErrorDetails(type=reject(message, fix), loc=key_path, input=None)
    return ValidationError.from_exception_data("content", [details])
