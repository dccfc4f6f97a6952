"""The pages for the printer, as they are planned for a small station on 2026-11-23."""

import datetime
import posixpath
import re
from pathlib import Path

import pytest
import zxingcpp
from jinja2 import UndefinedError

from classroom.outputs.output import Output
from classroom.outputs.print_pages import ASSETS
from classroom.outputs.qr_code import QrCode
from classroom.plan import plan_site
from classroom.render import TEMPLATES, render_html
from classroom.site_check.html_page import read_page
from tests.outputs.crowded import PLAIN, POSTERS, TODAY, write_crowded
from tests.outputs.test_qr_code import read

GOOD = Path(__file__).parents[1] / "content" / "good"
TERM = "courses/schedule/2026-winter"
LAST_DAYS = {
    "w26-parcel-card": datetime.date(2026, 12, 5),
    "w26-drill": datetime.date(2026, 12, 12),
    "w26-mediation": datetime.date(2026, 12, 19),
    "w26-hang-up": datetime.date(2026, 12, 22),  # where it was moved to
    "w26-mobile": datetime.date(2026, 12, 30),
    "w26-evening-walk": datetime.date(2026, 12, 31),
    "w26-accounts": datetime.date(2027, 1, 16),  # cancelled
    "w26-shops": datetime.date(2027, 1, 19),
    "w26-open-day": datetime.date(2027, 2, 13),
}
STYLES = ("card", "handout", "paper", "poster", "sheet", "slip", "tokens")


def plan_outputs(root: Path, day: datetime.date = datetime.date(2026, 11, 23)) -> dict[str, Output]:
    outputs = plan_site(root, day).outputs
    assert len({output.uri for output in outputs}) == len(outputs)
    return {output.uri: output for output in outputs}


OUTPUTS = plan_outputs(GOOD)
PAPERS = sorted(uri for uri, output in OUTPUTS.items() if output.is_paper)


def html_of(outputs: dict[str, Output], name: str) -> str:
    return outputs[f"{TERM}/{name}.html"].content or ""


def paper_of(html: str) -> str:
    """Return what is printed of a page, as words."""
    paper = html[html.index("<main>") : html.index("</main>")]
    whole = paper.replace("</span><span>", "")  # phrases of one text
    return " ".join(re.sub(r"<title>.*?</title>|<[^>]+>", " ", whole).split())


def codes_of(html: str) -> list[QrCode]:
    found = re.findall(
        r'viewBox="0 0 (\d+) \1" shape-rendering="crispEdges"><title>[^<]+</title><path id="code" d="([^"]+)"', html
    )
    return [QrCode(int(modules), path) for modules, path in found]


@pytest.mark.parametrize(
    "day",
    [
        datetime.date(2026, 11, 23),
        datetime.date(2026, 12, 5),
        datetime.date(2026, 12, 6),
        datetime.date(2026, 12, 22),
        datetime.date(2026, 12, 23),
        datetime.date(2027, 2, 14),
    ],
)
def test_a_class_that_is_not_over_has_a_poster_and_a_slip(day: datetime.date) -> None:
    """Sheets of months stay, so that an address that was printed once still leads somewhere."""
    outputs = plan_outputs(GOOD, day).items()
    papers = sorted(uri for uri, output in outputs if output.is_paper and "/handout/" not in uri)
    classes = [name for name, last in LAST_DAYS.items() if last >= day]
    sheets = [f"{TERM}/sheet/{month}.html" for month in ("2026-12", "2027-01", "2027-02")]
    kinds = [f"{TERM}/{kind}/{name}.html" for kind in ("poster", "slip") for name in classes]
    assert papers == sorted([*kinds, *sheets])


def test_pages_link_to_what_can_be_printed_and_to_all_of_it() -> None:
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(uri), found))
        for uri, output in OUTPUTS.items()
        if output.is_page
        for found in re.findall(
            r"\]\(((?:[\w./-]*/)?(?:poster|slip|sheet|handout)/[\w-]+\.html)\)", output.content or ""
        )
    }
    assert sorted(linked) == PAPERS


