"""Every page of the built site as the Nu HTML checker reads it: no error and no warning."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.formats.node import install_modules
from tests.formats.programs import find_program, give_up

pytestmark = pytest.mark.xdist_group("browser")

FOLDER = Path(__file__).parent
CHECKER = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
NO_FAULT = r".*Content Security Policy.*"
"""What the checker says of a policy it cannot judge: in a folder it takes nothing for `'self'`, and it takes a block
of data for a program. The browser judges the policy on every page in `test_every_page`."""


def check(*paths: Path) -> list[str]:
    """Return what the checker says of the pages at *paths*, folders included, each with its file and line."""
    java = find_program("java", "default-jre-headless")
    if missing := install_modules(FOLDER):
        give_up(missing)
    options = ("--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--filterpattern", NO_FAULT)
    command = [java, "-jar", str(CHECKER), *options, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    messages = json.loads(done.stdout)["messages"]
    return [f"{said['url'].rpartition('/site/')[2]}:{said.get('lastLine')}: {said['message']}" for said in messages]


def test_every_page_is_valid_html(site: Path) -> None:
    assert check(site) == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "site" / "wrong.html"
    page.parent.mkdir()
    page.write_text('<!doctype html>\n<html lang="zh-CN">\n<title>甲</title>\n<p align="center">乙</p>\n', "utf-8")
    assert check(page.parent) == [
        "wrong.html:4: The “align” attribute on the “p” element is obsolete. Use CSS instead."
    ]
