"""What the site's own programs find, without a browser: labelled questions, titles, and who must be helped at once."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from classroom.search.document import Document
from tests.search.asking import QUERIES, ask
from tests.search.topics import find_wanted

LEAST = {
    "plain": (95, 100),
    "long": (85, 95),
    "colloquial": (75, 95),
    "typo": (90, 98),
    "edit": (75, 95),
    "pinyin": (95, 98),
    "initials": (80, 95),
    "traditional": (95, 100),
    "digits": (75, 85),
    "mixed": (95, 98),
    "saying": (50, 60),
    "panic": (85, 98),
}
"""Kind → of a hundred questions, how many must find their page first, and how many among the first three."""


@pytest.fixture(scope="module")
def ranks(index: Path, documents: tuple[Document, ...]) -> dict[str, list[tuple[str, int]]]:
    """Return for each kind its questions with the place of the first page that answers, 0 where none does."""
    pages = {document.uri for document in documents}
    questions = json.loads(QUERIES.read_text("utf-8"))
    found = defaultdict(list)
    for question, answer in zip(questions, ask(index, [it["q"] for it in questions]), strict=True):
        wanted = find_wanted(question["relevant"], pages)
        places = [f"{place}.html" for place in answer["places"]]
        rank = next((place for place, page in enumerate(places, 1) if page in wanted), 0)
        found[question["kind"]].append((question["q"], rank))
    return found


@pytest.mark.parametrize("kind", LEAST)
def test_questions_of_every_kind_find_their_page(ranks: dict[str, list[tuple[str, int]]], kind: str) -> None:
    found = ranks[kind]
    first, three = (100 * sum(0 < rank <= most for _, rank in found) / len(found) for most in (1, 3))
    assert (first >= LEAST[kind][0], three >= LEAST[kind][1]) == (True, True), [it for it in found if it[1] != 1]


def test_all_kinds_are_there(ranks: dict[str, list[tuple[str, int]]]) -> None:
    assert (set(ranks), sum(map(len, ranks.values())) >= 150) == (set(LEAST), True)


def test_every_page_is_among_the_first_three_for_its_own_title(index: Path, documents: tuple[Document, ...]) -> None:
    """Classes of a term go by the titles of their lessons and are left out, as is every title that two pages have."""
    titles = [document.title for document in documents]
    asked = [it for it in documents if it.group != "schedule" and titles.count(it.title) == 1]
    answers = ask(index, [document.title for document in asked])
    hard = [
        document.uri
        for document, answer in zip(asked, answers, strict=True)
        if document.uri.removesuffix(".html") not in answer["places"][:3]
    ]
    assert hard == []


@pytest.mark.parametrize(
    "question",
    [
        "我把五万块转过去了",
        "钱已经给他了",
        "刚给骗子转账",
        "没想到他把我的钱转走了",
        "我妈正在给骗子转钱",
        "老人被骗了",
        "验证码发给客服了",
        "刷了我的脸",
        "手机自己在动",
        "錢轉過去了",
    ],
)
def test_who_needs_help_now_is_sent_there(index: Path, question: str) -> None:
    assert ask(index, [question])[0]["first"] == "now/index"


@pytest.mark.parametrize(
    "question",
    [
        "钱没转",
        "我没有转钱给他",
        "手机被偷了钱会不会被人转走",
        "怎么给手机转账",
        "怎么把钱转给家人",
        "怕被骗了",
        "网恋被骗",
        "验证码是什么",
        "会议中心在哪",
        "我不会转账",
    ],
)
def test_who_only_asks_is_not_sent(index: Path, question: str) -> None:
    assert ask(index, [question])[0]["first"] == ""
