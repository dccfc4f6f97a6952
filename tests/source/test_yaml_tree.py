import textwrap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.problem import ContentError
from classroom.source.yaml_tree import MAX_DEPTH, KeyPath, YamlTree, parse_yaml, resolve_scalar


def codes(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(ContentError) as caught:
        parse_yaml(text, "a.yml")
    return [(problem.line, problem.column, problem.code) for problem in caught.value.problems]


TEXT = textwrap.dedent(
    """\
    # 注
    block: 甲
    "quoted key": "引号 # 不是注"   # 注
    'single': 'it''s'
    empty:
    flow: {a: 1, b: [x,  yy], "c": {d: 汉字}}
    list:
      - 一
      -   二
      - key: 三
        other: 四
      -
        - 深
    literal: |
      第一行
      第二行
    folded: >-
      一
      二
    plain: 第一
      第二
    after: 😀 x
    emoji: {😀: 甲}
    """
)


@pytest.mark.parametrize(
    ("key_path", "value", "key_at", "value_at"),
    [
        (("block",), "甲", (2, 1), (2, 8)),
        (("quoted key",), "引号 # 不是注", (3, 1), (3, 15)),
        (("single",), "it's", (4, 1), (4, 11)),
        (("flow",), {"a": 1, "b": ["x", "yy"], "c": {"d": "汉字"}}, (6, 1), (6, 7)),
        (("flow", "a"), 1, (6, 8), (6, 11)),
        (("flow", "b"), ["x", "yy"], (6, 14), (6, 17)),
        (("flow", "b", 1), "yy", None, (6, 22)),
        (("flow", "c"), {"d": "汉字"}, (6, 27), (6, 32)),
        (("flow", "c", "d"), "汉字", (6, 33), (6, 36)),
        (("list",), ["一", "二", {"key": "三", "other": "四"}, ["深"]], (7, 1), (8, 3)),
        (("list", 0), "一", None, (8, 5)),
        (("list", 1), "二", None, (9, 7)),
        (("list", 2), {"key": "三", "other": "四"}, None, (10, 5)),
        (("list", 2, "other"), "四", (11, 5), (11, 12)),
        (("list", 3), ["深"], None, (13, 5)),
        (("list", 3, 0), "深", None, (13, 7)),
        (("literal",), "第一行\n第二行\n", (14, 1), (14, 10)),
        (("folded",), "一 二", (17, 1), (17, 9)),
        (("plain",), "第一 第二", (20, 1), (20, 8)),
        (("after",), "😀 x", (22, 1), (22, 8)),
        (("emoji", "😀"), "甲", (23, 9), (23, 12)),
    ],
)
def test_value_and_places(
    key_path: KeyPath, value: Any, key_at: tuple[int, int] | None, value_at: tuple[int, int]
) -> None:
    tree = parse_yaml(TEXT, "a.yml")
    found: Any = tree.data
    for part in key_path:
        found = found[part]
    assert (found, tree.keys.get(key_path), tree.values[key_path]) == (value, key_at, value_at)


def test_every_key_and_value_has_a_place() -> None:
    tree = parse_yaml(TEXT, "a.yml")

    def walk(value: Any, path: KeyPath) -> list[KeyPath]:
        children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        return [path, *(inner for key, child in children for inner in walk(child, (*path, key)))]

    paths = walk(tree.data, ())
    assert sorted(tree.values, key=str) == sorted(paths, key=str)
    assert sorted(tree.keys, key=str) == sorted((p for p in paths if p and isinstance(p[-1], str)), key=str)


def test_empty_value_stands_on_the_line_of_its_key() -> None:
    tree = parse_yaml("a: 1\nempty:\n\n# 注\nb: 2\n", "a.yml")
    assert (tree.data, tree.values[("empty",)][0]) == ({"a": 1, "empty": None, "b": 2}, 2)


def test_first_line_shifts_every_place() -> None:
    tree = parse_yaml("a: 甲\nb: [乙]", "a.yml", first_line=40)
    assert tree.values == {(): (40, 1), ("a",): (40, 4), ("b",): (41, 4), ("b", 0): (41, 5)}
    assert tree.keys == {("a",): (40, 1), ("b",): (41, 1)}


@pytest.mark.parametrize(
    ("key_path", "value_at", "key_at"),
    [
        ((), (1, 1), (1, 1)),
        (("a",), (2, 3), (1, 1)),
        (("a", "b"), (2, 6), (2, 3)),
        (("a", "gone"), (2, 3), (2, 3)),
        (("a", "b", "gone", 3), (2, 6), (2, 6)),
        (("gone",), (1, 1), (1, 1)),
    ],
)
def test_nearest_place_that_exists(key_path: KeyPath, value_at: tuple[int, int], key_at: tuple[int, int]) -> None:
    tree = parse_yaml("a:\n  b: 甲\n", "a.yml")
    assert (tree.locate(key_path), tree.locate_key(key_path)) == (value_at, key_at)


ONE_OR_MANY = """\
one: {on: 5, at: 9}
many:
  - {on: 6}
  - on: 7
day: 甲
on: 8
"""


@pytest.mark.parametrize(
    ("key_path", "value_at", "key_at"),
    [
        # one item written without its list: the index is passed over
        (("one", 0), (1, 6), (1, 6)),
        (("one", 0, "on"), (1, 11), (1, 7)),
        (("one", 0, "at"), (1, 18), (1, 14)),
        (("one", 0, "venue"), (1, 6), (1, 6)),
        (("day", 0), (5, 6), (5, 6)),
        # a written list keeps its indices
        (("many", 0, "on"), (3, 10), (3, 6)),
        (("many", 1, "on"), (4, 9), (4, 5)),
        (("many", 2), (3, 3), (3, 3)),
        (("many", 2, "on"), (3, 3), (3, 3)),
        # a key of the top level is not taken for one of a mapping that is not there
        (("gone", "on"), (1, 1), (1, 1)),
        (("gone", 0, "on"), (1, 1), (1, 1)),
        (("many", "gone", "on"), (3, 3), (3, 3)),
    ],
)
def test_an_index_that_is_not_written(key_path: KeyPath, value_at: tuple[int, int], key_at: tuple[int, int]) -> None:
    tree = parse_yaml(ONE_OR_MANY, "a.yml")
    assert (tree.locate(key_path), tree.locate_key(key_path)) == (value_at, key_at)


def test_place_in_an_empty_tree() -> None:
    assert YamlTree(None, {}, {}).locate(("a",)) == (1, 1)


@pytest.mark.parametrize("key_path", [(), ("flow",), ("flow", "b"), ("list", 2), ("list", 3, 0), ("literal",)])
def test_below_keeps_every_place(key_path: KeyPath) -> None:
    tree = parse_yaml(TEXT, "a.yml", first_line=10)
    found: Any = tree.data
    for part in key_path:
        found = found[part]
    below = tree.below(key_path)
    assert below.data == found
    assert {(*key_path, *path): at for path, at in below.values.items()} == {
        path: at for path, at in tree.values.items() if path[: len(key_path)] == key_path
    }
    assert below.locate(()) == tree.locate(key_path)
    assert {path for path in below.keys if not path} == ({()} if key_path and isinstance(key_path[-1], str) else set())


def test_below_is_a_tree_of_its_own() -> None:
    below = parse_yaml("a: 1\nplugins:\n  - x\n  - y:\n      a: {b: 2}\n", "a.yml").below(("plugins", 1, "y"))
    assert below.data == {"a": {"b": 2}}
    assert (below.locate(("a", "b")), below.locate_key(("a", "b"))) == ((5, 14), (5, 11))
    assert below.values == {(): (5, 7), ("a",): (5, 10), ("a", "b"): (5, 14)}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: !ENV [X, y]", {"a": ["X", "y"]}),
        ("a: !ENV X", {"a": "X"}),
        ("a: !!python/name:material.extensions.emoji.twemoji", {"a": ""}),
        ("a: !!python/name:x.y {b: 1}", {"a": {"b": 1}}),
        ("a: &x 1\nb: *x", {"a": 1, "b": None}),
        ("a: &x {c: 1}\nb:\n  <<: *x\n  d: 2", {"a": {"c": 1}, "b": {"<<": None, "d": 2}}),
    ],
)
def test_tags_and_anchors_of_others_are_passed_over(text: str, data: Any) -> None:
    assert parse_yaml(text, "mkdocs.yml", is_ours=False).data == data
    with pytest.raises(ContentError):
        parse_yaml(text, "mkdocs.yml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: !x 1\na: 2", (2, 1, "duplicate-key")),
        ("a: !x 1\n\tb: 2", (2, 1, "yaml-tab")),
        ("a: &x [1", (1, 7, "yaml-bracket")),
        ("a: 1\n---\nb: !x 2", (2, 1, "yaml-documents")),
    ],
)
def test_what_is_refused_of_others_too(text: str, expected: tuple[int, int, str]) -> None:
    with pytest.raises(ContentError) as caught:
        parse_yaml(text, "mkdocs.yml", is_ours=False)
    assert [(problem.line, problem.column, problem.code) for problem in caught.value.problems] == [expected]


