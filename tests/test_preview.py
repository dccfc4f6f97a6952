import datetime
from pathlib import Path

import pytest

from classroom.library.content import Library
from classroom.library.loading import load_library
from classroom.outputs.addresses import handout_uri
from classroom.plan import Plan, plan_site
from classroom.preview import keep_possible
from tests.sample import FILES, REVIEW, case, guide, lesson, page, small_class, term, write_sample

TODAY = datetime.date(2026, 11, 20)
STOP = "courses/safety/01-stop.md"
CARD = "cases/card.md"
CALL = "cases/call.md"
GUIDE = "docs/guides/rebate.md"
ABOUT = "docs/about/index.md"
AUTUMN = "courses/schedule/2026-autumn.yml"
HOLIDAYS = "docs/data/holidays/2026.yml"
WINTER = "courses/schedule/2026-winter.yml"
STATION = FILES["docs/data/station.yml"]
VENUES = FILES["docs/data/venues.yml"]
FRAUDS = FILES["docs/data/frauds.yml"]

QUIZ = "## 甲 {{minutes=5 keep=must}}\n\n```quiz\n{}\n```"
GOOD_QUIZ = "question: 甲\noptions:\n  - text: 乙\n    right: true\n  - text: 丙\nwhy: 丁"


def read(root: Path, changes: dict[str, str | None]) -> Library:
    library = load_library(write_sample(root, changes)).library
    assert library is not None
    return library


def uris(plan: Plan) -> set[str]:
    return {output.uri for output in plan.outputs}


