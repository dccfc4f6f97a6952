"""What a handout says and how it is put on one page."""

import dataclasses
import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.outputs.class_notice import HelpNumber
from classroom.outputs.handout import Handout, PointBlock
from classroom.outputs.handout_fit import LEVELS, TITLES, fit_handout
from classroom.outputs.print_pages import ASSETS
from classroom.plan import plan_site
from tests.outputs.test_paper_fit import sizes_in
from tests.outputs.test_print_pages import GOOD, OUTPUTS, codes_of, paper_of
from tests.outputs.test_qr_code import read
from tests.sample import FILES, guide, lesson, write_sample

TODAY = datetime.date(2026, 11, 20)
LESSON = "courses/safety/01-stop.md"
RELEASED = "review: {by: 教官, on: 2026-01-10, expires: 2027-01-10}"


def block(*points: str, title: str = "一定别做", is_numbered: bool = False) -> PointBlock:
    return PointBlock(title, "stop", is_numbered, points)


def handout(*blocks: PointBlock, **changes: object) -> Handout:
    plain = Handout(
        title="先停手",
        summary="一句话",
        blocks=blocks,
        note="",
        checked_by="教官",
        checked=TODAY,
        expires=None,
        school="某社区警校",
        publisher="某派出所",
        numbers=(HelpNumber("报警", "110"), HelpNumber("咨询", "96110")),
        url=None,
        is_example=False,
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


def words_of(root: Path, uri: str) -> str:
    return paper_of({output.uri: output.content or "" for output in plan_site(root, TODAY).outputs}[uri])


def test_style_sheet_has_the_sizes_that_are_reckoned_with() -> None:
    css = (ASSETS / "css" / "print" / "handout.css").read_text("utf-8")
    titles = re.findall(r"^\.handout-title-\d+ { font-size: ([\d.]+)mm; }$", css, re.MULTILINE)
    assert tuple(map(float, titles)) == TITLES
    assert sizes_in(css, "handout-fit") == [{"points": level.points} for level in LEVELS]


@pytest.mark.parametrize(
    ("uri", "parts"),
    [
        (
            "guides/handout/fake-leader.html",
            [
                "出现一句，立刻停手 不方便接电话 先转再补手续",
                "一定别做 别只看截图就转账。",
                "已经中招 停手，马上打 110，再看现在怎么办。",
                "正在转账？先停手。 报警 110 咨询 96110",
                "内容核对：2026 年 11 月 1 日，反诈教官",
                "有效至 2027 年 11 月 1 日",
                "扫一扫看全文",
            ],
        ),
        ("cases/handout/parcel-card.html", ["哪里可以停下来", "正确的做法", "还作不作准，看网页"]),
        ("courses/safety/handout/01-stop-first.html", ["听完以后"]),
    ],
)
def test_what_a_handout_says(uri: str, parts: list[str]) -> None:
    words = paper_of(OUTPUTS[uri].content or "")
    assert [(part, words.count(part)) for part in parts] == [(part, 1) for part in parts]


def test_the_code_is_the_address_of_the_page() -> None:
    codes = codes_of(OUTPUTS["guides/handout/fake-leader.html"].content or "")
    assert [read(code).text for code in codes] == ["https://songfeng.example/guides/fake-leader.html"]


def test_without_an_address_there_is_no_code(tmp_path: Path) -> None:
    words = words_of(write_sample(tmp_path), "guides/handout/rebate.html")
    assert (words.count("网址由派出所填写"), words.count("扫一扫")) == (1, 0)


def test_a_lesson_gives_its_objectives_and_the_lists_of_what_it_must_tell(tmp_path: Path) -> None:
    body = (
        "## 开场 {minutes=5 keep=must}\n\n请大家举手。\n\n"
        "## 三步 {minutes=5 keep=must}\n\n先看。\n\n1. 停。\n2. 挂。\n\n"
        '!!! instructor "备注"\n    - 别催。\n\n## 练习 {minutes=10 keep=should}\n\n- 练。\n'
    )
    words = words_of(
        write_sample(tmp_path, {LESSON: lesson("先停手", body=body)}), "courses/safety/handout/01-stop.html"
    )
    assert "听完以后 会停手 三步 停。 挂。 正在转账" in words
    assert [part for part in ("举手", "先看", "别催", "练。") if part in words] == []


def test_a_case_gives_its_red_flags_once_and_says_what_it_is_made_from(tmp_path: Path) -> None:
    card = FILES["cases/card.md"].replace("1. 接到电话。", "1. ==先垫钱==，又说==先**垫**钱==，==要保密==。")
    words = words_of(write_sample(tmp_path, {"cases/card.md": card}), "cases/handout/card.html")
    assert "见到一处，就停下来 先垫钱 要保密 哪里可以停下来 挂断。 打 110。 正确的做法 打 110。 正在转账" in words
    assert "案例：教学虚构" in words


@pytest.mark.parametrize("edition", ["public", "instructor"])
@pytest.mark.parametrize(
    ("extra", "has_handout"),
    [
        (RELEASED, True),
        ("", False),
        (RELEASED.replace("2027", "2026-06-10 # "), False),
        (f"edition: instructor\n{RELEASED}", False),
    ],
)
def test_only_what_the_public_may_read_is_printed(
    tmp_path: Path, edition: str, extra: str, *, has_handout: bool
) -> None:
    extra = re.sub(r"2026-06-10 # [-\d]*", "2026-06-10", extra)
    root = write_sample(tmp_path, {LESSON: lesson("先停手", extra=f"frauds: [rebate, police]\n{extra}")})
    outputs = {output.uri: output for output in plan_site(root, TODAY, edition).outputs}  # type: ignore[arg-type]
    page = outputs.get("courses/safety/01-stop.md")
    assert ("courses/safety/handout/01-stop.html" in outputs) is has_handout
    assert bool(page and "打印一页纸" in (page.content or "")) is has_handout


def test_both_editions_print_the_same() -> None:
    public, instructor = (
        {output.uri: output.content for output in plan_site(GOOD, TODAY, edition).outputs if "/handout/" in output.uri}
        for edition in ("public", "instructor")
    )
    assert public == instructor
    assert len(public) == 6


def test_what_an_author_writes_is_text(tmp_path: Path) -> None:
    text = guide("甲").replace("[先垫钱]", "['<b>垫</b> & {{ 1 }}']")
    outputs = {
        output.uri: output
        for output in plan_site(write_sample(tmp_path, {"docs/guides/rebate.md": text}), TODAY).outputs
    }
    assert "<li>&lt;b&gt;垫&lt;/b&gt; &amp; {{ 1 }}</li>" in (outputs["guides/handout/rebate.html"].content or "")


def test_the_version_changes_with_what_is_printed(tmp_path: Path) -> None:
    texts = (
        guide("甲"),
        guide("甲"),
        guide("甲").replace("先垫钱", "先付钱"),
        guide("甲").replace("## 讲给家人", "\n## 讲给家人"),
    )
    marks = []
    for number, text in enumerate(texts):
        words = words_of(
            write_sample(tmp_path / str(number), {"docs/guides/rebate.md": text}), "guides/handout/rebate.html"
        )
        marks += re.findall(r"版本 ([0-9a-f]{4}) ", words)
    assert [mark == marks[0] for mark in marks] == [True, True, False, True]


def test_little_text_is_large() -> None:
    fit = fit_handout(handout(block("别转钱")))
    assert (fit.number, fit.title_number, fit.is_cut) == (0, 0, False)


def test_short_points_stand_two_on_a_line() -> None:
    fit = fit_handout(handout(block("甲")))
    blocks = [
        block(*"甲乙丙丁"),
        block(*"甲乙丙"),
        block(*"甲乙丙丁", is_numbered=True),
        block(*"甲乙丙", "很长的一句话" * 4),
    ]
    assert [fit.is_paired(each) for each in blocks] == [True, False, False, False]
    assert fit.measure_block(blocks[0]) < fit.measure_block(blocks[1])


def test_the_tallest_block_loses_its_last_points() -> None:
    long = tuple(f"第{number}句，" + "停手" * 25 for number in range(20))
    fit = fit_handout(handout(block("甲", "乙"), block(*long), block("丙")))
    shown = [each.points for each in fit.blocks]
    assert (fit.number, fit.is_cut, shown[0], shown[2]) == (len(LEVELS) - 1, True, ("甲", "乙"), ("丙",))
    assert shown[1] == long[: len(shown[1])]
    assert 5 < len(shown[1]) < 20


def test_a_point_as_long_as_a_page_is_left_to_the_page() -> None:
    fit = fit_handout(handout(block("甲", "停手" * 400, "乙"), block("停手" * 400)))
    assert [each.points for each in fit.blocks] == [("甲", "乙")]
    assert (fit.number, fit.is_cut) == (0, True)


TEXTS = st.text(alphabet="停手先转账，。“”A1 ", min_size=1, max_size=120)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.lists(TEXTS, min_size=1, max_size=14), max_size=7), title=TEXTS, is_example=st.booleans())
def test_every_text_fits_and_is_cut_at_whole_points(texts: list[list[str]], title: str, *, is_example: bool) -> None:
    given_blocks = tuple(block(*points, title=f"第{number}段") for number, points in enumerate(texts))
    fit = fit_handout(handout(*given_blocks, title=title[:60], is_example=is_example, note="案例" * 20))
    assert fit.height <= fit.room
    points = {each.title: each.points for each in given_blocks}
    for each in fit.blocks:
        shown = iter(points[each.title])
        assert [point for point in each.points if point not in shown] == []
    assert fit.is_cut is (fit.blocks != given_blocks)