def same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and one == other


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *((word, word) for word in ("yes", "no", "on", "off", "Yes", "NO", "On", "y", "n")),
        *((word, word) for word in ("nULL", "tRUE", "none", "None")),
        *((word, word) for word in (".inf", "-.Inf", ".nan", "12345678901234567890", "1e9999", "0x", "0o8", "0xg")),
        *((word, word) for word in ("13:00", "190:20:30", "2026-12-05", "2026-12-05T10:00:00Z", "09:30-10:30")),
        *((word, word) for word in ("1_000", "0b101", "1,000", "12a", "1.2.3", "+", ".", "e3", "1e", "=", "<<")),
        ("0", 0),
        ("-0", 0),
        ("007", 7),
        ("010", 10),
        ("+12", 12),
        ("-12", -12),
        ("110", 110),
        ("999999999999999999", 999999999999999999),
        ("1e3", 1000.0),
        ("1E+2", 100.0),
        ("-1.5", -1.5),
        ("5.", 5.0),
        (".5", 0.5),
        ("1.5e-3", 0.0015),
        ("0x10", 16),
        ("0o17", 15),
        ("１２", "１２"),
        ("１.５", "１.５"),
    ],
)  # fmt: skip
def test_core_schema(text: str, value: Any) -> None:
    assert same(resolve_scalar(text), value)
    assert same(parse_yaml(f"a: {text}", "a.yml").data["a"], value)


