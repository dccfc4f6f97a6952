"""`schedule.json` and its schema, and the way from YAML to JSON and back."""

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.library.layout import place
from classroom.library.loading import find_files, read_entry
from classroom.models.repeat import WEEKDAYS
from classroom.models.term import Term
from classroom.outputs.poster_version import poster_version
from classroom.outputs.schedule_json import (
    dump_schedule,
    make_schedule_json,
    make_schedule_schema,
    read_schedule,
)
from classroom.outputs.schedule_record import record_schedule
from classroom.outputs.term_yaml import write_term_yaml
from classroom.problem import ContentError
from classroom.source.text import read_text
from classroom.source.yaml_tree import parse_yaml
from tests.outputs.schedule_site import GOOD, HOSTILE, STATES, good_site, make_site, small_class, weekly

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(make_schedule_schema().content or "")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
TERMS = [(root, placement.path) for root in (ROOT, GOOD) for placement in find_files(root) if placement.kind == "term"]


def slot(day: str, times: str = "09:30-10:30", venue: str = "hall") -> dict[str, str]:
    start, end = times.split("-")
    return {"day": day, "start": start, "end": end, "venue": venue}


FIRST, SECOND = slot("2026-12-05"), slot("2026-12-06")
OCCURRENCES: dict[str, dict[str, Any]] = {
    "planned": {"slot": FIRST, "status": "planned", "earlier": [], "reason": None, "sequence": 0},
    "moved": {"slot": SECOND, "status": "moved", "earlier": [FIRST], "reason": "检修", "sequence": 1},
    "moved twice": {
        "slot": slot("2026-12-09", "15:00-16:00", "yard"),
        "status": "moved",
        "earlier": [FIRST, SECOND],
        "reason": "检修",
        "sequence": 2,
    },
    "cancelled": {"slot": FIRST, "status": "cancelled", "earlier": [], "reason": "检修", "sequence": 1},
    "cancelled after a move": {
        "slot": SECOND,
        "status": "cancelled",
        "earlier": [FIRST],
        "reason": "检修",
        "sequence": 2,
    },
    "done": {"slot": FIRST, "status": "done", "earlier": [], "reason": None, "sequence": 0},
    "done after a move": {"slot": SECOND, "status": "done", "earlier": [FIRST], "reason": None, "sequence": 1},
}


@pytest.mark.parametrize("state", STATES)
def test_whole_file(tmp_path: Path, state: str) -> None:
    site = make_site(tmp_path, small_class(state, posters=["一楼"]))
    found = json.loads(make_schedule_json(site).content or "")
    assert found == {
        "$schema": "schedule.schema.json",
        "format": 1,
        "site_title": "示例小课堂",
        "calendar_id": "sample",
        "generated_for": "2026-11-23",
        "time_zone": "Asia/Shanghai",
        "venues": {"hall": "活动室", "unused": "礼堂", "yard": "空场"},
        "classes": [
            {
                "id": "w-stop",
                "season": "2026-winter",
                "kind": "class",
                "title": "先停手",
                "audience": ["居民"],
                "page": "courses/schedule/2026-winter/w-stop.html",
                "posters": ["一楼"],
                "poster_version": poster_version(site, site.context.classes[0]),
            }
        ],
        "occurrences": [{"key": "w-stop", "class": "w-stop", **OCCURRENCES[state]}],
        "terms": [
            {
                "season": "2026-winter",
                "title": "冬季小课堂",
                "why": "岁末多骗局",
                "published": "2026-11-20",
                "weak_links": [{"id": "transfer", "text": "转账多"}],
                "classes": [small_class(state, posters=["一楼"], tally=None)],
            }
        ],
    }
    assert next(iter(found)) == "$schema"
    VALIDATOR.validate(found)


