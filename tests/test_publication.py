import datetime
from pathlib import Path

import pytest

from classroom.library.content import Library
from classroom.library.loading import load_library
from classroom.models.lesson import Edition
from classroom.publication import LeftOut, publish
from tests.sample import case, guide, lesson, page, write_sample

TODAY = datetime.date(2026, 11, 20)
EXPIRES = "review: {by: 教官, on: 2026-01-10, expires: 2026-11-20}"
FOREVER = "review: {by: 教官, on: 2026-01-10}"
HIDDEN = {
    "courses/safety/03-no-review.md": lesson("没审的课", extra=""),
    "courses/safety/04-instructor.md": lesson("讲师的课", extra=f"edition: instructor\n{FOREVER}"),
    "courses/safety/05-both.md": lesson("讲师的没审的课", extra="edition: instructor"),
    "courses/safety/06-old.md": lesson("过期的课", extra=EXPIRES.replace("2026-11-20", "2026-11-19")),
    "cases/no-review.md": case("没审的案例", extra=""),
    "docs/guides/no-review.md": guide("没审的指南", extra=""),
    "docs/handbook/write.md": page("讲师的页面", extra="edition: instructor"),
}
SHOWN = {
    "courses/safety/07-last-day.md": lesson("最后一天的课", extra=EXPIRES),
    "courses/safety/08-forever.md": lesson("不过期的课", extra=FOREVER),
    "docs/about/no-review.md": page("不用审的页面"),
    "docs/about/old.md": page("审核过期的页面", extra=EXPIRES.replace("2026-11-20", "2026-01-11")),
    "docs/handbook/public.md": page("公开的手册页", extra="edition: public"),
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    loaded = load_library(write_sample(tmp_path, {**HIDDEN, **SHOWN}))
    assert loaded.library is not None
    assert loaded.problems == ()
    return loaded.library


def reasons(library: Library, edition: Edition, today: datetime.date) -> dict[str, str]:
    return {left_out.path: left_out.reason for left_out in publish(library, edition, today).left_out}


def test_public_edition_leaves_out(library: Library) -> None:
    assert reasons(library, "public", TODAY) == {
        "courses/safety/03-no-review.md": "not reviewed",
        "courses/safety/04-instructor.md": "instructor",
        "courses/safety/05-both.md": "instructor",
        "courses/safety/06-old.md": "review expired",
        "cases/no-review.md": "not reviewed",
        "docs/guides/no-review.md": "not reviewed",
        "docs/handbook/write.md": "instructor",
        "docs/handbook/index.md": "instructor",
    }


@pytest.mark.parametrize(
    ("day", "is_left_out"), [("2026-11-19", False), ("2026-11-20", False), ("2026-11-21", True), ("2027-01-01", True)]
)
def test_a_review_holds_on_its_last_day(library: Library, day: str, is_left_out: bool) -> None:  # noqa: FBT001
    found = reasons(library, "public", datetime.date.fromisoformat(day))
    assert ("courses/safety/07-last-day.md" in found) is is_left_out


def test_instructor_edition_keeps_all(library: Library) -> None:
    publication = publish(library, "instructor", datetime.date(2099, 1, 1))
    assert publication.left_out == ()
    assert all(publication.keeps(entry) for entry in library.written)


def test_what_is_kept_and_hidden_is_everything(library: Library) -> None:
    publication = publish(library, "public", TODAY)
    kept = [entry.path for entry in library.written if publication.keeps(entry)]
    hidden = [left_out.path for left_out in publication.left_out]
    assert sorted(kept + hidden) == sorted(entry.path for entry in library.written)
    assert sorted(hidden) == sorted([*HIDDEN, "docs/handbook/index.md"])
    assert set(SHOWN) <= set(kept)


def test_titles_are_told(library: Library) -> None:
    found = {left_out.path: left_out for left_out in publish(library, "public", TODAY).left_out}
    assert found["cases/no-review.md"] == LeftOut("cases/no-review.md", "没审的案例", "not reviewed")


def test_publication_tells_its_edition_and_day(library: Library) -> None:
    publication = publish(library, "public", TODAY)
    assert (publication.edition, publication.today, publication.library is library) == ("public", TODAY, True)
