"""Edits of a small station, one after the other; after each, a build with kept results is compared with one without.

`python -m tests.site.edits 200` makes so many at random, by a seed that it prints.
"""

import datetime
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from classroom.build_site import Order, build_site
from tests.site.station import REPOSITORY, read_folder

GOOD = REPOSITORY / "tests" / "content" / "good"
TODAY = datetime.date(2026, 11, 23)
Edit = Callable[[Path, int], None]


def copy_small_station(root: Path) -> Path:
    """Copy the tests' good content with the repository's theme and settings to *root* and return it."""
    shutil.copytree(GOOD, root)
    shutil.copytree(REPOSITORY / "overrides", root / "overrides")
    shutil.copytree(REPOSITORY / "docs" / "assets", root / "docs" / "assets", dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


def find_difference(root: Path) -> list[str]:
    """Build the station under *root* with what earlier builds kept and without; return the files that differ."""
    made = []
    for is_fresh in (False, True):
        site_dir = root / ("fresh" if is_fresh else "site")
        built = build_site(Order(root, "public", TODAY, is_fresh=is_fresh), site_dir, lambda done, total: None)  # noqa: ARG005
        if not built.is_good:
            raise AssertionError("\n".join(map(str, (*built.plan.problems, *built.proof))))
        made.append(read_folder(site_dir))
    return sorted(name for name in made[0].keys() | made[1].keys() if made[0].get(name) != made[1].get(name))


def _change(path: str, change: Callable[[str, int], str]) -> Edit:
    def edit(root: Path, number: int) -> None:
        file = root / path
        file.write_text(change(file.read_text("utf-8"), number), "utf-8", newline="\n")

    return edit


def _retitle(text: str, number: int, words: str = "先停一停") -> str:
    lines = text.split("\n")
    place = next(index for index, line in enumerate(lines) if line.startswith("title:"))
    lines[place] = f"title: {words}，第 {number} 次改"
    return "\n".join(lines)


def _add(root: Path, number: int) -> None:
    text = (root / GUIDE).read_text("utf-8")
    (root / GUIDE).with_name(f"added-{number}.md").write_text(
        _retitle(text, number, "新来的一篇"), "utf-8", newline="\n"
    )


def _remove(root: Path, number: int) -> None:
    for file in sorted((root / GUIDE).parent.glob("added-*.md"))[:1]:
        file.unlink()


def _redraw(root: Path, number: int) -> None:
    Image.new("RGB", (40 + number % 60, 30), "#1d4e9e").save(root / "courses/safety/images/step-1.png")


def _cancel(text: str, number: int) -> str:
    """Cancel the class on Saturday, or hold it after all."""
    planned, cancelled = "    at: 09:30-10:30\n    status: done\n    tally: {people: 28}\n", "    at: 09:30-10:30\n"
    cancelled += f"    status: cancelled\n    reason: 停电{number % 9}\n"
    return text.replace(planned, cancelled) if planned in text else re.sub("停电[0-9]", f"停电{number % 9}", text)


def _rename(text: str, number: int) -> str:
    return re.sub("site_title: .*", f"site_title: {('松风小课堂', '平安大讲堂')[number % 2]}", text)


GUIDE = "docs/guides/fake-leader.md"
LESSON = "courses/safety/01-stop-first.md"
EDITS: dict[str, Edit] = {
    "body": _change(LESSON, lambda text, number: f"{text}\n第 {number} 次改，多说一句。\n"),
    "title": _change(LESSON, _retitle),
    "heading": _change(LESSON, lambda text, number: re.sub(r"## 延伸\d*", f"## 延伸{number % 9}", text)),
    "aliases": _change(GUIDE, lambda text, number: re.sub(r"假领导\d*", f"假领导{number % 9}", text)),
    "class cancelled": _change("courses/schedule/2026-winter.yml", _cancel),
    "page added": _add,
    "page removed": _remove,
    "picture": _redraw,
    "station's name": _change("docs/data/station.yml", _rename),
    "template": _change(
        "overrides/main.html",
        lambda text, number: text.replace("{% block announce %}", f"{{% block announce %}}<!-- {number} -->", 1),
    ),
    "style": _change(
        "docs/assets/css/case.css", lambda text, number: f"{text}\n.edit-{number} {{ color: inherit; }}\n"
    ),
    "settings": _change(
        "mkdocs.yml", lambda text, number: re.sub("title: 本页内容.*", f"title: 本页内容{number % 9}", text)
    ),
}
"""What is edited, each time so that something changes."""


def main(count: int) -> None:
    """Make *count* edits at random and stop at the first difference."""
    seed = random.randrange(2**32)  # noqa: S311  # nothing secret
    chosen = random.Random(seed)  # noqa: S311
    print(f"seed {seed}")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        root = copy_small_station(Path(folder) / "root")
        for number in range(count):
            name = chosen.choice(sorted(EDITS))
            EDITS[name](root, number)
            if different := find_difference(root):
                sys.exit(f"{number}, {name}: {different}")
    print(f"{count} edits, no difference")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
