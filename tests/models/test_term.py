import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from classroom.models.term import Move, Repeat, SmallClass, Tally, Term

CLASS: dict[str, Any] = {
    "id": "a",
    "lesson": "safety/stop",
    "answers": ["transfer"],
    "audience": ["居民"],
    "venue": "hall",
    "teacher": "教官甲",
    "on": "2026-12-05",
    "at": "09:30-10:30",
}
REPEAT: dict[str, Any] = {"every": "week", "on": "周六", "from": "2026-12-05", "times": 3}
MOVED: dict[str, Any] = {"status": "moved", "reason": "检修", "moved": {"on": "2026-12-06"}}
GONE = object()


def small_class(**changes: Any) -> SmallClass:
    values = {**CLASS, **changes}
    return SmallClass.model_validate({key: value for key, value in values.items() if value is not GONE})


def refuse(**changes: Any) -> tuple[tuple[Any, ...], str, str]:
    with pytest.raises(ValidationError) as caught:
        small_class(**changes)
    [details] = caught.value.errors()
    return details["loc"], details["ctx"]["message"], details["ctx"]["fix"]


def kinds(model: Any, values: dict[str, Any]) -> list[tuple[tuple[Any, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(values)
    return [(details["loc"], details["type"]) for details in caught.value.errors()]


def test_class_with_every_default() -> None:
    found = small_class()
    assert found.model_dump() == {
        "id": "a",
        "kind": "class",
        "title": None,
        "lesson": "safety/stop",
        "services": (),
        "answers": ("transfer",),
        "audience": ("居民",),
        "venue": "hall",
        "teacher": "教官甲",
        "capacity": None,
        "bring": (),
        "on": datetime.date(2026, 12, 5),
        "repeat": None,
        "at": (datetime.time(9, 30), datetime.time(10, 30)),
        "rain": None,
        "status": "planned",
        "reason": None,
        "moved": None,
        "tally": None,
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"on": GONE, "repeat": REPEAT},
        {"kind": "drill", "title": "演练", "lesson": GONE},
        {"kind": "mobile", "title": "流动", "lesson": GONE, "services": ["咨询"]},
        {"kind": "mediation"},
        {"title": "另起一个标题"},
        MOVED,
        {"status": "cancelled", "reason": "检修"},
        {"status": "cancelled", "reason": "检修", "on": GONE, "repeat": REPEAT},
        {"status": "done"},
        {"status": "done", "tally": {"people": 0}},
        {"capacity": 1, "rain": "改到室内", "bring": ["笔"]},
        {"reason": "没有取消也可以写原因"},
    ],
)
def test_good_class(changes: dict[str, Any]) -> None:
    found = small_class(**changes)
    assert (found.id, found.venue) == ("a", "hall")


ONE_DAY = ("on 和 repeat 要写一个，也只能写一个", "只上一次写 on: 日期；每周重复写 repeat")
NO_LESSON = (
    "小课堂没有写 lesson（讲哪一课）",
    "写 lesson: 课程/课，或把 kind 改成 mobile、drill、mediation",
)
NO_TITLE = ("没有 lesson 的活动要有 title（标题）", "补上 title: 活动的名称")
MOVED_TOGETHER = (
    "status: moved 和 moved: 要一起写",
    "改期写 status: moved 和 moved: {on: 新日期}；不改期两项都删掉",
)
REPEAT_MOVED = ("重复的活动不能整个改期", "在 repeat 的 except 里去掉那一天，另写一条改到新的日期")
NO_REASON = ("取消或改期要写 reason（原因）", "补上 reason: 一句话的原因，会显示在页面上")
NOT_DONE = ("写了 tally（到场人数），status 却不是 done", "上完课把 status 改成 done，或删掉 tally")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"on": GONE}, ONE_DAY),
        ({"repeat": REPEAT}, ONE_DAY),
        ({"lesson": GONE}, NO_LESSON),
        ({"lesson": GONE, "title": "甲"}, NO_LESSON),
        ({"lesson": GONE, "kind": "drill"}, NO_TITLE),
        ({"status": "moved", "reason": "检修"}, MOVED_TOGETHER),
        ({"moved": {"on": "2026-12-06"}}, MOVED_TOGETHER),
        ({"moved": {"on": "2026-12-06"}, "status": "cancelled", "reason": "检修"}, MOVED_TOGETHER),
        ({**MOVED, "on": GONE, "repeat": REPEAT}, REPEAT_MOVED),
        ({**MOVED, "reason": GONE}, NO_REASON),
        ({"status": "cancelled"}, NO_REASON),
        ({"tally": {"people": 3}}, NOT_DONE),
        ({"tally": {"people": 3}, "status": "cancelled", "reason": "检修"}, NOT_DONE),
    ],
)
def test_class_that_does_not_hold_together(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert refuse(**changes) == ((), *expected)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": "A"}, (("id",), "代号“A”的写法不对", "只用小写英文字母、数字和减号，例如 parcel-card")),
        (
            {"at": "10:30-09:30"},
            (("at",), "时间“10:30-09:30”的结束不在开始之后", "检查两个时间，把早的写在前面"),
        ),
        ({"on": "2026-02-30"}, (("on",), "没有 2026-02-30 这一天", "对照日历，改成真实的日期")),
        (
            {**MOVED, "moved": {"on": "明天"}},
            (("moved", "on"), "日期“明天”的写法不对", "写成 2026-12-05 这样：四位年-两位月-两位日"),
        ),
        (
            {"answers": ["transfer", "转账"]},
            (("answers", 1), "代号“转账”的写法不对", "只用小写英文字母、数字和减号，例如 parcel-card"),
        ),
    ],
)
def test_bad_value_of_a_class(changes: dict[str, Any], expected: tuple[tuple[Any, ...], str, str]) -> None:
    assert refuse(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "lecture"}, (("kind",), "literal_error")),
        ({"status": "Moved"}, (("status",), "literal_error")),
        ({"capacity": 0}, (("capacity",), "greater_than_equal")),
        ({"capacity": "40"}, (("capacity",), "int_type")),
        ({"answers": []}, (("answers",), "too_short")),
        ({"audience": []}, (("audience",), "too_short")),
        ({"venue": GONE}, (("venue",), "missing")),
        ({"tally": {"people": -1}, "status": "done"}, (("tally", "people"), "greater_than_equal")),
        ({"tally": {"people": 3, "names": ["甲"]}, "status": "done"}, (("tally", "names"), "extra_forbidden")),
        ({"date": "2026-12-05"}, (("date",), "extra_forbidden")),
    ],
)
def test_kind_of_a_bad_value(changes: dict[str, Any], expected: tuple[tuple[Any, ...], str]) -> None:
    values = {key: value for key, value in {**CLASS, **changes}.items() if value is not GONE}
    assert kinds(SmallClass, values) == [expected]


