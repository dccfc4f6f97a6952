"""What an author may write as a phrase, and what is said of the rest."""

import pytest
from pydantic import TypeAdapter, ValidationError

from classroom.models.phrase import Phrase, SharedPhrases

PHRASE: TypeAdapter[str] = TypeAdapter(Phrase)


@pytest.mark.parametrize(
    "text",
    ["刷单", "充#返#", "（甲/乙）方", "提现…（缴/交）…税", "（屏幕/桌面）…共享", "下载…app", "#单子", "（#/两）倍"],
)
def test_taken(text: str) -> None:
    assert PHRASE.validate_python(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("垫", "“垫”太短，平常的话里也会有"),
        ("（垫/付）", "“（垫/付）”太短，平常的话里也会有"),
        ("（垫付/", "“（垫付/”里的括号没有配对"),
        ("垫付）", "“垫付）”里的括号没有配对"),
        ("（垫（付/资））", "“（垫（付/资））”里的括号没有配对"),
        ("…垫付", "“…垫付”的头上或末尾有省略号"),
        ("垫付…", "“垫付…”的头上或末尾有省略号"),
        ("垫付，返利", "“垫付，返利”里有认不出的写法"),
        ("垫付 返利", "“垫付 返利”里有认不出的写法"),
        ("下载APP", "“下载APP”里有认不出的写法"),
        ("（垫付/）钱", "“（垫付/）钱”里有认不出的写法"),
        ("（）垫付", "“（）垫付”里有认不出的写法"),
        ("垫.*付", "“垫.*付”里有认不出的写法"),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PHRASE.validate_python(text)
    assert [error["msg"] for error in caught.value.errors()] == [message]


def test_a_disguise_is_of_a_word() -> None:
    assert SharedPhrases.model_validate({"disguises": {"微信": ["威信", "薇❤"]}}).disguises == {"微信": ("威信", "薇❤")}
    with pytest.raises(ValidationError, match=r"“微\.信”不是一个词"):
        SharedPhrases.model_validate({"disguises": {"微.信": ["威信"]}})
