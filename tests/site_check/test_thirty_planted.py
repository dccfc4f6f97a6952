"""Thirty numbers, addresses and QR codes that nobody registered, planted on a site: each is told."""

import datetime
from pathlib import Path

import pytest

from classroom.contacts.directory import Directory
from classroom.models.data import Address, Contact
from classroom.outputs.qr_code import draw_qr_code
from classroom.site_check.built_site import BuiltSite
from classroom.site_check.planted import check_planted

DAY = datetime.date(2026, 11, 1)
HOME = "https://ketang.example/"
DIRECTORY = Directory(
    tuple(
        Contact(id=f"c-{number}", number=number, name="名", purpose="用途", verified=DAY) for number in ("110", "96110")
    ),
    (Address(id="gov", url="https://www.gov.cn/", name="中国政府网", purpose="通知", verified=DAY),),
    HOME,
)
NUMBERS = [
    "拨打 96111",
    "反诈专线 96 119",
    "客服 400-000-8000",
    "加 138-0000-8000",
    "转接 0591-8000 0000",
    "国际来电 +852 0000 8000",
    "短信来自 10690000800",
    "拨九六一一八",
    "全角 ９６１１９",
    "报案电话 12119",
]
ADDRESSES = [
    '<a href="https://evil.com/">官网</a>',
    '<a href="http://www.gov.cn.evil.com/">政府网</a>',
    '<a href="https://www.gov.cn@evil.com/">政府网</a>',
    "<p>下载：evil-app.top/a.apk</p>",
    "<p>evil<b>.com</b></p>",
    '<a href="mailto:police@evil.com">写信</a>',
    "<p>微信 police_96110</p>",
    "<p>公众号“平安小站”</p>",
    '<img alt="扫 evil.vip" src="a.png">',
    '<script type="application/ld+json">{"url": "https://evil.site/"}</script>',
]
OTHER = draw_qr_code("https://evil.example/")
OURS = draw_qr_code(HOME)


def svg(address: str, modules: int, path: str) -> str:
    """Return a code as the pages show it."""
    attribute = f' data-address="{address}"' if address else ""
    box = f' viewBox="0 0 {modules} {modules}"' if modules else ""
    return f'<svg class="code"{attribute}{box}><path id="code" d="{path}"/></svg>'


CODES = [
    svg("https://evil.example/", OTHER.modules, OTHER.path),
    svg(HOME, OTHER.modules, OTHER.path),
    svg("", OTHER.modules, OTHER.path),
    svg("", OURS.modules, OURS.path),
    svg(HOME, 0, OURS.path),
    svg(HOME, OURS.modules, ""),
    svg(HOME, OURS.modules + 1, OURS.path),
    svg(HOME, OURS.modules, OURS.path + "h1"),
    svg("https://ketang.example.evil.example/", OURS.modules, OURS.path),
    svg("HTTPS://KETANG.EXAMPLE@evil.example/", OURS.modules, OURS.path),
]
PLANTED = [
    *((f"<p>{text}</p>", "unregistered-number") for text in NUMBERS),
    *((html, "unregistered-address") for html in ADDRESSES),
    *((html, "foreign-code") for html in CODES),
]


@pytest.mark.parametrize(("html", "code"), PLANTED)
def test_what_nobody_registered_is_told(tmp_path: Path, html: str, code: str) -> None:
    (tmp_path / "page.html").write_text(f"<html><body>{html}</body></html>", "utf-8")
    told = {(p.path, p.code) for p in check_planted(BuiltSite(tmp_path), DIRECTORY, frozenset())}
    assert ("page.html", code) in told
    assert code == "foreign-code" or told == {("page.html", code)}


def test_there_are_thirty() -> None:
    assert len(PLANTED) == len(set(PLANTED)) == 30


def test_what_is_registered_may_stand_there(tmp_path: Path) -> None:
    numbers = '<p>打 110，<a href="tel:96110">96110</a></p><a href="https://www.gov.cn/a">中国政府网</a>'
    html = numbers + svg(HOME, OURS.modules, OURS.path)
    (tmp_path / "page.html").write_text(html, "utf-8")
    assert list(check_planted(BuiltSite(tmp_path), DIRECTORY, frozenset())) == []
