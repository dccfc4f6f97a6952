"""The cut of the index at 100, 500 and 2,000 pages: one question fetches a part, and does work that is bounded."""

import gzip
import re
from pathlib import Path

import pytest

from classroom.search.document import Document
from classroom.search.files import write_search
from tests.search.asking import PROGRAMS, ask, write_scripts
from tests.search.crowd import make_crowd

KB = 1000
PIECES = 8
"""How many pieces a question fetches at most."""

FIRST = {100: 45 * KB, 500: 60 * KB, 2000: 90 * KB}
"""Bytes, compressed, of all that is fetched until the list for a question of a few words is whole."""

SHARE = {100: 0.15, 500: 0.04, 2000: 0.01}
"""How much of the index's text such a question fetches."""

QUESTIONS = ("刷单返利", "客服说要退款", "屏幕共享")
LONG = "我妈每天早上都跑去听什么健康课回来买了好几千块钱的口服液怎么劝她"


def _size(files: list[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


@pytest.fixture(scope="module", params=sorted(FIRST))
def crowd(
    request: pytest.FixtureRequest, documents: tuple[Document, ...], tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, Path]:
    total: int = request.param
    made = make_crowd(documents, total)
    return total, write_scripts(
        write_search(made, [("刷单返利", "guides/task-rebate")]), tmp_path_factory.mktemp("crowd")
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_one_question_fetches_a_part(crowd: tuple[int, Path], question: str) -> None:
    total, folder = crowd
    [answer] = ask(folder, [question])
    assert answer["places"] != []
    fetched = [folder / f"{name}.js" for name in answer["fetched"]]
    assert _size([*PROGRAMS, *fetched]) <= FIRST[total]
    text = [file for file in fetched if file.parent.name == "words"]
    assert len(text) <= PIECES
    assert _size(text) <= SHARE[total] * _size(list(folder.glob("words/*.js")))


def test_a_long_question_fetches_no_more_pieces(crowd: tuple[int, Path]) -> None:
    [answer] = ask(crowd[1], [LONG * 3])
    assert len([name for name in answer["fetched"] if name.startswith("words/")]) == PIECES


def test_a_question_typed_key_by_key_fetches_each_part_once(crowd: tuple[int, Path]) -> None:
    answers = ask(crowd[1], [LONG[:length] for length in range(1, len(LONG) + 1)])
    fetched = [name for answer in answers for name in answer["fetched"]]
    assert len(fetched) == len(set(fetched))


def test_the_work_of_a_key_press_does_not_grow_with_what_is_pasted(crowd: tuple[int, Path]) -> None:
    short, long, letters = ask(crowd[1], ["刷单返利" * 10, "刷单返利" * 2500, "shuadan" * 1400])
    assert (long["compared"], long["steps"]) == (short["compared"], short["steps"])
    assert letters["compared"] <= 40 * 2 * short["compared"]


def test_the_work_of_a_key_press_grows_slower_than_the_site(documents: tuple[Document, ...], tmp_path: Path) -> None:
    """Signs compared for one question: what is looked through is a few pieces, whatever the number of pages."""
    compared = []
    for total in (100, 2000):
        outputs = write_search(make_crowd(documents, total), [])
        [answer] = ask(write_scripts(outputs, tmp_path / str(total)), [LONG])
        compared.append(answer["compared"])
    assert compared[1] < 3 * compared[0]


def test_the_head_names_every_piece(crowd: tuple[int, Path]) -> None:
    head = (crowd[1] / "head.js").read_text("utf-8")
    found = re.search(r'"edges":\[(.*?)\]', head, re.DOTALL)
    assert found is not None
    assert len(found[1].split(",")) + 1 == len(list(crowd[1].glob("words/*.js")))
