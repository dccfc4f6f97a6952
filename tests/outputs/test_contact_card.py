"""Ten contact cards to a sheet, and the page that tells how to check one."""

import datetime
import re
from pathlib import Path

import pytest

from classroom.outputs.contact_card import NAMES, PAGE, ContactCard
from classroom.outputs.print_pages import ASSETS
from classroom.plan import plan_site
from tests.outputs.test_print_pages import codes_of, paper_of
from tests.outputs.test_qr_code import read
from tests.sample import FILES, page, write_sample

TODAY = datetime.date(2026, 11, 20)
SHEET = "about/card/sheet.html"
ADDRESS = "site_address: https://school.sanming.example.cn/\n"


def outputs_of(root: Path, station: str = "", card: str | None = None) -> dict[str, str]:
    changes = {PAGE: card or page("怎么核实"), "docs/data/station.yml": FILES["docs/data/station.yml"] + station}
    return {output.uri: output.content or "" for output in plan_site(write_sample(root, changes), TODAY).outputs}


def test_style_sheet_has_the_sizes_that_are_reckoned_with() -> None:
    css = (ASSETS / "css" / "print" / "card.css").read_text("utf-8")
    sizes = re.findall(r"^\.card-name-\d+ { font-size: ([\d.]+)mm; }$", css, re.MULTILINE)
    assert tuple(map(float, sizes)) == NAMES


@pytest.mark.parametrize(
    ("publisher", "number"), [("某派出所", 0), ("某某市公安局某某分局某派出所", 1), ("某" * 24, 4)]
)
def test_a_long_name_is_smaller(publisher: str, number: int) -> None:
    assert ContactCard(publisher, (), None, is_example=False).name_number == number


def test_what_a_card_says(tmp_path: Path) -> None:
    words = paper_of(outputs_of(tmp_path, ADDRESS)[SHEET])
    card = (
        "警民联系卡 某派出所 社区民警 警号 电话 拨打 110 扫一扫，核实真假 "
        "拿不准真假，先打 110。向你要钱、要验证码的，不是民警。"
    )
    assert words == " ".join([card] * 10)


def test_the_code_opens_the_page_that_tells_how_to_check(tmp_path: Path) -> None:
    html = outputs_of(tmp_path, ADDRESS)[SHEET]
    assert [read(code).text for code in codes_of(html)] == ["https://school.sanming.example.cn/about/card.html"]
    assert html.count('<use href="#code"/>') == 9


def test_nine_of_ten_cards_are_hidden_from_readers_of_the_screen(tmp_path: Path) -> None:
    cards = re.findall(
        r'<div class="card"( aria-hidden="true")?>(.*?</div>)\s*</div>', outputs_of(tmp_path, ADDRESS)[SHEET], re.DOTALL
    )
    assert [(bool(hidden), "<h1" in body, "<a " in body) for hidden, body in cards] == [
        (False, True, True),
        *[(True, False, False)] * 9,
    ]


@pytest.mark.parametrize(("station", "count"), [("", 0), (ADDRESS, 0), ("site_address: https://school.example/\n", 10)])
def test_a_card_of_no_true_address_says_so(tmp_path: Path, station: str, count: int) -> None:
    assert paper_of(outputs_of(tmp_path, station)[SHEET]).count("示例 由派出所填写后才算数") == count


def test_without_an_address_there_is_no_code(tmp_path: Path) -> None:
    html = outputs_of(tmp_path)[SHEET]
    assert (paper_of(html).count("网址由派出所填写"), codes_of(html)) == (10, [])


def test_the_page_leads_to_the_sheet_and_without_it_there_is_none(tmp_path: Path) -> None:
    outputs = outputs_of(tmp_path / "with", ADDRESS)
    assert re.findall(r"\]\(([^)]*sheet\.html)\)", outputs["about/card.md"]) == ["card/sheet.html"]
    assert SHEET not in {output.uri for output in plan_site(write_sample(tmp_path / "without"), TODAY).outputs}
