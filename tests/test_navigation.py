import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from classroom.models.lesson import Edition
from classroom.navigation import Named, Navigation, Section, to_mkdocs
from classroom.plan import plan_site
from classroom.problem import has_errors
from tests.sample import lesson, page, small_class, term, write_sample

TODAY = datetime.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("navigation", "value"),
    [
        ((), []),
        (("index.md",), ["index.md"]),
        (("a.md", "b.md"), ["a.md", "b.md"]),
        ((Named("甲", "a.md"), "b.md"), [{"甲": "a.md"}, "b.md"]),
        ((Section("甲", ("a.md",)),), [{"甲": ["a.md"]}]),
        ((Section("甲", ()),), [{"甲": []}]),
        (
            ("index.md", Section("甲", ("a.md", Section("乙", ("b.md",)), "c.md")), Section("甲", ("d.md",))),
            ["index.md", {"甲": ["a.md", {"乙": ["b.md"]}, "c.md"]}, {"甲": ["d.md"]}],
        ),
    ],
)
def test_to_mkdocs(navigation: Navigation, value: list[object]) -> None:
    assert to_mkdocs(navigation) == value


def uris(navigation: Navigation) -> Iterator[str]:
    for item in navigation:
        if isinstance(item, Section):
            yield from uris(item.children)
        else:
            yield item.uri if isinstance(item, Named) else item


MORE = {
    "courses/another/index.md": page("另一门课", extra="order: 2"),
    "courses/another/01-first.md": lesson("另一门课的第一课"),
    "courses/safety/03-secret.md": lesson("没审的课", extra=""),
    "courses/schedule/2027-spring.yml": term(
        "2027-spring",
        small_class("s-later", "safety/stop", "2027-04-10"),
        small_class("s-earlier", "safety/hang-up", "2027-03-06"),
    ),
    "docs/about/team.md": page("队伍", extra="order: 2"),
    "docs/about/school.md": page("警校", extra="order: 1"),
    "docs/elsewhere/index.md": page("没想到的一栏"),
    "docs/elsewhere/deep/down.md": page("没想到的一页"),
    "docs/now/tell.md": page("报警时说什么"),
    "docs/handbook/lesson.md": page("怎样写一课", extra="edition: instructor"),
}


@pytest.mark.parametrize("edition", ["public", "instructor"])
def test_every_page_stands_in_it_once(tmp_path: Path, edition: Edition) -> None:
    plan = plan_site(write_sample(tmp_path, MORE), TODAY, edition)
    assert not has_errors(plan.problems)
    assert Counter(uris(plan.navigation)) == Counter(output.uri for output in plan.outputs if output.is_page)


def test_a_page_beside_the_roles_stands_in_it_once(tmp_path: Path) -> None:
    plan = plan_site(write_sample(tmp_path, {"docs/about/roles/more.md": page("角色另页")}), TODAY)
    assert Counter(uris(plan.navigation))["about/roles/more.md"] == 1


def test_whole_navigation(tmp_path: Path) -> None:
    plan = plan_site(write_sample(tmp_path, MORE), TODAY)
    assert to_mkdocs(plan.navigation) == [
        {"首页": "index.md"},
        {"我该怎么办": ["now/index.md", "now/tell.md"]},
        {"防骗指南": ["guides/index.md", "guides/rebate.md"]},
        {
            "案例": [
                "cases/index.md",
                "cases/by-channel.md",
                "cases/by-fraud.md",
                "cases/by-loss.md",
                "cases/by-person.md",
                "cases/call.md",
                "cases/card.md",
            ]
        },
        {
            "小课堂": [
                "courses/schedule/index.md",
                "courses/schedule/coming.md",
                {
                    "2027-spring课表": [
                        "courses/schedule/2027-spring/index.md",
                        "courses/schedule/2027-spring/s-earlier.md",
                        "courses/schedule/2027-spring/s-later.md",
                    ]
                },
                {
                    "2026-winter课表": [
                        "courses/schedule/2026-winter/index.md",
                        "courses/schedule/2026-winter/w-hang-up.md",
                    ]
                },
                {
                    "2026-autumn课表": [
                        "courses/schedule/2026-autumn/index.md",
                        "courses/schedule/2026-autumn/a-stop.md",
                    ]
                },
                "courses/schedule/venues.md",
                "courses/schedule/past.md",
            ]
        },
        {
            "课程": [
                "courses/index.md",
                {
                    "安全课程": [
                        "courses/safety/index.md",
                        "courses/safety/01-stop.md",
                        "courses/safety/02-hang-up.md",
                    ]
                },
                {"另一门课": ["courses/another/index.md", "courses/another/01-first.md"]},
            ]
        },
        {
            "关于": [
                "about/index.md",
                {"五种角色": ["about/roles/index.md", "about/roles/helper.md"]},
                "about/school.md",
                "about/team.md",
                "about/figures.md",
                "elsewhere/index.md",
                "elsewhere/deep/down.md",
            ]
        },
    ]


def test_handbook_is_in_the_instructors_edition(tmp_path: Path) -> None:
    plan = plan_site(write_sample(tmp_path, MORE), TODAY, "instructor")
    about = plan.navigation[-1]
    assert isinstance(about, Section)
    assert about.children[-1] == Section("讲师手册", ("handbook/index.md", "handbook/lesson.md"))
