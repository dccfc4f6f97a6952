"""The proof finds each thing it promises to find, planted in a small site, and nothing in a good one."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import material
import pytest

from classroom.checks.anonymity.scanner import Scanner
from classroom.contacts.directory import Directory
from classroom.models.data import Contact
from classroom.outputs.output import Output
from classroom.outputs.qr_code import draw_qr_code
from classroom.plan import Plan
from classroom.site_check.proof import prove_site
from tests.pictures.bait import SEEDED

GOOD = """<!doctype html><html lang="zh"><head><title>首页</title>
<link rel="stylesheet" href="assets/site.css"><link rel="canonical" href="https://example.org/">
</head><body><h1 id="top">首页</h1>
<a href="cases/one.html#story">案例</a> <a href="#top">上面</a> <a href="tel:110">110</a>
<a href="https://example.org/about">别的网站，点了才去</a> <img src="assets/gate.svg" alt="门">
</body></html>
"""
CASE = '<html><body><h2 id="story">经过</h2><a href="../index.html">首页</a></body></html>'
PLAN = Plan(
    outputs=(
        Output("index.md", "docs/index.md", "首页", "# 首页\n"),
        Output("cases/one.md", "cases/one.md", "案例", "# 案例\n"),
        Output("assets/gate.svg", "docs/assets/gate.svg", "gate"),
    ),
    private_texts=("请先停下来看大家的反应",),
    directory=Directory(
        tuple(
            Contact(id=f"c-{number}", number=number, name="名", purpose="用途", verified=datetime.date(2026, 11, 1))
            for number in ("110", "96110")
        ),
        site_address="https://ketang.example/",
    ),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    files = {
        "index.html": GOOD,
        "cases/one.html": CASE,
        "404.html": '<a href="/index.html">首页</a><link rel="stylesheet" href="/assets/site.css">',
        "assets/site.css": "a{background:url('gate.svg')} b{background:url(data:image/png;base64,AA==)}",
        "assets/gate.svg": "<svg/>",
        "assets/data.json": '{"docs":[{"text":"\\u9996\\u9875"}]}',
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def _prove(site: Path) -> list[str]:
    return [f"{p.path}:{p.line}:{p.column} {p.code}" for p in prove_site(site, PLAN, ("/srv/build/school",), Scanner())]


def test_a_good_site_passes(site: Path) -> None:
    assert _prove(site) == []


def test_a_site_in_a_folder_of_a_server_passes_and_what_it_lacks_is_told(site: Path) -> None:
    """The page for wrong addresses names files from the server's root on, and the site is not there."""
    page = '<a href="/a/b/index.html">首页</a><link rel="stylesheet" href="/a/b/assets/site.css">{}'
    (site / "404.html").write_text(page.format(""), "utf-8")
    assert _prove(site) == []
    (site / "404.html").write_text(page.format('<a href="/index.html">首页</a><a href="/a/b/c.html">丙</a>'), "utf-8")
    assert _prove(site) == ["404.html:1:84 dead-link", "404.html:1:112 dead-link"]


