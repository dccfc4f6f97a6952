import datetime
import hashlib
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from classroom.outputs.addresses import COVERAGE
from classroom.pictures.line_breaks import break_lines
from classroom.pictures.parts import find_metadata
from classroom.pictures.share_card import HEIGHT, WIDTH, ShareCard, draw_card, set_title
from classroom.pictures.typeface import _find_file, find_lacking, load_face
from classroom.plan import plan_site

GOOD = Path(__file__).parents[1] / "content" / "good"
PLAN = plan_site(GOOD, datetime.date(2026, 11, 23))
CARD = ShareCard("先垫钱的都是骗：刷单返利", "防骗指南", "平安小课堂", "某社区警校", "报警 110 · 咨询 96110")
OPENING, CLOSING = set("“‘（《"), set("”’）》，。、；：？！…")
TITLES = st.text(st.sampled_from("骗子甲乙丙丁戊己庚辛，。！？：“”（）《》"), min_size=1, max_size=60)


def draw(card: ShareCard) -> Image.Image:
    return Image.open(BytesIO(draw_card(card)))


def test_a_picture_has_the_size_of_a_preview_and_tells_of_nobody() -> None:
    data = draw_card(CARD)
    assert (Image.open(BytesIO(data)).size, find_metadata(data, "png")) == ((1200, 630), ())
    assert len(data) <= 40_000


def test_a_picture_is_the_same_bytes_again() -> None:
    assert draw_card(CARD) == draw_card(CARD)


def test_a_picture_is_the_one_that_was_looked_at() -> None:
    pixels = draw(CARD).convert("RGB").tobytes()
    assert hashlib.sha256(pixels).hexdigest() == "2e9bd1255928e1acd98f65f5742fad0a2414d30798942549fd7107123320430a"


def test_letters_have_the_forms_of_the_mainland() -> None:
    japanese = ImageFont.truetype(_find_file(), 60, index=0, layout_engine=ImageFont.Layout.BASIC)
    japanese.set_variation_by_axes([700])
    own = load_face(60)
    assert own.getname()[0] == "Noto Sans CJK SC"
    assert [letter for letter in "骨直门" if bytes(own.getmask(letter)) == bytes(japanese.getmask(letter))] == []


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("先垫钱的都是骗：“刷单”返利，1 点 09:30–10:30 App", ""),
        ("来听课🎉🎉", "🎉"),
        ("\U000323af面馆", "\U000323af"),
        ("\u0e01甲\u0627", "\u0e01\u0627"),
        ("", ""),
    ],
)
def test_characters_that_cannot_be_drawn_are_named(text: str, lacking: str) -> None:
    assert find_lacking(text) == lacking


def test_every_word_of_the_sample_can_be_drawn() -> None:
    assert [output.uri for output in PLAN.outputs if output.card and find_lacking("".join(output.card))] == []


def test_a_title_that_cannot_be_drawn_gives_way_to_the_section() -> None:
    assert draw_card(CARD._replace(title="🎉领奖")) == draw_card(CARD._replace(title=CARD.section))


@settings(deadline=None)
@given(TITLES)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(title: str) -> None:
    pixels, lines = set_title(title)
    face = load_face(pixels)
    assert max(map(face.getlength, lines)) <= WIDTH - 144
    assert [line for before, line in pairwise(lines) if before[-1] in OPENING] == []
    first = set("".join(title.split())[:1])
    assert [line for line in lines[1:] if line[0] in CLOSING - first] == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("先垫钱的都是骗：刷单返利", (96, ("先垫钱的都是骗：", "刷单返利"))),
        ("快递里夹着一张“领奖”卡片", (96, ("快递里夹着一张", "“领奖”卡片"))),
        ("a" * 300, (48, ("a" * 36 + "…",))),
    ],
)
def test_a_title_breaks_at_its_phrases(title: str, expected: tuple[int, tuple[str, ...]]) -> None:
    assert set_title(title) == expected


@pytest.mark.parametrize(
    ("text", "room", "most", "expected"),
    [
        ("一二，三四", 3, 2, ("一二，", "三四")),
        ("一二，三四", 1, 9, None),
        ("一二三四", 2, 1, None),
        ("满 3 万元不还", 5, 3, ("满", "3 万元", "不还")),
        ("", 5, 3, ()),
    ],
)
def test_lines(text: str, room: int, most: int, expected: tuple[str, ...] | None) -> None:
    assert break_lines(text, room, len, most) == expected


def test_every_page_to_hand_on_has_a_picture_and_classes_have_their_terms() -> None:
    pictures = [output.uri for output in PLAN.outputs if output.card]
    shown = {
        line.split('"')[1].partition("/share/")[2]
        for output in PLAN.outputs
        if output.is_page
        for line in (output.content or "").splitlines()[:10]
        if line.startswith("share_image")
    }
    assert shown == {uri.removeprefix("share/") for uri in pictures}
    assert COVERAGE not in pictures


def test_the_instructors_edition_has_none() -> None:
    plan = plan_site(GOOD, datetime.date(2026, 11, 23), "instructor")
    assert [output.uri for output in plan.outputs if output.card or "share_text" in (output.content or "")] == []


def test_a_picture_is_as_large_as_it_says() -> None:
    assert draw(CARD).size == (WIDTH, HEIGHT)