def test_everything_is_in_a_fixed_order(tmp_path: Path) -> None:
    site = make_site(tmp_path, weekly(), small_class(on="2026-12-16"), small_class(id="a-stop", on="2026-12-16"))
    found = json.loads(make_schedule_json(site).content or "")
    assert [record["id"] for record in found["classes"]] == ["a-stop", "w-stop", "w-van"]
    assert [record["key"] for record in found["occurrences"]] == [
        "w-van.20261209",
        "a-stop",
        "w-stop",
        "w-van.20261216",
        "w-van.20261223",
    ]
    assert make_schedule_json(site) == make_schedule_json(site)
    assert (make_schedule_json(site).content or "").endswith("}\n")


def keys_in(data: Any) -> set[str]:
    """Return every key of every mapping in *data*."""
    if isinstance(data, dict):
        return set(data).union(*map(keys_in, data.values()))
    return set().union(*map(keys_in, data)) if isinstance(data, list) else set()


def test_no_count_of_people_is_published(tmp_path: Path) -> None:
    changes = [{"day": "2026-12-16", "status": "done", "tally": {"people": 4, "ages": {"under-18": 1}}}]
    for site in (make_site(tmp_path, small_class("done"), weekly(changes=changes)), good_site()):
        written = keys_in([term.tree.data for term in site.terms])
        published = keys_in(json.loads(make_schedule_json(site).content or ""))
        assert ("tally" in written, published & {"tally", "people", "ages"}) == (True, set())


def test_schema_is_valid_and_refuses_a_misspelt_key() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    good = json.loads(make_schedule_json(good_site()).content or "")
    VALIDATOR.validate(good)
    bad = {**good, "terms": [{**good["terms"][0], "titel": "x"}], "clases": [], "generated_for": "今天"}
    assert sorted(error.validator for error in VALIDATOR.iter_errors(bad)) == [
        "additionalProperties",
        "additionalProperties",
        "format",
    ]


@pytest.mark.parametrize("title", HOSTILE)
def test_what_is_read_is_what_was_written(tmp_path: Path, title: str) -> None:
    site = make_site(tmp_path, small_class("moved twice", title=title), weekly())
    text = make_schedule_json(site).content or ""
    assert read_schedule(text) == read_schedule("\ufeff" + text) == record_schedule(site)
    assert dump_schedule(read_schedule(text)) == text


def good_with(**changes: Any) -> str:
    good = json.loads(make_schedule_json(good_site()).content or "")
    return json.dumps({key: value for key, value in {**good, **changes}.items() if value is not None})


DOWNLOAD = "用网站上下载的 schedule.json，不要手改"
BROKEN = "这个文件不是完整的 JSON，可能没有下载完"
FOREIGN = "这个文件不是课表"