BAIT = [
    ("<a href='gone.html'>x</a>", "index.html:6:1 dead-link"),
    ("<a href='cases/'>x</a>", "index.html:6:1 dead-link"),
    ("<a href='cases/one.html#end'>x</a>", "index.html:6:1 dead-anchor"),
    ("<a href='#end'>x</a>", "index.html:6:1 dead-anchor"),
    ("<a href='/cases/one.html'>x</a>", "index.html:6:1 rooted-link"),
    ("<img src='assets/none.png' alt=''>", "index.html:6:1 dead-link"),
    ("<img src='assets/gate.svg' srcset='assets/gate.svg 1x, assets/two.svg 2x' alt=''>", "index.html:6:1 dead-link"),
    ("<img src='https://cdn.example/a.png' alt=''>", "index.html:6:1 third-party"),
    ("<img src='//cdn.example/a.png' alt=''>", "index.html:6:1 third-party"),
    ("<script src='https://cdn.example/a.js'></script>", "index.html:6:1 third-party"),
    ("<link rel='preconnect' href='https://fonts.example'>", "index.html:6:1 third-party"),
    ("<link href='https://fonts.example/f.css' rel='alternate stylesheet'>", "index.html:6:1 third-party"),
    ("<iframe src='http://video.example/1'></iframe>", "index.html:6:1 third-party"),
    ("<form action='https://collect.example'></form>", "index.html:6:1 third-party"),
    ("<p style=\"background:url('https://cdn.example/a.png')\">x</p>", "index.html:6:1 third-party"),
    ("<style>@import 'https://fonts.example/f.css';</style>", "index.html:6:8 third-party"),
    ("<script src='javascript:alert(1)'></script>", "index.html:6:1 third-party"),
    ("<p>请先停下来，<b>看</b>大家的反应</p>", None),
    ("<p>请先停下来<b>看</b>\n大家的反应。</p>", "index.html:1:1 private-text"),
    ("<!-- 请先停下来看大家的反应 -->", "index.html:1:1 private-text"),
    ("<img src='assets/gate.svg' alt='请先停下来看大家的反应'>", "index.html:1:1 private-text"),
    ("<p>请先停下来看&#22823;家的反应</p>", "index.html:1:1 private-text"),
    ("<p>拨打 96<b>11</b>1</p>", "index.html:1:1 unregistered-number"),
    ("<p>拨打 96<wbr>11&#8203;1</p>", "index.html:1:1 unregistered-number"),
    ("<p>拨打 961\n11</p>", "index.html:1:1 unregistered-number"),
    ("<p>&#57;&#54;111</p>", "index.html:1:1 unregistered-number"),
    ("<a href='tel:96111'>96110</a>", "index.html:1:1 unregistered-number"),
    ("<a href='tel:96110' aria-label='拨打 96111'>96110</a>", "index.html:1:1 unregistered-number"),
    ("<img src='assets/gate.svg' alt='加 96-111'>", "index.html:1:1 unregistered-number"),
    ("<meta name='description' content='96111'>", "index.html:1:1 unregistered-number"),
    ("<!-- 96111 -->", "index.html:1:1 unregistered-number"),
    (
        '<script type="application/ld+json">{"telephone": "\\u0039\\u0036111"}</script>',
        "index.html:1:1 unregistered-number",
    ),
    ("<a href='https://evil.com/'>官网</a>", "index.html:1:1 unregistered-address"),
    ("<p>打开 evil<b>.com</b></p>", "index.html:1:1 unregistered-address"),
    ("<a href='https://evil.com/a?b=c'>写信</a>", "index.html:1:1 unregistered-address"),
    ("<p>公众号“平安小站”</p>", "index.html:1:1 unregistered-address"),
    ("<table><tr><td>961</td><td>11</td></tr></table>", None),
    ("<p>打 <b>110</b>，拿不准打 <a href='tel:96110'>96110</a></p>", None),
    ("<a href='https://ketang.example/cases/'>网址</a>", None),
    ("<svg xmlns='http://www.w3.org/2000/svg'><path d='M12 399h13800008000'/></svg>", None),
    ("<code>/srv/build/school/docs</code>", "index.html:1:1 machine-path"),
]


@pytest.mark.parametrize(("bait", "expected"), BAIT, ids=[bait for bait, _ in BAIT])
def test_planted_bait_is_found(site: Path, bait: str, expected: str | None) -> None:
    page = site / "index.html"
    page.write_text(GOOD.replace("</body>", f"{bait}\n</body>"), "utf-8")
    assert _prove(site) == ([expected] if expected else [])


def test_an_instructors_block_is_found_whatever_it_says(site: Path) -> None:
    page = site / "index.html"
    page.write_text(GOOD.replace("</body>", '<div class="admonition Instructor">甲</div></body>'), "utf-8")
    instructor = replace(PLAN, edition="instructor")
    assert _prove(site) == ["index.html:1:1 private-text"]
    assert [problem.code for problem in prove_site(site, instructor, (), Scanner())] == []


def test_style_sheets_and_search_data_are_read_too(site: Path) -> None:
    (site / "assets/site.css").write_text("a{background:url(https://cdn.example/a.png)}b{background:url(none.svg)}")
    (site / "assets/data.json").write_text(
        '{"text":"' + "请先停下来看大家的反应".encode("unicode_escape").decode() + '"}', "utf-8"
    )
    (site / "assets/more.json").write_text('{"text":"请先停下来\\n看大家的反应"}', "utf-8")
    (site / "assets/mixed.json").write_text('{"text":"\\u9996请先停下来看大家的反应"}', "utf-8")
    (site / "assets/table.csv").write_text("甲,请先停下来看大家的反应\r\n", "utf-8")
    (site / "assets/all.ics").write_text("SUMMARY:请先停下来\r\n 看大家的反应\r\n", "utf-8")
    assert _prove(site) == [
        "assets/all.ics:1:1 private-text",
        "assets/data.json:1:1 private-text",
        "assets/mixed.json:1:1 private-text",
        "assets/more.json:1:1 private-text",
        "assets/site.css:1:1 dead-link",
        "assets/site.css:1:1 third-party",
        "assets/table.csv:1:1 private-text",
    ]


