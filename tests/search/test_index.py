"""The index of the search: texts → grams, sounds, tables, pieces, and back."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.search.characters import choose_characters, choose_phrases, simplify
from classroom.search.document import Document, Section
from classroom.search.files import write_search
from classroom.search.pieces import cut, decode_numbers, decode_pages, encode_number, make_postings, piece_of
from classroom.search.reading import read_sections
from classroom.search.signs import find_grams
from classroom.search.sounds import collect_sounds, find_readings, near_sound
from classroom.search.vocabulary import compile_phrase

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    Document("a.html", "刷单返利", "guides", ("点赞赚钱",), (), (Section("", "", ("先垫钱的都是骗。",)),)),
    Document("b.html", "屏幕共享", "guides", (), (), (Section("x", "客服", ("AED 在 12315",)),)),
)


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("刷单返利", ["刷单", "单返", "返利"]),
        ("我的钱", []),
        ("打 96110，ＡＰＰ", ["打", "96110", "app"]),
        ("房", ["房"]),
        ("", []),
    ],
)
def test_grams(text: str, grams: list[str]) -> None:
    assert list(find_grams(text)) == grams


@pytest.mark.parametrize(
    ("one", "other"), [("zhang", "zan"), ("niu", "liu"), ("hui", "fei"), ("ling", "lin"), ("shuan", "suan")]
)
def test_near_sounds(one: str, other: str) -> None:
    assert near_sound(one) == near_sound(other)


def test_readings_have_no_tones() -> None:
    assert (find_readings("行")[:2], find_readings("女")[0], find_readings("x")) == (("xing", "hang"), "nv", ())
    assert collect_sounds("单行") == {
        "chan": "|单",
        "dan": "单",
        "hang": "|行",
        "heng": "|行",
        "shan": "|单",
        "xing": "行",
    }


def test_traditional_characters_and_words_of_taiwan() -> None:
    assert simplify("冒充公檢法") == "冒充公检法"
    assert choose_characters("证")["證"] == "证"
    assert choose_phrases("屏幕共享")["萤幕"] == "屏幕"


@given(st.lists(st.integers(0, 10**6)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decode_numbers("".join(map(encode_number, numbers))) == numbers


@pytest.mark.parametrize("total", [1, 100, 500, 2000])
def test_every_gram_of_every_page_is_in_its_piece(total: int) -> None:
    documents = [Document(f"{i}.html", f"第{i}页", "cases", (), (), DOCUMENTS[i % 2].sections) for i in range(total)]
    pieces, edges = cut(make_postings(documents))
    assert len(pieces) == len(edges) + 1
    read = [dict(line.split(":") for line in piece.split(" ")) for piece in pieces]
    for i in (0, total // 2, total - 1):
        assert [
            gram for gram in find_grams(documents[i].text) if i not in decode_pages(read[piece_of(gram, edges)][gram])
        ] == []


def test_sections_hold_what_a_reader_sees() -> None:
    text = (
        '---\ntitle: x\n---\n\n# 题\n\n一句 **话**。\n{: .lead }\n\n!!! danger "停"\n    '
        '打 [110](tel:110){ aria-label="拨打" }\n\n'
        '## 甲 { #jia }\n\n| a | b |\n|---|---|\n1. 第<br>一\n\n<svg><text>图</text></svg>\n<h3 id="yi">乙</h3>\n'
    )
    found = [section for section in read_sections(text) if section.heading or section.blocks]
    assert found == [
        Section("", "", ("一句 话。", "停", "打 110")),
        Section("jia", "甲", ("a b", "第——一")),
        Section("yi", "乙", ()),
    ]


@pytest.mark.parametrize(
    ("phrase", "expression"), [("（转/汇）了", "(?:转|汇)了"), ("钱…走#", "钱.{0,8}走$"), ("a.b", r"a\.b")]
)
def test_phrases_of_triage(phrase: str, expression: str) -> None:
    assert compile_phrase(phrase) == expression


def test_scripts_of_a_site() -> None:
    made = {output.uri: output.content or "" for output in write_search(DOCUMENTS, [("刷单返利", "")])}
    assert sorted(made) == [
        "search/head.js",
        "search/rare.js",
        "search/sounds.js",
        "search/text/a.js",
        "search/text/b.js",
        "search/words/0.js",
    ]
    editions = {text.split('","')[1].split('"')[0] for text in made.values()}
    assert len(editions) == 1


def test_the_browser_reads_what_python_wrote(tmp_path: Path) -> None:
    """Near sounds and grams follow one rule in both languages."""
    program = tmp_path / "try.js"
    signs = (ROOT / "docs/assets/js/search/signs.js").read_text("utf-8")
    tail = (
        "const s = window.classroomSearch.signs, sounds = s.makeSounds([JSON.parse(process.argv[2])]);"
        "console.log(JSON.stringify([...sounds.nears]));"
    )
    program.write_text(f"globalThis.window = {{ classroomSearch: {{}} }};\n{signs}\n{tail}", "utf-8")
    table = collect_sounds("张热花飞灵女知")
    done = subprocess.run(["node", program, json.dumps(table)], capture_output=True, encoding="utf-8", check=True)
    asked = {*table, *map(near_sound, table)}  # "sua" is typed for shua
    assert dict(json.loads(done.stdout)) == {syllable: near_sound(syllable) for syllable in asked}
