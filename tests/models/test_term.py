import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from classroom.models.repeat import Change, Move
from classroom.models.term import SmallClass, Term

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
        "equipment": (),
        "capacity": None,
        "bring": (),
        "on": datetime.date(2026, 12, 5),
        "repeat": None,
        "at": (datetime.time(9, 30), datetime.time(10, 30)),
        "rain": None,
        "status": "planned",
        "reason": None,
        "moved": (),
        "changes": (),
        "changed": None,
        "tally": None,
        "posters": (),
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
        {**MOVED, "reason": GONE},
        {"status": "cancelled", "reason": "检修"},
        {"status": "cancelled"},
        {"status": "cancelled", "moved": {"on": "2026-12-06"}},
        {"status": "cancelled", "reason": "检修", "on": GONE, "repeat": REPEAT},
        {"status": "done", "moved": [{"on": "2026-12-06"}, {"on": "2026-12-07"}], "tally": {"people": 3}},
        {"moved": []},
        {"status": "done"},
        {"status": "done", "tally": {"people": 0}},
        {"capacity": 1, "rain": "改到室内", "bring": ["笔"]},
        {"equipment": ["投影仪", "投影仪"], "posters": ["公告栏"], "changed": "2026-11-20"},
        {"on": GONE, "repeat": REPEAT, "changes": [{"day": "2026-12-12", "status": "cancelled"}]},
        {"on": GONE, "repeat": REPEAT, "status": "done"},
        {"reason": "没有取消也可以写原因"},
    ],
)
def test_good_class(changes: dict[str, Any]) -> None:
    found = small_class(**changes)
    assert (found.id, found.venue) == ("a", "hall")


ONE_DAY = ((), "on 和 repeat 要写一个，也只能写一个", "只上一次写 on: 日期；重复上写 repeat")
NO_LESSON = (
    (),
    "小课堂没有写 lesson（讲哪一课）",
    "写 lesson: 课程/课，或把 kind 改成 mobile、drill、mediation",
)
NO_TITLE = ((), "没有 lesson 的活动要有 title（标题）", "补上 title: 活动的名称")
NO_MOVE = (
    ("status",),
    "改期了，没有写改到什么时候",
    "补上 moved: {on: 新日期}；时间、场地也变了就加上 at 和 venue",
)
NOT_MOVED = (("moved",), "写了 moved（改到哪天），status 却不是 moved", "写上 status: moved，或删掉 moved")
REPEAT_MOVED = (
    "重复的活动不能整个改期",
    "写进 changes：- {day: 原来的日期, status: moved, moved: {on: 新日期}}",
)
NOT_DONE = (("tally",), "写了 tally（到场人数），status 却不是 done", "上完课写 status: done，或删掉 tally")
REPEAT_TALLY = (
    ("tally",),
    "重复的活动，到场人数要按天写",
    "写进 changes：- {day: 日期, status: done, tally: {people: 人数}}",
)
HELD = {"day": "2026-12-12", "status": "done"}
AGAIN = (
    "changes 里的 2026-12-12 写了两次",
    "一天只写一条；改期后又取消，写 status: cancelled，moved 留着",
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"on": GONE}, ONE_DAY),
        ({"repeat": REPEAT}, ONE_DAY),
        ({"lesson": GONE}, NO_LESSON),
        ({"lesson": GONE, "title": "甲"}, NO_LESSON),
        ({"lesson": GONE, "kind": "drill"}, NO_TITLE),
        ({"status": "moved", "reason": "检修"}, NO_MOVE),
        ({"status": "moved", "moved": []}, NO_MOVE),
        ({"moved": {"on": "2026-12-06"}}, NOT_MOVED),
        ({**MOVED, "on": GONE, "repeat": REPEAT}, (("moved",), *REPEAT_MOVED)),
        ({"status": "moved", "on": GONE, "repeat": REPEAT}, (("status",), *REPEAT_MOVED)),
        ({"tally": {"people": 3}}, NOT_DONE),
        ({"tally": {"people": 3}, "status": "cancelled", "reason": "检修"}, NOT_DONE),
        ({"tally": {"people": 3}, "status": "done", "on": GONE, "repeat": REPEAT}, REPEAT_TALLY),
        ({"changes": [HELD]}, (("changes",), "只上一次的课不用 changes", "直接写 status、reason 和 moved")),
        ({"on": GONE, "repeat": REPEAT, "changes": [HELD, HELD]}, (("changes", 1, "day"), *AGAIN)),
        (
            {"on": GONE, "repeat": REPEAT, "changes": [HELD, {**HELD, "day": "2026-12-05"}, {**HELD, "reason": "乙"}]},
            (("changes", 2, "day"), *AGAIN),
        ),
    ],
)
def test_class_that_does_not_hold_together(changes: dict[str, Any], expected: tuple[tuple[Any, ...], str, str]) -> None:
    assert refuse(**changes) == expected


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
            (("moved", 0, "on"), "日期“明天”的写法不对", "写成 2026-12-05 这样：四位年-两位月-两位日"),
        ),
        (
            {**MOVED, "moved": [{"on": "2026-12-06"}, {"on": "2026-12-32"}]},
            (("moved", 1, "on"), "没有 2026-12-32 这一天", "对照日历，改成真实的日期"),
        ),
        (
            {**MOVED, "moved": "2026-12-06"},
            (
                ("moved",),
                "moved 里没有写清改到哪天",
                "写成 moved: {on: 新日期}；时间、场地也变了就加上 at 和 venue",
            ),
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
        ({**MOVED, "moved": {"at": "09:30-10:30"}}, (("moved", 0, "on"), "missing")),
        ({**MOVED, "moved": ["2026-12-06"]}, (("moved", 0), "model_type")),
        ({"equipment": "投影仪"}, (("equipment",), "tuple_type")),
        ({"posters": [1]}, (("posters", 0), "string_type")),
        ({"changed": "昨天"}, (("changed",), "content")),
        ({"changes": [{**HELD, "status": "planned"}]}, (("changes", 0, "status"), "literal_error")),
    ],
)
def test_kind_of_a_bad_value(changes: dict[str, Any], expected: tuple[tuple[Any, ...], str]) -> None:
    values = {key: value for key, value in {**CLASS, **changes}.items() if value is not GONE}
    assert kinds(SmallClass, values) == [expected]


def test_one_move_and_a_list_of_one_are_the_same() -> None:
    assert small_class(**MOVED) == small_class(**{**MOVED, "moved": [MOVED["moved"]]})


def test_moved_keeps_what_is_left_out() -> None:
    assert small_class(**MOVED).moved == (Move(on=datetime.date(2026, 12, 6)),)
    assert Move.model_validate({"on": "2026-12-06"}).model_dump() == {
        "on": datetime.date(2026, 12, 6),
        "at": None,
        "venue": None,
    }


def test_change_of_a_day() -> None:
    [change] = small_class(on=GONE, repeat=REPEAT, changes=[{**HELD, "tally": {"people": 3}}]).changes
    assert change == Change.model_validate({**HELD, "tally": {"people": 3}})
    assert (change.day, change.status, change.reason, change.moved) == (datetime.date(2026, 12, 12), "done", None, ())


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
    assert (term.published, Term.model_validate({**TERM, "published": "2026-11-20"}).published) == (
        None,
        datetime.date(2026, 11, 20),
    )


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
