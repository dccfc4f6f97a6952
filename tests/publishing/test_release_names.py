"""How releases are called, and how somebody may call them."""

import pytest

from classroom.publishing.place import PublishError
from classroom.publishing.release_names import find_named, next_name, sort_names
from tests.publishing.sites import make_site

NAMES = ("0001-2026-11-23-0123456789abcdef", "0002-2026-11-24-fedcba9876543210", "0010-2026-11-24-01230000aaaabbbb")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (NAMES[1], 1),
        ("0001", 0),
        ("1", 0),
        ("10", 2),
        ("2026-11-23", 0),
        ("2026-11-24-fedcba9876543210", 1),
        ("fedc", 1),
        ("012345", 0),
        ("0123456789abcdef" + "0" * 48, 0),
    ],
)
def test_a_release_answers_to(wanted: str, found: int) -> None:
    assert find_named(NAMES, wanted) == NAMES[found]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("3", "没有“3”这一版"),
        ("2026-11-24", "有好几版都对得上“2026-11-24”"),
        ("fed", "没有“fed”这一版"),
        ("", "没有“”这一版"),
        ("../x", "没有“../x”这一版"),
    ],
)
def test_what_nobody_is_called(wanted: str, said: str) -> None:
    with pytest.raises(PublishError, match=said):
        find_named(NAMES, wanted)


def test_turns_are_counted_and_nothing_else_is(tmp_path) -> None:
    sealed = make_site(tmp_path, "one")
    assert sort_names((*reversed(NAMES), "lost+found", "current", "1-2026-11-23-0123456789abcdef")) == NAMES
    assert next_name(NAMES, sealed) == f"0011-2026-11-23-{sealed.sha256[:16]}"
    assert next_name(("9999-2026-11-23-0123456789abcdef",), sealed)[:6] == "10000-"
