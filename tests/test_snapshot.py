"""Schedules of today, of commits whose content is older than the models, and from files."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from classroom.history import HistoryError
from classroom.library.loading import load_library
from classroom.models.schedule_file import ScheduleFile
from classroom.problem import ContentError
from classroom.snapshot import Comparison, Snapshot, compare, find_schedule_url, read_present, read_snapshot
from tests.repository import ENVIRONMENT, FOREIGN, commit_all
from tests.sample import FILES, lesson, small_class, term, write_sample
from tests.timetable.schedule_files import held, schedule

TODAY = datetime.date(2026, 11, 23)
STATION = "docs/data/station.yml"
VENUES = "docs/data/venues.yml"
WINTER = "courses/schedule/2026-winter.yml"
AUTUMN = "courses/schedule/2026-autumn.yml"
STOP = "courses/safety/01-stop.md"
SAMPLE_TITLES = {"a-stop": "先停手", "w-hang-up": "先挂断"}


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**ENVIRONMENT, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}.items():
        monkeypatch.setenv(name, value)
    for name in FOREIGN:
        monkeypatch.delenv(name, raising=False)


def past(root: Path, changes: Mapping[str, str | None], now: Mapping[str, str] | None = None) -> Snapshot:
    """Return the sample with *changes* as a commit, read when the folder holds the sample with *now*."""
    write_sample(root, changes)
    commit_all(root)
    write_sample(root, now or {})
    return read_snapshot(root, "HEAD")


def titles(snapshot: Snapshot) -> dict[str, str]:
    return {record.id: record.title for record in snapshot.schedule.classes}


def test_present_and_commit_of_the_same_content_are_equal_but_for_the_day(tmp_path: Path) -> None:
    then = past(tmp_path, {})
    now = read_present(tmp_path, TODAY)
    assert (then.schedule.generated_for, now.schedule.generated_for) == (datetime.date(2026, 11, 20), TODAY)
    assert then.schedule.model_copy(update={"generated_for": TODAY}) == now.schedule
    assert titles(then) == SAMPLE_TITLES
    assert then == Snapshot(then.schedule)


def test_a_commit_before_a_key_that_is_needed_now(tmp_path: Path) -> None:
    old = FILES[STATION].replace("calendar_id: sample\n", "").replace("示例小课堂", "旧名")
    then = past(tmp_path, {STATION: old})
    assert (then.schedule.calendar_id, then.schedule.site_title) == ("sample", "示例小课堂")
    assert then.remarks == ("HEAD 里的 docs/data/station.yml 读不出，用了现在的。",)
    assert (then.unread_seasons, then.unread_classes) == (frozenset(), frozenset())


def test_data_that_the_schedule_does_not_show_is_not_missed(tmp_path: Path) -> None:
    then = past(tmp_path, {"docs/data/frauds.yml": "x: 1\n", "docs/data/glossary.yml": None, "docs/index.md": None})
    assert (titles(then), then.remarks) == (SAMPLE_TITLES, ())


def test_a_term_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    then = past(tmp_path, {WINTER: "season: 2026-winter\n"})
    assert (titles(then), then.unread_seasons) == ({"a-stop": "先停手"}, frozenset(("2026-winter",)))
    assert then.remarks == (f"HEAD 里的 {WINTER} 读不出，这个学期没有比较。",)


def test_a_commit_without_a_schedule_has_an_empty_one(tmp_path: Path) -> None:
    then = past(tmp_path, {WINTER: None, AUTUMN: None})
    assert (then.schedule.classes, then.schedule.terms, then.remarks) == ((), (), ())


@pytest.mark.parametrize(
    "classes",
    [
        (small_class("w-x", "safety/stop", "2026-12-12").replace("hall", "garage"),),
        (small_class("w-x", "safety/none", "2026-12-12"),),
        (small_class("w-x", "safety/stop", "2026-12-12"), small_class("w-x", "safety/stop", "2026-12-13")),
    ],
    ids=["no venue", "no title", "two of one id"],
)
def test_classes_that_lead_nowhere_are_left_out(tmp_path: Path, classes: tuple[str, ...]) -> None:
    good = small_class("w-hang-up", "safety/hang-up", "2026-12-05")
    then = past(tmp_path, {WINTER: term("2026-winter", good, *classes)})
    assert then.unread_classes == frozenset(("w-x",))
    assert then.remarks == ("HEAD 里这些课的场地、题目或代号对不上，没有比较：w-x。",)
    compared = compare(then, then)
    assert [record.id for record in compared.old.classes] == ["a-stop", "w-hang-up"]


@pytest.mark.parametrize(
    "text",
    [None, "---\ntitle: 旧写法\n---\n", lesson("旧写法", body="```quiz\n坏的\n```\n")],
    ids=["missing", "broken", "broken quiz"],
)
def test_a_lesson_that_cannot_be_read_has_the_title_of_today(tmp_path: Path, text: str | None) -> None:
    assert titles(past(tmp_path, {STOP: text})) == SAMPLE_TITLES


def test_titles_and_venues_are_those_of_then(tmp_path: Path) -> None:
    then = past(tmp_path, {STOP: lesson("旧题"), VENUES: FILES[VENUES].replace("活动室", "旧活动室")})
    assert titles(then) == {**SAMPLE_TITLES, "a-stop": "旧题"}
    assert then.schedule.venues == {"hall": "旧活动室"}


def test_neither_then_nor_now_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(HistoryError) as caught:
        past(tmp_path, {STATION: "x: 1\n"}, {STATION: "x: 1\n"})
    assert str(caught.value) == (
        "HEAD 里的 docs/data/station.yml 读不出，现在的内容也读不出。先运行 classroom check，把现在的内容改好。"
    )


def test_a_commit_that_can_be_read_needs_no_present(tmp_path: Path) -> None:
    assert titles(past(tmp_path, {}, {STATION: "x: 1\n"})) == SAMPLE_TITLES


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({WINTER: "season: 2026-winter\nclasses: []\n"}, {"missing-key", "empty-list"}),
        ({STATION: "x: 1\n"}, {"missing-key", "unknown-key"}),
        ({"courses/schedule/2026-Spring.yml": FILES[WINTER]}, {"stray-file"}),
        (
            {WINTER: term("2026-winter", small_class("w", "safety/stop", "2026-12-05").replace("hall", "garage"))},
            {"dangling-reference"},
        ),
        ({WINTER: term("2026-winter", small_class("w", "safety/none", "2026-12-05"))}, {"dangling-reference"}),
        ({WINTER: term("2026-winter", small_class("a-stop", "safety/stop", "2026-12-05"))}, {"duplicate-id"}),
    ],
)
def test_a_present_schedule_that_cannot_be_read(tmp_path: Path, changes: dict[str, str], codes: set[str]) -> None:
    write_sample(tmp_path, changes)
    with pytest.raises(ContentError) as caught:
        read_present(tmp_path, TODAY)
    assert {problem.code for problem in caught.value.problems} >= codes


def test_a_present_mistake_elsewhere_is_no_hindrance(tmp_path: Path) -> None:
    write_sample(tmp_path, {"cases/card.md": "x\n", "docs/guides/rebate.md": "x\n"})
    assert load_library(tmp_path).problems != ()
    assert titles(read_present(tmp_path, TODAY)) == SAMPLE_TITLES


FILE = schedule(held("2026-12-05 09:30-10:30 hall"))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte-order mark"])
def test_a_schedule_file(tmp_path: Path, mark: bytes) -> None:
    file = tmp_path / "old.json"
    file.write_bytes(mark + FILE.model_dump_json(by_alias=True).encode())
    assert read_snapshot(tmp_path, str(file)) == Snapshot(FILE)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        FILE.model_dump_json(by_alias=True).replace('"format":1', '"format":2').encode(),
        FILE.model_dump_json(by_alias=True).replace('"planned"', '"perhaps"').encode(),
        FILE.model_dump_json(by_alias=True).replace('"venues":', '"rooms":').encode(),
    ],
)
def test_another_file(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "schedule.txt"
    file.write_bytes(text)
    with pytest.raises(HistoryError) as caught:
        read_snapshot(tmp_path, str(file))
    fix = "用网站文件夹里的 courses/schedule/schedule.json，拷来以后别改它"
    assert (caught.value.message, caught.value.fix) == (f"{file} 不是本工具做的 schedule.json", fix)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(HistoryError) as caught:
        read_snapshot(tmp_path, "none/schedule.json")
    assert str(caught.value) == "没有 none/schedule.json 这个文件。检查路径写对了没有。"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "old.json").mkdir()
    with pytest.raises(HistoryError) as caught:
        read_snapshot(tmp_path, str(tmp_path / "old.json"))
    assert caught.value.message.startswith(f"打不开 {tmp_path / 'old.json'}（")


def test_a_name_too_long_for_a_file_is_a_revision(tmp_path: Path) -> None:
    commit_all(write_sample(tmp_path))
    with pytest.raises(HistoryError) as caught:
        read_snapshot(tmp_path, "x" * 5000)
    assert caught.value.message == f"没有“{'x' * 30}…”这个版本"


def test_what_one_side_lacks_is_compared_on_neither() -> None:
    other = {"season": "2026-autumn"}
    whole = schedule(
        held("2026-12-05 09:30-10:30 hall", "a"),
        held("2026-12-06 09:30-10:30 hall", "b"),
        held("2026-10-06 09:30-10:30 hall", "c"),
        c=other,
    )

    def ids(file: ScheduleFile) -> tuple[list[str], list[str]]:
        return [record.id for record in file.classes], [record.key for record in file.occurrences]

    old = Snapshot(whole, unread_seasons=frozenset(("2026-autumn",)))
    new = Snapshot(whole, unread_classes=frozenset(("b",)))
    for compared in (compare(old, new), compare(new, old)):
        assert (ids(compared.old), ids(compared.new), compared.is_partial) == ((["a"], ["a"]), (["a"], ["a"]), True)
    assert compare(Snapshot(whole), Snapshot(whole)) == Comparison(whole, whole, is_partial=False)


def test_seasons_that_are_examples() -> None:
    terms = ({"season": "2026-winter", "example": True}, {"season": "2026-autumn", "example": False}, {})
    file = FILE.model_copy(update={"terms": terms})
    assert Comparison(FILE, file, is_partial=False).example_seasons == frozenset(("2026-winter",))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (FILES[STATION], None),
        (
            FILES[STATION] + "site_address: https://ketang.example/a/\n",
            "https://ketang.example/a/courses/schedule/index.html",
        ),
        ("x: 1\n", None),
        (None, None),
    ],
)
def test_where_the_whole_schedule_is(tmp_path: Path, text: str | None, url: str | None) -> None:
    assert find_schedule_url(write_sample(tmp_path, {STATION: text})) == url
