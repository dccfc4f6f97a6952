"""What pages are called: the list from A to Z, and the report of names and titles that do not lead to their page."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from classroom.cli import main
from classroom.search.document import Document, Section
from classroom.search.names import Letter, NameLink, list_names
from classroom.search.report import Ranking, SharedName, find_hard, find_shared
from tests.site.station import copy_station


def page(uri: str, title: str, *aliases: str, text: str = "", group: str = "guides") -> Document:
    return Document(f"{uri}.html", title, group, aliases, (), (Section("", "", (text,)),), f"docs/{uri}.md")


TASK = page("guides/task", "先垫钱的都是骗：刷单返利", "刷单", "刷旦", text="刷单就是骗。")
LOAN = page("guides/loan", "放款前先收钱：贷款", "网贷", "ETC", "12345", text="刷单、贷款、网贷。")
CASE = page("cases/one", "“小贷款”先收钱", "刷单", group="cases")
GLOSSARY = page("about/glossary", "词语解释", "刷单", "网贷", group="about")


def test_names_stand_by_sound_once_each_and_without_slips() -> None:
    assert list_names((CASE, LOAN, TASK)) == (
        Letter("E", (NameLink("ETC", "guides/loan.html"),)),
        Letter("F", (NameLink("放款前先收钱：贷款", "guides/loan.html"),)),
        Letter("S", (NameLink("刷单", "guides/task.html"),)),
        Letter("W", (NameLink("网贷", "guides/loan.html"),)),
        Letter(
            "X",
            (
                NameLink("先垫钱的都是骗：刷单返利", "guides/task.html"),
                NameLink("“小贷款”先收钱", "cases/one.html"),
            ),
        ),
        Letter("0-9", (NameLink("12345", "guides/loan.html"),)),
    )


def test_names_of_two_pages_are_told_and_the_glossary_may_share_all() -> None:
    assert list(find_shared((TASK, LOAN, CASE, GLOSSARY))) == [SharedName("刷单", (TASK, CASE))]
    assert list(find_shared((TASK, LOAN, GLOSSARY))) == []


def test_a_page_whose_title_says_what_others_say_better_is_hard_to_find() -> None:
    others = [page(f"guides/{i}", "防骗的办法", "骗局", text="骗局。" * 9) for i in range(4)]
    named = [page(f"guides/n{i}", f"第{'一二三四'[i]}种骗局", "骗局", "办法") for i in range(4)]
    vague = page("cases/vague", "骗局：办法", text="什么也没有说。" * 99, group="cases")
    [hard] = find_hard((*others, *named, vague))
    assert (hard.document, hard.place, len(hard.before)) == (vague, 9, 3)
    assert list(find_hard((TASK, LOAN, CASE))) == []


@pytest.mark.parametrize(("question", "first"), [("刷单返利", TASK), ("网贷", LOAN), ("小贷款", CASE)])
def test_pages_are_ranked_by_title_name_and_text(question: str, first: Document) -> None:
    assert Ranking((CASE, LOAN, TASK)).rank(question)[0] == first


def test_nothing_is_found_for_what_nobody_says() -> None:
    assert Ranking((TASK,)).rank("盾牌") == ()


def test_the_command_says_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795420800")
    root = copy_station(tmp_path / "root")
    guide = root / "docs/guides/prize.md"
    guide.write_text(guide.read_text("utf-8").replace("aliases: [", "aliases: [租房被骗, ", 1), "utf-8")
    done = CliRunner().invoke(main, ["--root", str(root), "search-report"])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert "“租房被骗”指着docs/guides/prize.md、docs/guides/renting.md" in lines
    assert [line for line in lines if "用标题难找" in line] == [lines[-1]]
