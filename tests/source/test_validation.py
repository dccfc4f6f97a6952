import textwrap
from typing import Any

import pytest
from pydantic import BaseModel

from classroom.models.case import Case
from classroom.models.data import Contact, Holiday, Venue
from classroom.models.lesson import Course, Lesson, Quiz
from classroom.models.repeat import Repeat
from classroom.models.review import Review
from classroom.models.station import ModelPart, Role, Vocabulary
from classroom.models.term import SmallClass, Term
from classroom.problem import ContentError
from classroom.source.validation import nearest, suggest, validate
from classroom.source.yaml_tree import parse_yaml
from tests.sample import small_class, term

Found = tuple[int, int, str, str, str]

TEXT_FIX = "写成文字；看起来像数字或 true 的文字要加引号"
LIST_FIX = "写成 [甲, 乙]，或每行一项、行首写“- ”"
KEYS_FIX = "对照示例，下一行缩进两个空格再写键和值"
INT_FIX = "只写数字，不加引号、单位和小数点"
DATE_FIX = "写成 2026-12-05 这样：四位年-两位月-两位日"
EMPTY_FIX = "写上内容；内容以 # 开头要加双引号"
EMPTY_OPTIONAL_FIX = "写上内容；不需要就把这一行删掉；内容以 # 开头要加双引号"
WORDS_FIX = "每行写一个词、英文冒号、空格、代号，例如 居民: residents"

VENUE = {
    "id": "hall",
    "name": "活动室",
    "address": "某路",
    "capacity": "30",
    "getting_in": "[走正门]",
    "step_free": "true",
    "toilet": "true",
}


def venue(**changes: str | None) -> str:
    """Return a venue in YAML with *changes*; None leaves a key out."""
    values = {**VENUE, **changes}
    return "".join(f"{key}: {value}\n" for key, value in values.items() if value is not None)


def problems(model: type[BaseModel], text: str) -> list[Found]:
    with pytest.raises(ContentError) as caught:
        validate(model, parse_yaml(textwrap.dedent(text), "a.yml"), "a.yml")
    assert {problem.path for problem in caught.value.problems} == {"a.yml"}
    return [(p.line, p.column, p.code, p.message, p.fix) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("word", "choices", "found"),
    [
        ("task-rebat", ["task-rebate", "flight-refund"], "task-rebate"),
        ("titel", ["title", "tile", "summary"], "title"),
        ("居名", ["居民", "学生"], "居民"),
        ("xyz", ["title", "summary"], None),
        ("a", [], None),
        ("", ["a"], None),
        ("ab", ["ba", "ab"], "ab"),
    ],
)
def test_nearest(word: str, choices: list[str], found: str | None) -> None:
    assert nearest(word, choices) == found


def test_nearest_does_not_depend_on_order() -> None:
    assert nearest("ac", ["ad", "ab"]) == nearest("ac", ["ab", "ad"])


@pytest.mark.parametrize(("word", "advice"), [("titel", "是不是“title”？"), ("xyz", "别的话")])
def test_suggest(word: str, advice: str) -> None:
    assert suggest(word, ["title"], "别的话") == advice


def test_valid_tree_becomes_a_model() -> None:
    found = validate(Venue, parse_yaml(venue(), "a.yml"), "a.yml")
    assert (found.id, found.capacity, found.getting_in, found.example) == ("hall", 30, ("走正门",), False)


