import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.checks.anonymity.names.marginals import find_marginals
from classroom.checks.anonymity.names.network import Batch, find_states, run_layer, score_tags, step_units
from classroom.checks.anonymity.names.tagger import read_sentences
from classroom.checks.anonymity.names.tokens import Cutter, find_rows
from classroom.checks.anonymity.names.viterbi import find_best_tags
from classroom.checks.anonymity.names.weights import Array, Field, Layer, load_weights, simplify

SEEDS = st.integers(min_value=0, max_value=2**31)
LENGTHS = st.lists(st.integers(min_value=1, max_value=5), min_size=1, max_size=4).map(
    lambda lengths: sorted(lengths, reverse=True)
)
CHINESE = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("，。ab12 ·張"), max_size=30
)


def make_field(random: np.random.Generator, tags: int) -> Field:
    start, end = random.normal(size=(2, tags)).astype(np.float32)
    return Field(start, end, random.normal(size=(tags, tags)).astype(np.float32))


def make_layer(random: np.random.Generator, inputs: int, hidden: int) -> Layer:
    def draw(*shape: int) -> Array:
        return random.normal(size=shape).astype(np.float32)

    return Layer(draw(2, inputs, 3 * hidden), draw(2, 3 * hidden), draw(2, hidden, 2 * hidden), draw(2, hidden, hidden))


def rate(field: Field, scores: Array, way: tuple[int, ...]) -> float:
    """Return the score of one way through a sentence, term by term."""
    steps = sum(float(field.transition[left, right]) for left, right in itertools.pairwise(way))
    return (
        float(field.start[way[0]])
        + float(field.end[way[-1]])
        + steps
        + sum(float(scores[i, tag]) for i, tag in enumerate(way))
    )


def split(packed: np.ndarray, batch: Batch, lengths: list[int]) -> list[np.ndarray]:
    """Return packed values sentence by sentence."""
    ordered = np.empty_like(packed)
    ordered[batch.order] = packed
    return np.split(ordered, np.cumsum(lengths)[:-1])


@given(LENGTHS, SEEDS)
def test_viterbi_and_marginals_equal_trying_every_way(lengths: list[int], seed: int) -> None:
    random, tags = np.random.default_rng(seed), 3
    field, batch = make_field(random, tags), Batch(lengths)
    scores = random.normal(size=(sum(lengths), tags)).astype(np.float32)
    best = split(find_best_tags(field, scores, batch), batch, lengths)
    likely = split(find_marginals(field, scores, batch), batch, lengths)
    for own, found, shares in zip(split(scores, batch, lengths), best, likely, strict=True):
        ways = list(itertools.product(range(tags), repeat=len(own)))
        rated = np.array([rate(field, own, way) for way in ways])
        assert rate(field, own, tuple(found)) == pytest.approx(rated.max(), abs=1e-4)
        weights = np.exp(rated - rated.max())
        expected = np.zeros((len(own), tags))
        for way, weight in zip(ways, weights / weights.sum(), strict=True):
            expected[np.arange(len(own)), way] += weight
        assert np.allclose(shares, expected, atol=1e-4)


def sigmoid(value: float) -> float:
    return 1 / (1 + np.exp(-value))


def step_slowly(layer: Layer, direction: int, inputs: Array, state: list[float]) -> list[float]:
    """Return the next state of one direction, number by number, as in the paper on gated recurrent units."""
    hidden = len(state)
    gate, own = layer.gate_weight[direction], layer.state_weight[direction]

    def sum_up(weights: Array, column: int, values: list[float]) -> float:
        return sum(values[row] * float(weights[row, column]) for row in range(hidden))

    update = [sigmoid(inputs[i] + sum_up(gate, i, state)) for i in range(hidden)]
    reset = [sigmoid(inputs[hidden + i] + sum_up(gate, hidden + i, state)) for i in range(hidden)]
    kept = [reset[i] * state[i] for i in range(hidden)]
    candidate = [np.tanh(inputs[2 * hidden + i] + sum_up(own, i, kept)) for i in range(hidden)]
    return [(1 - update[i]) * state[i] + update[i] * candidate[i] for i in range(hidden)]


@given(SEEDS)
def test_one_step_equals_a_plain_loop(seed: int) -> None:
    random, hidden = np.random.default_rng(seed), 3
    layer = make_layer(random, 2, hidden)
    inputs = random.normal(size=(2, 4, 3 * hidden)).astype(np.float32)
    state = random.normal(size=(2, 4, hidden)).astype(np.float32)
    result = step_units(layer, inputs, state)
    for direction, sentence in itertools.product(range(2), range(4)):
        expected = step_slowly(layer, direction, inputs[direction, sentence], state[direction, sentence].tolist())
        assert np.allclose(result[direction, sentence], expected, atol=1e-5)


