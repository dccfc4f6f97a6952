"""What fraudsters say, as an author writes it: words, what may stand between them, and how they are disguised."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from classroom.models.base import Model, reject
from classroom.models.scalars import Text, Texts

_PARTS = re.compile(r"（(?P<choices>[^（）]*)）|(?P<gap>…+)|(?P<number>#)|(?P<words>[^（）…#]+)")
_SPOKEN = re.compile(r"[\u3400-\u9fffa-z0-9]+")
_CHOICE = re.compile(r"[\u3400-\u9fffa-z0-9#]+")
_LEAST_SIGNS = 2


def _check_phrase(text: str) -> str:
    """Return *text* when a browser can look for it.

    Raises:
        PydanticCustomError: a bracket is open or empty, a gap stands at an end, a sign is none of a word's, or
            the phrase is so short that it would be found everywhere.
    """
    parts = list(_PARTS.finditer(text))
    if "".join(part[0] for part in parts) != text:
        raise reject(f"“{text}”里的括号没有配对", "几种说法写成（甲/乙），用中文括号，括号里不再套括号")
    if parts[0]["gap"] or parts[-1]["gap"]:
        raise reject(f"“{text}”的头上或末尾有省略号", "省略号只写在两个词中间，头尾的删掉")
    choices = [part["choices"].split("/") for part in parts if part["choices"] is not None]
    words = [part["words"] for part in parts if part["words"]]
    if not all(map(_SPOKEN.fullmatch, words)) or not all(
        _CHOICE.fullmatch(word) for group in choices for word in group
    ):
        fix = "只写汉字、小写字母和数字，不加标点和空格；几种说法写成（甲/乙），中间隔几个字写省略号"
        raise reject(f"“{text}”里有认不出的写法", fix)
    least = sum(len(part["words"] or "") for part in parts) + sum(min(map(len, group)) for group in choices)
    if least < _LEAST_SIGNS:
        raise reject(f"“{text}”太短，平常的话里也会有", f"至少写 {_LEAST_SIGNS} 个字")
    return text


Phrase = Annotated[Text, AfterValidator(_check_phrase)]
"""Words to look for: `（甲/乙）` is either, `…` up to a dozen signs of the same sentence, `#` a number."""

Phrases = Annotated[tuple[Phrase, ...], Field(strict=False)]


def _check_disguises(value: dict[str, Any]) -> dict[str, Any]:
    for word in value:
        if not _SPOKEN.fullmatch(word):
            raise reject(f"“{word}”不是一个词", "冒号前面写平常的写法，只写汉字、小写字母和数字")
    return value


Disguises = Annotated[dict[Text, Texts], AfterValidator(_check_disguises)]
"""Word → how fraudsters write it to slip past filters, such as 微信 → 威信、薇❤."""


class SharedPhrases(Model):
    """What several kinds of fraudsters say, and what those say who warn of them."""

    phrases: Phrases = Field(default=(), description="只有骗子才这么说：有一句就提醒")
    hints: Phrases = Field(default=(), description="骗子常说、平常人也会说：有两处才提醒")
    warnings: Phrases = Field(default=(), description="提醒别人防骗时才说的话：有一句，就不断定是骗子")
    disguises: Disguises = Field(default_factory=dict, description="词: [骗子换着写的样子]")
