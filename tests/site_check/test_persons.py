"""Whoever is told of on a built site is found, wherever it stands; people nobody can tell are not."""

from pathlib import Path

import pytest

from classroom.checks.anonymity.scanner import Scanner
from classroom.checks.identity import Reader
from classroom.contacts.directory import Directory
from classroom.models.data import Contact
from classroom.site_check.built_site import BuiltSite
from classroom.site_check.persons import check_persons
from tests.checks.test_contacts import VERIFIED

REGISTERED = Contact(id="desk", number="0591-80000000", name="值班室", purpose="咨询", verified=VERIFIED)


def find(site: Path, directory: Directory | None = None) -> list[str]:
    """Return what is found in the folder *site*, as path and message."""
    reader = Reader(Scanner(), directory or Directory())
    return sorted(f"{p.path} {p.message}" for p in check_persons(BuiltSite(site), reader, frozenset()))


NAME = "网站里的“樊**”像是人名，能认出人来"
MOBILE = "网站里的“1*********”像是手机号，能认出人来"
PLANTED = [
    ("a.html", "<p>受害人<b>樊</b>丽君</p>", NAME),
    ("a.html", "<p>受害人樊&#20029;君</p>", NAME),
    ("a.html", "<!-- 受害人樊丽君 -->", NAME),
    ("a.html", "<img alt='受害人樊丽君' src='a.png'>", NAME),
    ("a.html", "<table><tr><td>受害人</td><td>樊丽君</td></tr></table>", NAME),
    ("a.html", '<script type="application/ld+json">{"teacher": "受害人樊丽君"}</script>', NAME),
    ("a.html", "<svg><text>受害人<tspan>樊丽君</tspan></text></svg>", NAME),
    ("a.html", "<p>手机 138<i>0000</i>8809</p>", MOBILE),
    (
        "search/search_index.json",
        '{"docs":[{"text":"<p>\\u53d7\\u5bb3\\u4eba\\u6a0a<b>\\u4e3d\\u541b</b></p>"}]}',
        NAME,
    ),
    ("feed.xml", "<feed><summary>&lt;p&gt;受害人&lt;b&gt;樊丽君&lt;/b&gt;&lt;/p&gt;</summary></feed>", NAME),
    ("feed.xml", "<feed><content><![CDATA[<p>受害人<i>樊丽君</i></p>]]></content></feed>", NAME),
    ("all.ics", "DESCRIPTION:受害人樊丽\r\n 君\\, 已报警\r\n", NAME),
    ("all.ics", 'ORGANIZER;CN="受害人樊丽君":http://a\r\n', NAME),
    ("table.csv", "身份,姓名\r\n受害人,樊丽君\r\n", NAME),
    ("picture.svg", "<svg><!-- 受害人樊丽君 --></svg>", NAME),
    ("site.css", "/* 受害人樊丽君 */", NAME),
    ("site.js", "// 受害人樊丽君\n", NAME),
    ("受害人樊丽君.png", "", NAME),
]


@pytest.mark.parametrize(("name", "text", "message"), PLANTED)
def test_whoever_is_planted_is_found(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, "utf-8", newline="")
    assert find(tmp_path) == [f"{name} {message}"]


def test_what_stands_in_two_files_is_told_of_both(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("<p>受害人樊丽君</p>", "utf-8")
    assert find(tmp_path) == [f"a.html {NAME}", f"b.html {NAME}"]


def test_words_of_formats_are_nobody(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script type="application/ld+json">{"@context": "a", "@type": "b"}</script>')
    (tmp_path / "a.ics").write_text("UID:w26-parcel\r\n", newline="")
    (tmp_path / "a.css").write_text("@page poster { margin: 0 }\n@media print { a { color: red } }\n")
    assert find(tmp_path) == []


def test_a_registered_number_is_the_stations(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>电话 0591-80000000</p>", "utf-8")
    assert find(tmp_path) == ["a.html 网站里的“0*********”像是电话号码，能认出人来"]
    assert find(tmp_path, Directory((REGISTERED,))) == []


def test_where_classes_are_held_is_no_dwelling(tmp_path: Path) -> None:
    steps = ("列东街12号3栋", "进门左转，2单元201")
    (tmp_path / "a.html").write_text("<p>列东街12号3栋</p><p>住在榕树巷9号3单元1102</p>", "utf-8")
    street, dwelling = (f"a.html 网站里的“{shown}”像是具体住址，能认出人来" for shown in ("列*******", "榕*********"))
    assert find(tmp_path) == [street, dwelling]
    assert find(tmp_path, Directory(places=steps)) == [dwelling]


def test_the_day_of_a_class_above_whom_it_is_for_is_no_birthday(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>农历五月廿八</p><p>学生</p>", "utf-8")
    (tmp_path / "b.html").write_text("<p>农历五月廿八生</p>", "utf-8")
    assert find(tmp_path) == ["b.html 网站里的“农*****”像是出生日期，能认出人来"]
