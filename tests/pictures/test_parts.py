import pytest

from classroom.pictures.parts import find_metadata, split_picture
from tests.pictures.bait import CLEAN, SEEDED


@pytest.mark.parametrize("name", [*SEEDED, *CLEAN])
def test_parts_joined_are_the_file(name: str) -> None:
    ending, data, *_ = {**SEEDED, **CLEAN}[name]
    assert b"".join(part.data for part in split_picture(data, ending)) == data


@pytest.mark.parametrize("name", SEEDED)
def test_metadata_is_found(name: str) -> None:
    ending, data, names = SEEDED[name]
    assert sorted(find_metadata(data, ending)) == sorted(names)


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_picture_has_none(name: str) -> None:
    ending, data = CLEAN[name]
    assert find_metadata(data, ending) == ()


@pytest.mark.parametrize("name", CLEAN)
def test_a_file_that_ends_early_is_refused(name: str) -> None:
    ending, data = CLEAN[name]
    for length in range(len(data)):
        with pytest.raises(ValueError, match=r"^\S"):
            split_picture(data[:length], ending)
