"""The heads that find stories: where their numbers come from, and what holds whatever they learned."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.checks.anonymity import stories
from classroom.checks.anonymity.normal_text import normalise
from classroom.checks.anonymity.reading import read_page
from classroom.checks.anonymity.stories.marks import mark_words, name_columns
from classroom.checks.anonymity.stories.network import rate_words
from classroom.checks.anonymity.stories.recogniser import INSIDE, SUREST, THRESHOLD, find, find_runs
from classroom.checks.anonymity.stories.stretches import LONGEST, split_stretches
from classroom.checks.anonymity.stories.weights import load_weights

PACKAGE = Path(stories.__file__).parent
ROOT = PACKAGE.parents[4]
ORIGIN = yaml.safe_load((PACKAGE / "ORIGIN.yml").read_text("utf-8"))
STORY = "全县唯一的女消防站站长也接到了电话。"
HARMLESS = "接到陌生电话先挂断，再拨打官方电话核实。"


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find(normalise(text))]


def test_the_weights_are_those_that_are_told_of() -> None:
    assert sha256(PACKAGE / ORIGIN["file"]) == ORIGIN["sha256"]
    assert (ROOT / ORIGIN["made_by"]).is_file()
    assert (PACKAGE / ORIGIN["file"]).stat().st_size < 2_000_000


@pytest.mark.parametrize("text", ORIGIN["texts"], ids=lambda text: text["file"])
def test_the_texts_are_those_it_was_trained_on(text: dict[str, str]) -> None:
    assert sha256(ROOT / text["file"]) == text["sha256"]


def test_the_texts_kept_for_measuring_are_not_among_them() -> None:
    assert "benchmarks/anonymity/dev.jsonl" not in [text["file"] for text in ORIGIN["texts"]]


def test_the_numbers_fit_each_other() -> None:
    weights = load_weights()
    width = weights.hidden.shape[1]
    assert weights.entry.shape == (640, weights.heads * width)
    assert weights.mark_entry.shape == (len(name_columns()), weights.heads * width)
    assert [each.weight.shape for each in weights.convolutions] == [(weights.heads, 3 * width, 2 * width)] * 3


def test_a_story_is_found_among_harmless_sentences() -> None:
    assert [each.endswith(STORY[:-1]) for each in found(f"{HARMLESS}{STORY}{HARMLESS}")] == [True]
    assert found(HARMLESS) == []


def test_a_story_of_full_width_is_found_where_it_stands() -> None:
    narrow = "2024年5月20日14:05，29岁的孕妇在太升南路移动营业厅被骗46,800元。"
    wide = "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in narrow)
    assert list(find(normalise(narrow))) == list(find(normalise(wide)))
    assert found(wide) != []


def test_places_are_those_of_the_original() -> None:
    text = f"<b>{STORY}</b>"
    assert found(text) == [STORY[:-1]]


def test_stretches_apart_do_not_influence_each_other() -> None:
    long = HARMLESS * 30
    once = [(each.start, each.end) for each in find(normalise(f"{long}\n\n{STORY}"))]
    both = [(each.start, each.end) for each in find(normalise(f"{long}\n\n{STORY}\n\n{long}\n\n{STORY}"))]
    shift = len(f"{long}\n\n{STORY}\n\n")
    assert both == [*once, *((start + shift, end + shift) for start, end in once)]
    assert len(once) == 1


def test_a_text_of_several_stretches_is_read_whole() -> None:
    page = read_page(normalise(HARMLESS * 60 + "\n\n" + STORY))
    stretches = list(split_stretches(page))
    assert [len(each.starts) <= LONGEST for each in stretches] == [True] * len(stretches)
    assert sum(len(each.starts) for each in stretches) == sum(len(each.lengths) for each in page.readings)
    assert len(stretches) > 2


def test_the_same_text_is_read_once() -> None:
    text = normalise(STORY)
    assert read_page(text) is read_page(text)


@pytest.mark.parametrize(
    ("rated", "runs"),
    [
        ([], []),
        ([0.0, INSIDE - 0.01, 0.1], []),
        ([1.0] * (SUREST - 1), [] if THRESHOLD * SUREST > SUREST - 1 else [(0, SUREST - 2)]),
        ([0.0, *[1.0] * SUREST, 0.0], [(1, SUREST)]),
        ([1.0] * SUREST + [0.0] + [1.0] * SUREST, [(0, 2 * SUREST)]),
        ([1.0] * SUREST + [0.0, 0.0] + [1.0] * SUREST, [(0, SUREST - 1), (SUREST + 2, 2 * SUREST + 1)]),
    ],
)
def test_runs_are_sure_enough_and_bridge_one_word(rated: list[float], runs: list[tuple[int, int]]) -> None:
    assert list(find_runs(np.array(rated, dtype=np.float32))) == runs


@given(st.integers(1, 40), st.integers(0, 2**31))
@settings(max_examples=20)
def test_ratings_are_probabilities_one_for_each_word(words: int, seed: int) -> None:
    weights = load_weights()
    entered = np.random.default_rng(seed).normal(size=(words, weights.entry.shape[1])).astype(np.float32)
    rated = rate_words(weights, entered, np.zeros((words, len(name_columns())), dtype=np.float32))
    assert rated.shape == (words,)
    assert bool(((rated >= 0) & (rated <= 1)).all())


def test_marks_stand_beside_the_words_they_are_about() -> None:
    marks = mark_words("有67岁", [0, 1])
    assert marks[:, name_columns().index("age")].tolist() == [0, 1]