def test_pages_are_those_of_the_plan(site: Path) -> None:
    (site / "cases/one.html").rename(site / "cases/two.html")
    (site / "notes.txt").write_text("left behind", "utf-8")
    (site / "assets/draft.html").write_text("draft", "utf-8")
    assert _prove(site) == [
        "assets/draft.html:1:1 file-unplanned",
        "cases/one.html:1:1 page-missing",
        "cases/two.html:1:1 file-unplanned",
        "index.html:4:1 dead-link",
        "notes.txt:1:1 file-unplanned",
    ]


PLANTED_FILES = [
    ("assets/data.json", '{"docs":[{"text":"<p>\\u62e8\\u6253 96<b>1</b>11</p>"}]}'),
    ("assets/feed.xml", "<feed><summary>&lt;p&gt;拨打 96&lt;b&gt;111&lt;/b&gt;&lt;/p&gt;</summary></feed>"),
    ("assets/feed.xml", "<feed><content><![CDATA[<p>96<i>111</i></p>]]></content></feed>"),
    ("assets/all.ics", "DESCRIPTION:拿不准打 96\r\n 111\\, 不收费\r\n"),
    ("assets/table.csv", "课,电话\r\n甲,96111\r\n"),
    ("assets/gate.svg", "<svg><text>96<tspan>111</tspan></text></svg>"),
]


@pytest.mark.parametrize(("name", "text"), PLANTED_FILES)
def test_planted_numbers_are_found_in_every_format(site: Path, name: str, text: str) -> None:
    output = Output(name, "docs/data/contacts.yml", "文件", text)
    (site / name).write_text(text, "utf-8", newline="")
    plan = replace(PLAN, outputs=(*PLAN.outputs, output))
    problems = prove_site(site, plan, (), Scanner())
    assert [(problem.path, problem.code) for problem in problems] == [(name, "unregistered-number")]


THEME = Path(material.__file__).parent / "templates"
"""Where the theme's own files are, which come into every site."""


def test_scripts_of_the_theme_are_left_out(site: Path) -> None:
    original = next(THEME.glob("assets/javascripts/bundle.*.min.js"))
    script = site / original.relative_to(THEME)
    script.parent.mkdir()
    shutil.copyfile(original, script)
    assert b"https://api.github.com" in original.read_bytes()
    assert _prove(site) == []
    script.write_bytes(original.read_bytes() + b"// 96111")
    assert f"{script.relative_to(site)}:1:1 unregistered-number" in _prove(site)


HERE = "https://ketang.example/courses/"
CODES = [
    (HERE, HERE, []),
    (HERE, "https://evil.example/", ["foreign-code"]),
    ("https://evil.example/", "https://evil.example/", ["foreign-code"]),
    ("https://ketang.example.evil.example/", "https://ketang.example.evil.example/", ["foreign-code"]),
    ("", HERE, ["foreign-code"]),
]


@pytest.mark.parametrize(("told", "drawn", "codes"), CODES)
def test_a_code_is_the_drawing_of_an_address_on_the_site(site: Path, told: str, drawn: str, codes: list[str]) -> None:
    code = draw_qr_code(drawn)
    svg = (
        f'<svg class="code" data-address="{told}" viewBox="0 0 {code.modules} {code.modules}">'
        f'<path id="code" d="{code.path}"/></svg>'
    )
    (site / "index.html").write_text(GOOD.replace("</body>", f"{svg}</body>"), "utf-8")
    assert [problem.code for problem in prove_site(site, PLAN, (), Scanner())] == codes


def test_planted_files_are_found_where_the_theme_has_its_own(site: Path) -> None:
    (site / "assets/plan.docx").write_bytes(b"PK")
    (site / "assets/photo.jpg").write_bytes(SEEDED["jpg-exif"][1])
    (site / "assets/gate.svg").write_text("<svg><script/></svg>", "utf-8")
    assert _prove(site) == [
        "assets/gate.svg:1:6 unsafe-svg",
        "assets/photo.jpg:1:1 file-metadata",
        "assets/plan.docx:1:1 unknown-file",
    ]