@pytest.mark.parametrize("uri", PAPERS)
def test_every_link_lands_and_nothing_is_fetched_from_elsewhere(uri: str) -> None:
    """The station of these tests has no style sheets of its own."""
    places = {output.site_uri for output in OUTPUTS.values()}
    references = read_page(OUTPUTS[uri].content or "").references
    relative = [found.url for found in references if not found.url.startswith(("tel:", "#"))]
    lands = {posixpath.normpath(posixpath.join(posixpath.dirname(uri), url)) for url in relative}
    assert sorted(lands - places) == []
    assert [found.url for found in references if found.is_fetched and "#" not in found.url] == [
        f"{'../' * uri.count('/')}assets/css/print/{name}"
        for name in ("mark.svg", "tokens.css", "paper.css", f"{uri.split('/')[-2]}.css")
    ]


@pytest.mark.parametrize("uri", PAPERS)
def test_a_paper_is_plain_html(uri: str) -> None:
    html = OUTPUTS[uri].content or ""
    assert html.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert [len(re.findall(tag, html)) for tag in ("<h1", "<main>", "<script", " style=", "<img")] == [1, 1, 0, 0, 0]
    assert len(re.findall(r'id="', html)) == len(set(re.findall(r'id="([^"]+)"', html)))


@pytest.mark.parametrize("name", STYLES)
def test_style_sheets_come_with_the_toolkit(name: str) -> None:
    output = OUTPUTS[f"assets/css/print/{name}.css"]
    css = output.read_bytes().decode()
    assert output.copied_from == ASSETS / "css" / "print" / f"{name}.css"
    assert [found for found in ("!important", "@import", "@font-face", "url(") if found in css] == []


def test_there_is_no_other_style_sheet() -> None:
    files = sorted(file.name for file in (ASSETS / "css" / "print").iterdir())
    assert files == sorted(["mark.svg", *(f"{name}.css" for name in STYLES)])


def test_a_station_may_bring_its_own_style_sheet(tmp_path: Path) -> None:
    own = "docs/assets/css/print/tokens.css"
    root = write_crowded(tmp_path, {"plain": POSTERS["plain"]})
    (root / own).parent.mkdir(parents=True)
    (root / own).write_text(":root { --blue: #000; }\n", "utf-8")
    outputs = plan_outputs(root, TODAY)
    assert outputs["assets/css/print/tokens.css"].copied_from == root / own
    assert outputs["assets/css/print/paper.css"].copied_from == ASSETS / "css" / "print" / "paper.css"


@pytest.mark.parametrize("kind", ["poster", "slip"])
def test_what_a_class_says(kind: str) -> None:
    words = paper_of(html_of(OUTPUTS, f"{kind}/w26-parcel-card"))
    for part in (
        "示例市松风社区警校",
        "先停手 为什么现在讲 快递里夹着小卡片" if kind == "poster" else "示例 先停手",
        "12 月 5 日 周六 农历十月廿七 09:30–10:30",
        "地点 松风活动室 松风社区（测试）",
        "讲给谁 居民",
        "请带上 收到的小卡片",
        "正在转账？先停手。 报警 110 咨询 96110",
        "扫一扫： 这堂课还办不办" if kind == "poster" else "扫一扫：这堂课还办不办",
        "有效至 2026 年 12 月 5 日",
    ):
        assert words.count(part) == (1 if kind == "poster" else 4), part
    assert words.count("版本 1-") == (1 if kind == "poster" else 4)


def test_what_a_poster_says_besides() -> None:
    words = paper_of(html_of(OUTPUTS, "poster/w26-mobile"))
    assert "流动警务室 示例 时间、地点和人员由派出所填写后才算数，先别张贴" in words
    assert "为什么现在讲 岁末转账多" in words
    assert "周三 15:00–17:00 12 月 9 16 30 日 一共 3 次" in words
    assert "地点 东院空场 松风集市东边（测试） 从东门进；轮椅可以直接进；没有厕所" in words
    assert "现场能办 反诈咨询" in words
    assert "下雨 改到集市门口的走廊" in words
    assert "主办：示例市松风派出所" in words
    assert "扫出来的网址是 songfeng.example" in words


def test_a_moved_class_shows_the_old_time_struck_out_and_the_new_one_large() -> None:
    html = html_of(OUTPUTS, "poster/w26-hang-up")
    assert (
        "改期 原定 12 月 17 日 周四 09:30–10:30 松风活动室 12 月 22 日 周二 农历冬月十四，冬至 14:30–15:30"
        in paper_of(html)
    )
    assert "<s>12 月 17 日 周四 09:30–10:30 松风活动室</s>" in html
    assert "<b>12</b>月<b>22</b>日" in html
    assert "为什么改 教官当天有培训（测试）" in paper_of(html)
    assert "地点 警校教室" in paper_of(html)


