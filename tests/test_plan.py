"""The plan of a small station: what is planted where residents must not see it stays out."""

import datetime
import re
import shutil
from pathlib import Path

import pytest

from classroom.models.lesson import Edition
from classroom.navigation import Section
from classroom.pictures.parts import find_metadata
from classroom.plan import Plan, plan_site
from tests.pictures.bait import SEEDED, png_texts

GOOD = Path(__file__).parent / "content" / "good"
TODAY = datetime.date(2026, 11, 23)
LESSON = "courses/safety/02-hang-up.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "root"))


def _plan(root: Path, edition: Edition) -> Plan:
    plan = plan_site(root, TODAY, edition)
    assert plan.problems == ()
    return plan


def _pictures(plan: Plan) -> list[str]:
    return [output.uri for output in plan.outputs if output.copied_from and output.uri.endswith(".png")]


def test_a_picture_of_an_instructors_block_is_published_with_the_block_alone(root: Path) -> None:
    shutil.copy(root / "courses/safety/images/step-1.png", root / "courses/safety/images/secret.png")
    text = (root / LESSON).read_text("utf-8")
    block = '\n!!! instructor "备注"\n    ![讲师看的示意图](images/secret.png)\n'
    (root / LESSON).write_text(text + block, "utf-8")
    public = ["courses/safety/images/step-1.png"]
    assert _pictures(_plan(root, "public")) == public
    assert _pictures(_plan(root, "instructor")) == ["courses/safety/images/secret.png", *public]


def test_a_picture_that_no_text_names_is_not_published(root: Path) -> None:
    shutil.copy(root / "courses/safety/images/step-1.png", root / "courses/safety/images/old.png")
    assert _pictures(_plan(root, "public")) == ["courses/safety/images/step-1.png"]


@pytest.mark.parametrize("name", SEEDED)
def test_a_published_picture_tells_nothing(root: Path, name: str) -> None:
    ending, data, _ = SEEDED[name]
    (root / f"docs/assets/scene.{ending}").parent.mkdir(exist_ok=True)
    (root / f"docs/assets/scene.{ending}").write_bytes(data)
    [output] = [output for output in _plan(root, "public").outputs if output.uri == f"assets/scene.{ending}"]
    assert find_metadata(output.read_bytes(), ending) == ()


def test_a_preview_leaves_out_what_must_not_be_published(root: Path) -> None:
    (root / "courses/safety/images/step-1.png").write_bytes(png_texts()[:-20])
    assert plan_site(root, TODAY).outputs == ()
    preview = plan_site(root, TODAY, preview=True)
    assert [problem.code for problem in preview.problems] == ["bad-image"]
    assert _pictures(preview) == []
    assert all(output.read_bytes() for output in preview.outputs)


def test_bait_in_instructors_blocks_and_pages_reaches_no_public_output(root: Path) -> None:
    public, instructor = _plan(root, "public"), _plan(root, "instructor")
    drill = "courses/safety/03-patrol-drill.md"
    bait = "讲师专用暗语三三七"
    assert (bait in str(public.private_texts), instructor.private_texts) == (True, ())
    assert [bait in (output.content or "") for output in public.outputs] == [False] * len(public.outputs)
    assert any(bait in (output.content or "") for output in instructor.outputs)
    assert [drill in {output.uri for output in plan.outputs} for plan in (public, instructor)] == [False, True]
    assert [left_out.path for left_out in public.left_out] == [drill]


def test_an_opening_page_for_instructors_is_left_out(root: Path) -> None:
    opening = root / "cases" / "index.md"
    opening.write_text(opening.read_text("utf-8").replace("---\n", "---\nedition: instructor\n", 1), "utf-8")
    made = [{output.uri for output in _plan(root, edition).outputs} for edition in ("public", "instructor")]
    assert ["cases/index.md" in uris for uris in made] == [False, True]


def test_the_latest_term_stands_first(root: Path) -> None:
    """2027-spring comes after 2026-winter, and 2027-autumn after both, whatever their letters say."""
    winter = (root / "courses/schedule/2026-winter.yml").read_text("utf-8")
    head = winter[: winter.index("classes:")]
    for season, day in (("2027-spring", "2027-03-06"), ("2027-autumn", "2027-09-11")):
        answers = re.findall(r"- id: ([\w-]+)", head)
        rows = "".join(
            f"  - {{id: {season}-{index}, kind: mobile, title: 流动服务站, answers: [{answer}], audience: [居民],"
            f" venue: pine-hall, teacher: 反诈教官甲, on: {day}, at: '{9 + index}:00-{9 + index}:30'}}\n"
            for index, answer in enumerate(answers)
        )
        text = head.replace("2026-winter", season).replace("冬季", season) + f"classes:\n{rows}"
        (root / f"courses/schedule/{season}.yml").write_text(text, "utf-8")
    schedule = next(
        item for item in _plan(root, "public").navigation if isinstance(item, Section) and item.title == "小课堂"
    )
    openings = [section.children[0] for section in schedule.children if isinstance(section, Section)]
    assert openings == [f"courses/schedule/{term}/index.md" for term in ("2027-autumn", "2027-spring", "2026-winter")]


def test_two_plans_of_one_day_are_equal(root: Path) -> None:
    assert _plan(root, "public") == _plan(root, "public")
