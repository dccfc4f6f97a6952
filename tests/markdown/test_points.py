import pytest

from classroom.markdown.document import Document
from classroom.markdown.plain import plain_text
from classroom.markdown.points import Points, read_points


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("先停手", "先停手"),
        ("**先**停`手`，==别转==", "先停手，别转"),
        ("*先*停手，_马上_ 打 110", "先停手，马上 打 110"),
        ("看[我该怎么办](../now/index.md#a)。", "看我该怎么办。"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a_b_c", "a_b_c"),
        (r"\*星号\* R&amp;D", "*星号* R&D"),
        ("![一把锁](a.png)锁好门", "一把锁锁好门"),
    ],
)
def test_plain_text(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words


@pytest.mark.parametrize(
    ("body", "points"),
    [
        pytest.param("1. 甲\n2. **乙**\n", Points(("甲", "乙"), "numbered"), id="numbered"),
        pytest.param(
            "先说。\n\n- 甲\n- 乙\n\n再说。\n", Points(("甲", "乙"), "bullets"), id="bullets among paragraphs"
        ),
        pytest.param("甲。\n\n乙，\n丙。\n", Points(("甲。", "乙，丙。"), "paragraphs"), id="paragraphs"),
        pytest.param(
            "- 甲，\n  乙\n\n  丙\n- use\n  App\n", Points(("甲，乙丙", "use App"), "bullets"), id="long items"
        ),
        pytest.param("- 甲\n    - 乙\n- 丙\n", Points(("甲", "乙", "丙"), "bullets"), id="items under items"),
        pytest.param(
            "- 甲\n- 乙\n### 小标题\n- 丙\n", Points(("甲", "乙", "丙"), "bullets"), id="heading further down"
        ),
        pytest.param("- 甲\n\n## 下一段\n\n- 乙\n", Points(("甲",), "bullets"), id="next heading"),
        pytest.param(
            '- 甲\n\n!!! instructor "备注"\n    - 乙\n\n    丙\n', Points(("甲",), "bullets"), id="for instructors"
        ),
        pytest.param("```quiz\n- 甲\n```\n\n乙。\n", Points(("乙。",), "paragraphs"), id="quiz"),
        pytest.param("| 甲 | 乙 |\n|---|---|\n\n> 丙\n\n丁\n", Points(("丁",), "paragraphs"), id="table and quotation"),
        pytest.param("", Points((), "paragraphs"), id="nothing"),
    ],
)
def test_points_under_a_heading(body: str, points: Points) -> None:
    document = Document("a.md", f"## 前一段\n\n- 子\n\n## 这一段\n\n{body}")
    assert read_points(document, document.headings[1]) == points
