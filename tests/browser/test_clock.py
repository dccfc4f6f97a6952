"""The page knows today by the reader's clock: frozen instants, midnight in Shanghai, a reader in another zone."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")

TERM = "courses/schedule/2026-winter/"
PARCEL_CARD = f"{TERM}w26-parcel-card.html"  # 2026-12-05 09:30–10:30
SHANGHAI = "Asia/Shanghai"


@contextmanager
def opened(browser: Browser, url: str, now: str, zone: str = SHANGHAI) -> Iterator[Page]:
    """Open *url* on a device in *zone* whose clock stands at *now*, an instant with an offset."""
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(now))
    page.goto(url)
    yield page
    context.close()


def shown(page: Page, selector: str) -> list[str]:
    """Return the texts of what *selector* finds and a reader sees."""
    return [found.inner_text() for found in page.locator(selector).all() if found.is_visible()]


@pytest.mark.parametrize(
    ("now", "zone", "seen"),
    [
        ("2026-11-23T16:00+08:00", SHANGHAI, ("（还有 12 天）", "有效，这堂课照常", False)),
        ("2026-12-04T23:59:59+08:00", SHANGHAI, ("（就在明天）", "有效，这堂课照常", False)),
        ("2026-12-05T00:00+08:00", SHANGHAI, ("（就在今天）", "有效，这堂课照常", False)),
        ("2026-12-04T12:00-08:00", "America/Los_Angeles", ("（就在今天）", "有效，这堂课照常", True)),
        ("2026-12-05T10:29:59+08:00", SHANGHAI, ("（正在上课）", "有效，这堂课照常", False)),
        ("2026-12-05T10:30+08:00", SHANGHAI, ("（已结束）", "这堂课已经结束", False)),
        ("2027-07-01T09:00+01:00", "Europe/London", ("（已结束）", "这堂课已经结束", True)),
    ],
)
def test_class_page(browser: Browser, address: str, now: str, zone: str, seen: tuple[str, str, bool]) -> None:
    note, standing, is_told_of_zone = seen
    with opened(browser, address + PARCEL_CARD, now, zone) as page:
        assert shown(page, ".when .clock-note") == [note]
        assert shown(page, ".standing-words") == [standing]
        assert bool(shown(page, ".clock-zone")) is is_told_of_zone
        assert shown(page, ".when time") == ["2026 年 12 月 5 日 周六 09:30–10:30"]


@pytest.mark.parametrize(
    ("now", "upcoming", "coming"),
    [
        (
            "2026-12-05T10:29+08:00",
            ["w26-parcel-card"],
            ["w26-parcel-card", "w26-fake-boss", "w26-mobile-dabang", "w26-mediation-day"],
        ),
        (
            "2026-12-05T10:30+08:00",
            ["w26-fake-boss"],
            ["w26-fake-boss", "w26-mobile-dabang", "w26-mediation-day", "w26-e-bike"],
        ),
        (
            "2026-12-22T10:30+08:00",
            ["w26-mobile-dabang"],
            ["w26-mobile-dabang"],
        ),
        ("2027-03-01T00:00+08:00", [], []),
    ],
)
def test_home_page(browser: Browser, address: str, now: str, upcoming: list[str], coming: list[str]) -> None:
    with opened(browser, f"{address}index.html", now) as page:
        links = {name: page.locator(f"{name} li a").all() for name in (".next", ".coming:not(.next)")}
        seen = {
            name: [link.get_attribute("href") for link in found if link.is_visible()] for name, found in links.items()
        }
        assert seen[".next"] == [f"{TERM}{name}.html" for name in upcoming]
        assert seen[".coming:not(.next)"][:3] == [f"{TERM}{name}.html" for name in coming[:3]]
        assert len(seen[".coming:not(.next)"]) == len(coming)
        none = "列出的课都上完了，最新的课表看“小课堂”。"
        assert shown(page, ".clock-none") == ([] if coming else [none, none])


@pytest.mark.parametrize(
    ("now", "zone", "today"),
    [
        ("2026-12-04T23:59:59+08:00", SHANGHAI, ["2026-12-04"]),
        ("2026-12-05T00:00+08:00", SHANGHAI, ["2026-12-05"]),
        ("2026-12-31T23:00+00:00", "Europe/London", ["2027-01-01"]),
        ("2026-11-30T12:00+08:00", SHANGHAI, []),
    ],
)
def test_the_calendar_marks_today(browser: Browser, address: str, now: str, zone: str, today: list[str]) -> None:
    with opened(browser, f"{address}{TERM}index.html", now, zone) as page:
        cells = page.locator(".month [aria-current=date]").all()
        assert [cell.get_attribute("data-day") for cell in cells] == today


def test_a_cancelled_class_stays_cancelled(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}{TERM}w26-shop-power.html", "2027-03-01T09:00+08:00") as page:
        assert shown(page, ".standing-words") == ["已取消，这堂课不办了"]


def test_a_page_left_open_past_midnight(browser: Browser, address: str) -> None:
    with opened(browser, address + PARCEL_CARD, "2026-12-04T23:59+08:00") as page:
        page.clock.set_fixed_time(datetime.datetime.fromisoformat("2026-12-05T00:01+08:00"))
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert shown(page, ".when .clock-note") == ["（就在今天）"]


def test_without_a_script_the_dates_stand_for_themselves(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PARCEL_CARD)
    assert shown(page, ".when time") == ["2026 年 12 月 5 日 周六 09:30–10:30"]
    assert shown(page, ".made-on") == ["页面生成于 2026 年 11 月 23 日 周一。时间都是北京时间。"]
    page.goto(f"{address}index.html")
    assert [len(shown(page, f"{name} li")) for name in (".next", ".coming:not(.next)")] == [1, 4]
    context.close()
