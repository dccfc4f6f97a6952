"""What Lighthouse says of the pages that matter first; its timings are measured in benchmarks/look, not here."""

from typing import Any

import pytest

from tests.browser.lighthouse import run_lighthouse

pytestmark = pytest.mark.xdist_group("browser")

SCORED = ("accessibility", "best-practices", "seo")
BEHIND_SPEED = ("cumulative-layout-shift", "dom-size", "total-byte-weight", "third-party-summary", "unsized-images")
"""What performance comes from and no clock measures; text is compressed by whoever serves it."""


def score(report: dict[str, Any], names: tuple[str, ...], part: str) -> dict[str, float | None]:
    """Return what *report* gives each of *names* in *part*, 1 at best; None where there is nothing to judge."""
    return {name: report[part][name]["score"] for name in names}


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("path", ["index.html", "guides/task-rebate.html", "now/index.html"])
def test_lighthouse_gives_every_point(address: str, path: str) -> None:
    report = run_lighthouse(address + path)
    lost = {name for name, given in score(report, SCORED, "categories").items() if given != 1}
    faults = [audit["title"] for audit in report["audits"].values() if audit["score"] == 0 and lost]
    assert (lost, faults) == (set(), [])
    slow = {name: given for name, given in score(report, BEHIND_SPEED, "audits").items() if given not in (1, None)}
    assert slow == {}


@pytest.mark.usefixtures("browser")
def test_lighthouse_takes_points_off(address: str) -> None:
    """The page for a printer names no purpose, so search engines lose a point: the measure can fail."""
    report = run_lighthouse(f"{address}courses/schedule/2026-winter/poster/w26-parcel-card.html", "seo")
    assert report["audits"]["meta-description"]["score"] == 0
