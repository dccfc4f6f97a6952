"""What an edition hides is searched for, unless what it shows says the same."""

import datetime
from pathlib import Path

import pytest

from classroom.library.loading import load_library
from classroom.private_text import find_private_texts
from classroom.publication import publish
from tests.sample import page, write_sample

TODAY = datetime.date(2026, 11, 20)
HIDDEN = page("讲师的页面", extra="edition: instructor") + "\n- 拿不准，打 96110 问。\n- 先看大家的反应再说。\n"


@pytest.mark.parametrize(
    ("shown", "private"),
    [
        ("别的话。", ("先看大家的反应再说。", "拿不准，打96110问。")),
        ("拿不准，打 96110 问。", ("先看大家的反应再说。",)),
        ("拿不准，打 [96110](tel:96110) **问**。", ("先看大家的反应再说。",)),
        ("拿不准，打 [96110](先看大家的反应再说。) 问。", ()),
    ],
)
def test_words_that_are_shown_too_are_not_private(tmp_path: Path, shown: str, private: tuple[str, ...]) -> None:
    write_sample(
        tmp_path,
        {"docs/handbook/write.md": HIDDEN, "docs/about/open.md": page("公开的页面", extra="") + f"\n{shown}\n"},
    )
    found = find_private_texts(publish(load_library(tmp_path).library, "public", TODAY))
    assert [text for text in found if text in HIDDEN.replace(" ", "")] == sorted(private)
