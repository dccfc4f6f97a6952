"""Cells are aligned by class: a page carries no style that its policy refuses."""

import markdown
import pytest

from classroom.markdown.cell_alignment import CellAlignment


def convert(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", "attr_list", CellAlignment()])


@pytest.mark.parametrize(
    ("rule", "attributes"),
    [("---", ""), (":--", ""), (":-:", ' class="align-center"'), ("--:", ' class="align-right"')],
)
def test_a_column_is_aligned_by_class(rule: str, attributes: str) -> None:
    assert convert(f"| 甲 |\n| {rule} |\n| 乙 |").split("\n") == [
        "<table>",
        "<thead>",
        "<tr>",
        f"<th{attributes}>甲</th>",
        "</tr>",
        "</thead>",
        "<tbody>",
        "<tr>",
        f"<td{attributes}>乙</td>",
        "</tr>",
        "</tbody>",
        "</table>",
    ]


def test_a_cell_keeps_the_class_it_has() -> None:
    assert '<td class="mark align-center">乙</td>' in convert("| 甲 |\n| :-: |\n| 乙 {: .mark } |")


def test_an_empty_element_has_no_slash() -> None:
    assert convert("![图](a.png)  \n甲") == '<p><img alt="图" src="a.png"><br>\n甲</p>'