@pytest.mark.parametrize(
    ("text", "at", "message", "fix"),
    [
        ("", (1, 1), BROKEN, DOWNLOAD),
        ('{\n "format": 1,\n', (3, 1), BROKEN, DOWNLOAD),
        ("<html></html>", (1, 1), BROKEN, DOWNLOAD),
        ("[" * 100_000, (1, 1), FOREIGN, DOWNLOAD),
        ("1" * 5000, (1, 1), FOREIGN, DOWNLOAD),
        ("[]", (1, 1), FOREIGN, DOWNLOAD),
        ("{}", (1, 1), FOREIGN, DOWNLOAD),
        ('{"name": "x"}', (1, 1), FOREIGN, DOWNLOAD),
        (good_with(format=2), (1, 1), "课表文件的格式是“2”，这个程序只认得 1", "换成新版的程序再试"),
        (good_with(calendar_id=None), (1, 1), "calendar_id：少了这一项", DOWNLOAD),
        (good_with(extra=1), (1, 1), "extra：没有这一项", DOWNLOAD),
        (good_with(generated_for="x"), (1, 1), "generated_for：内容不对", DOWNLOAD),
        (good_with(occurrences=[{}]), (1, 1), "occurrences/0/key：少了这一项", DOWNLOAD),
        (good_with(terms=[{"title": "x"}]), (1, 1), "有一个学期没有写 season", DOWNLOAD),
        (
            good_with(terms=[{"season": "../../x"}]),
            (1, 1),
            "学期“../../x”的写法不对",
            DOWNLOAD,
        ),
    ],
)
def test_a_foreign_or_broken_file_is_refused(text: str, at: tuple[int, int], message: str, fix: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_schedule(text, "旧课表.json")
    problem = caught.value.problems[0]
    assert (problem.path, (problem.line, problem.column), problem.code) == ("旧课表.json", at, "bad-schedule-file")
    assert (problem.message, problem.fix) == (message, fix)


@pytest.mark.parametrize(("root", "path"), TERMS)
def test_a_term_file_survives_json_and_yaml(root: Path, path: str) -> None:
    data = parse_yaml(read_text(root / path, path), path).data
    text = write_term_yaml(json.loads(json.dumps(data)))
    assert parse_yaml(text, path).data == data


@pytest.mark.parametrize(("root", "path"), TERMS)
def test_the_yaml_of_a_term_is_the_same_term(root: Path, path: str, tmp_path: Path) -> None:
    entry = read_entry(root, place(path))
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(write_term_yaml(entry.tree.data), encoding="utf-8", newline="\n")
    assert read_entry(tmp_path, place(path)).model == entry.model


def test_yaml_is_written_as_authors_write_it() -> None:
    term = {
        "season": "2026-winter",
        "title": "冬: 季",
        "example": True,
        "classes": [small_class("moved", capacity=40, bring=["手机", "1e5"], rain="yes")],
    }
    assert write_term_yaml(term) == (
        "season: 2026-winter\n"
        "title: '冬: 季'\n"
        "example: true\n"
        "classes:\n"
        "  - id: w-stop\n"
        "    title: 先停手\n"
        "    lesson: safety/stop\n"
        "    answers: [transfer]\n"
        "    audience: [居民]\n"
        "    venue: hall\n"
        "    teacher: 教官甲\n"
        "    on: 2026-12-05\n"
        "    at: 09:30-10:30\n"
        "    status: moved\n"
        "    reason: 检修\n"
        "    moved:\n"
        "      on: 2026-12-06\n"
        "    capacity: 40\n"
        "    bring: [手机, '1e5']\n"
        "    rain: yes\n"
    )


TRAPS = (
    "yes", "no", "on", "null", "Null", "~", "true", "1", "007", "0o17", "0x1F", "1e5", ".5", "1.", "-1", "+1", "12:30",
    "2026-12-05", "- a", "-", "# x", "a #b", "a: b", "a:", ":a", "?", "'", '"', "''", "=", "<<", "!x", "&a", "*a", "%",
    "@", "`", "{a}",
    "[a", "a]", ",", "a,b", "|", ">", "---", "...", "\\", "a\\nb", " 甲 ", "\t甲", "甲\n", "：", "🎉", "𠀀",
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from((*TRAPS, *HOSTILE)),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1, max_size=40),
).filter(lambda text: bool(text.strip()))
SLUGS = st.sampled_from(("a", "7e5", "0x1f", "no", "null", "a-1", "20261205", "1e5", "parcel-card"))
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)).map(str)
HOURS = st.sampled_from(("9:00-10:30", "09:30-10:30", "00:00-23:59"))
MOVES = st.fixed_dictionaries({"on": DAYS}, optional={"at": HOURS, "venue": SLUGS})
TALLIES = st.integers(4, 10**9).flatmap(
    lambda people: st.fixed_dictionaries(
        {"people": st.just(people)},
        optional={"ages": st.fixed_dictionaries({}, optional={"under-18": st.integers(0, 2), "60-plus": st.just(1)})},
    )
)
CHANGED = st.one_of(
    st.fixed_dictionaries(
        {"status": st.just("moved"), "moved": st.one_of(MOVES, st.lists(MOVES, min_size=1, max_size=3))},
        optional={"reason": TEXTS},
    ),
    st.fixed_dictionaries({"status": st.just("cancelled")}, optional={"reason": TEXTS, "moved": MOVES}),
    st.fixed_dictionaries({"status": st.just("done")}, optional={"tally": TALLIES, "moved": MOVES}),
)
STATUSES = st.one_of(
    st.fixed_dictionaries({}, optional={"status": st.just("planned"), "reason": TEXTS}),
    CHANGED,
)
WORDS = st.lists(TEXTS, min_size=1, max_size=3)
COMMON = st.fixed_dictionaries(
    {"id": SLUGS, "title": TEXTS, "kind": st.sampled_from(("mobile", "drill", "mediation")), "at": HOURS}
    | {"answers": st.lists(SLUGS, min_size=1, max_size=2), "audience": WORDS, "venue": SLUGS, "teacher": TEXTS},
    optional={"services": WORDS, "bring": WORDS, "rain": TEXTS, "posters": WORDS, "changed": DAYS}
    | {"equipment": WORDS, "capacity": st.integers(1, 10**6), "lesson": st.just("a/b")},
)
REPEATS = st.fixed_dictionaries(
    {
        "every": st.sampled_from(("week", "fortnight")),
        "on": st.one_of(st.sampled_from(WEEKDAYS), st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True)),
        "from": DAYS,
        "times": st.integers(1, 60),
    },
    optional={"except": st.lists(DAYS, max_size=3)},
)
CHANGES = st.lists(
    st.builds(
        lambda day, status: {"day": day, **status},
        DAYS,
        CHANGED,
    ),
    max_size=3,
    unique_by=lambda change: change["day"],
)
ONCE = st.builds(lambda common, day, status: {**common, "on": day, **status}, COMMON, DAYS, STATUSES)
AGAIN = st.builds(
    lambda common, repeat, changes: {**common, "repeat": repeat, **({"changes": changes} if changes else {})},
    COMMON,
    REPEATS,
    CHANGES,
)
WRITTEN = st.fixed_dictionaries(
    {
        "season": st.sampled_from(("2026-winter", "2027-spring")),
        "title": TEXTS,
        "why": TEXTS,
        "weak_links": st.lists(
            st.fixed_dictionaries({"id": SLUGS, "text": TEXTS}, optional={"source": TEXTS}), min_size=1, max_size=2
        ),
        "classes": st.lists(st.one_of(ONCE, AGAIN), min_size=1, max_size=3),
    },
    optional={"example": st.booleans(), "published": DAYS},
)


@settings(deadline=None, max_examples=200)
@given(WRITTEN)
def test_any_valid_term_survives_json_and_yaml(data: dict[str, Any]) -> None:
    Term.model_validate(data)
    carried = json.loads(json.dumps(data, ensure_ascii=False))
    assert parse_yaml(write_term_yaml(carried), "2026-winter.yml").data == data


@settings(deadline=None, max_examples=50)
@given(WRITTEN)
def test_any_valid_term_survives_the_published_file(data: dict[str, Any]) -> None:
    file = record_schedule(good_site()).model_copy(update={"terms": (data,)})
    assert read_schedule(dump_schedule(file)).terms == (data,)


def test_a_value_that_stands_twice_is_written_twice() -> None:
    words = ["手机", "老花镜"]
    assert write_term_yaml({"bring": words, "services": words}) == "bring: [手机, 老花镜]\nservices: [手机, 老花镜]\n"


@pytest.mark.parametrize("text", TRAPS)
def test_a_text_that_looks_like_something_else_stays_a_text(text: str) -> None:
    data = {"title": text, "bring": [text, text], "classes": [{"rain": text}]}
    assert parse_yaml(write_term_yaml(data), "2026-winter.yml").data == data