@pytest.mark.parametrize("kind", ["poster", "slip"])
def test_a_cancelled_class_says_nothing_else(kind: str) -> None:
    html = html_of(OUTPUTS, f"{kind}/w26-accounts")
    words = paper_of(html)
    for part in ("已取消 财务人员专场", "这堂课已取消，请不要前往。", "原定 1 月 16 日 周六 15:00–16:00"):
        assert words.count(part) == (1 if kind == "poster" else 4), part
    assert [found for found in ("地点 ", "扫一扫", "讲给谁") if found in words] == []
    assert codes_of(html) == []
    assert ("原因：场地检修（测试）" in words) is (kind == "poster")


def test_a_repeated_class_says_which_days_changed(tmp_path: Path) -> None:
    outputs = plan_outputs(write_crowded(tmp_path, POSTERS), TODAY)
    changed = html_of(outputs, "poster/long-changed")
    assert (
        '<th scope="row">12 月</th><td><span>2</span> <s>9</s> <s>16</s> <s>23</s> <span>30</span> 日</td>' in changed
    )
    assert "12 月 9 日 周三 已取消 （场地检修，教官也要去参加市里的培训）" in paper_of(changed)
    assert "12 月 16 日 周三 改到 12 月 17 日 周四 19:00–20:30 第1警校教室" in paper_of(changed)
    assert "一共 8 次" in paper_of(changed)
    assert "每天 09:30–10:30" in paper_of(html_of(outputs, "poster/daily"))
    assert "每天 09:30–10:30 12 月 1 日到 2 月 28 日 一共 90 次" in paper_of(html_of(outputs, "slip/daily"))


def test_days_that_are_all_cancelled_from_today_on(tmp_path: Path) -> None:
    weekly = {"every": "week", "on": "周三", "from": "2026-12-02", "times": 3}
    changes = [{"day": f"2026-12-{day:02}", "status": "cancelled", "reason": "停"} for day in (9, 16)]
    root = write_crowded(tmp_path, {"one": {**PLAIN, "title": "甲", "repeat": weekly, "changes": changes}})
    says = [
        "已取消，请不要前往" in html_of(plan_outputs(root, day), "poster/one")
        for day in (TODAY, datetime.date(2026, 12, 3))
    ]
    assert says == [False, True]


def test_the_sheet_says_every_state_in_words() -> None:
    words = paper_of(html_of(OUTPUTS, "sheet/2026-12"))
    for part in (
        "2026 年 12 月 冬季小课堂",
        "为什么是这些课 岁末转账多，快递多",
        "周六（周末） 周日（周末）",
        "5 廿七 09:30–10:30 已办 先停手 松风活动室",
        "17 初九 09:30–10:30 学会挂断 改期 → 12 月 22 日 19:00–20:00",
        "22 冬至 14:30–15:30 学会挂断 改期来 （原 17 日） 警校教室",
        "报警 110 咨询 96110",
        "扫一扫： 课有没有变",
        "有效至 2026 年 12 月 31 日",
    ):
        assert words.count(part) == 1, part
    january = paper_of(html_of(OUTPUTS, "sheet/2027-01"))
    assert "1 廿四 休 元旦 2 廿五 休 元旦 3 廿六 休 元旦" in january
    assert "10 初三 班 调休上班" in january
    assert "16 初九 15:00–16:00 已取消 财务人员专场 17" in january
    assert "放假安排" not in january


def test_a_class_moved_and_then_cancelled_says_both(tmp_path: Path) -> None:
    moved = {"status": "cancelled", "reason": "停", "moved": {"on": "2026-12-06"}}
    outputs = plan_outputs(
        write_crowded(tmp_path, {"one": {**PLAIN, "title": "甲", "on": "2026-12-05", **moved}}), TODAY
    )
    words = paper_of(html_of(outputs, "sheet/2026-12"))
    assert "5 廿七 09:30–10:30 甲 改期 → 12 月 6 日 6 廿八 09:30–10:30 已取消 甲 改期来 （原 5 日） 7" in words


