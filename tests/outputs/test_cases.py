"""When a case happened, as its page tells it, and the order of the cases."""

import datetime
from pathlib import Path

from classroom.plan import plan_site
from tests.sample import case, write_sample


def test_half_a_year_is_told_and_stands_behind_its_last_quarter(tmp_path: Path) -> None:
    texts: dict[str, str | None] = {
        "cases/call.md": case("半年案例").replace("2025-Q3", "2025-H2"),
        "cases/card.md": case("季度案例").replace("2025-Q3", "2025-Q4"),
        "cases/early.md": case("更早案例").replace("2025-Q3", "2025-H1"),
    }
    plan = plan_site(write_sample(tmp_path, texts), datetime.date(2026, 11, 20))
    pages = {output.uri: output.content or "" for output in plan.outputs}
    told = [line for line in pages["cases/call.md"].splitlines() if "时间和地点" in line]
    assert told == ["- **时间和地点**<br>2025 年下半年，某社区"]
    order = sorted(("季度案例", "半年案例", "更早案例"), key=pages["cases/by-fraud.md"].index)
    assert order == ["季度案例", "半年案例", "更早案例"]
