"""Words that blame the victim are found; a swindler's own words, denials and everyday words pass."""

import re
from pathlib import Path

import pytest
import yaml

from classroom.checks import wording
from classroom.checks.narration import blank_quoted
from classroom.checks.wording import find_blame

ROWS = yaml.safe_load((Path(wording.__file__).parent / "data" / "blame_words.yml").read_text("utf-8"))


def words_in(text: str) -> list[str]:
    return [word for _, word, _ in find_blame(blank_quoted(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("他贪小便宜，才扫了码", ["贪小便宜"]),
        ("都是贪心惹的祸", ["贪心"]),
        ("一时糊涂，就转了账", ["一时糊涂"]),
        ("活该", ["活该"]),
        ("这是咎由自取，自作自受", ["咎由自取", "自作自受"]),
        ("老人不长记性，又上了钩", ["不长记性", "上了钩"]),
        ("这么愚蠢的人也有", ["愚蠢"]),
        ("居民甲轻信了对方", ["轻信"]),
        ("防范意识薄弱的老年人", ["防范意识薄弱"]),
        ("她乖乖地把钱转了过去", ["乖乖地把"]),
        ("真没脑子", ["没脑子"]),
        ("只能怪自己没文化", ["只能怪", "没文化"]),
    ],
)
def test_blame(text: str, words: list[str]) -> None:
    assert [word[: len(expected)] for word, expected in zip(words_in(text), words, strict=True)] == words


@pytest.mark.parametrize(
    "text",
    [
        "对方说“你这么贪心，活该”",
        "对方说==活该，谁让你贪小便宜==",
        '对方骂他"真没脑子"',
        "对方回了一句「愚蠢」",
        "被骗不是因为贪心",
        "不怪老人糊里糊涂",
        "别笑他太傻",
        "不轻信、不透露、不转账",
        "不要心存侥幸",
        "被骗不丢人，早说早止损",
        "骗子终究自食恶果",
        "以后生活该怎么安排",
        "在幼稚园门口",
        "法律上的词，只讲大意",
        "该不该扫码，先问一声",
        "骗子说得像真的",
    ],
)
def test_no_blame(text: str) -> None:
    assert words_in(text) == []


def test_a_word_far_behind_a_denial_still_blames() -> None:
    assert words_in("不是警察提醒，他这个糊涂老人就转了") == ["糊涂老人"]


@pytest.mark.parametrize("row", ROWS, ids=[row["words"].split()[0] for row in ROWS])
def test_each_row_of_the_list_can_be_read_and_advises_without_blame(row: dict[str, str]) -> None:
    assert set(row) in ({"words", "instead"}, {"words", "instead", "except"})
    for pattern in (*row["words"].split(), *row.get("except", "").split()):
        re.compile(pattern)
    assert words_in(row["instead"]) == []
    assert len(row["instead"]) >= 2


def test_how_many_rows() -> None:
    assert 30 <= len(ROWS) <= 60