def test_a_year_that_is_not_announced_is_said(tmp_path: Path) -> None:
    outputs = plan_outputs(write_crowded(tmp_path, {"one": {**PLAIN, "on": "2027-01-05"}}), TODAY)
    assert "2027 年放假安排待国务院公布" in paper_of(html_of(outputs, "sheet/2027-01"))


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("poster/w26-mobile", f"https://songfeng.example/{TERM}/w26-mobile.html"),
        ("slip/w26-mobile", f"https://songfeng.example/{TERM}/w26-mobile.html"),
        ("sheet/2026-12", f"https://songfeng.example/{TERM}/index.html"),
    ],
)
def test_the_code_is_the_address_of_the_page(name: str, url: str) -> None:
    codes = codes_of(html_of(OUTPUTS, name))
    assert [(found.text, found.format) for found in map(read, codes)] == [(url, zxingcpp.BarcodeFormat.QRCode)]


def test_without_an_address_there_is_no_code(tmp_path: Path) -> None:
    outputs = plan_outputs(write_crowded(tmp_path, {"plain": POSTERS["plain"]}, address=None), TODAY)
    for name, count in (("poster/plain", 1), ("slip/plain", 4), ("sheet/2026-12", 1)):
        html = html_of(outputs, name)
        assert (paper_of(html).count("网址由派出所填写"), '<path id="code"' in html) == (count, False)
        assert "扫一扫" not in paper_of(html)


def test_a_true_station_is_no_example(tmp_path: Path) -> None:
    outputs = plan_outputs(write_crowded(tmp_path, POSTERS), TODAY)
    assert [uri for uri, output in outputs.items() if output.is_paper and "示例" in (output.content or "")] == []


def test_numbers_that_are_not_urgent_are_left_out(tmp_path: Path) -> None:
    html = html_of(plan_outputs(write_crowded(tmp_path, {"plain": POSTERS["plain"]}), TODAY), "poster/plain")
    assert re.findall(r'href="tel:(\d+)"', html) == ["110", "96110"]


def test_three_of_four_slips_are_hidden_from_readers_of_the_screen() -> None:
    parts = re.split(
        r'<div class="slip [^"]*"( aria-hidden="true")?>',
        html_of(OUTPUTS, "slip/w26-mobile"),
    )[1:]
    slips = zip(parts[::2], parts[1::2], strict=True)
    assert [(bool(hidden), "<a " in body, "<h1" in body) for hidden, body in slips] == [
        (False, True, True),
        *[(True, False, False)] * 3,
    ]


def test_what_an_author_writes_is_text(tmp_path: Path) -> None:
    values = {**PLAIN, "title": '<b>甲</b> & "乙" {{ 1 }}', "bring": ["<script>"], "on": "2026-12-05"}
    outputs = plan_outputs(write_crowded(tmp_path, {"one": values}), TODAY)
    for name in ("poster/one", "slip/one", "sheet/2026-12"):
        html = html_of(outputs, name)
        assert "&lt;b&gt;甲&lt;/b&gt; &amp; &#34;乙&#34; {{ 1 }}" in html
        assert "<script" not in html


def test_the_page_says_what_it_is_and_leads_back() -> None:
    for name, kind, back in (
        ("poster/w26-mobile", "海报", "../w26-mobile.html"),
        ("poster/w26-accounts", "取消通知", "../w26-accounts.html"),
        ("slip/w26-mobile", "小纸条", "../w26-mobile.html"),
        ("sheet/2026-12", "2026 年 12 月课表", "../index.html"),
    ):
        html = html_of(OUTPUTS, name)
        line = html[html.index('<header class="screen-line">') : html.index("<main>")]
        assert (f"<strong>{kind}</strong>" in line, f'href="{back}"' in line) == (True, True)
        assert "打印：按 Ctrl+P 或浏览器菜单里的打印。" in line


def test_every_html_template_fails_without_its_values() -> None:
    names = sorted(file.name for file in TEMPLATES.glob("*.html.j2") if not file.name.endswith("_parts.html.j2"))
    assert names == [
        f"{name}.html.j2" for name in ("card", "handout", "paper", "poster", "sheet", "slip", "term_archive")
    ]
    for name in names:
        with pytest.raises(UndefinedError):
            render_html(name, {})
