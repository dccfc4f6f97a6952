import hashlib
import tomllib
from pathlib import Path

import pytest
import yaml

from classroom.checks.anonymity import names
from classroom.checks.anonymity.names import make_given_characters, make_weights
from classroom.checks.anonymity.names.make_given_characters import score_characters
from classroom.checks.anonymity.names.make_weights import find_reachable

PACKAGE = Path(names.__file__).parent
ORIGINS = yaml.safe_load((PACKAGE / "ORIGIN.yml").read_text("utf-8"))


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: origin["file"])
def test_the_file_is_the_one_that_is_told_of(origin: dict[str, str]) -> None:
    assert hashlib.sha256((PACKAGE / origin["file"]).read_bytes()).hexdigest() == origin["sha256"]
    assert (PACKAGE / origin["licence_file"]).stat().st_size > 1_000
    assert (PACKAGE / origin["made_by"]).is_file()


def test_scripts_take_the_archives_that_are_told_of() -> None:
    archives = [origin["archive_sha256"] for origin in ORIGINS]
    assert archives == [make_weights.ARCHIVE_SHA256, make_given_characters.ARCHIVE_SHA256]


@pytest.mark.parametrize("script", [make_weights, make_given_characters])
def test_another_archive_is_refused(script: object, tmp_path: Path) -> None:
    other = tmp_path / "other.tar.gz"
    other.write_bytes(b"something else")
    with pytest.raises(ValueError, match=r"^other\.tar\.gz is not"):
        script.main(other)


def test_the_package_says_what_it_needs() -> None:
    project = tomllib.loads((PACKAGE.parents[4] / "pyproject.toml").read_text("utf-8"))
    assert [need for need in project["project"]["dependencies"] if need.startswith("numpy")] == ["numpy>=1.26"]


def test_only_what_no_text_leads_to_is_left_out() -> None:
    words = {"OOV": 0, "甲": 1, "甲乙": 2, "丙丁": 3, "劉": 4, "刘": 5, "ab12": 6}
    assert find_reachable(words, {"甲乙"}, {"劉": "刘"}) == ["OOV", "甲", "甲乙", "刘", "ab12"]


def test_characters_of_given_names_score_higher() -> None:
    lines = ["王伟丽 5 nr", "李丽伟 5 nr", "的确 9000 d", "白求恩 9 nr"]
    scores = score_characters(lines)
    assert scores["丽"] == scores["伟"] > 0 > scores["的"] == scores["确"]
    assert "求" not in scores
