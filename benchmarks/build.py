"""Time `classroom build` against plain MkDocs with Material on the same pages, interleaved, as a ratio.

Usage: python benchmarks/build.py [ROUNDS]
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent


def measure_cpu_seconds(command: list[str], cwd: Path) -> float:
    """Return the processor time that *command* and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: int) -> None:
    """Print the median processor time of each way and their ratio to plain MkDocs."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        classroom, mkdocs = str(PROGRAMS / "classroom"), str(PROGRAMS / "mkdocs")
        subprocess.run([classroom, "generate", "--out", str(tree)], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
        ways = {
            "plain mkdocs build, generated tree": ([mkdocs, "build", "-q", "-d", f"{folder}/plain"], tree),
            "mkdocs build, with the plugin": ([mkdocs, "build", "-q", "-d", f"{folder}/plugin"], ROOT),
            "classroom build: checks, site, proof": ([classroom, "build", "--site-dir", f"{folder}/site"], ROOT),
        }
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, (command, cwd) in ways.items():
                seconds[name].append(measure_cpu_seconds(command, cwd))
        pages = len(list((Path(folder) / "site").rglob("*.html"))) - 1
        base = statistics.median(next(iter(seconds.values())))
        print(f"{pages} pages, {rounds} rounds, median processor seconds")  # noqa: T201
        for name, taken in seconds.items():
            median = statistics.median(taken)
            print(f"{name:40} {median:6.2f} s   {median / base:5.2f}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
