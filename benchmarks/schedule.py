"""Time the schedule: expand, check and render N occurrences to pages and files, and see that cost grows linearly.

Usage: python benchmarks/schedule.py [N ...]          (default 500 5000 50000; 250 occurrences a term)

The peer of a run is its own smallest size: the last column is the cost of one occurrence as a ratio to it, and
1.00 is linear growth.
"""

import datetime
import itertools
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
STATION = ROOT / "tests" / "content" / "good"
SIZES = (500, 5_000, 50_000)
PER_TERM = 250
THIS_TERM = 2026 * 4 + 2
"""Autumn 2026, counted in terms: half of a size lies before it, the other half is still to come."""
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
TODAY = datetime.date(2026, 11, 23)
TEACHERS, VENUES = 10, 10
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def write_station(root: Path, occurrences: int) -> None:
    """Write a station to *root* whose terms hold *occurrences* in all, without a conflict."""
    shutil.copytree(STATION, root)
    shutil.rmtree(root / "courses" / "schedule")
    (root / "courses" / "schedule").mkdir()
    shutil.copy(STATION / "courses" / "schedule" / "index.md", root / "courses" / "schedule")
    _add_people_and_places(root)
    terms = occurrences // PER_TERM
    for index in range(THIS_TERM - terms // 2, THIS_TERM - terms // 2 + terms):
        year, season = index // 4, list(SEASONS)[index % 4]
        term = {
            "season": f"{year}-{season}",
            "title": f"{year} {season}",
            "why": "测速",
            "weak_links": [{"id": "transfer", "text": "转账多"}],
            "classes": list(make_classes(year, season)),
        }
        text = _as_yaml(term)
        (root / "courses" / "schedule" / f"{year}-{season}.yml").write_text(text, "utf-8")


def _add_people_and_places(root: Path) -> None:
    station_file, venues_file = (root / "docs" / "data" / f"{name}.yml" for name in ("station", "venues"))
    station = yaml.safe_load(station_file.read_text("utf-8"))
    station["teachers"] += [f"教官{number}" for number in range(TEACHERS)]
    station_file.write_text(_as_yaml(station), "utf-8")
    venues = yaml.safe_load(venues_file.read_text("utf-8"))
    pattern = venues["venues"][0]
    venues["venues"] += [
        {**pattern, "id": f"room-{number}", "name": f"教室{number}", "capacity": 100} for number in range(VENUES)
    ]
    venues_file.write_text(_as_yaml(venues), "utf-8")


def _as_yaml(data: object) -> str:
    own = json.loads(json.dumps(data))  # no value stands twice, so no anchors are written
    return yaml.safe_dump(own, allow_unicode=True, sort_keys=False)


def make_classes(year: int, season: str) -> Iterator[dict[str, object]]:
    """Yield classes with 250 occurrences: 40 held on five weeks, one day of each moved or cancelled, and 50 single."""
    first = datetime.date(year, SEASONS[season], 1)
    slots = ((weekday, hour, room) for weekday in range(7) for hour in (8, 13, 18) for room in range(TEACHERS))
    prefix = f"{season[:2]}{year}"
    for number, (weekday, hour, room) in enumerate(itertools.islice(slots, 90)):
        start = first + datetime.timedelta(days=(weekday - first.weekday()) % 7)
        common = {
            "lesson": "safety/stop-first" if number % 2 else "safety/hang-up",
            "answers": ["transfer"],
            "audience": [("居民", "老年人", "商户", "学生", "财务人员", "志愿者")[number % 6]],
            "venue": f"room-{room}",
            "teacher": f"教官{room}",
            "at": f"{hour:02}:00-{hour + 1:02}:00",
        }
        if number < 40:
            changed = {"day": str(start + datetime.timedelta(weeks=1)), "status": "cancelled", "reason": "检修"}
            rule = {"every": "week", "on": WEEKDAYS[weekday], "from": str(start), "times": 5}
            yield {"id": f"{prefix}-{number}", **common, "repeat": rule, "changes": [changed]}
        else:
            moved = {"status": "moved", "reason": "检修", "moved": {"on": str(start + datetime.timedelta(weeks=6))}}
            yield {"id": f"{prefix}-{number}", **common, "on": str(start), **(moved if number % 10 == 0 else {})}


def measure(root: Path) -> None:
    """Print the processor seconds of reading and checking, of planning every page and file, and what came of it."""
    from classroom.plan import check_content, plan_site  # noqa: PLC0415  # counted in neither

    (root / "mkdocs.yml").write_text(f"plugins:\n  - classroom:\n      levels: {{{_LENIENT}}}\n", "utf-8")
    began = _cpu_seconds()
    context, _ = check_content(root, TODAY)
    checked = _cpu_seconds()
    plan = plan_site(root, TODAY)
    size = sum(len(output.read_bytes()) for output in plan.outputs)
    done = _cpu_seconds()
    assert context is not None and plan.outputs, plan.problems[:3]  # noqa: PT018, S101
    occurrences = sum(len(dated.occurrences) for dated in context.classes)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(occurrences, checked - began, done - checked, len(plan.outputs), size, peak_mib)  # noqa: T201


_LENIENT = ", ".join(
    f"{code}: off" for code in ("on-holiday", "audience-conflict", "on-working-weekend", "holidays-not-announced")
)


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(sizes: list[int]) -> None:
    """Print a row a size."""
    print("occurrences  check s  check+plan s  files      MiB  peak MiB  ms an occurrence  ratio")  # noqa: T201
    base = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "station"
            write_station(root, size)
            command = [sys.executable, __file__, "--measure", str(root)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        count, check, plan, files, size_bytes, peak = (float(word) for word in done.stdout.split())
        each = plan / count * 1000
        base = base or each
        print(  # noqa: T201
            f"{count:11.0f} {check:8.2f} {plan:13.2f} {files:6.0f} {size_bytes / 2**20:8.1f} {peak:9.0f}"
            f" {each:17.2f} {each / base:6.2f}"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]))
    else:
        main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
