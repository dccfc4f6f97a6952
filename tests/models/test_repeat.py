import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from classroom.models.repeat import WEEKDAYS, AgeTally, Change, Repeat, RepeatDay, Tally

REPEAT: dict[str, Any] = {"every": "week", "on": "周六", "from": "2026-12-05", "times": 3}
MONTH: dict[str, Any] = {**REPEAT, "every": "month", "on": "第二个周六"}
GONE = object()
ORDINALS = {"第一个": 1, "第二个": 2, "第三个": 3, "第四个": 4, "第五个": 5, "最后一个": -1}


def written(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not GONE}


def repeat(**changes: Any) -> Repeat:
    return Repeat.model_validate(written({**REPEAT, **changes}))


def refuse(model: type[BaseModel], values: dict[str, Any]) -> list[tuple[tuple[Any, ...], str, str]]:
    """Return where, why and how to mend it, for each value that the model refuses in its own words."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(written(values))
    return [(error["loc"], error["ctx"]["message"], error["ctx"]["fix"]) for error in caught.value.errors()]


def kinds(model: type[BaseModel], values: dict[str, Any]) -> list[tuple[tuple[Any, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(written(values))
    return [(details["loc"], details["type"]) for details in caught.value.errors()]


@pytest.mark.parametrize("times", [1, 60])
def test_good_repeat(times: int) -> None:
    found = repeat(times=times, every="fortnight", **{"except": ["2026-12-19"]})
    assert (found.start, found.times, found.until, found.skip) == (
        datetime.date(2026, 12, 5),
        times,
        None,
        (datetime.date(2026, 12, 19),),
    )


@pytest.mark.parametrize("until", ["2026-12-05", "2027-12-06"])
def test_good_end_of_a_repeat(until: str) -> None:
    found = repeat(times=GONE, until=until)
    assert (found.times, found.until) == (None, datetime.date.fromisoformat(until))


@pytest.mark.parametrize(
    ("every", "on", "days"),
    [
        ("week", "周一", [(0, None)]),
        ("week", ["周日"], [(6, None)]),
        ("fortnight", ["周四", "周二"], [(1, None), (3, None)]),
        ("week", list(reversed(WEEKDAYS)), [(weekday, None) for weekday in range(7)]),
        ("month", "第一个周三", [(2, 1)]),
        ("month", "第五个周三", [(2, 5)]),
        ("month", "最后一个周五", [(4, -1)]),
        ("month", ["第三个周二", "第一个周二"], [(1, 1), (1, 3)]),
    ],
)
def test_days_of_a_repeat(every: str, on: Any, days: list[tuple[int, int | None]]) -> None:
    assert repeat(every=every, on=on).on == tuple(RepeatDay(*day) for day in days)


def test_weekdays_begin_on_monday() -> None:
    monday = datetime.date(2026, 11, 23)
    names = [WEEKDAYS[(monday + datetime.timedelta(days=offset)).weekday()] for offset in range(7)]
    assert names == ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]


@given(st.sampled_from(sorted(ORDINALS)), st.integers(0, 6))
def test_every_day_of_a_month_can_be_written(ordinal: str, weekday: int) -> None:
    assert repeat(every="month", on=ordinal + WEEKDAYS[weekday]).on == (RepeatDay(weekday, ORDINALS[ordinal]),)


DAY_FIX = "写成 周一、周二……周日；每月一次写成 第二个周六 或 最后一个周五"


@pytest.mark.parametrize(
    ("on", "place", "day", "fix"),
    [
        ("周8", (0,), "周8", DAY_FIX),
        ("周天", (0,), "周天", "写成 周日"),
        ("星期六", (0,), "星期六", "写成 周六"),
        ("礼拜天", (0,), "礼拜天", "写成 周日"),
        ("第二个星期六", (0,), "第二个星期六", "写成 第二个周六"),
        ("最后一个礼拜五", (0,), "最后一个礼拜五", "写成 最后一个周五"),
        ("第六个周六", (0,), "第六个周六", DAY_FIX),
        ("第2个周六", (0,), "第2个周六", DAY_FIX),
        ("周六、周日", (0,), "周六、周日", DAY_FIX),
        (" 周六", (0,), "周六", DAY_FIX),
        ("Saturday", (0,), "Saturday", DAY_FIX),
        ("", (0,), "", DAY_FIX),
        (6, (0,), "6", DAY_FIX),
        (True, (0,), "true", DAY_FIX),
        ({"周六": 1}, (0,), "周六", DAY_FIX),
        (["周二", "周8"], (1,), "周8", DAY_FIX),
        (["周二", None], (1,), "None", DAY_FIX),
        ([["周二"]], (0,), "周二", DAY_FIX),
    ],
)
def test_misspelt_weekday(on: Any, place: tuple[int, ...], day: str, fix: str) -> None:
    assert refuse(Repeat, {**REPEAT, "on": on}) == [(("on", *place), f"星期“{day}”的写法不对", fix)]


def test_each_misspelt_weekday_is_told() -> None:
    assert [place for place, _, _ in refuse(Repeat, {**REPEAT, "on": ["周8", "周二", "周9"]})] == [("on", 0), ("on", 2)]


TWICE = ("同一个星期几写了两次", "删掉多写的那个")
MISMATCH = (
    ("on",),
    "every 和 on 对不上",
    "每月一次写 every: month 和 on: 第二个周六；每周或隔周写 every: week 或 fortnight 和 on: 周三",
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({**REPEAT, "on": []}, (("on",), "没有写星期几", "写成 周三 或 [周二, 周四] 这样")),
        ({**REPEAT, "on": ["周二", "周三", "周二"]}, (("on", 2), *TWICE)),
        ({**MONTH, "on": ["第二个周六", "第二个周六"]}, (("on", 1), *TWICE)),
        ({**REPEAT, "on": "第二个周六"}, MISMATCH),
        ({**REPEAT, "every": "fortnight", "on": ["周二", "最后一个周四"]}, MISMATCH),
        ({**REPEAT, "every": "month"}, MISMATCH),
        ({**MONTH, "on": ["周二", "第二个周六"]}, MISMATCH),
        (
            {**REPEAT, "times": GONE},
            ((), "没有写到什么时候为止", "写 times: 次数，或 until: 最后的日期，两个里写一个"),
        ),
        (
            {**REPEAT, "until": "2026-12-26"},
            (("until",), "times 和 until 只能写一个", "留下 times: 次数，或 until: 最后的日期"),
        ),
        (
            {**REPEAT, "times": GONE, "until": "2026-12-04"},
            (("until",), "until 的 2026-12-04 比 from 的 2026-12-05 早", "检查两个日期，早的写在 from"),
        ),
        (
            {**REPEAT, "times": GONE, "until": "2027-12-07"},
            (
                ("until",),
                "从 2026-12-05 到 2027-12-07 超过了一年",
                "把 until 改到本学期里；下个学期的课写进那个学期的文件",
            ),
        ),
        (
            {**REPEAT, "times": GONE, "until": "2027-02-30"},
            (("until",), "没有 2027-02-30 这一天", "对照日历，改成真实的日期"),
        ),
    ],
)
def test_repeat_that_does_not_hold_together(values: dict[str, Any], expected: tuple[tuple[Any, ...], str, str]) -> None:
    assert refuse(Repeat, values) == [expected]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"times": 0}, (("times",), "greater_than_equal")),
        ({"times": 61}, (("times",), "less_than_equal")),
        ({"times": "3"}, (("times",), "int_type")),
        ({"every": "year"}, (("every",), "literal_error")),
        ({"on": None}, (("on",), "tuple_type")),
        ({"on": GONE}, (("on",), "missing")),
        ({"from": GONE}, (("from",), "missing")),
        ({"from": "12月5日"}, (("from",), "content")),
        ({"except": ["2026-12-05", "明天"]}, (("except", 1), "content")),
        ({"except": "2026-12-05"}, (("except",), "tuple_type")),
        ({"start": "2026-12-05"}, (("start",), "extra_forbidden")),
    ],
)
def test_kind_of_a_bad_repeat(changes: dict[str, Any], expected: tuple[tuple[Any, ...], str]) -> None:
    assert kinds(Repeat, {**REPEAT, **changes}) == [expected]


def test_days_that_are_read_already_stay_as_they_are() -> None:
    found = repeat(every="month", on=["最后一个周五", "第一个周五"])
    assert repeat(every="month", on=found.on) == found


def test_tally_has_counts_only() -> None:
    assert Tally.model_validate({"people": 86}).model_dump() == {"people": 86, "ages": None}


@pytest.mark.parametrize(
    ("people", "ages", "counts"),
    [
        (0, {}, {}),
        (5, {"under-18": 0}, {"under-18": 0}),
        (5, {"18-39": 2, "60-plus": 3}, {"18-39": 2, "60-plus": 3}),
        (
            9,
            {"60-plus": 4, "40-59": 3, "18-39": 2, "under-18": 0},
            {"under-18": 0, "18-39": 2, "40-59": 3, "60-plus": 4},
        ),
    ],
)
def test_tally_by_age(people: int, ages: dict[str, int], counts: dict[str, int]) -> None:
    tally = Tally.model_validate({"people": people, "ages": ages})
    assert tally.ages is not None
    assert list(tally.ages.counts.items()) == list(counts.items())


@pytest.mark.parametrize(
    ("people", "ages", "counted"),
    [(4, {"18-39": 5}, 5), (8, {"under-18": 1, "18-39": 2, "40-59": 3, "60-plus": 3}, 9)],
)
def test_more_people_by_age_than_in_all(people: int, ages: dict[str, int], counted: int) -> None:
    message = f"各年龄段加起来是 {counted} 人，比总数 {people} 人多"
    found = refuse(Tally, {"people": people, "ages": ages})
    assert found == [(("ages",), message, "检查 people 和 ages 里的数")]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"people": -1}, (("people",), "greater_than_equal")),
        ({"people": 3, "ages": {"60-plus": -1}}, (("ages", "60-plus"), "greater_than_equal")),
        ({"people": 3, "ages": {"60+": 1}}, (("ages", "60+"), "extra_forbidden")),
        ({"people": 3, "ages": {"from_60": 1}}, (("ages", "from_60"), "extra_forbidden")),
        ({"people": 3, "ages": 3}, (("ages",), "model_type")),
        ({"people": 3, "names": ["甲"]}, (("names",), "extra_forbidden")),
        ({}, (("people",), "missing")),
    ],
)
def test_kind_of_a_bad_tally(values: dict[str, Any], expected: tuple[tuple[Any, ...], str]) -> None:
    assert kinds(Tally, values) == [expected]


def test_bands_of_age_as_they_are_written() -> None:
    assert [field.alias for field in AgeTally.model_fields.values()] == ["under-18", "18-39", "40-59", "60-plus"]


CHANGE = {"day": "2026-12-12", "status": "moved", "moved": {"on": "2026-12-13"}}
NO_MOVE = (
    ("status",),
    "改期了，没有写改到什么时候",
    "补上 moved: {on: 新日期}；时间、场地也变了就加上 at 和 venue",
)
NOT_DONE = (("tally",), "写了 tally（到场人数），status 却不是 done", "上完课写 status: done，或删掉 tally")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({**CHANGE, "moved": GONE}, NO_MOVE),
        ({**CHANGE, "moved": []}, NO_MOVE),
        ({**CHANGE, "tally": {"people": 1}}, NOT_DONE),
        ({**CHANGE, "status": "cancelled", "tally": {"people": 1}}, NOT_DONE),
    ],
)
def test_change_that_does_not_hold_together(values: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert refuse(Change, values) == [expected]


@pytest.mark.parametrize("status", ["cancelled", "done", "moved"])
def test_a_change_keeps_where_its_day_was_moved(status: str) -> None:
    assert len(Change.model_validate({**CHANGE, "status": status}).moved) == 1