def test_aliases_are_the_keys_that_authors_write() -> None:
    text = "every: week\non: 周六\nfrom: 2026-12-05\ntimes: 2\nexcept: [2026-12-12]"
    repeat = validate(Repeat, parse_yaml(text, "a.yml"), "a.yml")
    assert (str(repeat.start), [str(day) for day in repeat.skip]) == ("2026-12-05", ["2026-12-12"])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # a key that is missing or unknown
        ({"name": None}, [(1, 1, "missing-key", "少了“name”这一项", "在这里补上 name: 内容")]),
        (
            {"name": None, "toilet": None},
            [
                (1, 1, "missing-key", "少了“name”这一项", "在这里补上 name: 内容"),
                (1, 1, "missing-key", "少了“toilet”这一项", "在这里补上 toilet: 内容"),
            ],
        ),
        ({"toilets": "true"}, [(8, 1, "unknown-key", "没有“toilets”这一项", "是不是“toilet”？")]),
        ({"Name": "甲"}, [(8, 1, "unknown-key", "没有“Name”这一项", "是不是“name”？")]),
        (
            {"颜色": "红"},
            [
                (
                    8,
                    1,
                    "unknown-key",
                    "没有“颜色”这一项",
                    "删掉它；这里能写的有：id、name、address、capacity、getting_in、step_free、toilet、example",
                )
            ],
        ),
        # a value of a wrong kind
        ({"name": "123"}, [(2, 7, "wrong-type", "这里应当是一行文字，写的是“123”", TEXT_FIX)]),
        ({"name": "true"}, [(2, 7, "wrong-type", "这里应当是一行文字，写的是“true”", TEXT_FIX)]),
        ({"name": "[甲]"}, [(2, 7, "wrong-type", "这里只写一行文字，写成了列表", "去掉方括号，或去掉行首的“- ”")]),
        ({"capacity": "四十"}, [(4, 11, "wrong-type", "这里应当是一个整数，写的是“四十”", INT_FIX)]),
        ({"capacity": '"40"'}, [(4, 11, "wrong-type", "这里应当是一个整数，写的是“40”", INT_FIX)]),
        ({"capacity": "40.5"}, [(4, 11, "wrong-type", "这里应当是一个整数，写的是“40.5”", INT_FIX)]),
        ({"capacity": "true"}, [(4, 11, "wrong-type", "这里应当是一个整数，写的是“true”", INT_FIX)]),
        (
            {"toilet": "有"},
            [(7, 9, "wrong-type", "这里应当是true 或 false，写的是“有”", "写 true（是）或 false（否），不加引号")],
        ),
        (
            {"toilet": "yes"},
            [(7, 9, "wrong-type", "这里应当是true 或 false，写的是“yes”", "写 true（是）或 false（否），不加引号")],
        ),
        (
            {"toilet": "1"},
            [(7, 9, "wrong-type", "这里应当是true 或 false，写的是“1”", "写 true（是）或 false（否），不加引号")],
        ),
        ({"getting_in": "走正门"}, [(5, 13, "wrong-type", "这里应当是一个列表，写的是“走正门”", LIST_FIX)]),
        ({"getting_in": "{甲: 乙}"}, [(5, 13, "wrong-type", "这里应当是一个列表，写的是“甲”", LIST_FIX)]),
        ({"getting_in": "[走, 5]"}, [(5, 17, "wrong-type", "这里应当是一行文字，写的是“5”", TEXT_FIX)]),
        (
            {"getting_in": "三" * 31},
            [(5, 13, "wrong-type", f"这里应当是一个列表，写的是“{'三' * 30}…”", LIST_FIX)],
        ),
        (
            {"getting_in": "三" * 30},
            [(5, 13, "wrong-type", f"这里应当是一个列表，写的是“{'三' * 30}”", LIST_FIX)],
        ),
        # nothing, too little, too much
        ({"name": ""}, [(2, 6, "empty-value", "这一项是空的", EMPTY_FIX)]),
        ({"name": "~"}, [(2, 7, "empty-value", "这一项是空的", EMPTY_FIX)]),
        ({"capacity": "null"}, [(4, 11, "empty-value", "这一项是空的", EMPTY_FIX)]),
        ({"getting_in": ""}, [(5, 12, "empty-value", "这一项是空的", EMPTY_FIX)]),
        ({"getting_in": "[]"}, [(5, 13, "empty-list", "这个列表至少要有 1 项", "补上内容，" + LIST_FIX)]),
        ({"getting_in": "[甲, ~]"}, [(5, 17, "empty-value", "这一项是空的", EMPTY_OPTIONAL_FIX)]),
        ({"example": ""}, [(8, 9, "empty-value", "这一项是空的", EMPTY_OPTIONAL_FIX)]),
        ({"capacity": "0"}, [(4, 11, "out-of-range", "0 太小了", "最小写 1")]),
        ({"capacity": "-5"}, [(4, 11, "out-of-range", "-5 太小了", "最小写 1")]),
        ({"capacity": "1e3"}, [(4, 11, "wrong-type", "这里应当是一个整数，写的是“1000.0”", INT_FIX)]),
        # a rule of a type
        (
            {"id": "Hall"},
            [(1, 5, "wrong-value", "代号“Hall”的写法不对", "只用小写英文字母、数字和减号，例如 parcel-card")],
        ),
        ({"name": '" "'}, [(2, 7, "wrong-value", "这里是空的", "写上内容；不需要就把这一项整行删掉")]),
        (
            {"name": "|\n  甲\n  乙"},
            [(2, 7, "wrong-value", "这里只能写一行，里面有换行或看不见的字符", "改成一行，删掉换行")],
        ),
        # every problem of a run
        (
            {"capacity": "0", "toilet": "有", "x": "1", "name": None},
            [
                (1, 1, "missing-key", "少了“name”这一项", "在这里补上 name: 内容"),
                (3, 11, "out-of-range", "0 太小了", "最小写 1"),
                (6, 9, "wrong-type", "这里应当是true 或 false，写的是“有”", "写 true（是）或 false（否），不加引号"),
                (
                    7,
                    1,
                    "unknown-key",
                    "没有“x”这一项",
                    "删掉它；这里能写的有：id、name、address、capacity、getting_in、step_free、toilet、example",
                ),
            ],
        ),
    ],
)
def test_problems_of_a_venue(changes: dict[str, str | None], expected: list[Found]) -> None:
    assert problems(Venue, venue(**changes)) == expected


