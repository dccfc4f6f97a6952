"""Nothing that a Word file shows is lost without a word, whichever program made it."""

from collections.abc import Callable

import pytest

from classroom.word.conversion import WordText, convert
from classroom.word.inventory import read_paragraphs
from classroom.word.markdown_text import read_letters
from classroom.word.package import WordFileError, open_package
from tests.word import make

Made = Callable[[], bytes]


def read(made: Made) -> WordText:
    return convert(open_package(made(), "a.docx"))


def text_of(made: Made) -> str:
    return "\n".join(block.text for block in read(made).blocks)


@pytest.mark.parametrize("made", make.GOOD, ids=lambda made: made.__name__)
def test_every_paragraph_is_in_the_text_or_in_the_list(made: Made) -> None:
    package = open_package(made(), "a.docx")
    text = convert(package)
    written = read_letters("".join([text.title or "", *(block.text for block in text.blocks)]))
    told = "".join(read_letters(item.words) for item in text.dropped)
    words = list(read_paragraphs(package))
    assert words
    assert [it for it in words if read_letters(it) not in written and read_letters(it) not in told] == []


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (make.plain, []),
        (make.table, ["表格里有合并的格子，拆成了单格，只在第一格里有字"]),
        (make.header_and_footer, ["页脚，没有要：“第一稿”", "页眉，没有要：“内部资料”"]),
        (make.text_box, ["文本框，文字已放进正文，位置可能变了：“框里的话。”"]),
        (make.revisions, ["修订里加上的字，已经留在正文：“加上的话”", "修订里删掉的字，没有要：“删掉的话”"]),
        (make.comments, ["批注，没有要：“这里再查一下”"]),
        (make.notes, []),
        (
            make.formula_and_object,
            ["公式，没有转，请用文字写或截成图片：“a+b”", "嵌入的对象（表格、演示或别的文件），没有转"],
        ),
    ],
    ids=lambda it: getattr(it, "__name__", ""),
)
def test_what_is_dropped(made: Made, expected: list[str]) -> None:
    assert sorted(map(str, read(made).dropped)) == sorted(expected)


def test_headings_lists_and_bold() -> None:
    text = read(make.plain)
    assert text.title == "别扫陌生的码"
    assert [(block.level, block.text) for block in text.blocks] == [
        (2, "为什么"),
        (0, "扫码以前**先停一停**，问一句。"),
        (2, "怎么做"),
        (0, "1. 问家里人\n2. 问社区民警"),
        (0, "- 不急着付钱"),
    ]


def test_styles_as_wps_numbers_them() -> None:
    assert [block.level for block in read(make.wps).blocks] == [2, 0, 3, 0, 2, 0]


def test_headings_without_styles_are_found_and_told() -> None:
    text = read(make.no_styles)
    assert [block.text for block in text.blocks if block.level] == ["一、先停手", "二、再问人", "记住"]
    assert len(text.dropped) == 3


def test_signs_stand_for_themselves() -> None:
    assert [block.text for block in read(make.no_styles).blocks][3:5] == [
        r"\- 问家里人\*和\*社区 &#60;b> # \[a\](b) &#123;c} &#61;=d&#61;= &#124; \`e\`",
        r"1\. 不急",
    ]


def test_merged_cells() -> None:
    assert text_of(make.table).split("\n") == [
        "| 格0&#124;0 格0&#124;1 |  | 格0&#124;2 |",
        "| --- | --- | --- |",
        "| 格1&#124;0 | 格1&#124;1 | 格1&#124;2 格2&#124;2 |",
        "| 格2&#124;0 | 格2&#124;1 |  |",
    ]


def test_notes_are_kept() -> None:
    assert text_of(make.notes) == "正文（注1）后半句。\n注：\n1. 脚注里的话。"


def test_pictures_lose_what_they_tell() -> None:
    text = read(make.picture)
    assert next(picture.words for picture in text.pictures) == "三个路口的示意图"
    assert all(b"SECRETCAMERA" not in picture.data for picture in text.pictures)


def test_a_picture_outside_is_not_fetched() -> None:
    assert "放在文件外面的内容（图片或模板），没有去取" in map(str, read(make.outside_picture).dropped)


@pytest.mark.parametrize("name", make.BAD)
def test_other_files_are_refused(name: str) -> None:
    made, words = make.BAD[name]
    with pytest.raises(WordFileError, match=words):
        convert(open_package(made(), name))
