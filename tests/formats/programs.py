"""Programs that are no part of this project: what to install where one is missing."""

import os
import shutil
from typing import NoReturn

import pytest


def find_program(name: str, packages: str) -> str:
    """Return the path of the program *name* that Debian's *packages* bring; without it, see `give_up`."""
    found = shutil.which(name)
    return found or give_up(f"needs {name}: sudo apt-get install --no-install-recommends {packages}")


def give_up(message: str) -> NoReturn:
    """Skip the test that is running with *message*; in CI, where nothing may be missing, fail it."""
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