VOCABULARY = "audience: {}\nwork: [退休]\nchannel: [电话]\npayment: [现金]\nplace: [某社区]\n"


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("[居民, 学生]", (1, 11, "wrong-type", "这里应当是几行“词: 代号”，写的是“居民、学生”", WORDS_FIX)),
        ("居民", (1, 11, "wrong-type", "这里应当是几行“词: 代号”，写的是“居民”", WORDS_FIX)),
        ("{}", (1, 11, "empty-list", "这个列表至少要有 1 项", WORDS_FIX)),
        ("", (1, 10, "empty-value", "这一项是空的", EMPTY_FIX)),
        ("{居民: ~}", (1, 16, "empty-value", "这一项是空的", EMPTY_OPTIONAL_FIX)),
        (
            "{居民: residents, 学生: Pupils}",
            (1, 31, "wrong-value", "代号“Pupils”的写法不对", "只用小写英文字母、数字和减号，例如 parcel-card"),
        ),
        (
            "{居民: residents, 学生: pupils, 老年人: residents}",
            (
                1,
                44,
                "wrong-value",
                "“老年人”和“居民”用了同一个代号“residents”",
                "换一个没用过的代号，两类听众的日历才分得开",
            ),
        ),
    ],
)
def test_problems_of_a_mapping_of_words(audience: str, expected: Found) -> None:
    assert problems(Vocabulary, VOCABULARY.replace("{}", audience)) == [expected]


def test_upper_bound() -> None:
    text = "title: 甲\ncount: 12\nnamed: [{name: 甲, summary: 乙}]"
    assert problems(ModelPart, text) == [(2, 8, "out-of-range", "12 太大了", "最大写 9")]


