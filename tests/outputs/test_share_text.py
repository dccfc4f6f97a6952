import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.outputs.class_share import share_class
from classroom.outputs.share_text import (
    ShareWords,
    compose_text,
    cut_sentences,
    cut_text,
    describe_share,
    share_image_uri,
    warn_of,
    warn_of_danger,
)
from classroom.pictures.line_breaks import split_pieces
from tests.outputs.schedule_site import HOSTILE, make_site, small_class, weekly

ADDRESS = "https://ketang.example/guides/task-rebate.html"
TEXTS = st.text(st.sampled_from("骗子。，！“”（）甲乙丙 12a.👍🏽‍é\n") | st.characters(), max_size=300)
WORDS = st.builds(ShareWords, st.lists(TEXTS, max_size=6).map(tuple), TEXTS, TEXTS, st.integers(0, 6))


@given(TEXTS, WORDS, st.none() | st.text(st.sampled_from("abc/.-"), min_size=1, max_size=300))
def test_a_text_is_never_longer_than_a_chat_takes_and_its_address_is_whole(
    title: str, words: ShareWords, address: str | None
) -> None:
    text = compose_text(title, words, address)
    assert len(text) <= 140
    assert address is None or len(address) > 79 or text.endswith(address)


@given(TEXTS, st.integers(0, 60))
def test_a_cut_stands_between_pieces(text: str, most: int) -> None:
    line = " ".join(text.split())
    cut = cut_text(text, most)
    starts = {"".join(split_pieces(line)[:count]).rstrip(" ，、；：。") + "…" for count in range(len(line) + 1)}
    assert cut in {line, "", *starts}
    assert len(cut) <= most or cut == ""


@given(TEXTS)
def test_pieces_put_together_are_the_text(text: str) -> None:
    line = " ".join(text.split())
    assert "".join(split_pieces(line)) == line


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("一句。二句！三句", 20, "一句。二句！三句"),
        ("一句。二句！三句", 7, "一句。二句！"),
        ("一句。二句！三句", 5, "一句。"),
        ("一句没有完", 4, ""),
        ("一句。", 0, ""),
    ],
)
def test_points_are_told_in_whole_sentences(text: str, most: int, expected: str) -> None:
    assert cut_sentences(text, most) == expected


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("共转出 12345 元", 8, "共转出…"),
        ("拨打 96110 问一问", 6, "拨打…"),
        ("看“领奖”卡片", 4, "看“领…"),
        ("打开 Telegram 群", 8, "打开…"),
    ],
)
def test_no_word_and_no_number_is_torn(text: str, most: int, expected: str) -> None:
    assert cut_text(text, most) == expected


def test_a_guide_begins_with_its_red_flag() -> None:
    words = warn_of(["换到没听过的聊天软件", "要你先垫钱"], "说是做任务，其实是让你往外转")
    assert compose_text("先垫钱的都是骗", words, ADDRESS).split("\n") == [
        "出现“要你先垫钱”，马上停手！",
        "先垫钱的都是骗",
        "已经转了钱，先打 110。",
        "说是做任务，其实是让你往外转",
        ADDRESS,
    ]


def test_a_guide_to_a_danger_begins_with_its_sign_and_names_its_number() -> None:
    words = warn_of_danger(["门缝冒烟，门发烫", "有焦味"], "119", "人先走，够得着再关火")
    assert compose_text("家里着火", words, ADDRESS).split("\n") == [
        "见到“有焦味”，马上行动！",
        "家里着火",
        "有危险，先打 119。",
        "人先走，够得着再关火",
        ADDRESS,
    ]


CLASSES = {
    "planned": ["先停手", "12 月 5 日 周六 09:30–10:30", "活动室", "给：居民"],
    "moved": [
        "【改期】先停手",
        "改到 12 月 6 日 周日 09:30–10:30",
        "活动室",
        "给：居民",
        "原定 12 月 5 日 周六 09:30–10:30",
    ],
    "cancelled": ["【已取消】先停手", "12 月 5 日 周六 09:30–10:30 的不办了，请不要去", "活动室", "给：居民"],
}


@pytest.mark.parametrize("state", CLASSES)
def test_a_class_tells_whether_it_holds_when_where_and_for_whom(tmp_path: Path, state: str) -> None:
    site = make_site(tmp_path, small_class(state))
    assert compose_text("先停手", share_class(site, site.occurrences[0][0])).split("\n") == CLASSES[state]


def test_a_class_that_is_over_says_so(tmp_path: Path) -> None:
    site = make_site(tmp_path, small_class(), today=datetime.date(2026, 12, 6))
    assert compose_text("先停手", share_class(site, site.occurrences[0][0])).split("\n") == [
        "先停手",
        "这堂课已经结束。",
        *CLASSES["planned"][1:],
    ]


def test_a_class_on_several_days_tells_the_next_first(tmp_path: Path) -> None:
    site = make_site(tmp_path, weekly(), today=datetime.date(2026, 12, 10))
    assert compose_text("流动", share_class(site, site.occurrences[0][0])).split("\n") == [
        "流动",
        "12 月 16 日 周三 09:30–10:30",
        "空场",
        "给：居民、学生",
        "12 月 23 日 周三 09:30–10:30",
    ]


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_of_a_class_leaves_its_day_and_place(tmp_path: Path, title: str) -> None:
    site = make_site(tmp_path, small_class(title=title))
    lines = compose_text(title, share_class(site, site.occurrences[0][0]), ADDRESS).split("\n")
    assert lines[-4:] == [*CLASSES["planned"][1:], ADDRESS]


def test_without_an_address_a_page_names_no_picture() -> None:
    assert describe_share("a.md", "甲", ShareWords(("乙",)), None) == {"share_text": "甲\n乙"}
    assert describe_share("a.md", "甲", ShareWords(("乙",)), "https://b.example/") == {
        "share_text": "甲\n乙\nhttps://b.example/a.html",
        "share_url": "https://b.example/a.html",
        "share_image": "https://b.example/share/a.png",
    }
    assert describe_share("handbook/a.md", "甲", ShareWords(), None) == {}


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("index.md", "share/index.png"),
        ("courses/schedule/coming.md", "share/courses/schedule/coming.png"),
        ("courses/schedule/2026-winter/index.md", "share/courses/schedule/2026-winter/index.png"),
        ("courses/schedule/2026-winter/w26-a.md", "share/courses/schedule/2026-winter/index.png"),
    ],
)
def test_the_classes_of_a_term_share_its_picture(uri: str, expected: str) -> None:
    assert share_image_uri(uri) == expected
