"""The plan of a small station: what is planted where residents must not see it stays out."""

import datetime
import shutil
from pathlib import Path

import pytest

from classroom.plan import Plan, plan_site
from classroom.publication import Edition

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


def test_bait_in_instructors_blocks_and_pages_reaches_no_public_output(root: Path) -> None:
    public, instructor = _plan(root, "public"), _plan(root, "instructor")
    drill = "courses/safety/03-patrol-drill.md"
    bait = "讲师专用暗语三三七"
    assert (bait in str(public.private_texts), instructor.private_texts) == (True, ())
    assert [bait in (output.content or "") for output in public.outputs] == [False] * len(public.outputs)
    assert any(bait in (output.content or "") for output in instructor.outputs)
    assert [drill in {output.uri for output in plan.outputs} for plan in (public, instructor)] == [False, True]
    assert [left_out.path for left_out in public.left_out] == [drill]


def test_two_plans_of_one_day_are_equal(root: Path) -> None:
    assert _plan(root, "public") == _plan(root, "public")