def test_several_items_needed() -> None:
    text = "question: 甲\noptions: [{text: 乙, right: true}]\nwhy: 丙"
    expected = (2, 10, "empty-list", "这个列表至少要有 2 项", "补上内容，" + LIST_FIX)
    assert problems(Quiz, text) == [expected]


def test_rule_of_a_whole_model_stands_at_the_model() -> None:
    text = "question: 甲\noptions:\n  - text: 乙\n  - text: 丙\nwhy: 丁"
    expected = (1, 1, "wrong-value", "这道题要有对的选项，也要有错的选项", "给对的选项加上 right: true，错的不加")
    assert problems(Quiz, text) == [expected]


CASE = """\
title: 甲
summary: 乙
fraud: rebate
basis: 教学虚构
period: 2025-Q3
place: 某社区
channel: [电话]
loss: 0
outcome: 已报警
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("教学虚构", "教学虚够", (4, 8, "wrong-choice", "“教学虚够”不在可选的词里", "是不是“教学虚构”？")),
        (
            "教学虚构",
            "瞎编",
            (
                4,
                8,
                "wrong-choice",
                "“瞎编”不在可选的词里",
                "从这些里选一个：综合改编、公开通报、本人同意、教学虚构",
            ),
        ),
        (
            "教学虚构",
            "1",
            (4, 8, "wrong-choice", "“1”不在可选的词里", "从这些里选一个：综合改编、公开通报、本人同意、教学虚构"),
        ),
        ("教学虚构", "", (4, 7, "empty-value", "这一项是空的", EMPTY_FIX)),
        (
            "basis: 教学虚构",
            "person: {age: 35}\nbasis: 教学虚构",
            (
                4,
                15,
                "wrong-choice",
                "“35”不在可选的词里",
                "从这些里选一个：10-19、20-29、30-39、40-49、50-59、60-69、70-79、80-89",
            ),
        ),
        (
            "basis: 教学虚构",
            "person: 老人\nbasis: 教学虚构",
            (4, 9, "wrong-type", "这里应当是几个“键: 值”，写的是“老人”", KEYS_FIX),
        ),
        (
            "basis: 教学虚构",
            "person:\n  ago: 30-39\nbasis: 教学虚构",
            (5, 3, "unknown-key", "没有“ago”这一项", "是不是“age”？"),
        ),
    ],
)
def test_problems_of_a_case(old: str, new: str, expected: Found) -> None:
    assert problems(Case, CASE.replace(old, new)) == [expected]


def test_nested_missing_and_unknown_keys() -> None:
    text = CASE + "review:\n  expires: 2027-11-01\n  onn: 2026-11-01\n"
    assert problems(Case, text) == [
        (11, 3, "missing-key", "少了“by”这一项", "在这里补上 by: 内容"),
        (12, 3, "unknown-key", "没有“onn”这一项", "是不是“on”？"),
    ]


def test_places_inside_a_list() -> None:
    right = small_class("w-stop", "safety/stop", "2026-12-06")
    text = term("2026-winter", right, right.replace("venue: hall", "vnue: hall"))
    assert problems(Term, text) == [
        (8, 76, "unknown-key", "没有“vnue”这一项", "是不是“venue”？"),
    ]


def test_advice_inside_an_optional_model_behind_an_alias() -> None:
    text = """\
        id: a
        kind: drill
        title: 甲
        answers: [x]
        audience: [居民]
        venue: hall
        teacher: 甲
        at: "09:00-10:00"
        repeat: {every: week, on: 周六, form: 2026-12-05, times: 0}
    """
    assert problems(SmallClass, text) == [
        (9, 56, "out-of-range", "0 太小了", "最小写 1"),
        (9, 31, "unknown-key", "没有“form”这一项", "是不是“from”？"),
    ]


ROOT_FIX = "对照示例，每行写一个键、英文冒号、空格、值"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a", (1, 1, "wrong-type", "这里应当是一行行的“键: 值”", ROOT_FIX)),
        ("# 注\n", (1, 1, "wrong-type", "这里应当是一行行的“键: 值”", ROOT_FIX)),
        ("# 注\n甲乙", (2, 1, "wrong-type", "这里应当是一行行的“键: 值”", ROOT_FIX)),
        (
            "title：甲",
            (1, 1, "yaml-colon", "冒号写成了中文冒号“：”", "改成英文冒号，后面空一格，例如 title: 标题"),
        ),
        ("title:甲", (1, 1, "yaml-colon", "冒号后面没有空格", "英文冒号后面空一格，例如 title: 标题")),
        ("https://a.cn", (1, 1, "wrong-type", "这里应当是一行行的“键: 值”", ROOT_FIX)),
    ],
)
def test_a_file_that_is_no_mapping(text: str, expected: Found) -> None:
    assert problems(Course, text) == [expected]


@pytest.mark.parametrize(
    ("model", "text", "line", "column"),
    [
        (Review, "by: 教官\non:", 2, 4),
        (Holiday, "name: 甲\nfirst: ~\nlast: 2026-01-01", 2, 8),
        (Venue, venue(id=""), 1, 4),
        (Case, CASE.replace("2025-Q3", ""), 5, 8),
        (Case, CASE.replace("loss: 0", "loss:"), 8, 6),
    ],
)  # fmt: skip
def test_empty_value_of_a_type_with_a_rule(model: type[BaseModel], text: str, line: int, column: int) -> None:
    assert problems(model, text) == [(line, column, "empty-value", "这一项是空的", EMPTY_FIX)]


def test_a_list_of_wrong_items_is_not_too_short() -> None:
    expected = (5, 14, "wrong-type", "这里应当是一行文字，写的是“5”", TEXT_FIX)
    assert problems(Venue, venue(getting_in="[5]")) == [expected]


def test_true_is_shown_as_it_is_written() -> None:
    assert problems(Review, "by: 教官\non: true") == [(2, 5, "wrong-value", "日期“true”的写法不对", DATE_FIX)]


@pytest.mark.parametrize(
    ("model", "text"),
    [(Venue, venue(capacity="|\n  四\n  十")), (Review, "by: 教官\non: |\n  2026\n  12\n")],
)
def test_a_message_is_one_line(model: type[BaseModel], text: str) -> None:
    assert ["\n" in message for _, _, _, message, _ in problems(model, text)] == [False]


def test_a_message_is_short() -> None:
    assert [len(message) < 60 for _, _, _, message, _ in problems(Review, f"by: 教官\non: {'9' * 5000}年")] == [True]


@pytest.mark.parametrize("text", ["{}", "{braces}", "{message}", "{0}", "%s", "{value}"])
def test_braces_in_a_value_stay_as_they_are(text: str) -> None:
    message = f"代号“{text}”的写法不对"
    fix = "只用小写英文字母、数字和减号，例如 parcel-card"
    assert problems(Venue, venue(id=f'"{text}"')) == [(1, 5, "wrong-value", message, fix)]


def test_contact_number_must_be_quoted() -> None:
    text = "id: a\nnumber: 110\nname: 甲\npurpose: 乙\nverified: 2026-11-01"
    assert problems(Contact, text) == [(2, 9, "wrong-type", "这里应当是一行文字，写的是“110”", TEXT_FIX)]


def test_boolean_in_a_list_of_texts() -> None:
    text = "id: a\nname: 甲\nsummary: 乙\ndoes: [no, true]\nmay_not: [甲]\ncall_police: [乙]"
    assert problems(Role, text) == [(4, 12, "wrong-type", "这里应当是一行文字，写的是“true”", TEXT_FIX)]


def test_error_does_not_carry_the_validator() -> None:
    with pytest.raises(ContentError) as caught:
        validate(Lesson, parse_yaml("title: 甲", "a.yml"), "a.yml")
    cause: Any = caught.value.__cause__
    assert cause is None