def with_companions(gone: set[str]) -> set[str]:
    """Return the places *gone*, those of their words for the search, and of the handouts that some of them have."""
    handouts = {handout_uri(uri) for uri in gone & {STOP, CARD, CALL, GUIDE.removeprefix("docs/")}}
    words = {f"search/text/{uri.removesuffix('.md')}.js" for uri in gone if uri.endswith(".md")}
    return gone | handouts | words


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the places of every page of the sample."""
    return uris(plan_site(write_sample(tmp_path_factory.mktemp("sound")), TODAY))


def test_sound_content_stays_as_it_is(tmp_path: Path, sound: set[str]) -> None:
    library = read(tmp_path, {STOP: lesson("先停手", body=QUIZ.format(GOOD_QUIZ))})
    assert keep_possible(library) == library
    plan = plan_site(tmp_path, TODAY, preview=True)
    assert (uris(plan), plan.problems) == (sound, ())


def test_a_broken_lesson_leaves_the_class_and_the_case_that_name_it(tmp_path: Path, sound: set[str]) -> None:
    write_sample(tmp_path, {STOP: page("先停手")})
    plan = plan_site(tmp_path, TODAY, preview=True)
    pages = {output.uri: output.content for output in plan.outputs}
    assert set(pages) == sound - with_companions({STOP}) | {"problems.md"}
    assert {problem.path for problem in plan.problems} == {STOP}
    for uri in (CARD, "courses/schedule/2026-autumn/a-stop.md", "courses/schedule/2026-autumn/index.md"):
        assert (uri, "01-stop.md" in (pages[uri] or "")) == (uri, False)
    assert plan_site(tmp_path, TODAY).outputs == ()


A_STOP = "courses/schedule/2026-autumn/a-stop.md"
W_HANG_UP = "courses/schedule/2026-winter/w-hang-up.md"
THROUGH_GONE = "status: moved, reason: 甲, moved: [{on: 2026-10-18, venue: gone}, {on: 2026-10-19, venue: hall}]"
CALENDARS = "courses/schedule/calendar"
PRINTS = "courses/schedule/2026-winter"
A_STOPS = {A_STOP, f"{CALENDARS}/class-a-stop.ics", "courses/schedule/2026-autumn/sheet/2026-10.html"}
W_HANG_UPS = {
    W_HANG_UP,
    f"{CALENDARS}/class-w-hang-up.ics",
    *(f"{PRINTS}/{name}.html" for name in ("poster/w-hang-up", "slip/w-hang-up", "sheet/2026-12")),
}
AUTUMNS = {"courses/schedule/2026-autumn/index.md", f"{CALENDARS}/term-2026-autumn.ics"}
OF_HALL = {f"{CALENDARS}/venue-hall.ics", f"{CALENDARS}/audience-residents.ics"}


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        pytest.param({STOP: "没有开头"}, {STOP}, id="lesson cannot be read"),
        pytest.param({STOP: None}, {STOP}, id="lesson is not there"),
        pytest.param({STOP: lesson("先停手", extra=f"{REVIEW}\nfrauds: [rebat]")}, set(), id="lesson's fraud"),
        pytest.param({STOP: lesson("先停手", extra=f"{REVIEW}\ncases: [gone]")}, set(), id="lesson's case"),
        pytest.param({STOP: lesson("先停手", body=QUIZ.format("甲"))}, {STOP}, id="lesson's quiz"),
        pytest.param({STOP: lesson("先停手", body=QUIZ.format("question: 甲"))}, {STOP}, id="lesson's half quiz"),
        pytest.param({STOP: lesson("先停手", body=QUIZ.format("甲").removesuffix("```"))}, {STOP}, id="open quiz"),
        pytest.param({STOP: lesson("先停手", body=QUIZ.format("甲").replace("quiz", "yaml"))}, set(), id="not a quiz"),
        pytest.param({ABOUT: page("关于首页", "```quiz\n甲\n```")}, {"about/index.md"}, id="quiz of a page"),
        pytest.param({CARD: "没有开头"}, {CARD}, id="case cannot be read"),
        pytest.param({CARD: case("卡片案例").replace("fraud: rebate", "fraud: gone")}, {CARD}, id="case's fraud"),
        pytest.param({CARD: case("卡片案例", "safety/gone")}, set(), id="case's lesson"),
        pytest.param({CARD: case("卡片案例").replace("[电话]", "[传真]")}, set(), id="case's channel"),
        pytest.param({GUIDE: guide("甲").replace("fraud: rebate", "fraud: gone")}, {"guides/rebate.md"}, id="guide"),
        pytest.param({GUIDE: guide("甲").replace("fraud: rebate\n", "")}, set(), id="guide without a fraud"),
        pytest.param(
            {AUTUMN: FILES[AUTUMN].replace("venue: hall", "venue: gone")}, A_STOPS, id="class's venue"
        ),
        pytest.param(
            {AUTUMN: FILES[AUTUMN].replace(" on: 2026", f" {THROUGH_GONE}, on: 2026")},
            A_STOPS,
            id="venue between two moves",
        ),
        pytest.param({AUTUMN: FILES[AUTUMN].replace("教官甲", "教官丙")}, set(), id="class's teacher"),
        pytest.param({AUTUMN: FILES[AUTUMN].replace("safety/stop", "safety/gone")}, set(), id="class's lesson"),
        pytest.param(
            {
                WINTER: term(
                    "2026-winter",
                    small_class("a-stop", "safety/stop", "2026-12-05"),
                    small_class("w-hang-up", "safety/hang-up", "2026-12-06"),
                )
            },
            set(),
            id="second class of one id",
        ),
        pytest.param({AUTUMN: "甲"}, A_STOPS | AUTUMNS, id="term cannot be read"),
        pytest.param({"docs/data/holidays/2026.yml": "甲"}, set(), id="holidays cannot be read"),
        pytest.param({"docs/data/station.yml": STATION.replace("甲, 教官乙", "丙")}, set(), id="teacher in data"),
        pytest.param(
            {"docs/data/venues.yml": VENUES.replace("id: hall", "id: yard")}, A_STOPS | W_HANG_UPS | OF_HALL, id="venue"
        ),
        pytest.param({"docs/data/frauds.yml": FRAUDS.replace("id: police", "id: rebate")}, set(), id="two frauds"),
        pytest.param(
            {"docs/data/frauds.yml": FRAUDS.replace("id: rebate", "id: other")},
            {"guides/rebate.md", CARD, CALL},
            id="fraud",
        ),
    ],
)  # fmt: skip
def test_what_is_gone(tmp_path: Path, sound: set[str], changes: dict[str, str | None], gone: set[str]) -> None:
    plan = plan_site(write_sample(tmp_path, changes), TODAY, preview=True)
    has_list = {"problems.md"} if plan.problems else set()
    assert sound - uris(plan) == with_companions(gone)
    assert uris(plan) - sound == has_list
    assert [plan.navigation[0]] == ["problems.md"] or not has_list


def test_a_class_that_answers_nothing_known(tmp_path: Path) -> None:
    text = FILES[AUTUMN].replace("answers: [transfer]", "answers: [gone]")
    assert plan_site(write_sample(tmp_path, {AUTUMN: text}), TODAY, preview=True).outputs != ()


def test_the_first_of_two_lessons_of_one_id_stays(tmp_path: Path) -> None:
    library = keep_possible(read(tmp_path, {"courses/safety/03-stop.md": lesson("又一次先停手")}))
    assert [entry.path for entry in library.lessons] == [STOP, "courses/safety/02-hang-up.md"]


def test_the_first_of_two_classes_of_one_id_stays(tmp_path: Path) -> None:
    again = term("2026-winter", small_class("a-stop", "safety/hang-up", "2026-12-05"))
    library = keep_possible(read(tmp_path, {WINTER: again}))
    kept = {entry.path: [small.lesson for small in entry.model.classes] for entry in library.terms}
    assert kept == {AUTUMN: ["safety/stop"], WINTER: []}


HARMLESS = {
    "broken link": {ABOUT: page("关于首页", "[甲](gone.md)")},
    "broken anchor": {ABOUT: page("关于首页", "[甲](#gone)")},
    "missing picture": {ABOUT: page("关于首页", "![甲](gone.png)")},
    "missing minutes": {STOP: lesson("先停手", body="## 甲")},
    "too long": {STOP: lesson("先停手", body="## 甲 {minutes=16 keep=must}")},
    "other sections": {CARD: case("卡片案例").replace("## 经过", "## 前后")},
    "raw html": {ABOUT: page("关于首页", "<b>甲</b>")},
    "review to come": {STOP: lesson("先停手", extra="review: {by: 教官, on: 2026-12-01}")},
    "open fence": {ABOUT: page("关于首页", "```\n甲")},
    "open red flag": {CARD: case("卡片案例").replace("1. 挂断。", "1. ==挂断。")},
    "same title": {CARD: case("来电案例", "safety/stop")},
    "on a holiday": {HOLIDAYS: FILES[HOLIDAYS].replace("2026-01-01, last: 2026-01-03", "2026-12-05, last: 2026-12-05")},
    "unknown page in data": {
        "docs/data/station.yml": STATION.replace("summary: 一句话}]", "summary: 一句话, link: docs/gone.md}]")
    },
}


@pytest.mark.parametrize("name", HARMLESS)
def test_errors_with_which_every_page_can_be_made(tmp_path: Path, sound: set[str], name: str) -> None:
    library = read(tmp_path, dict(HARMLESS[name]))
    assert keep_possible(library) == library
    plan = plan_site(tmp_path, TODAY, preview=True)
    assert uris(plan) == sound | {"problems.md"}
    assert [problem for problem in plan.problems if problem.severity == "error"]
    assert plan_site(tmp_path, TODAY).outputs == ()


@pytest.mark.parametrize("path", sorted(FILES))
@pytest.mark.parametrize("text", [None, "没有开头", "---\ntitle: 甲\n---\n", "- 甲\n"])
def test_any_one_broken_file_is_survived(tmp_path: Path, path: str, text: str | None) -> None:
    plan = plan_site(write_sample(tmp_path, {path: text}), TODAY, preview=True)
    assert plan.outputs != ()
