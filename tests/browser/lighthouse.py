"""Lighthouse as a phone's reader: Debian's Chromium, this machine only, nothing told to anybody."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.formats.node import PACKAGES, install_modules
from tests.formats.programs import find_program, give_up

FOLDER = Path(__file__).parent
PROGRAM = FOLDER / "node_modules/lighthouse/cli/index.js"
QUIET = ("--quiet", "--no-enable-error-reporting", "--output=json", "--output-path=stdout")


def run_lighthouse(url: str, *categories: str) -> dict[str, Any]:
    """Return Lighthouse's report of *url* on a phone: `audits` and `categories`, those asked for or all."""
    node = find_program("node", PACKAGES)
    if missing := install_modules(FOLDER):
        give_up(missing)
    only = [f"--only-categories={','.join(categories)}"] if categories else []
    flags = f"--chrome-flags={' '.join(('--headless=new', *FLAGS))}"
    done = subprocess.run(
        [node, str(PROGRAM), url, *QUIET, *only, flags],
        env={**os.environ, "CHROME_PATH": CHROMIUM or ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report
