"""A page of each kind as the templates make it, kept in `golden/`.

`pytest --update-expected` rewrites them; read the difference.
"""

import datetime
from pathlib import Path

import pytest

from classroom.plan import plan_site

GOLDEN = Path(__file__).parent / "golden"
PLAN = plan_site(Path(__file__).parent / "content" / "good", datetime.date(2026, 11, 23))
PAGES = {output.uri: output.content or "" for output in PLAN.outputs if output.is_page}


def _file(uri: str) -> Path:
    return GOLDEN / uri.replace("/", "__")


@pytest.mark.parametrize("uri", sorted(PAGES))
def test_page(uri: str, *, update_expected: bool) -> None:
    if update_expected:
        _file(uri).write_text(PAGES[uri], encoding="utf-8", newline="\n")
    assert PAGES[uri] == _file(uri).read_text("utf-8")


def test_no_golden_page_is_left_over() -> None:
    assert sorted(file.name for file in GOLDEN.iterdir()) == sorted(_file(uri).name for uri in PAGES)