@pytest.mark.parametrize("times", [1, 60])
def test_good_repeat(times: int) -> None:
    found = Repeat.model_validate({**REPEAT, "times": times, "every": "fortnight", "except": ["2026-12-19"]})
    assert (found.start, found.times, found.skip) == (
        datetime.date(2026, 12, 5),
        times,
        (datetime.date(2026, 12, 19),),
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"times": 0}, (("times",), "greater_than_equal")),
        ({"times": 61}, (("times",), "less_than_equal")),
        ({"every": "month"}, (("every",), "literal_error")),
        ({"on": "星期六"}, (("on",), "literal_error")),
        ({"on": "Saturday"}, (("on",), "literal_error")),
        ({"from": "12月5日"}, (("from",), "content")),
        ({"except": ["2026-12-05", "明天"]}, (("except", 1), "content")),
        ({"except": "2026-12-05"}, (("except",), "tuple_type")),
        ({"start": "2026-12-05"}, (("start",), "extra_forbidden")),
    ],
)
def test_bad_repeat(changes: dict[str, Any], expected: tuple[tuple[Any, ...], str]) -> None:
    assert kinds(Repeat, {**REPEAT, **changes}) == [expected]


def test_moved_keeps_what_is_left_out() -> None:
    assert Move.model_validate({"on": "2026-12-06"}).model_dump() == {
        "on": datetime.date(2026, 12, 6),
        "at": None,
        "venue": None,
    }


def test_tally_has_counts_only() -> None:
    assert Tally.model_validate({"people": 86}).model_dump() == {"people": 86}


TERM: dict[str, Any] = {
    "season": "2026-winter",
    "title": "冬季",
    "why": "岁末",
    "weak_links": [{"id": "transfer", "text": "转账多"}],
    "classes": [CLASS],
}


def test_good_term() -> None:
    term = Term.model_validate(TERM)
    assert (term.season, term.example, len(term.classes), term.weak_links[0].source) == ("2026-winter", False, 1, None)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"weak_links": []}, (("weak_links",), "too_short")),
        ({"classes": []}, (("classes",), "too_short")),
        ({"season": "2026-fall"}, (("season",), "content")),
        ({"year": 2026}, (("year",), "extra_forbidden")),
        ({"example": "no"}, (("example",), "bool_type")),
        ({"classes": [CLASS, {**CLASS, "at": "9点"}]}, (("classes", 1, "at"), "content")),
    ],
)
def test_bad_term(changes: dict[str, Any], expected: tuple[tuple[Any, ...], str]) -> None:
    assert kinds(Term, {**TERM, **changes}) == [expected]


def test_term_does_not_change() -> None:
    term = Term.model_validate(TERM)
    with pytest.raises(ValidationError):
        term.title = "乙"  # type: ignore[misc]
