import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.checks.anonymity.edits import Edit, apply_edits
from classroom.checks.anonymity.normal_text import normalise

PLAIN = st.text("0123456789abcXYZ 张某甲，。：、（）“”\n·—…", max_size=60)
ANYTHING = st.text(max_size=60) | st.text(
    "0123①⓪１２&#49;%31\\u0031*`~=<b>/-\u200b\ufe0f\u20e3一二〇零幺Oo", max_size=60
)


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("", ""),
        ("138****1234", "138****1234"),
        ("张某某，您好。", "张某某，您好。"),
        ("１３８", "138"),
        ("Ａｂ＠ｘ．ｃｎ", "Ab@x.cn"),
        ("1\u200b3\u20608\ufeff", "138"),
        ("a\u202e\u202cb\u00adc", "abc"),
        ("1️⃣3️⃣", "13"),
        ("①③⑧", "138"),
        ("① 先停手", "① 先停手"),
        ("①13800001234", "①13800001234"),
        ("面积 10㎡", "面积 10m2"),
        ("𝟏𝟑𝟖", "138"),
        ("٠١٢", "012"),
        ("&#49;&#x33;8", "138"),
        ("&nbsp;", " "),
        ("&#65297;", "1"),
        ("&xyzzy;", "&xyzzy;"),
        ("%31%33%38", "138"),
        ("138%2D0000", "138-0000"),
        ("增长50%30天", "增长50%30天"),
        (r"\u0031\u0033", "13"),
        (r"\ud800", r"\ud800"),
        (r"138\-0000", "138-0000"),
        ("**138**0000", "1380000"),
        ("`138`0000", "1380000"),
        ("~~138~~==0000==", "1380000"),
        ("138**0000", "138**0000"),
        ("xiao_peng_93", "xiao_peng_93"),
        ("電話號碼", "电话号码"),
        ("微❤", "微❤"),
    ],
)
def test_what_is_read(original: str, text: str) -> None:
    assert normalise(original).text == text


@given(PLAIN)
def test_plain_text_stays(original: str) -> None:
    normal = normalise(original)
    assert (normal.text, normal.origin) == (original, tuple(range(len(original))))


@given(ANYTHING)
def test_every_character_comes_from_somewhere(original: str) -> None:
    normal = normalise(original)
    assert len(normal.text) == len(normal.origin) == len(normal.ends)
    assert list(normal.origin) == sorted(normal.origin)
    assert all(0 <= start < end <= len(original) for start, end in zip(normal.origin, normal.ends, strict=True))


@given(ANYTHING)
def test_a_span_is_read_again_as_the_same(original: str) -> None:
    normal = normalise(original)
    for place, char in enumerate(normal.text):
        start, end = normal.span(place, place + 1)
        if start + 1 == end and original[start] == char:
            assert normalise(original[start:end]).text in (char, "")


@pytest.mark.parametrize(
    ("original", "start", "end", "expected"),
    [
        ("电话&#49;&#51;8。", 2, 5, "&#49;&#51;8"),
        ("a1\u200b3\u200b8b", 1, 4, "1\u200b3\u200b8"),
        ("**13**8", 0, 3, "13**8"),
        ("%31%33%38!", 0, 3, "%31%33%38"),
    ],
)
def test_spans_of_the_original(original: str, start: int, end: int, expected: str) -> None:
    first, last = normalise(original).span(start, end)
    assert original[first:last] == expected


def test_edits_that_overlap() -> None:
    edits = [Edit(2, 4, "X"), Edit(1, 3, "Y"), Edit(5, 6, "")]
    assert apply_edits("abcdefg", edits) == ("aYdeg", (0, 1, 3, 4, 6), (1, 3, 4, 5, 7))