@given(LENGTHS, SEEDS)
def test_a_layer_reads_each_sentence_from_both_ends(lengths: list[int], seed: int) -> None:
    random, hidden = np.random.default_rng(seed), 3
    layer, batch = make_layer(random, 2, hidden), Batch(lengths)
    packed = random.normal(size=(sum(lengths), 2)).astype(np.float32)
    outputs = split(run_layer(layer, packed, batch), batch, lengths)
    for own, found in zip(split(packed, batch, lengths), outputs, strict=True):
        for direction, rows in enumerate((range(len(own)), range(len(own) - 1, -1, -1))):
            state = [0.0] * hidden
            for row in rows:
                weighted = own[row] @ layer.input_weight[direction] + layer.bias[direction]
                state = step_slowly(layer, direction, weighted, state)
                assert np.allclose(found[row, direction * hidden :][:hidden], state, atol=1e-4)


def test_shapes() -> None:
    weights = load_weights()
    assert weights.embedding.shape == (len(weights.rows), 128)
    assert [layer.input_weight.shape for layer in weights.layers] == [(2, 128, 384), (2, 256, 384)]
    assert [layer.gate_weight.shape for layer in weights.layers] == [(2, 128, 256)] * 2
    assert [layer.state_weight.shape for layer in weights.layers] == [(2, 128, 128)] * 2
    assert [layer.bias.shape for layer in weights.layers] == [(2, 384)] * 2
    assert weights.output_weight.shape == (256, len(weights.tags))
    assert weights.field.transition.shape == (len(weights.tags), len(weights.tags))
    assert len(weights.tags) == 49


def test_scores_are_32_bit() -> None:
    rows, _ = find_rows("有人敲门")
    states = find_states(load_weights(), np.array(rows), Batch([len(rows)]))
    assert [each.shape for each in states] == [(len(rows), 128), (len(rows), 256), (len(rows), 256)]
    assert score_tags(load_weights(), states[-1]).dtype == np.float32


def test_what_is_kept_stands_in_the_order_of_the_words() -> None:
    short, long = read_sentences(["敲门", "有人在外面敲门"], lambda states: states)
    assert short.kept[0].shape == (len(short.lengths), 640)
    assert np.allclose(long.kept[0], read_sentences(["有人在外面敲门"], lambda states: states)[0].kept[0], atol=1e-2)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("百度是一家高科技公司", "百度/ORG 是/v 一家/m 高科技/n 公司/n"),
        ("LAC是个优秀的分词工具", "LAC/nz 是/v 个/q 优秀/a 的/u 分词/n 工具/n"),
    ],
)
def test_examples_that_its_authors_published(sentence: str, words: str) -> None:
    read = read_sentences([sentence])[0]
    found: list[str] = []
    for char, tag in zip(sentence, read.tags, strict=True):
        if tag.endswith("-I"):
            word, kind = found[-1].split("/")
            found[-1] = f"{word}{char}/{kind}"
        else:
            found.append(f"{char}/{tag[:-2]}")
    assert " ".join(found) == words


@given(st.lists(CHINESE, max_size=6))
def test_a_sentence_is_read_alike_alone_and_among_others(sentences: list[str]) -> None:
    together = read_sentences(sentences)
    assert together == read_sentences(sentences)
    for sentence, reading in zip(sentences, together, strict=True):
        assert len(reading.tags) == len(reading.begin) == len(reading.inside) == len(sentence)
        alone = read_sentences([sentence])[0]
        assert np.allclose(reading.begin, alone.begin, atol=1e-3)
        assert np.allclose(reading.inside, alone.inside, atol=1e-3)


@given(CHINESE)
def test_pieces_make_the_text(text: str) -> None:
    rows, lengths = find_rows(text)
    assert (len(rows), sum(lengths)) == (len(lengths), len(text))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("甲乙丙丁", ["甲乙", "丙丁"]),
        ("甲乙丙", ["甲乙", "丙"]),
        ("乙丙丁", ["乙丙", "丁"]),
        ("戊", ["戊"]),
        ("打110a", ["打", "110a"]),
        ("1甲乙2", ["1", "甲乙", "2"]),
    ],
)
def test_fewest_words_win(text: str, pieces: list[str]) -> None:
    assert Cutter(("甲乙", "丙丁", "乙丙"), 300).cut(text) == pieces


def test_traditional_characters_keep_the_length() -> None:
    assert simplify("張三豐說：三人") == "张三丰说：三人"
