"""The search is on every page, whole, and finds its pages: each fault is planted in a small site and refused."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from classroom.outputs.output import Output
from classroom.plan import Plan
from classroom.search.document import Document, Section
from classroom.search.files import write_search
from classroom.search.pieces import piece_of
from classroom.site_check.built_site import BuiltSite
from classroom.site_check.search_index import PROGRAM, PROGRAMS, check_search, find_index_files

DOCUMENTS = (
    Document("index.html", "平安小课堂", "about", (), (), (Section("", "", ("看一看。",)),)),
    Document("now/index.html", "我该怎么办", "now", ("被骗了",), (), (Section("我已经转了钱", "我已经转了钱", ()),)),
    Document("guides/task.html", "刷单返利", "guides", ("刷单",), (), (Section("", "", ("先垫钱的都是骗。",)),)),
)
SEARCH = tuple(write_search(DOCUMENTS, ()))
PLAN = Plan(outputs=(*(Output(f"{d.uri[:-4]}md", f"docs/{d.uri[:-4]}md", d.title, "x") for d in DOCUMENTS), *SEARCH))
PROGRAM_LIST = " ".join(PROGRAMS[1:])
PAGE = (
    f'<html><body><form class="search-form" data-programs="{PROGRAM_LIST}"></form>'
    f'<script defer src="{PROGRAM}"></script></body></html>'
)
BROKEN = "搜索的索引少了一块，或者这一块坏了"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {d.uri: PAGE.replace('src="', f'src="{"../" * d.uri.count("/")}') for d in DOCUMENTS}
    files |= {"404.html": PAGE, "search.html": PAGE} | dict.fromkeys(PROGRAMS, "")
    files |= {output.uri: output.content or "" for output in SEARCH}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def find(site: Path) -> list[str]:
    return [f"{p.path} {p.message} {p.code}" for p in check_search(BuiltSite(site), PLAN)]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_whole_search_passes(site: Path) -> None:
    assert find(site) == []


def test_a_site_without_a_search_is_not_looked_at(site: Path) -> None:
    plan = Plan(outputs=tuple(output for output in PLAN.outputs if output.is_page))
    assert list(check_search(BuiltSite(site), plan)) == []


@pytest.mark.parametrize("page", ["index.html", "now/index.html", "guides/task.html", "404.html", "search.html"])
@pytest.mark.parametrize("part", [PROGRAM, *PROGRAMS[1:]])
def test_every_page_is_wired(site: Path, page: str, part: str) -> None:
    edit(site / page, f'{part}"' if part in (PROGRAM, PROGRAMS[-1]) else f"{part} ", '"' if part == PROGRAM else " ")
    assert find(site) == [f"{page} 这一页没有接上搜索 search-not-wired"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_is_there(site: Path, program: str) -> None:
    (site / program).unlink()
    assert find(site) == [f"{program} 搜索少了一个程序文件 search-missing"]


PARTS = ("search/sounds.js", "search/rare.js", "search/text/guides/task.js", "search/words/0.js")
FAULTS: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda file: file.write_text("", "utf-8"),
    "cut off": lambda file: file.write_text(file.read_text("utf-8")[:-9], "utf-8"),
    "no data": lambda file: edit(file, ");", "+);"),
    "another's": lambda file: edit(file, 'take("', 'take("x'),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_index_is_there_and_whole(site: Path, part: str, fault: str) -> None:
    FAULTS[fault](site / part)
    blind = [f"{d.uri} 用标题“{d.title}”搜不到这一页 search-blind" for d in DOCUMENTS if "words" in part]
    assert find(site) == [f"{part} {BROKEN} search-missing", *blind]


def test_a_table_of_another_edition_is_refused(site: Path) -> None:
    edition = re.findall(r'"([0-9a-f]{8})"', (site / "search/sounds.js").read_text("utf-8"))[0]
    edit(site / "search/sounds.js", edition, "00000000")
    assert find(site) == [f"search/sounds.js {BROKEN} search-missing"]


def test_without_its_head_nothing_is_right(site: Path) -> None:
    (site / "search/head.js").unlink()
    parts = ("head", "sounds", "rare", *(f"text/{d.uri[:-5]}" for d in DOCUMENTS))
    assert find(site) == [f"search/{part}.js {BROKEN} search-missing" for part in parts]


def test_a_page_must_be_found_by_its_title(site: Path) -> None:
    edit(site / "search/words/0.js", "返利:", "反力:")
    assert find(site) == ["guides/task.html 用标题“刷单返利”搜不到这一页 search-blind"]


def test_a_title_must_lead_to_its_own_page(site: Path) -> None:
    edit(site / "search/head.js", '"guides/task"', '"guides/other"')
    assert find(site) == ["guides/task.html 用标题“刷单返利”搜不到这一页 search-blind"]


def test_who_has_paid_must_see_what_to_do_first(site: Path) -> None:
    head = site / "search/head.js"
    start, _, data = head.read_text("utf-8").split(",", 2)
    made = json.loads(data.removesuffix(");\n")) | {"triage": []}
    edition = head.read_text("utf-8").split(",")[1]
    head.write_text(f"{start},{edition},{json.dumps(made)});\n", "utf-8")
    assert find(site) == ["now/index.html 搜“我把钱转过去了”，没有先看到这一页 search-blind"]


def test_a_piece_with_pairs_that_no_text_has_is_read_like_a_text(site: Path) -> None:
    names = {output.uri for output in SEARCH}
    pieces = {name for name in names if name.startswith("search/words/")}
    assert find_index_files(BuiltSite(site)) == pieces | {"search/sounds.js", "search/rare.js"}
    edit(site / "search/words/0.js", "返利:", "魑魅:")
    assert find_index_files(BuiltSite(site)) == {"search/sounds.js", "search/rare.js"}


def test_one_piece_is_enough_for_a_small_site() -> None:
    assert piece_of("刷单", []) == 0
