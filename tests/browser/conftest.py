"""Debian's Chromium over a site that is really served."""

import ctypes.util
import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.outlet import QuietServer
from tests.formats.node import install_modules
from tests.formats.programs import give_up
from tests.site.station import copy_station, run

FOLDER = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


POLICY = "default-src 'self'"
"""What a server may say at its strictest; whatever breaks it is told on the console, where the tests look."""


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Send the strictest policy with every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built site."""
    root = copy_station(tmp_path_factory.mktemp("browser") / "root")
    done = run("classroom", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return where the site is served, under a folder rather than at the server's root."""
    served = site.parent / "served" / "a"
    served.mkdir(parents=True)
    (served / "b").symlink_to(site)
    handler = functools.partial(_Quiet, directory=str(served.parent))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/a/b/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium; where there is none, say what to install."""
    if CHROMIUM is None or ctypes.util.find_library("atomic") is None:
        message = "needs Chromium: sudo apt-get install chromium fonts-noto-cjk libatomic1"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe, which finds what keeps people out."""
    if missing := install_modules(FOLDER):
        give_up(missing)
    return (FOLDER / "node_modules/axe-core/axe.min.js").read_text("utf-8")