@pytest.mark.parametrize("text", ["13", "true", "~", "1e3", "2026-12-05", ""])
@pytest.mark.parametrize("form", ['"{}"', "'{}'", "|-\n  {}", ">-\n  {}"])
def test_quoted_scalars_stay_text(form: str, text: str) -> None:
    if form.startswith(("|", ">")) and not text:
        return
    assert parse_yaml("a: " + form.format(text), "a.yml").data == {"a": text}


def test_plain_keys_stay_text() -> None:
    assert parse_yaml("1: a\ntrue: b\n~: c\n2026-12-05: d", "a.yml").data == {
        "1": "a",
        "true": "b",
        "~": "c",
        "2026-12-05": "d",
    }


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("甲", "甲"),
        ("- 1\n- a", [1, "a"]),
        ("# 注", None),
        ("---\na: 1", {"a": 1}),
        ("a: 1\n...\n", {"a": 1}),
        ("[]", []),
    ],
)
def test_whole_documents(text: str, data: Any) -> None:
    assert parse_yaml(text, "a.yml").data == data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", [(3, 1, "duplicate-key")]),
        ("a: {b: 1, b: 2}", [(1, 11, "duplicate-key")]),
        ("a: 1\n'a': 2", [(2, 1, "duplicate-key")]),
        ("x: {b: 1}\ny: {b: 2}\nb: 1\nb: 2\nb: 3", [(4, 1, "duplicate-key"), (5, 1, "duplicate-key")]),
        ("a: &x 1", [(1, 4, "yaml-anchor")]),
        ("a: &x 1\nb: *x", [(1, 4, "yaml-anchor"), (2, 4, "yaml-anchor")]),
        ("a: &x [1]\nb:\n  <<: *x", [(1, 4, "yaml-anchor"), (3, 7, "yaml-anchor")]),
        ("a: !!str 1", [(1, 4, "yaml-tag")]),
        ("a: !x {b: 1}", [(1, 4, "yaml-tag")]),
        ("a: !!python/object/apply:os.system [x]", [(1, 4, "yaml-tag")]),
        ("a: 1\n---\nb: 2", [(2, 1, "yaml-documents")]),
        ("---\na: 1\n---\nb: 2\n---\nc: 3", [(3, 1, "yaml-documents")]),
        ("? [a, b]\n: 1", [(1, 3, "yaml-key")]),
        ("{[a]: 1, b: 2}", [(1, 2, "yaml-key")]),
        ("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1), []),
        ("a: " + "[" * MAX_DEPTH, [(1, 3 + MAX_DEPTH, "yaml-too-deep")]),
        ("[" * 100_000, [(1, 1 + MAX_DEPTH, "yaml-too-deep")]),
        ("- " * 100 + "a", [(1, 1 + 2 * MAX_DEPTH, "yaml-too-deep")]),
    ],
)
def test_what_is_refused(text: str, expected: list[tuple[int, int, str]]) -> None:
    if expected:
        assert codes(text) == expected
    else:
        parse_yaml(text, "a.yml")


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: [1, 2", (1, 4)), ("a: 1\nb: {c: 1\n", (2, 4)), ("a: [1,\n  2\n\n", (1, 4)), ("a: 1\nb: [", (2, 4))],
)
def test_place_of_an_open_bracket(text: str, place: tuple[int, int]) -> None:
    assert codes(text) == [(*place, "yaml-bracket")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title：甲", None),
        ("a: 1\ntitle：甲\nb: 2", (2, 6, "yaml-colon")),
        ("title:甲\nb: 2", (1, 6, "yaml-colon")),
        ("a: 1\n\tb: 2", (2, 1, "yaml-tab")),
        ("a:\n  b: 1\n \tc: 2", (3, 2, "yaml-tab")),
        ("a: b: c", (1, 5, "yaml-syntax")),
        ("a: [1, 2\nb: 3", (1, 4, "yaml-bracket")),
        ('a: 1\nb: "甲\nc: 2', (2, 4, "yaml-quote")),
        (r'a: "C:\q"', (1, 4, "yaml-quote")),
        ("a: @b", (1, 4, "yaml-syntax")),
        ("a: %b", (1, 4, "yaml-syntax")),
        ("a: `b`", (1, 4, "yaml-syntax")),
        ("a:\n   b: 1\n  c: 2", (3, 3, "yaml-syntax")),
        ("- a\nb: 1", (2, 1, "yaml-syntax")),
    ],
)
def test_syntax_errors(text: str, expected: tuple[int, int, str] | None) -> None:
    if expected:
        assert codes(text) == [expected]
    else:
        assert parse_yaml(text, "a.yml").data == text


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        (
            "# 注\na: 1\nb: 2\na: 3",
            "“a”写了两次（第 2 行已有）",
            "留下一个，删掉另一个；如果是新的一项，在它第一行的前面加“- ”",
        ),
        ("a: &x 1", "用了锚点 &x", "不用 & 和 *，把内容照样再写一遍；文字以 & 开头要加引号"),
        ("a: *x", "用了引用 *x", "不用 & 和 *，把内容照样再写一遍；文字以 * 开头要加引号"),
        ("a: !x 1", "用了标签 !x", "不用感叹号标签，直接写内容；文字以 ! 开头要加引号"),
        ("a: 1\n---\nb: 2", "这里又起了一份新的内容（---）", "一个文件只写一份，删掉多出的 ---"),
        ("? [a]\n: 1", "这里的键不是一个词", "键只写一个词，例如 title:；花括号开头的内容要加双引号"),
        ("[" * 13, "一层套一层超过了 12 层", "对照示例，检查缩进和括号"),
    ],
)
def test_words_for_what_is_refused(text: str, message: str, fix: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_yaml(text, "a.yml")
    assert [(problem.message, problem.fix) for problem in caught.value.problems] == [(message, fix)]


def test_problems_before_a_syntax_error_are_kept() -> None:
    assert codes("a: 1\na: 2\nb: @x") == [(2, 1, "duplicate-key"), (3, 4, "yaml-syntax")]


PIECES = (
    *(
        "a",
        "b",
        "甲",
        ": ",
        ":",
        "：",
        "- ",
        "\n",
        "\n  ",
        "\n\t",
        "[",
        "]",
        "{",
        "}",
        ", ",
        '"',
        "'",
        "&x ",
        "*x ",
        "!t ",
    ),
    *("#", " # ", "|", ">", "|-\n", "---\n", "...\n", "%YAML 1.1\n", "~", "1", "0", "\\", "@", "`", "<<: ", "😀"),
)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_gives_data_or_problems_inside_it(start: str) -> None:
    text = f"{start}\n"
    try:
        tree = parse_yaml(text, "a.yml")
    except ContentError as error:
        places = [(problem.line, problem.column) for problem in error.problems]
    else:
        places = [*tree.values.values(), *tree.keys.values()]
    rows = text.split("\n")
    for line, column in places:
        assert 1 <= line <= len(rows)
        assert 1 <= column <= len(rows[line - 1]) + 1
